"""The shipped extractor: trafilatura for the body, our own reading of the dates.

trafilatura's dates are always days, also where a page gives a year: they are a last resort here.
"""

import json
import logging
import re
from collections.abc import Iterator

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from dateline.readers.dated_url import url_date
from dateline.readers.page import Page
from dateline.readers.published import parse_published

for _name in ("trafilatura", "htmldate"):
    # Both warn on standard error about pages that are refused with a reason anyway.
    logging.getLogger(_name).addHandler(logging.NullHandler())

_BLOCKS = frozenset(("body", "p", "head", "list", "item", "quote", "table", "row", "code", "div"))
_AS_TYPED = frozenset(("quote", "code"))
"""What becomes of <pre>, in which old archives set whole reports: blank lines part paragraphs."""
_SPACES = re.compile(r"\s+")
_DATE_RULES = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-12-31",  # its default is today: the same page would read otherwise tomorrow
}
_DATE_PATHS = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='pubdate']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='dc.date' or @name='DC.date.issued'"
    " or @name='dcterms.date' or @name='publish-date' or @name='publish_date']/@content",
    "//meta[@name='citation_publication_date' or @property='og:published_time']/@content",
    "//article//time[@pubdate]/@datetime | //article//header//time/@datetime",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\\n]|\\.){4,60}")')


def extract(html: str) -> Page | None:
    """The article of the page and its metadata; None where trafilatura finds no article."""
    tree = load_html(html)
    if tree is None:
        return None
    written = next(_written_dates(tree), None)  # before the extraction, which prunes the tree
    found = bare_extraction(
        tree,
        with_metadata=True,
        favor_recall=True,
        include_comments=False,
        date_extraction_params=_DATE_RULES,
    )
    if not isinstance(found, Document):
        return None
    return Page(
        text="\n\n".join(_paragraphs(found.body)),
        title=found.title,
        byline=found.author,
        publisher=found.sitename,
        published=written or url_date(found.url) or _no_more_than_said(found.date),
        url=found.url,
        language=found.language,
    )


def _written_dates(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """The dates of publication that the page declares, the most trusted first."""
    for script in tree.xpath(_LINKED_DATA):
        for match in _LINKED_DATE.finditer(script):
            value = str(json.loads(match[1]))
            if parse_published(value):
                yield value
    for path in _DATE_PATHS:
        yield from (str(value) for value in tree.xpath(path) if parse_published(value))


def _no_more_than_said(day: str | None) -> str | None:
    """A first of the month or of January may stand for a month or a year: it is cut to that."""
    return re.sub(r"(?:-01)?-01$", "", day) if day else None


def _paragraphs(body: lxml.etree._Element) -> Iterator[str]:
    """The text of each block; line breaks inside a block stay."""
    pieces: list[str] = []
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _joined(pieces)
            pieces = []
        elif event == "start" and element.tag == "lb":
            pieces.append("\n")
        elif event == "end" and element.tag == "cell":
            pieces.append(" ")
        starts = event == "start"
        words = (element.text if starts else element.tail) or ""
        set_as_typed = starts and element.tag in _AS_TYPED
        pieces.append(_SPACES.sub(_blank_line_or_space if set_as_typed else " ", words))
    yield from _joined(pieces)


def _blank_line_or_space(match: re.Match[str]) -> str:
    return "\n\n" if match[0].count("\n") > 1 else " "


def _joined(pieces: list[str]) -> Iterator[str]:
    text = re.sub(r" *\n *", "\n", "".join(pieces)).strip()
    if text:
        yield re.sub(r"  +", " ", text)
