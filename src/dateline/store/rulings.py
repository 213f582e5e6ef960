"""What people decided about two mentions being one event, as matching takes it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import Literal

from dateline.corrections import anchored, standing
from dateline.types import Anchor, Decision, Event, MentionRef, Ruling

Pair = tuple[MentionRef, MentionRef]


class Mentions:
    """Mentions by the fingerprint of their report, to find those that anchors mean."""

    def __init__(self, told: Iterable[tuple[str, MentionRef, Event]]) -> None:
        by_report: dict[str, dict[str, dict[str, tuple[MentionRef, Event]]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        for fingerprint, ref, event in told:
            by_report[fingerprint][ref.report][event.id] = ref, event
        self._by_report = by_report

    def meant(self, anchor: Anchor) -> list[MentionRef]:
        """One mention of each report with that text, where its words overlap the anchor's."""
        found = []
        for told in self._by_report.get(anchor.fingerprint, {}).values():
            event = anchored(anchor, (event for _, event in told.values()))
            if event is not None:
                found.append(told[event.id][0])
        return found


def rulings_of(decisions: Iterable[Decision], mentions: Mentions) -> list[Ruling]:
    """The rulings that stand, each pair once: what was decided last about it."""
    latest: dict[Pair, Literal["same", "apart"]] = {}
    for decision in standing(decisions):
        for kind, a, b in _pairs(decision, mentions):
            if a != b:
                latest[min(a, b), max(a, b)] = kind
    return [Ruling(kind, a, b) for (a, b), kind in sorted(latest.items())]


def _pairs(
    decision: Decision, mentions: Mentions
) -> Iterator[tuple[Literal["same", "apart"], MentionRef, MentionRef]]:
    """A merge joins both sides; a split keeps them apart, and what it takes away together."""
    if decision.kind not in ("merge", "split"):
        return
    about = [ref for anchor in decision.anchors for ref in mentions.meant(anchor)]
    others = [ref for anchor in decision.others for ref in mentions.meant(anchor)]
    if decision.kind == "split":
        yield from (("same", a, b) for a, b in pairwise(about))
        yield from (("apart", a, b) for a, b in product(about, others))
    else:
        yield from (("same", a, b) for a, b in product(about, others))
