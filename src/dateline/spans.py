"""Spans: where in the text of a report a value stands.

All offsets are Python string indices (Unicode code points), end exclusive. Browsers count UTF-16
units instead: `to_utf16` translates.
"""

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


def _utf16_length(text: str) -> int:
    return len(text) + sum(ord(char) > 0xFFFF for char in text)
