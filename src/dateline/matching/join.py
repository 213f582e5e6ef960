"""Average linkage over a sparse graph, with pairs that must never meet."""

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

CLASH = -(2**31)
"""Stands for the score of a pair that must not be in one group."""


class Groups:
    """Groups of numbered items, at first one each, named by their smallest number.

    The likeness of two groups is the mean score over their pairs that were compared; a pair that
    was not says nothing. Scores are integers: sums are exact in whatever order they are made.
    """

    def __init__(self, items: Iterable[int], pairs: Iterable[tuple[int, int, int]]) -> None:
        self._members: dict[int, list[int]] = {item: [item] for item in items}
        self._links: dict[int, dict[int, tuple[int, int]]] = {item: {} for item in self._members}
        self._apart: dict[int, set[int]] = {item: set() for item in self._members}
        self._forbidden: set[tuple[int, int]] = set()
        for a, b, score in pairs:
            if score == CLASH:
                self._part(a, b)
            else:
                self._links[a][b] = self._links[b][a] = (score, 1)

    def members(self) -> list[list[int]]:
        """The items of each group."""
        return list(self._members.values())

    def forbid(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Keep each of the pairs in two groups."""
        for a, b in pairs:
            self._part(a, b)
            self._forbidden.add((min(a, b), max(a, b)))

    def force(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join the pairs whatever their scores and clashes, but not against what was forbidden."""
        for a, b in pairs:
            one, other = self._group_of(a), self._group_of(b)
            if one != other and not self._forbids(one, other):
                self._apart[one].discard(other)
                self._apart[other].discard(one)
                self._merge(min(one, other), max(one, other))

    def join_all(self, above: int, class_of: Callable[[int], object]) -> None:
        """Join the two groups that are most alike until none is left above the bound.

        Only groups whose first items are of one class are joined. Of equals, those with the
        smallest numbers come first.
        """
        kinds = {group: class_of(group) for group in self._members}
        heap = [
            (-total / count, a, b, count)
            for a, links in self._links.items()
            for b, (total, count) in links.items()
            if a < b and total > above * count and kinds[a] == kinds[b]
        ]
        heapify(heap)
        while heap:
            distance, a, b, count = heappop(heap)
            now = self._links.get(a, {}).get(b)
            if now is None or now[1] != count or -now[0] / count != distance:
                continue  # one of the two has grown or gone since
            if b in self._apart[a]:
                continue
            self._merge(a, b)
            for other, (total, pairs) in self._links[a].items():
                if total > above * pairs and kinds[a] == kinds[other]:
                    heappush(heap, (-total / pairs, min(a, other), max(a, other), pairs))

    def _part(self, a: int, b: int) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def _forbids(self, one: int, other: int) -> bool:
        return any(
            (min(a, b), max(a, b)) in self._forbidden
            for a in self._members[one]
            for b in self._members[other]
        )

    def _group_of(self, item: int) -> int:
        return next(group for group, members in self._members.items() if item in members)

    def _merge(self, a: int, b: int) -> None:
        """Take group `b` into group `a`, the smaller number."""
        self._members[a] += self._members.pop(b)
        gone = self._links.pop(b)
        mine = self._links[a]
        mine.pop(b, None)
        gone.pop(a, None)
        for other, (total, count) in gone.items():
            sums = mine.get(other, (0, 0))
            joined = (sums[0] + total, sums[1] + count)
            mine[other] = self._links[other][a] = joined
            del self._links[other][b]
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            self._part(a, other)
