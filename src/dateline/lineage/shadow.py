"""A corrected text to read by, and the way back: every span points into the text as it stands."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dateline.spans import Span
from dateline.types import CodedReport, Report, Rewrite

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Shadow:
    """A text with some words replaced; `ends` and `shifts` lead from it back to the original."""

    original: str
    text: str
    edits: tuple[tuple[Span, Span], ...]
    """Of each replacement: where it stands in the shadow, and what it replaces."""

    @classmethod
    def of(cls, text: str, rewrites: Sequence[Rewrite]) -> "Shadow":
        """Put the restored words in; the rewrites must not overlap."""
        parts, edits, at, size = [], [], 0, 0
        for rewrite in sorted(rewrites, key=lambda r: r.span):
            kept = text[at : rewrite.span.start]
            size += len(kept)
            parts += [kept, rewrite.restored]
            edits.append((Span(size, size + len(rewrite.restored)), rewrite.span))
            size += len(rewrite.restored)
            at = rewrite.span.end
        return cls(text, "".join([*parts, text[at:]]), tuple(edits))

    def back(self, span: Span) -> Span:
        """Where a span of the shadow lies in the original; part of a replacement is all of it."""
        return Span(self._place(span.start, end=False), self._place(span.end, end=True))

    def _place(self, at: int, *, end: bool) -> int:
        before = bisect_right(self.edits, at, key=lambda edit: edit[0].start) - 1
        if before < 0:
            return at
        new, old = self.edits[before]
        if end and at == new.start:  # the span ends where the replacement begins
            return old.start
        if at < new.end or (end and at == new.end):
            return old.end if end else old.start
        return at - new.end + old.end

    def as_it_stands(self, coded: CodedReport, report: Report) -> CodedReport:
        """What was found in the shadow, as found in the report itself."""
        return replace(
            moved(replace(coded, report=report), self.back, self.original), report=report
        )


def moved(value: _T, place: Callable[[Span], Span], text: str) -> _T:
    """Any value of a record with its spans led into `text`, and its words as they stand there."""
    found: Any = value
    if isinstance(value, Span):
        found = place(value)
    elif isinstance(value, Report | str):
        pass
    elif isinstance(value, tuple):
        found = tuple(moved(item, place, text) for item in value)
    elif isinstance(value, Mapping):
        found = {key: moved(item, place, text) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **dict(_fields(value, place, text)))
    return cast("_T", found)


def _fields(value: Any, place: Callable[[Span], Span], text: str) -> Iterator[tuple[str, object]]:
    names = [field.name for field in fields(value)]
    for name in names:
        yield name, moved(getattr(value, name), place, text)
    if "span" in names and "text" in names:
        yield "text", place(value.span).of(text)
