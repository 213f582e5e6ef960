"""Reports that need not be coded, in place of which these marks go through a run."""

from dataclasses import dataclass

from dateline.types import Report


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the store holds under the id `stored`, coded as this run codes."""

    report: Report
    stored: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An exact copy of a report that is coded, or will be before it: it shares the events."""

    report: Report
