"""Reports that people ruled on, with their rulings: what agreement and annotation start from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.corrections import anchored
from dateline.store import SqliteStore
from dateline.types import CodedReport, Decision, Event

JUDGING = ("accept", "reject", "correct")
"""Kinds of decision that judge an event as coded."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A report as coded, and all decisions with an anchor in it that nobody took back."""

    coded: CodedReport
    fingerprint: str
    decisions: tuple[Decision, ...]

    def events(self) -> Iterator[tuple[Event, list[Decision]]]:
        """Each event as coded that was judged, with the judgements in their order."""
        bound: dict[str, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            if decision.kind not in JUDGING:
                continue
            for anchor in decision.anchors:
                if anchor.fingerprint == self.fingerprint:
                    event = anchored(anchor, self.coded.events)
                    if event is not None:
                        bound[event.id].append(decision)
        for event in self.coded.events:
            if event.id in bound:
                yield event, bound[event.id]


def ruled_reports(store: SqliteStore) -> Iterator[Ruled]:
    """The reports that decisions are about, one for each text, in the order of the decisions."""
    made = store.decisions()
    undone = {decision.value for decision in made if decision.kind == "undo"}
    by_report: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in made:
        if decision.kind != "undo" and decision.id not in undone:
            for anchor in decision.anchors:
                by_report[anchor.fingerprint][decision.id] = decision
    for fingerprint, decisions in by_report.items():
        for report_id in store.reports_of(fingerprint)[:1]:
            yield Ruled(store.coded(report_id), fingerprint, tuple(decisions.values()))
