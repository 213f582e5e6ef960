"""Which tellings are one happening: groups that are alike on the whole and clash nowhere.

Two tellings are compared where they share a key (`block`); those that alone would be one record
are linked, and what hangs together by links is a component. Records are made within a component:
first within each report, then across reports, the two groups that are most alike are joined, as
long as the mean of their pairs' scores stays above a bound (average linkage) and no pair of them
clashes or was ruled apart. Everything is a function of the set of tellings: neither their order
nor what lies in other components has a say, so a store may cluster a component at a time.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from dateline.matching.block import Blocks, keys_of
from dateline.matching.compare import score_of
from dateline.matching.join import CLASH, Groups
from dateline.matching.profile import Profile, profile_of
from dateline.matching.signs import topic_likeness
from dateline.matching.weights import shipped_weights
from dateline.types import MentionRef, Ruling, Telling

_SCALE = 1000
"""Scores are kept in thousandths, so that their sums do not depend on the order of adding."""

_WHOLE = 200
"""In a component of so many mentions all pairs are compared, whether or not they share a key."""


def cluster(
    tellings: Iterable[Telling], rulings: Sequence[Ruling] = ()
) -> tuple[tuple[MentionRef, ...], ...]:
    """The mentions of each record, in the order of their ids.

    A "same" ruling joins what it names whatever speaks against it, an "apart" ruling keeps it in
    two records; where the two contradict each other, "apart" holds. Rulings on mentions that are
    not given are passed over.
    """
    told = {telling.ref: telling for telling in tellings}
    refs = sorted(told)
    if len(refs) == 1:  # as most mentions of news are; it need not be made ready for comparison
        return ((refs[0],),)
    profiles = [profile_of(told[ref]) for ref in refs]
    number = {ref: i for i, ref in enumerate(refs)}
    same, apart = _ruled(rulings, number, "same"), _ruled(rulings, number, "apart")
    pairs = scored_pairs(profiles)
    groups = (
        [refs[i] for i in sorted(members)]
        for component in _components(len(refs), pairs, same)
        for members in _records(component, profiles, same, apart)
    )
    return tuple(sorted(tuple(group) for group in groups))


class Pairs:
    """Compared pairs (first < second) with their scores in thousandths, as three columns."""

    def __init__(self) -> None:
        self.first, self.second, self.score = array("i"), array("i"), array("i")

    def add(self, first: int, second: int, score: int) -> None:
        """Append a pair."""
        self.first.append(first)
        self.second.append(second)
        self.score.append(score)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.first, self.second, self.score, strict=True)


def scored_pairs(profiles: Sequence[Profile]) -> Pairs:
    """Every pair that shares a key, scored once."""
    blocks = Blocks([keys_of(profile) for profile in profiles])
    found = Pairs()
    alike = _Likeness()
    for i, profile in enumerate(profiles):
        for j in sorted(blocks.near(i)):
            if j > i:
                found.add(i, j, _thousandths(profile, profiles[j], alike))
    return found


class _Likeness:
    """Likeness of reports, remembered for the pairs of the report at hand."""

    def __init__(self) -> None:
        self._report = ""
        self._known: dict[str, float] = {}

    def of(self, a: Profile, b: Profile) -> float:
        """As `compare.likeness_of`."""
        if a.ref.report == b.ref.report:
            return 1.0
        if a.ref.report != self._report:
            self._report, self._known = a.ref.report, {}
        known = self._known.get(b.ref.report)
        if known is None:
            known = self._known[b.ref.report] = topic_likeness(a.topic, b.topic)
        return known


def _ruled(
    rulings: Sequence[Ruling], number: Mapping[MentionRef, int], kind: str
) -> list[tuple[int, int]]:
    """The pairs of numbers that rulings of a kind name, in order."""
    pairs = {
        (min(number[r.a], number[r.b]), max(number[r.a], number[r.b]))
        for r in rulings
        if r.kind == kind and r.a in number and r.b in number and r.a != r.b
    }
    return sorted(pairs)


def _components(
    count: int, pairs: Pairs, same: Sequence[tuple[int, int]]
) -> Iterator[tuple[list[int], list[tuple[int, int, int]]]]:
    """What hangs together by links or rulings, with all compared pairs inside it."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    join = round(shipped_weights().join * _SCALE)
    for a, b in chain(((a, b) for a, b, score in pairs if score > join), same):
        parent[root(a)] = root(b)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[root(i)].append(i)
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for a, b, score in pairs:
        if (at := root(a)) == root(b):
            inside[at].append((a, b, score))
    for at, component in members.items():
        yield component, inside[at]


def _records(
    component: tuple[list[int], list[tuple[int, int, int]]],
    profiles: Sequence[Profile],
    same: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
) -> Iterable[list[int]]:
    """The groups of one component: those of each report are joined before those of several."""
    members, pairs = component
    if len(members) == 1:
        return [members]
    if len(members) <= _WHOLE:
        pairs = pairs + _uncompared(members, pairs, profiles)
    groups = Groups(members, pairs)
    inside = set(members)
    groups.forbid((a, b) for a, b in apart if a in inside and b in inside)
    groups.force((a, b) for a, b in same if a in inside and b in inside)
    join = round(shipped_weights().join * _SCALE)
    groups.join_all(join, lambda i: profiles[i].ref.report)
    groups.join_all(join, lambda _: "")
    return groups.members()


def _uncompared(
    members: Sequence[int], pairs: Sequence[tuple[int, int, int]], profiles: Sequence[Profile]
) -> list[tuple[int, int, int]]:
    """The pairs of a component that share no key, with their scores."""
    known = {(a, b) for a, b, _ in pairs}
    alike = _Likeness()
    return [
        (a, b, _thousandths(profiles[a], profiles[b], alike))
        for a, b in combinations(members, 2)
        if (a, b) not in known
    ]


def _thousandths(a: Profile, b: Profile, alike: _Likeness) -> int:
    score = score_of(a, b, alike.of(a, b))
    return CLASH if score is None else round(score * _SCALE)
