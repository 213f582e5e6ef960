"""Spans: where in the text of a report a value stands.

All offsets are Python string indices (Unicode code points), end exclusive. Browsers count UTF-16
units instead: `to_utf16` translates, `Units` for many spans of one text and back.
"""

from bisect import bisect_left
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points: `text[span.start:span.end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch in a text that has `by` more code points before it."""
        return Span(self.start + by, self.end + by)


def to_utf16(text: str, span: Span) -> Span:
    """The span in UTF-16 code units, as JavaScript strings count.

    >>> to_utf16("\\U0001f525 fire", Span(2, 6))
    Span(start=3, end=7)
    """
    start = _utf16_length(text[: span.start])
    return Span(start, start + _utf16_length(span.of(text)))


class Units:
    """The UTF-16 code units of a text, without walking it for every span.

    >>> units = Units("\\U0001f525 fire")
    >>> units.of(Span(2, 6)), units.back(Span(3, 7))
    (Span(start=3, end=7), Span(start=2, end=6))
    """

    def __init__(self, text: str) -> None:
        self._wide = [i for i, char in enumerate(text) if ord(char) > 0xFFFF]
        self._begins = [i + before for before, i in enumerate(self._wide)]
        self._length = len(text) + len(self._wide)

    def of(self, span: Span) -> Span:
        """The span in UTF-16 code units."""
        return Span(*(at + bisect_left(self._wide, at) for at in span))

    def back(self, span: Span) -> Span:
        """The span in code points, of one in UTF-16 units: what a selection in a browser gives.

        Half of a surrogate pair stands for the whole character. Raises ValueError where the span
        does not lie in the text.
        """
        if not 0 <= span.start <= span.end <= self._length:
            raise ValueError(f"{list(span)} does not lie in the text")
        whole = span.end + (span.end - 1 in self._begins)
        return Span(*(at - bisect_left(self._begins, at) for at in (span.start, whole)))


def _utf16_length(text: str) -> int:
    return len(text) + sum(ord(char) > 0xFFFF for char in text)
