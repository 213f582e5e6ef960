"""Lineage of a corpus that grows: which wordings tell the same, and who of them came first.

What two wordings have in common is measured once and kept as a `Tie`; who derives from whom is
decided anew from the ties of a family whenever one joins or leaves it. So the answer depends on
what is in the corpus, not on the order in which it came.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.lineage.boilerplate import Boilerplate
from dateline.lineage.compare import compare, kind_of
from dateline.lineage.copies import components, fuller, outside
from dateline.lineage.words import Words, forms_of
from dateline.types import Lineage, Report, Role

NEAR_MOST = 16
"""Wordings aligned with a new one at most."""
NEAR_WEIGHT = 2.0
"""Weight of shared hashes from which on two wordings are aligned."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two wordings share; `fuller` is 1 where the first says more of the story, -1 where less.

    `share_a` of the first's words stand in the second; `replaced` counts other words in their
    place, per 1,000.
    """

    share_a: float
    share_b: float
    replaced: float
    fuller: float

    @property
    def turned(self) -> "Tie":
        """The same, seen from the other."""
        return Tie(self.share_b, self.share_a, self.replaced, -self.fuller)


@dataclass(frozen=True, slots=True)
class Member:
    """A wording in a family: the id and the day of its first report, what speaks for it.

    `odd` says how surely a machine rewrote it (0…1), `credit` whether it is a wire's own story.
    """

    id: str
    day: str | None
    credit: float
    odd: float


Pair = tuple[str, str]
"""Two wordings by their digests, in order."""
Measure = Callable[[str, str], Tie | None]
"""Aligns two wordings that no index brought together; None where they are strangers."""


def ties_among(reports: Mapping[str, Report], pairs: Iterable[Pair]) -> dict[Pair, Tie | None]:
    """Align pairs of wordings; lines that their outlets print under many stories are left out."""
    boilerplate = _learnt(reports.values())
    words = {digest: _words(report, boilerplate) for digest, report in reports.items()}
    return {(a, b): _tie(words[a], words[b]) for a, b in pairs}


def has_boilerplate(reports: Collection[Report]) -> bool:
    """True where these reports show lines that their outlet prints under many stories."""
    boilerplate = _learnt(reports)
    return any(boilerplate.in_report(report) for report in reports)


def parents_of(
    members: Mapping[str, Member], ties: Mapping[Pair, Tie], measure: Measure
) -> dict[str, tuple[str, Tie]]:
    """Who derives from whom in a family, with the tie as the parent sees it.

    Each is itself a version of its parent; those who derive from none are left out.
    """
    near = _neighbours(ties)
    parents: dict[str, tuple[str, Tie]] = {}
    waiting = components(near)
    while waiting:
        family = waiting.pop()
        if len(family) < 2:
            continue
        first = _first(family, members, ties, near)
        found = {n: _seen_from(ties, first, n, measure) for n in family - {first}}
        parents.update({n: (first, tie) for n, tie in found.items() if tie is not None})
        rest = {n for n, tie in found.items() if tie is None}
        waiting += components({n: near[n] & rest for n in rest})
    return parents


def lineage_of(member: Member, origin: tuple[Member, Tie] | None) -> Lineage:
    """What to say of a wording that derives from `origin`, or from none."""
    if origin is None:
        role: Role = "rewritten" if member.odd else "original"
        return Lineage(member.id, role, None, member.odd or 1.0)
    parent, tie = origin
    share = round(max(tie.share_a, tie.share_b), 3)
    return Lineage(parent.id, kind_of(tie.replaced, tie.share_a), parent.id, share)


def _learnt(reports: Iterable[Report]) -> Boilerplate:
    boilerplate = Boilerplate()
    for report in reports:
        boilerplate.learn(report)
    return boilerplate


def _words(report: Report, boilerplate: Boilerplate) -> Words:
    """The words to align; their places in the text are found only where lines are left out."""
    left_out = boilerplate.in_report(report)
    if not left_out:
        return Words(tuple(forms_of(report.text)), ())
    return outside(Words.of(report.text), left_out)


def _tie(a: Words, b: Words) -> Tie | None:
    likeness = compare(a, b)
    if not likeness.whole:
        return None
    return Tie(likeness.share_a, likeness.share_b, likeness.replaced, fuller(a, b, likeness))


def _neighbours(ties: Iterable[Pair]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for a, b in ties:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def _first(
    family: set[str],
    members: Mapping[str, Member],
    ties: Mapping[Pair, Tie],
    near: Mapping[str, set[str]],
) -> str:
    """The earliest of those with a day and, among those of a day, the cleanest and fullest."""
    day = min((d for n in family if (d := members[n].day)), default=None)
    early = [n for n in family if day is None or members[n].day in (None, day)]

    def standing(digest: str) -> tuple[float, str]:
        kin = sorted(near[digest] & family)
        seen = (_known(ties, digest, other) for other in kin)
        full = sum(tie.fuller for tie in seen if tie) / max(1, len(kin))
        member = members[digest]
        return -round(full + member.credit - 2 * member.odd, 6), member.id

    return min(early, key=standing)


def _seen_from(ties: Mapping[Pair, Tie], one: str, other: str, measure: Measure) -> Tie | None:
    known = _known(ties, one, other)
    if known is not None:
        return known
    measured = measure(*sorted((one, other)))
    return measured.turned if measured and one > other else measured


def _known(ties: Mapping[Pair, Tie], one: str, other: str) -> Tie | None:
    if one < other:
        return ties.get((one, other))
    tie = ties.get((other, one))
    return tie.turned if tie else None
