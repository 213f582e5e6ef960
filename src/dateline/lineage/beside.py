"""Two tellings of one story side by side: what is the same, what differs, what only one has.

Alignment finds the stretches told alike, in whatever order; within each, the words that differ.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dateline.lineage.align import Block, align
from dateline.lineage.words import Words
from dateline.spans import Span

Kind = Literal["same", "differs", "first", "second"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch: the `same` in both, what `differs`, or what only the first or second has.

    `a` and `b` are spans of either text, null where it has nothing there; `moved` stretches stand
    in the other text in another order.
    """

    kind: Kind
    a: Span | None
    b: Span | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts laid side by side, in the order of the second; shares are of words, 0…1."""

    pieces: tuple[Piece, ...]
    kept_a: float
    kept_b: float
    moved: int


def beside(a: str, b: str) -> Beside:
    """Lay `b` beside `a`, as a rewrite beside its original.

    >>> [piece.kind for piece in beside("", "new words").pieces]
    ['second']
    """
    first, second = Words.of(a), Words.of(b)
    found = align(first.forms, second.forms)
    moved = _moved(found.blocks)
    pieces = tuple(_pieces(first, second, found.blocks, moved))
    return Beside(
        pieces,
        found.matched / max(1, len(first)),
        found.matched / max(1, len(second)),
        len(moved),
    )


def _pieces(
    first: Words, second: Words, blocks: Sequence[Block], moved: frozenset[int]
) -> Iterator[Piece]:
    """In the order of the second text; what only the first has comes before what followed it."""
    lost = _outside(len(first), [(block.a0, block.a1) for block in blocks])
    at = 0
    for number, block in enumerate(blocks):
        ours = [gap for gap in lost if gap[1] == block.a0]
        yield from (_only(first, gap, "first") for gap in ours)
        if at < block.b0:
            yield _only(second, (at, block.b0), "second")
        yield from _within(first, second, block, number in moved)
        at = block.b1
    ends = {block.a0 for block in blocks}
    yield from (_only(first, gap, "first") for gap in lost if gap[1] not in ends)
    if at < len(second):
        yield _only(second, (at, len(second)), "second")


def _within(first: Words, second: Words, block: Block, moved: bool) -> Iterator[Piece]:
    """The equal and the differing words of a stretch."""
    a, b = first.forms[block.a0 : block.a1], second.forms[block.b0 : block.b1]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for what, a0, a1, b0, b1 in matcher.get_opcodes():
        kind: Kind = "same" if what == "equal" else "differs"
        kind = {"delete": "first", "insert": "second"}.get(what, kind)  # type: ignore[assignment]
        yield Piece(
            kind,
            first.span(block.a0 + a0, block.a0 + a1) if a1 > a0 else None,
            second.span(block.b0 + b0, block.b0 + b1) if b1 > b0 else None,
            moved,
        )


def _only(words: Words, gap: tuple[int, int], kind: Kind) -> Piece:
    span = words.span(*gap)
    return Piece(kind, span, None) if kind == "first" else Piece(kind, None, span)


def _outside(size: int, covered: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of words that no block covers."""
    gaps, at = [], 0
    for begin, end in [*sorted(covered), (size, size)]:
        if at < begin:
            gaps.append((at, begin))
        at = max(at, end)
    return gaps


def _moved(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that are out of order: all but a longest run that rises in both texts."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, block in enumerate(blocks):
        at = bisect_left(tops, block.a0)
        before.append(ends[at - 1] if at else None)
        tops[at : at + 1] = [block.a0]
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(range(len(blocks))) - kept
