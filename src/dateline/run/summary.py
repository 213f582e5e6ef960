"""What a run did: counts that add up, and the first refusals in full."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from dateline.types import Refusal

REFUSALS_KEPT = 20
"""So many refusals are kept to be shown; all of them are counted and written to the store."""

Fate = Literal["coded", "empty", "copies", "known"]
"""What became of a report; refusals are counted apart, with their reasons."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a run: `read` = `coded` + `empty` + `copies` + `known` + `refused`.

    `coded` reports hold at least one event, `empty` ones none, `copies` derive from another
    report, `known` ones stood in the store already. `reasons` counts refusals by reason.
    `seconds` is wall time from the first report on.
    """

    read: int
    coded: int
    empty: int
    copies: int
    known: int
    refused: int
    events: int
    seconds: float
    interrupted: bool
    refusals: tuple[Refusal, ...]
    reasons: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Tally:
    """The running counts behind a Summary: the one mutable thing in a run.

    `read` runs ahead of the others by the reports whose transaction is still open.
    """

    read: int = 0
    refused: int = 0
    events: int = 0
    refusals: tuple[Refusal, ...] = ()
    fates: Counter[Fate] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add_refusal(self, refusal: Refusal) -> None:
        """Count a refusal, and keep it while there is room."""
        self.refused += 1
        self.reasons[refusal.reason.split(":", 1)[0]] += 1
        if len(self.refusals) < REFUSALS_KEPT:
            self.refusals = (*self.refusals, refusal)

    def add_report(self, fate: Fate, events: int) -> None:
        """Count a report; `events` are those it brought."""
        self.fates[fate] += 1
        self.events += events

    def change(self, before: Fate, after: Fate) -> None:
        """Count a report anew, as when the original of one turns up that was taken for one."""
        self.fates[before] -= 1
        self.fates[after] += 1

    def close(self, seconds: float, interrupted: bool) -> Summary:
        """Freeze the counts."""
        return Summary(
            read=self.read,
            coded=self.fates["coded"],
            empty=self.fates["empty"],
            copies=self.fates["copies"],
            known=self.fates["known"],
            refused=self.refused,
            events=self.events,
            seconds=seconds,
            interrupted=interrupted,
            refusals=self.refusals,
            reasons=tuple(self.reasons.most_common()),
        )
