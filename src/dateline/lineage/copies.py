"""Which reports of a corpus are versions of one another, and which of them came first.

Candidates come from an index of sketches, alignment decides. A group is a star: each member is
itself a version of the group's original, so that stories do not flow together over templates,
round-ups and follow-ups that share a paragraph with each of two.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.lineage.boilerplate import Boilerplate
from dateline.lineage.compare import Kind, Likeness, compare, is_cohesive, is_misspelt
from dateline.lineage.index import SketchIndex
from dateline.lineage.sketch import sketch_of
from dateline.lineage.wording import credit_of
from dateline.lineage.words import Words
from dateline.spans import Span
from dateline.types import Lineage, Report, Role

_SHARED = 2.0
"""Weight of shared hashes from which on two reports are aligned."""
_ALIGNED = 16
"""Reports aligned with a new one at most."""
_REMEMBERED = 2048
_AROUND = 6
"""Words on either side of what two reports share, as a page has them around a story."""
_ALIKE = 0.08
"""Two reports that say so nearly as much as each other are equally full."""

_Node = TypeVar("_Node", bound=Hashable)
Oddness = Callable[[str], float]
"""How surely a text was rewritten by a machine, 0…1 (lineage.rewrites has one)."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that tell the same, by number; `earlier` < `later` in the order of adding."""

    earlier: int
    later: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Traced:
    """A report's lineage with its evidence.

    `shared_words` stand in the same places of `of`; `replaced` counts other words there, per 1,000;
    `originals` gives for each such place in this report what stands in `of`; `embeds` are the
    reports of which a long stretch stands in this one (round-ups, live blogs).
    """

    lineage: Lineage
    shared_words: int = 0
    replaced: float = 0.0
    originals: tuple[tuple[Span, str], ...] = ()
    embeds: tuple[str, ...] = ()


class Tracer:
    """Finds the versions of each report among those added before; then sorts out who derives.

    Boilerplate is learnt as reports come in, unless it is given.
    """

    def __init__(self, boilerplate: Boilerplate | None = None) -> None:
        self._boilerplate = boilerplate or Boilerplate()
        self._learns = boilerplate is None
        self._index = SketchIndex()
        self._reports: list[Report] = []
        self._words: dict[int, Words] = {}
        self._links: dict[tuple[int, int], Link] = {}

    def add(self, report: Report) -> list[Link]:
        """Take in a report; returns its links to those before it, closest first."""
        number = len(self._reports)
        self._reports.append(report)
        if self._learns:
            self._boilerplate.learn(report)
        sketch = sketch_of(_body(report.text, self._boilerplate.in_report(report)))
        near = self._index.sharing(sketch, _SHARED, _ALIGNED)
        links = [self._link(other, number) for other, _ in near]
        self._index.add(sketch)
        found = [link for link in links if link.likeness.whole or link.likeness.embedded]
        for link in found:
            self._links[link.earlier, link.later] = link
        return sorted(found, key=lambda link: -link.likeness.share)

    def trace(self, oddness: Oddness | None = None) -> list[Traced]:
        """The lineage of every report added so far, in the order of adding."""
        near: defaultdict[int, set[int]] = defaultdict(set)
        for link in self._links.values():
            if link.likeness.whole:
                near[link.earlier].add(link.later)
                near[link.later].add(link.earlier)
        origin = _Origins(self._reports, self._likeness, self.words, oddness)
        parents: dict[int, int] = {}
        for group in components(near):
            self._star(group, near, origin, parents)
        return [self._traced(number, parents) for number in range(len(self._reports))]

    def words(self, number: int) -> Words:
        """The words of a report without its outlet's boilerplate."""
        known = self._words.get(number)
        if known is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            report = self._reports[number]
            known = outside(Words.of(report.text), self._boilerplate.in_report(report))
            self._words[number] = known
        return known

    def _link(self, one: int, other: int) -> Link:
        earlier, later = sorted((one, other))
        known = self._links.get((earlier, later))
        return known or Link(earlier, later, compare(self.words(earlier), self.words(later)))

    def _likeness(self, one: int, other: int) -> Likeness:
        return self._link(one, other).likeness

    def _star(
        self,
        group: set[int],
        near: dict[int, set[int]],
        origin: "_Origins",
        parents: dict[int, int],
    ) -> None:
        """Give each of a group its original; those too far from it are grouped anew."""
        while len(group) > 1:
            first = origin.choose(group, near)
            members = {
                n for n in group
                if n != first and (n in near[first] or self._likeness(first, n).whole)
            }  # fmt: skip
            parents.update(dict.fromkeys(members, first))
            rest = group - members - {first}
            *others, group = components({n: near[n] & rest for n in rest}) or [set()]
            for other in others:
                self._star(other, near, origin, parents)

    def _traced(self, number: int, parents: dict[int, int]) -> Traced:
        report, parent = self._reports[number], parents.get(number)
        embeds = tuple(
            self._reports[other].id for other in self._embedded_in(number) if other != parent
        )
        if parent is None:
            return Traced(Lineage(report.id, "original", None, 1.0), embeds=embeds)
        likeness = self._likeness(parent, number)
        kind = likeness.kind(derived="b" if parent < number else "a")
        original = self._reports[parent].id
        lineage = Lineage(original, _role(kind), original, round(likeness.share, 3))
        return Traced(
            lineage, likeness.alignment.matched, round(likeness.replaced, 1),
            tuple(self._originals(parent, number, likeness)), embeds,
        )  # fmt: skip

    def _originals(
        self, parent: int, number: int, likeness: Likeness
    ) -> Iterator[tuple[Span, str]]:
        """What stands in the parent for each replaced stretch of this report."""
        words, theirs = self.words(number), self.words(parent)
        text = self._reports[parent].text
        for r in likeness.alignment.replaced:
            a, b = (r.a0, r.a1), (r.b0, r.b1)
            old, new = (a, b) if parent < number else (b, a)
            if not is_misspelt(theirs.forms[slice(*old)], words.forms[slice(*new)]):
                yield words.span(*new), theirs.span(*old).of(text)

    def _embedded_in(self, number: int) -> list[int]:
        """The reports of which this one, the longer, holds a stretch."""
        return [
            other
            for link in self._links.values()
            if link.likeness.embedded and number in (link.earlier, link.later)
            for other in [link.earlier + link.later - number]
            if self._holds(number, other)
        ]

    def _holds(self, one: int, other: int) -> bool:
        """Of two that share a stretch, the clearly longer or else the later one embeds it."""
        size, others = len(self.words(one)), len(self.words(other))
        return one > other if 0.7 * size <= others <= size / 0.7 else size > others


