"""Dates that keep their precision: an ISO prefix, and the first and last day it may mean.

A prefix is as much of a date as is known: "2020", "2020-01", "2020-01-10", a date-time, and the
TIMEX3 forms for weeks ("2020-W05", weekend "2020-W05-WE"), quarters ("2020-Q1"), halves
("2020-H2"), seasons ("2020-SU"), decades ("199") and centuries ("19" is 1900 to 1999). "X"
stands for a digit that is not known; trailing unknown parts fall away ("1917-XX" is "1917").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DatePrecision = Literal[
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day"
]

_PREFIX = re.compile(
    r"(?P<century>\d\d)|(?P<decade>\d{3})|(?P<year>\d{4})|"
    r"(?P<half>\d{4}-H[12])|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<quarter>\d{4}-Q[1-4])|"
    r"(?P<month>\d{4}-\d\d)|(?P<week>\d{4}-W\d\d)|(?P<weekend>\d{4}-W\d\d-WE)|"
    r"(?P<day>\d{4}-\d\d-\d\d(?:[T ][\d:.,A-Z+-]+)?)"
)
_UNKNOWN_TAIL = re.compile(r"(?:-W?XX)+(?:-\w+)?(?:T.*)?$")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The first and last day something may mean, both inclusive."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        """Raise ValueError where the interval ends before it begins."""
        if self.latest < self.earliest:
            raise ValueError(f"an interval cannot end ({self.latest}) before {self.earliest}")

    @property
    def days(self) -> int:
        """How many days it holds, at least 1."""
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: "Interval") -> bool:
        """True where the two share at least one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def covers(self, other: "Interval") -> bool:
        """True where every day of `other` is a day of this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest


def interval_of(prefix: str) -> Interval:
    """The days that an ISO prefix may mean; raises ValueError where it is none.

    >>> interval_of("2020-02")
    Interval(earliest=datetime.date(2020, 2, 1), latest=datetime.date(2020, 2, 29))
    """
    known, precision = _read(prefix)
    return _INTERVALS[precision](known)


def precision_of(prefix: str) -> DatePrecision:
    """How fine a prefix is ("day" for a date-time too); raises ValueError where it is none."""
    return _read(prefix)[1]


def days_of(prefix: str | None) -> Interval | None:
    """As `interval_of`, but None where the value names no days (None, "P3M", "PAST_REF")."""
    if not prefix:
        return None
    try:
        return interval_of(prefix)
    except ValueError:
        return None


def iso_week(day: date) -> str:
    """The ISO 8601 week that a day lies in ("2020-W05")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _read(prefix: str) -> tuple[str, DatePrecision]:
    known = _UNKNOWN_TAIL.sub("", prefix)
    match = _PREFIX.fullmatch(known) if known.isascii() else None
    if match is None or match.lastgroup is None:
        raise ValueError(f"{prefix!r} is not an ISO date or a beginning of one")
    return known, match.lastgroup  # type: ignore[return-value]


def _years(known: str) -> Interval:
    """Centuries, decades and years; year 0 does not exist, so the first century starts in 1."""
    missing = 4 - len(known)
    first, last = int(known + "0" * missing), int(known + "9" * missing)
    return Interval(date(max(first, 1), 1, 1), date(last, 12, 31))


def _months(known: str, month: int, count: int) -> Interval:
    year = int(known[:4])
    last = year * 12 + month - 1 + count - 1
    return Interval(date(year, month, 1), month_end(last // 12, last % 12 + 1))


def _season(known: str) -> Interval:
    """Meteorological seasons of the northern hemisphere; a winter is named by its first year."""
    return _months(known, _SEASON_STARTS[known[5:7]], 3)


def _week(known: str) -> Interval:
    year, week = int(known[:4]), int(known[6:8])
    first = 6 if known.endswith("-WE") else 1
    return Interval(date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, 7))


def _day(known: str) -> Interval:
    day = date.fromisoformat(known[:10])
    return Interval(day, day)


_INTERVALS: dict[DatePrecision, Callable[[str], Interval]] = {
    "century": _years,
    "decade": _years,
    "year": _years,
    "half": lambda known: _months(known, 6 * int(known[6]) - 5, 6),
    "season": _season,
    "quarter": lambda known: _months(known, 3 * int(known[6]) - 2, 3),
    "month": lambda known: _months(known, int(known[5:7]), 1),
    "week": _week,
    "weekend": _week,
    "day": _day,
}
