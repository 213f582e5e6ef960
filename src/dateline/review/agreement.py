"""How far people agree who coded the same events: F1 of their values, Krippendorff's alpha.

F1 says how often the same value was given; alpha takes off what chance alone would give, so that
agreeing on a value nearly everything has counts for little (Krippendorff, Computing
Krippendorff's Alpha-Reliability, 2011; nominal values, any number of coders, gaps allowed).
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Values = frozenset[str]
Unit = Hashable


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder says of one unit: its values by field; empty: the field has none."""

    coder: str
    unit: Unit
    values: Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field over `n` units that at least two coded.

    `f1` is null where nobody gave a value, `alpha` where there is nothing to disagree about: all
    values are the same, so chance explains everything.
    """

    n: int
    f1: float | None
    alpha: float | None


def agreement(codings: Iterable[Coding]) -> dict[str, FieldAgreement]:
    """Agreement by field, over the units that at least two coders gave the field in."""
    by_field: dict[str, dict[Unit, dict[str, Values]]] = defaultdict(lambda: defaultdict(dict))
    for coding in codings:
        for field, values in coding.values.items():
            by_field[field][coding.unit][coding.coder] = values
    return {field: _of_field(units.values()) for field, units in by_field.items()}


def _of_field(units: Iterable[Mapping[str, Values]]) -> FieldAgreement:
    shared = [list(given.values()) for given in units if len(given) > 1]
    return FieldAgreement(len(shared), f1(shared), alpha(shared))


def f1(units: Sequence[Sequence[Values]]) -> float | None:
    """Values in common, over the mean number of values given; every pair of coders counts alike."""
    common = given = 0
    for values in units:
        for one, other in combinations(values, 2):
            common += 2 * len(one & other)
            given += len(one) + len(other)
    return common / given if given else None


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of nominal values: 1 agree always, 0 as by chance, below 0 worse.

    >>> round(alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]), 3)
    0.533
    """
    seen: Counter[Hashable] = Counter()
    disagreeing = 0.0
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        seen.update(counts)
        pairs = len(values) ** 2 - sum(n * n for n in counts.values())
        disagreeing += pairs / (len(values) - 1)
    total = seen.total()
    by_chance = total**2 - sum(n * n for n in seen.values())
    if not by_chance:
        return None
    return 1 - (total - 1) * disagreeing / by_chance
