"""What people decided about two mentions being one event, as matching takes it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product, starmap
from typing import Literal

from dateline.corrections import anchored, standing
from dateline.types import Anchor, Decision, Event, MentionRef, Ruling

Pair = tuple[MentionRef, MentionRef]
Kind = Literal["same", "apart"]


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
    latest: dict[Pair, Kind] = {}
    for decision in standing(decisions):
        about = [ref for anchor in decision.anchors for ref in mentions.meant(anchor)]
        others = [ref for anchor in decision.others for ref in mentions.meant(anchor)]
        if decision.kind == "split":
            latest |= {_pair(a, b): "same" for a, b in pairwise(about)}
            latest |= {_pair(a, b): "apart" for a, b in product(about, others)}
        elif decision.kind == "merge" and about and others:
            latest |= dict.fromkeys(_joined(about, others, latest), "same")
    return [Ruling(kind, a, b) for (a, b), kind in sorted(latest.items()) if a != b]


def _joined(
    about: Sequence[MentionRef], others: Sequence[MentionRef], latest: Mapping[Pair, Kind]
) -> Iterator[Pair]:
    """Enough pairs to join all of both sides, and those that were ruled on before."""
    yield from (_pair(about[0], other) for other in others)
    yield from (_pair(one, others[0]) for one in about)
    yield from (pair for pair in starmap(_pair, product(about, others)) if pair in latest)


def _pair(a: MentionRef, b: MentionRef) -> Pair:
    return min(a, b), max(a, b)
