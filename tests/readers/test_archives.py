"""Files inside archives, read where they lie."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.readers.webarchive import PAGE, packed, pdf, record

from dateline.limits import MAX_ARCHIVE_DEPTH, MAX_TAR_HEADER_BYTES
from dateline.readers import archives, opened, read
from dateline.types import Refusal, Report

LINE = b'{"text": "Two dead in Port Amal."}\n'
TRICKS = ("../../outside.txt", "/etc/outside.txt", "C:\\outside.txt", "a/./b.txt", "\x1b[2Jx.txt")


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FORMS = {"a.zip": zipped, "a.tar": tarred, "a.tgz": lambda files: tarred(files, "w:gz")}
FILES = {
    "news/one.txt": b"One dead in Port Amal.",
    "news/two.html": PAGE.encode(),
    "three.jsonl": LINE + b"broken\n" + LINE,
    "four.jsonl.gz": gzip.compress(LINE),
    "five.warc.gz": packed(record(PAGE.encode())),
    "six.pdf": pdf("Two people were killed in Port Amal on Friday."),
    "empty.txt": b"",
    "photo.png": b"\x89PNG\r\n\x1a\n",
    ".hidden.txt": b"Hidden.",
    "__MACOSX/._one.txt": b"Hidden.",
}


def _read(tmp_path: Path, data: bytes, name: str) -> list[Report | Refusal]:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return list(read([folder / name]))


def _refusals(found: list[Report | Refusal]) -> list[Refusal]:
    return [item for item in found if isinstance(item, Refusal)]


@pytest.mark.parametrize("name", FORMS)
def test_every_kind_of_file_in_every_kind_of_archive(tmp_path: Path, name: str) -> None:
    found = _read(tmp_path, FORMS[name](FILES), name)
    where = [item.origin if isinstance(item, Report) else item.where for item in found]
    assert [place.partition(f"{name}:")[2] for place in where] == [
        "news/one.txt", "news/two.html", "three.jsonl:1", "three.jsonl:2", "three.jsonl:3",
        "four.jsonl.gz:1", "five.warc.gz:1", "six.pdf", "empty.txt", "photo.png",
    ]  # fmt: skip
    assert [item.reason[:12] for item in _refusals(found)] == [
        "not JSON: Ex", "the file is ", "it is a PNG ",
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["in", name])


@pytest.mark.parametrize("name", FORMS)
def test_tricks_in_names_are_words_of_a_message(tmp_path: Path, name: str) -> None:
    found = _read(tmp_path, FORMS[name](dict.fromkeys(TRICKS, b"Two dead.")), name)
    origins = [item.origin for item in found if isinstance(item, Report)]
    assert len(origins) == len(TRICKS)
    assert all(origin.isprintable() for origin in origins)
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["in", name])


def test_links_and_devices_in_a_tar_lead_nowhere(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("link.txt")
            info.type, info.linkname = kind, "/etc/hosts"
            archive.addfile(info)
    (refusal,) = _refusals(_read(tmp_path, out.getvalue(), "a.tar"))
    assert refusal.reason == "the archive holds nothing to read"


@pytest.mark.parametrize("form", ["a.zip", "a.tar"])
def test_archives_in_archives_are_read_so_deep(tmp_path: Path, form: str) -> None:
    data = {"x.txt": b"Two dead."}
    for _ in range(MAX_ARCHIVE_DEPTH - 1):
        data = {form: FORMS[form](data)}
    (report,) = _read(tmp_path, FORMS[form](data), form)
    assert isinstance(report, Report)
    (refusal,) = _refusals(_read(tmp_path, FORMS[form]({form: FORMS[form](data)}), form))
    assert "more than 3 deep" in refusal.reason


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    for name in ("[Content_Types].xml", "mimetype"):
        (refusal,) = _refusals(_read(tmp_path, zipped({name: b"x", "word/a.xml": b"x"}), "a.docx"))
        assert "document" in refusal.reason or "EPUB" in refusal.reason


def test_an_encrypted_member_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"Two dead.", "b.txt": b"Three dead."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    first, second = _read(tmp_path, bytes(data), "a.zip")
    assert isinstance(first, Refusal)
    assert "encrypted" in first.reason
    assert isinstance(second, Report)


def test_a_damaged_member_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"Two dead. " * 50, "b.txt": b"Three dead."}))
    data[40] ^= 0xFF
    first, second = _read(tmp_path, bytes(data), "a.zip")
    assert isinstance(first, Refusal)
    assert isinstance(second, Report)


@pytest.mark.parametrize("name", FORMS)
def test_a_cut_archive_is_told(tmp_path: Path, name: str) -> None:
    files = {f"{n}.txt": (f"Dead: {n}. " * 400).encode() for n in range(40)}
    data = FORMS[name](files)
    found = _read(tmp_path, data[: len(data) // 2], name)
    assert isinstance(found[-1], Refusal)
    assert any(word in found[-1].reason for word in ("cut off", "damaged", "truncated"))
    if name != "a.zip":  # whose list of files stands at its end
        assert 0 < len(found) - len(_refusals(found)) < 40


def test_a_tar_with_attributes_at_and_above_the_limit(tmp_path: Path) -> None:
    for extra in (0, 1):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
            info = tarfile.TarInfo("a.txt")
            info.size = 9
            room = MAX_TAR_HEADER_BYTES - len(f"{MAX_TAR_HEADER_BYTES} comment=\n")
            info.pax_headers = {"comment": "x" * (room + extra)}
            archive.addfile(info, io.BytesIO(b"Two dead."))
        (found,) = _read(tmp_path, out.getvalue(), "a.tar")
        assert isinstance(found, Refusal) is bool(extra)


def test_a_zip_that_lists_too_many_names_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({"a.txt": b"Two dead."})
    (size,) = struct.unpack("<I", data[-10:-6])
    monkeypatch.setattr(archives, "MAX_ARCHIVE_NAMES_BYTES", size)
    assert _refusals(_read(tmp_path, data, "a.zip")) == []
    monkeypatch.setattr(archives, "MAX_ARCHIVE_NAMES_BYTES", size - 1)
    (refusal,) = _refusals(_read(tmp_path, data, "a.zip"))
    assert "too many files" in refusal.reason


def test_bombs_among_the_files_stop_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "FREE_INFLATION_BYTES", 1024**2)
    bomb = LINE + b" " * 4 * 1024**2
    found = _read(tmp_path, zipped({f"{n}.jsonl": bomb for n in range(50)}), "a.zip")
    (refusal,) = _refusals(found)
    assert "200 times" in refusal.reason
    assert len(found) < 20


def test_what_must_be_held_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped({"a.txt": b"Two dead."})
    monkeypatch.setattr(opened, "MAX_HELD_BYTES", len(inner))
    assert _refusals(_read(tmp_path, tarred({"a.zip": inner}), "a.tar")) == []
    monkeypatch.setattr(opened, "MAX_HELD_BYTES", len(inner) - 1)
    (refusal,) = _refusals(_read(tmp_path, tarred({"a.zip": inner}), "a.tar"))
    assert "not a file of its own" in refusal.reason
