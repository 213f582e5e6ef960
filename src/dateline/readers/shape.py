"""The size of a marked-up text in elements, told before a tree is built of it.

Trees cost what the text does not show: parsers need quadratic time for attributes of one tag, what
looks for the article for children of one element. The same parser counts here as builds the tree
later, without building one.
"""

from collections.abc import Mapping
from typing import NamedTuple

import lxml.etree  # type: ignore[import-untyped]

from dateline.errors import RefusedInput
from dateline.limits import (
    MAX_FEED_ELEMENTS,
    MAX_HTML_ATTRIBUTES,
    MAX_HTML_DEPTH,
    MAX_HTML_ELEMENTS,
    MAX_HTML_SIBLINGS,
    MAX_TAG_ATTRIBUTES,
)

_PIECE = 1 << 16


class Bounds(NamedTuple):
    """How large a marked-up text may be."""

    elements: int
    siblings: int
    tag_attributes: int = MAX_TAG_ATTRIBUTES
    attributes: int = MAX_HTML_ATTRIBUTES
    depth: int = MAX_HTML_DEPTH


PAGE = Bounds(MAX_HTML_ELEMENTS, MAX_HTML_SIBLINGS)
FEED = Bounds(MAX_FEED_ELEMENTS, MAX_FEED_ELEMENTS)


class _TooLargeError(Exception):
    """A bound is passed; the message says which."""


class _Count:
    """A parser's target that counts."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._elements = 0
        self._attributes = 0
        self._children = [0]

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element, its attributes, and it among its siblings."""
        bounds = self._bounds
        self._elements += 1
        self._attributes += len(attributes)
        self._children[-1] += 1
        _bound(self._elements, bounds.elements, "elements")
        _bound(self._attributes, bounds.attributes, "attributes")
        _bound(len(attributes), bounds.tag_attributes, "attributes on one tag")
        _bound(self._children[-1], bounds.siblings, "elements side by side")
        _bound(len(self._children), bounds.depth, "elements inside one another")
        self._children.append(0)

    def end(self, _tag: str) -> None:
        """Leave an element."""
        if len(self._children) > 1:
            self._children.pop()

    def close(self) -> None:
        """Nothing is built."""


def _bound(count: int, most: int, what: str) -> None:
    if count > most:
        raise _TooLargeError(f"more than {most:,} {what}")


def refuse_unwieldy(markup: str, origin: str, what: str, remedy: str, bounds: Bounds) -> None:
    """Raises RefusedInput for HTML above the bounds."""
    _count(markup, origin, what, remedy, lxml.etree.HTMLParser(target=_Count(bounds)))


def refuse_unwieldy_xml(markup: str, origin: str, what: str, remedy: str, bounds: Bounds) -> None:
    """Raises RefusedInput for XML above the bounds; entities are not expanded."""
    parser = lxml.etree.XMLParser(
        target=_Count(bounds), recover=True, resolve_entities=False, no_network=True
    )
    _count(markup, origin, what, remedy, parser)


def _count(markup: str, origin: str, what: str, remedy: str, parser: lxml.etree.XMLParser) -> None:
    try:
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])
        parser.close()
    except _TooLargeError as error:
        raise RefusedInput(origin, f"{what} has {error}", remedy) from error
    except lxml.etree.LxmlError:
        pass  # what cannot be parsed at all is told by who parses it in earnest
