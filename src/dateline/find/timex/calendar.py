"""Calendar arithmetic on dates of which parts may be unknown, written as TIMEX values."""

from datetime import date, timedelta
from typing import NamedTuple

from dateline.dates import days_of, iso_week, month_end, precision_of

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "millennium": "X",
}  # fmt: skip
"""What is written where the anchor is too coarse to tell."""


class Partial(NamedTuple):
    """A date as far as it is known; a finer part without the coarser one is never set."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day itself, where known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def value(self) -> str:
        """As an ISO prefix ("XXXX" where nothing is known)."""
        return "-".join([year_value(self.year), *(f"{part:02d}" for part in self[1:] if part)])


def partial_of(prefix: str | None) -> Partial:
    """Read an ISO prefix; weeks count as their month, quarters and seasons as their year."""
    interval = days_of(prefix)
    if interval is None or prefix is None:
        return Partial()
    first, precision = interval.earliest, precision_of(prefix)
    if precision == "day":
        return Partial(first.year, first.month, first.day)
    if precision in ("month", "week", "weekend"):
        return Partial(first.year, first.month)
    return Partial(first.year) if precision not in ("decade", "century") else Partial()


def year_value(year: int | None) -> str:
    """Four digits, or "XXXX"."""
    return "XXXX" if year is None else f"{year:04d}"


def month_day(year: int | None, month: int, day: int) -> str | None:
    """The value of a day; None where the calendar has no such day ("30 February")."""
    if not 1 <= month <= 12 or not 1 <= day <= month_end(year or 2000, month).day:
        return None
    return f"{year_value(year)}-{month:02d}-{day:02d}"


def shift(base: Partial, unit: str, by: int) -> str:
    """The calendar unit that lies `by` units from the one that holds `base`, at the unit's grain.

    >>> shift(Partial(2020, 1, 10), "month", -1)
    '2019-12'
    """
    if unit == "fortnight":
        unit, by = "week", 2 * by
    try:
        return _SHIFTS[unit](base, by) or UNKNOWN[unit]
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return UNKNOWN[unit]


def _day(base: Partial, by: int) -> str | None:
    return (base.exact + timedelta(days=by)).isoformat() if base.exact else None


def _week(base: Partial, by: int) -> str | None:
    return iso_week(base.exact + timedelta(weeks=by)) if base.exact else None


def _weekend(base: Partial, by: int) -> str | None:
    week = _week(base, by)
    return f"{week}-WE" if week else None


def _month(base: Partial, by: int) -> str | None:
    if base.year is None or base.month is None:
        return None
    months = base.year * 12 + base.month - 1 + by
    return Partial(_bounded(months // 12), months % 12 + 1).value


def _quarter(base: Partial, by: int) -> str | None:
    if base.year is None or base.month is None:
        return None
    quarters = base.year * 4 + (base.month - 1) // 3 + by
    return f"{_bounded(quarters // 4):04d}-Q{quarters % 4 + 1}"


def _year(base: Partial, by: int) -> str | None:
    return None if base.year is None else year_value(_bounded(base.year + by))


def _decade(base: Partial, by: int) -> str | None:
    return None if base.year is None else f"{_bounded(base.year + 10 * by):04d}"[:3]


def _century(base: Partial, by: int) -> str | None:
    return None if base.year is None else f"{_bounded(base.year + 100 * by):04d}"[:2]


def _millennium(base: Partial, by: int) -> str | None:
    return None if base.year is None else f"{_bounded(base.year + 1000 * by):04d}"[:1]


def _bounded(year: int) -> int:
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return year


_SHIFTS = {
    "day": _day, "week": _week, "weekend": _weekend, "month": _month, "quarter": _quarter,
    "year": _year, "decade": _decade, "century": _century,
    "millennium": _millennium,
}  # fmt: skip


def moving_feast(name: str, year: int) -> date:
    """Easter, or Thanksgiving as the United States keep it (the fourth Thursday of November)."""
    if name == "easter":
        return easter(year)
    return date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month = (h + offset - 7 * m + 114) // 31
    return date(year, month, (h + offset - 7 * m + 114) % 31 + 1)
