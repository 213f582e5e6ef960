"""The lines an outlet puts under and over all it prints: learnt, and left out of comparison.

"Related stories", editors' notes and agency signatures make strangers look like copies. Such a line
stands at the top or the end of several reports of one outlet, next to something else each time; a
line of a story that is printed often stands next to the same line each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from dateline.spans import Span
from dateline.types import Report

_TOP, _END = 4, 10
"""Lines looked at from the top and from the end of a report."""
_REPORTS = 3
_DIVERSE = 0.6
"""A line is boilerplate from this many reports on, if so many of its neighbours differ."""
_TELLING = 60
"""A neighbour shorter than this (characters) may be boilerplate itself and says nothing."""
_MOST_LINES = 400_000

_Key = tuple[str, int]


@dataclass(slots=True)
class _Sightings:
    reports: int = 0
    neighbours: set[int] = field(default_factory=set)


class Boilerplate:
    """What has been learnt of each outlet's lines; reports without an outlet are taken as one."""

    def __init__(self) -> None:
        self._seen: dict[_Key, _Sightings] = {}

    def learn(self, report: Report) -> None:
        """Note the outer lines of a report; each report is to be learnt once."""
        lines = [report.text[line.start : line.end] for line in lines_of(report.text)]
        for key, neighbours in self._outer(_outlet(report), lines):
            seen = self._seen.setdefault(key, _Sightings())
            seen.reports += 1
            if len(seen.neighbours) < 4 * _REPORTS:
                seen.neighbours |= neighbours
        if len(self._seen) > _MOST_LINES:
            self._forget()

    def in_report(self, report: Report) -> tuple[Span, ...]:
        """The lines of the report that are boilerplate of its outlet."""
        outlet = _outlet(report)
        spans, text = lines_of(report.text), report.text
        outer = dict.fromkeys((*spans[:_TOP], *spans[-_END:]))
        return tuple(span for span in outer if self._known((outlet, _hash(span.of(text)))))

    def _known(self, key: _Key) -> bool:
        seen = self._seen.get(key)
        if seen is None or seen.reports < _REPORTS:
            return False
        return len(seen.neighbours) >= max(_REPORTS + 1, min(3 * _REPORTS, _DIVERSE * seen.reports))

    def _outer(self, outlet: str, lines: list[str]) -> Iterator[tuple[_Key, set[int]]]:
        """Outer lines, each with the nearest telling line on its inner side (or sides)."""
        hashes = [_hash(line) for line in lines]
        telling = [len(line) >= _TELLING and not self._known((outlet, value))
                   for line, value in zip(lines, hashes, strict=True)]  # fmt: skip
        size = len(lines)
        for at in range(size):
            below = next((i for i in range(at + 1, size) if telling[i]), None)
            above = next((i for i in range(at - 1, -1, -1) if telling[i]), None)
            inner = (below if at < _TOP else None, above if size - at <= _END else None)
            neighbours = {hashes[i] for i in inner if i is not None}
            if neighbours:
                yield (outlet, hashes[at]), neighbours

    def _forget(self) -> None:
        """Bound memory: what was seen once is dropped."""
        self._seen = {key: seen for key, seen in self._seen.items() if seen.reports > 1}


def lines_of(text: str) -> list[Span]:
    """The lines of a text that are not blank."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            spans.append(Span(start, start + len(line)))
        start += len(line)
    return spans


def _outlet(report: Report) -> str:
    return (report.publisher or "").casefold()


def _hash(line: str) -> int:
    return crc32(" ".join(line.casefold().split()).encode("utf-8", "surrogatepass"))
