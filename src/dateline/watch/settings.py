"""How watching is done: how long is now, how long is the past, how many alarms may be false."""

from dataclasses import dataclass

from dateline.errors import ConfigError

LEAST_SPANS = 4
"""Spans as long as now that the past must hold: fewer say nothing of what is usual."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`days` up to and with the last day are compared with the `history` days before them.

    `rate` is the share of alarms that may be false (0…1). Raises ConfigError for what cannot be.
    """

    days: int = 7
    history: int = 182
    rate: float = 0.05

    def __post_init__(self) -> None:
        if self.days < 1 or self.history < LEAST_SPANS * self.days:
            raise ConfigError(
                f"history: {self.history} days are too few to compare {self.days} with; "
                f"{LEAST_SPANS * max(self.days, 1)} or more are needed"
            )
        if not 0 < self.rate < 1:
            raise ConfigError(f"rate: {self.rate} is not between 0 and 1; write 0.05")
