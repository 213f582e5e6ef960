"""What the user says about reports that do not say it themselves."""

from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.readers.published import parse_published


@dataclass(frozen=True, slots=True)
class Hints:
    """The `--date` and `--publisher` of the command line; raises ConfigError on a non-date."""

    published: str | None = None
    publisher: str | None = None

    def __post_init__(self) -> None:
        if self.published is None:
            return
        value = parse_published(self.published)
        if value is None:
            raise ConfigError(
                f"--date {self.published!r} is not a date: write it as 2020, 2020-01 or 2020-01-10"
            )
        object.__setattr__(self, "published", value)


NO_HINTS = Hints()
