"""What a run did: counts that add up, and the first refusals in full."""

from dataclasses import dataclass

from dateline.types import Refusal

REFUSALS_KEPT = 20
"""So many refusals are kept to be shown; all of them are counted and written to the store."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a run: `read` = `coded` + `empty` + `duplicate` + `refused`.

    `coded` reports hold at least one event, `empty` ones none, `duplicate` ones stood in the
    store already. `seconds` is wall time from the first report on.
    """

    read: int
    coded: int
    empty: int
    duplicate: int
    refused: int
    events: int
    seconds: float
    interrupted: bool
    refusals: tuple[Refusal, ...]


@dataclass(slots=True)
class Tally:
    """The running counts behind a Summary: the one mutable thing in a run.

    `read` runs ahead of the others by the reports whose transaction is still open.
    """

    read: int = 0
    coded: int = 0
    empty: int = 0
    duplicate: int = 0
    refused: int = 0
    events: int = 0
    refusals: tuple[Refusal, ...] = ()

    def add_refusal(self, refusal: Refusal) -> None:
        """Count a refusal, and keep it while there is room."""
        self.refused += 1
        if len(self.refusals) < REFUSALS_KEPT:
            self.refusals = (*self.refusals, refusal)

    def add_report(self, events: int, known: bool) -> None:
        """Count a coded report; `known` where the store held it already."""
        if known:
            self.duplicate += 1
        elif events:
            self.coded += 1
            self.events += events
        else:
            self.empty += 1

    def close(self, seconds: float, interrupted: bool) -> Summary:
        """Freeze the counts."""
        return Summary(
            read=self.read,
            coded=self.coded,
            empty=self.empty,
            duplicate=self.duplicate,
            refused=self.refused,
            events=self.events,
            seconds=seconds,
            interrupted=interrupted,
            refusals=self.refusals,
        )
