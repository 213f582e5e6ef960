"""A piece of HTML that is all article, as feeds carry it: its words, paragraph by paragraph."""

import re
from collections.abc import Iterator

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]

from dateline.readers.shape import PAGE, refuse_unwieldy

_BLOCKS = frozenset(
    "p div section article header footer aside blockquote pre ul ol li dl dt dd table tr h1 h2 h3"
    " h4 h5 h6 figure figcaption hr main".split()
)
_UNREAD = frozenset(("script", "style", "template", "noscript", "iframe", "svg", "figcaption"))
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_SPACES = re.compile(r"\s+")


def fragment_text(html: str, origin: str) -> str:
    """The text of the fragment, paragraphs parted by blank lines; raises RefusedInput.

    >>> fragment_text("<p>Two dead.</p><p>The port is <b>closed</b>.</p>", "feed.xml:1")
    'Two dead.\\n\\nThe port is closed.'
    """
    if not _MARKUP.search(html):
        return html.strip()
    refuse_unwieldy(html, origin, "the content", "save the text of the article as .txt", PAGE)
    try:
        tree = lxml.html.fragment_fromstring(html, create_parent="div")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return re.sub(r"<[^<>]*>", " ", html).strip()
    return "\n\n".join(_paragraphs(tree))


def _paragraphs(tree: lxml.html.HtmlElement) -> Iterator[str]:
    pieces: list[str] = []
    unread = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if element.tag in _UNREAD:
            unread += 1 if event == "start" else -1
        if element.tag in _BLOCKS:
            yield from _joined(pieces)
            pieces = []
        elif event == "start" and element.tag == "br":
            pieces.append("\n")
        own = event == "start"
        words = (element.text if own else element.tail) or ""
        if not unread and (own or element is not tree):
            pieces.append(_SPACES.sub(" ", words))
    yield from _joined(pieces)


def _joined(pieces: list[str]) -> Iterator[str]:
    text = re.sub(r" *\n *", "\n", "".join(pieces)).strip()
    if text:
        yield re.sub(r"  +", " ", text)
