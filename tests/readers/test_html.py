"""Web pages, through the shipped extractor and through another behind the same seam."""

import io
from pathlib import Path

import pytest

from dateline.errors import RefusedInput
from dateline.readers import Hints, Page, read
from dateline.readers.extract import extract
from dateline.readers.html import read_html
from dateline.types import Report

PARAGRAPHS = [
    "Rebels shelled the harbour of Port Amal on Friday, killing two dockers, officials said.",
    "“No.”",
    "He said: “We will rebuild it” and left the room with his aides.",
    "What next?",
    "Talks are to resume on Monday in the capital, according to the ministry of ports.",
]
META = """<meta property="og:site_name" content="The Qadira Post">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2020-01-10T08:30:00Z">"""


def _page(body: str, meta: str = META) -> str:
    return (
        f"<html lang=en><head><title>Two dead in port | The Qadira Post</title>{meta}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/w>World</a></nav><article>{body}</article>"
        "<div class=comments><p>First!</p></div><footer>© 2021 Qadira Post</footer></body></html>"
    )


def _article() -> str:
    return "<h1>Two dead in port</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def _read(tmp_path: Path, data: bytes, hints: Hints | None = None) -> Report:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    (report,) = read([path], hints or Hints())
    assert isinstance(report, Report), report
    return report


def test_the_body_is_whole_and_its_paragraphs_parted(tmp_path: Path) -> None:
    report = _read(tmp_path, _page(_article()).encode())
    assert report.text.split("\n\n")[-5:] == PARAGRAPHS
    assert "First!" not in report.text and "World" not in report.text


def test_metadata_is_read(tmp_path: Path) -> None:
    report = _read(tmp_path, _page(_article()).encode(), Hints("1999", "Nobody"))
    assert report.title is not None and report.title.startswith("Two dead in port")
    assert (report.byline, report.publisher) == ("Jane Doe", "The Qadira Post")
    assert report.published == "2020-01-10T08:30:00Z"


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ('<meta name="date" content="2019">', "2019"),
        ('<meta itemprop="datePublished" content="2019-04">', "2019-04"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2019-04-02T10:00:00+02:00"}</script>',
            "2019-04-02T10:00:00+02:00",
        ),
        ('<link rel="canonical" href="https://post.example/2019/04/02/port">', "2019-04-02"),
        ("", None),
    ],
)
def test_the_date_is_as_precise_as_the_page_says(
    tmp_path: Path, meta: str, published: str | None
) -> None:
    assert _read(tmp_path, _page(_article(), meta).encode()).published == published


def test_a_declared_charset_is_believed_and_damage_repaired(tmp_path: Path) -> None:
    page = _page(f"<p>Порт закрыт, сообщили власти.</p>{_article()}", '<meta charset="koi8-r">')
    page = page.replace("“", '"').replace("”", '"').replace("© ", "")
    assert "Порт закрыт, сообщили власти." in _read(tmp_path, page.encode("koi8-r")).text
    mangled = _page(_article().replace("“No.”", "â€œNoâ€\x9d"))
    assert "“No”" in _read(tmp_path, mangled.encode()).text


def test_lists_quotes_tables_and_line_breaks_are_kept() -> None:
    page = extract(
        _page(
            _article() + "<ul><li>A first point of the talks</li><li>A second one</li></ul>"
            "<blockquote><p>Nobody may leave the port.</p></blockquote>"
            "<table><tr><td>Dead</td><td>2</td></tr></table><p>One line<br>and another.</p>"
        )
    )
    assert page is not None
    for block in ("A first point of the talks", "Nobody may leave the port.", "Dead 2"):
        assert block in page.text.split("\n\n")
    assert "One line\nand another." in page.text.split("\n\n")


def test_blank_lines_part_the_paragraphs_of_typed_text() -> None:
    typed = "\n\n".join(PARAGRAPHS).replace(", ", ",\n")
    page = extract(f"<html><body><pre>{typed}</pre></body></html>")
    assert page is not None
    assert page.text.split("\n\n") == PARAGRAPHS


def test_another_extractor_fits_the_seam() -> None:
    report = read_html(
        io.BytesIO(b"<p>x"), "p", Hints(), lambda html: Page(text=html, published="2020")
    )
    assert (report.text, report.published) == ("<p>x", "2020")


def test_a_failing_extractor_refuses_the_page() -> None:
    def fail(html: str) -> Page | None:
        raise KeyError(html)

    with pytest.raises(RefusedInput, match="KeyError"):
        read_html(io.BytesIO(b"x"), "p", Hints(), fail)
    with pytest.raises(RefusedInput, match="no article"):
        read_html(io.BytesIO(b"x"), "p", Hints(), lambda _: None)
