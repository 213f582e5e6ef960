"""Coreference measures: MUC, B³ and CEAF-e as coval and the CoNLL scorer define them.

MUC: Vilain et al. 1995; B³: Bagga and Baldwin 1998; CEAF-e (phi 4): Luo 2005. CoNLL F1 is the mean
of the three F1. Key and response hold the same mentions, each in one cluster; singletons count.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

Mention = TypeVar("Mention", bound=Hashable)
Clusters = Sequence[frozenset[Mention]]


class Figures(NamedTuple):
    """Recall and precision of one measure."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def conll(key: Clusters, response: Clusters) -> dict[str, Figures]:
    """The three measures by name."""
    return {
        "MUC": Figures(_links(key, response), _links(response, key)),
        "B³": Figures(_overlap(key, response), _overlap(response, key)),
        "CEAFe": ceaf_e(key, response),
    }


def conll_f1(key: Clusters, response: Clusters) -> float:
    """The mean of the F1 of MUC, B³ and CEAF-e."""
    return sum(figures.f1 for figures in conll(key, response).values()) / 3


def clusters_of(names: Mapping[Mention, Hashable]) -> list[frozenset[Mention]]:
    """Clusters from the name of each mention's cluster."""
    members: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, name in names.items():
        members[name].add(mention)
    return [frozenset(cluster) for cluster in members.values()]


def _owners(clusters: Clusters) -> dict[Mention, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links(of: Clusters, by: Clusters) -> float:
    """Share of the links of each cluster that the other side keeps together (MUC)."""
    owner = _owners(by)
    right = total = 0
    for cluster in of:
        parts = len({owner.get(mention, mention) for mention in cluster})
        right += len(cluster) - parts
        total += len(cluster) - 1
    return right / total if total else 0.0


def _overlap(of: Clusters, by: Clusters) -> float:
    """Mean over mentions of the share of their cluster found beside them (B³)."""
    owner = _owners(by)
    right, total = 0.0, 0
    for cluster in of:
        beside = Counter(owner[mention] for mention in cluster if mention in owner)
        right += sum(n * n for n in beside.values()) / len(cluster)
        total += len(cluster)
    return right / total if total else 0.0


def ceaf_e(key: Clusters, response: Clusters) -> Figures:
    """Similarity of the best one-to-one pairing of clusters, over the clusters of each side."""
    owner = _owners(response)
    similar: dict[tuple[int, int], float] = {}
    for k, cluster in enumerate(key):
        for r, n in Counter(owner[m] for m in cluster if m in owner).items():
            similar[k, r] = 2 * n / (len(cluster) + len(response[r]))
    total = sum(best_sum(part) for part in _parts(similar))
    return Figures(total / len(key) if key else 0.0, total / len(response) if response else 0.0)


def _parts(similar: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairing falls apart where no cluster of one part shares a mention with another's."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for k, r in similar:
        parent[root(("key", k))] = root(("response", r))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (k, r), value in similar.items():
        parts[root(("key", k))][k, r] = value
    return parts.values()


def best_sum(similar: Mapping[tuple[int, int], float]) -> float:
    """The greatest sum of one-to-one pairs (Kuhn-Munkres, by shortest augmenting paths)."""
    rows = sorted({k for k, _ in similar})
    columns = sorted({r for _, r in similar})
    if len(rows) > len(columns):
        return best_sum({(r, k): value for (k, r), value in similar.items()})
    cost = [[-similar.get((k, r), 0.0) for r in columns] for k in rows]
    chosen = _assignment(cost)
    return -sum(cost[row][column] for row, column in enumerate(chosen))


def _assignment(cost: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row at the least sum; no more rows than columns."""
    n, m = len(cost), len(cost[0])
    up, down, row_of, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        row_of[0], at = row, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[at] = True
            here, step, nearest = row_of[at], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                reduced = cost[here - 1][j - 1] - up[here] - down[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, at
                if least[j] < step:
                    step, nearest = least[j], j
            for j in range(m + 1):
                if used[j]:
                    up[row_of[j]] += step
                    down[j] -= step
                else:
                    least[j] -= step
            at = nearest
            if row_of[at] == 0:
                break
        while at:
            row_of[at] = row_of[way[at]]
            at = way[at]
    chosen = [0] * n
    for j in range(1, m + 1):
        if row_of[j]:
            chosen[row_of[j] - 1] = j - 1
    return chosen
