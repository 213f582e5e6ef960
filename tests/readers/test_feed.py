"""News feeds in their dialects."""

from pathlib import Path

import pytest
from tests.readers.webarchive import STORY

from dateline.limits import MAX_FEED_ELEMENTS
from dateline.readers import feed, read
from dateline.readers.fragment import fragment_text
from dateline.types import Refusal, Report

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour</title><language>en-GB</language>
<item><title>Two dead &amp; a port closed</title><link>https://harbour.example/bomb</link>
<pubDate>Fri, 05 Mar 2021 10:00:00 GMT</pubDate><dc:creator>Ada Moss</dc:creator>
<description>Two dead.</description>
<content:encoded><![CDATA[{content}]]></content:encoded></item>
<item><title>Ferry late</title><guid>https://harbour.example/ferry</guid>
<description>The ferry was &lt;b&gt;late&lt;/b&gt;, its captain said&nbsp;&mdash; again. Zoë
waited.</description>
</item>
<item><title>Only a headline</title><link>https://harbour.example/x</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harbour</title>
<entry><title type="html">Two &lt;i&gt;dead&lt;/i&gt;</title>
<link rel="self" href="https://harbour.example/self"/><link href="https://harbour.example/bomb"/>
<updated>2021-03-06T00:00:00Z</updated><published>2021-03-05T10:00:00Z</published>
<author><name>Ada Moss</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two dead.</p><p>The port is
closed.</p></div></content></entry>
<entry><title>Ferry</title><summary>Late again.</summary><updated>2021-03-06</updated></entry>
</feed>"""


def _read(tmp_path: Path, data: str | bytes, name: str = "a.xml") -> list[Report | Refusal]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([path]))


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss(tmp_path: Path, encoding: str) -> None:
    data = RSS.format(encoding=encoding, content=STORY).encode(encoding)
    full, summary, headline = _read(tmp_path, data)
    assert isinstance(full, Report)
    assert full.text.startswith("Two people were killed")
    assert "\n\nThe port was closed" in full.text
    assert (full.title, full.publisher) == ("Two dead & a port closed", "The Harbour")
    assert (full.byline, full.published) == ("Ada Moss", "2021-03-05T10:00:00Z")
    assert (full.url, full.language) == ("https://harbour.example/bomb", "en-GB")
    assert full.extra == {"feed_text": "content"}
    assert full.origin.endswith("a.xml:1")
    assert isinstance(summary, Report)
    assert summary.text == "The ferry was late, its captain said — again. Zoë waited."
    assert (summary.extra, summary.url) == (
        {"feed_text": "summary"}, "https://harbour.example/ferry",
    )  # fmt: skip
    assert isinstance(headline, Refusal)
    assert "headline and no text" in headline.reason
    assert "dateline fetch --pages" in headline.remedy


def test_atom(tmp_path: Path) -> None:
    first, second = _read(tmp_path, ATOM)
    assert isinstance(first, Report)
    assert first.text == "Two dead.\n\nThe port is closed."
    assert (first.title, first.byline) == ("Two dead", "Ada Moss")
    assert (first.published, first.url) == ("2021-03-05T10:00:00Z", "https://harbour.example/bomb")
    assert isinstance(second, Report)
    assert (second.text, second.published) == ("Late again.", "2021-03-06")


def test_rdf_and_prefixes_never_declared(tmp_path: Path) -> None:
    data = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel><title>The Harbour</title></channel>
    <item><title>Ferry</title><dc:date>2021-03-05</dc:date><content:encoded>Late.</content:encoded>
    </item></rdf:RDF>"""
    (report,) = _read(tmp_path, data)
    assert isinstance(report, Report)
    assert (report.text, report.published, report.publisher) == (
        "Late.",
        "2021-03-05",
        "The Harbour",
    )


def test_a_cut_feed_gives_what_came_before_the_break(tmp_path: Path) -> None:
    data = RSS.format(encoding="utf-8", content=STORY)
    found = _read(tmp_path, data[: data.index("Zoë")])
    assert isinstance(found[0], Report)


def test_entities_are_refused_and_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    file = '<!ENTITY f SYSTEM "file:///etc/passwd">'
    item = "<item><title>x</title><description>&l9;&f;</description></item>"
    for declared in (laughs, file):
        data = f"<!DOCTYPE rss [{declared}]><rss><channel>{item}</channel></rss>"
        (refusal,) = _read(tmp_path, data)
        assert isinstance(refusal, Refusal)
        assert "entities" in refusal.reason


def test_feeds_above_their_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = "<rss><channel>{}<item><description>Two dead.</description></item></channel></rss>"
    for count, read_it in ((MAX_FEED_ELEMENTS - 4, True), (MAX_FEED_ELEMENTS - 3, False)):
        (found,) = _read(tmp_path, few.format("<a/>" * count))
        assert isinstance(found, Report) is read_it
    monkeypatch.setattr(feed, "MAX_FEED_BYTES", 5000)
    for size, read_it in ((5000, True), (5001, False)):
        (found,) = _read(tmp_path, few.format(" " * (size - len(few) + 2)))
        assert isinstance(found, Report) is read_it


def test_a_feed_without_items(tmp_path: Path) -> None:
    (refusal,) = _read(tmp_path, "<rss><channel><title>x</title></channel></rss>")
    assert isinstance(refusal, Refusal)
    assert "no items" in refusal.reason


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Two < three & four.", "Two < three & four."),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("<script>var x;</script><p>One <!-- no --> two</p>", "One two"),
        ("<style>p{}</style>", ""),
        ("<p>One</p>tail", "One\n\ntail"),
        ("&quot;No,&quot; he said", '"No," he said'),
        ("<", "<"),
    ],
)
def test_fragments(html: str, text: str) -> None:
    assert fragment_text(html, "x") == text
