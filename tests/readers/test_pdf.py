"""PDFs: text, and what has none."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.readers.webarchive import pdf

from dateline import limits
from dateline.readers import pdf as reader
from dateline.readers import read
from dateline.readers.pdf import flowing
from dateline.types import Refusal, Report

PAGE = (
    "Two dead in Port Amal\n\nPublished 5 March 2021\n\nTwo people were killed in Port Amal on\n"
    "Friday when a bomb went off, the har-\nbour police said."
)


def _read(tmp_path: Path, data: bytes) -> Report | Refusal:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    (found,) = read([path])
    return found


def _reason(found: Report | Refusal) -> str:
    assert isinstance(found, Refusal)
    assert found.remedy
    return found.reason


def test_the_text_of_all_pages_with_its_lines_joined(tmp_path: Path) -> None:
    found = _read(tmp_path, pdf(PAGE, "The port was closed for the rest of the day."))
    assert isinstance(found, Report)
    assert "the harbour police said." in found.text
    assert "in Port Amal on Friday" in found.text
    assert found.text.endswith("\n\nThe port was closed for the rest of the day.")


def test_an_encrypted_one(tmp_path: Path) -> None:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGE)))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert "encrypted" in _reason(_read(tmp_path, out.getvalue()))


def test_a_scan(tmp_path: Path) -> None:
    assert "scan" in _reason(_read(tmp_path, pdf("7", "8")))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\0garbage" * 500])
def test_a_damaged_one(tmp_path: Path, data: bytes) -> None:
    assert "PDF" in _reason(_read(tmp_path, data))


def test_a_broken_table_of_contents_is_mended(tmp_path: Path) -> None:
    data = pdf(PAGE).replace(b"startxref\n", b"startxref\n9")
    assert isinstance(_read(tmp_path, data), Report)


def test_too_many_pages(tmp_path: Path) -> None:
    data = pdf(*[PAGE] * limits.MAX_PDF_PAGES)
    assert isinstance(_read(tmp_path, data), Report)
    data = pdf(*[PAGE] * (limits.MAX_PDF_PAGES + 1))
    assert "301 pages" in _reason(_read(tmp_path, data))


def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(PAGE)
    monkeypatch.setattr(reader, "MAX_PDF_BYTES", len(data))
    assert isinstance(_read(tmp_path, data), Report)
    assert "larger than" in _reason(_read(tmp_path, data + b"\n"))


def test_too_much_to_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(PAGE, PAGE)
    pages = PdfReader(io.BytesIO(data)).pages
    contents = [page.get_contents() for page in pages]
    drawn = sum(len(each.get_data()) for each in contents if each is not None)
    monkeypatch.setattr(reader, "MAX_PDF_CONTENT_BYTES", drawn)
    assert isinstance(_read(tmp_path, data), Report)
    monkeypatch.setattr(reader, "MAX_PDF_CONTENT_BYTES", drawn - 1)
    assert "to draw" in _reason(_read(tmp_path, data))


def test_paragraphs_end_at_blank_lines_and_short_last_lines() -> None:
    lines = (
        "One two three four five six\nseven.\nEight nine ten eleven twelve\nthirteen - fourteen."
    )
    assert flowing(lines) == (
        "One two three four five six seven.\n\nEight nine ten eleven twelve thirteen - fourteen."
    )
    assert flowing("a\n\n \nb") == "a\n\nb"
    assert flowing(f"A title\nBy Ada Moss\n5 March 2021\n{lines}").startswith(
        "A title\n\nBy Ada Moss\n\n5 March 2021\n\nOne two"
    )