class _Origins:
    """Decides which report of a group the others derive from."""

    def __init__(
        self,
        reports: Sequence[Report],
        likeness: Callable[[int, int], Likeness],
        words: Callable[[int], Words],
        oddness: Oddness | None,
    ) -> None:
        self._reports = reports
        self._likeness = likeness
        self._words = words
        self._oddness = oddness
        self._odd: dict[int, float] = {}

    def choose(self, group: set[int], near: dict[int, set[int]]) -> int:
        """The earliest of those with a date and, among those of a day, the cleanest and fullest."""
        first = min(filter(None, map(self._day, group)), default=None)
        early = [n for n in group if first is None or self._day(n) in (None, first)]
        return max(early, key=lambda n: (self._standing(n, near[n] & group), -n))

    def _day(self, number: int) -> str | None:
        published = self._reports[number].published
        return published[:10] if published else None

    def _standing(self, number: int, others: set[int]) -> float:
        """Speaks for an original: it is named as another's wire, it is clean, and it is full."""
        standing = -2 * self._oddness_of(number, others)
        for other in others:
            one, two = sorted((number, other))
            said = fuller(self._words(one), self._words(two), self._likeness(one, two))
            standing += (said if number == one else -said) / len(others)
        return standing + credit_of(self._reports[number])

    def _oddness_of(self, number: int, others: set[int]) -> float:
        if self._oddness is None or not others:
            return 0.0
        if number not in self._odd:
            self._odd[number] = self._oddness(self._reports[number].text)
        return self._odd[number]


def fuller(a: Words, b: Words, likeness: Likeness) -> float:
    """1 where `a` says more of the story than `b`, -1 where it says less, 0 for nearly as much.

    What a page has around a story makes nobody fuller.
    """
    if abs(likeness.share_a - likeness.share_b) < _ALIKE:
        return 0.0
    blocks = likeness.alignment.blocks
    if likeness.share_a > likeness.share_b:  # b says more
        return -1.0 if _extra_belongs(b, [(x.b0, x.b1) for x in blocks]) else 1.0
    return 1.0 if _extra_belongs(a, [(x.a0, x.a1) for x in blocks]) else -1.0


def _extra_belongs(words: Words, blocks: list[tuple[int, int]]) -> bool:
    """False for what a page has around a story: words on both sides that speak of else."""
    covered = sorted(blocks)
    ends = [0, *(end for _, end in covered)]
    starts = [*(start for start, _ in covered), len(words)]
    without = [range(e, s) for e, s in zip(ends, starts, strict=True) if s > e]
    around = min(starts[0], len(words) - ends[-1]) >= _AROUND
    return is_cohesive(words, without, strictly=around)


def trace(reports: Iterable[Report], oddness: Oddness | None = None) -> list[Traced]:
    """The lineage of each report of a corpus, in input order."""
    given = list(reports)
    boilerplate = Boilerplate()
    for report in given:
        boilerplate.learn(report)
    tracer = Tracer(boilerplate)
    for report in given:
        tracer.add(report)
    return tracer.trace(oddness)


def _role(kind: Kind | None) -> Role:
    return "abridged" if kind is None or kind == "embedded" else kind


def _body(text: str, left_out: tuple[Span, ...]) -> str:
    for span in reversed(left_out):
        text = text[: span.start] + "\n" + text[span.end :]
    return text


def outside(words: Words, left_out: tuple[Span, ...]) -> Words:
    """The words that lie in none of the spans."""
    if not left_out:
        return words
    kept = [i for i, span in enumerate(words.spans) if not any(o.covers(span) for o in left_out)]
    return Words(tuple(words.forms[i] for i in kept), tuple(words.spans[i] for i in kept))


def components(near: Mapping[_Node, set[_Node]]) -> list[set[_Node]]:
    """Nodes that hang together, each set once."""
    found, seen = list[set[_Node]](), set[_Node]()
    for start in near:
        if start in seen:
            continue
        group, waiting = set[_Node](), [start]
        while waiting:
            number = waiting.pop()
            if number not in group:
                group.add(number)
                waiting.extend(near.get(number, set()) - group)
        seen |= group
        found.append(group)
    return found
