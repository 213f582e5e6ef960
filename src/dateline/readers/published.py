"""Dates as people and feeds write them, to ISO prefixes that keep their precision.

"2023" stays "2023": a reader of dates that fills in 1 January would invent a fact.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from dateline.spans import Span

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = {name: number for number, name in enumerate(_NAMES, start=1)}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?"
_ZONE = r"(?:\s*(?P<zone>z|utc|gmt|[ecmp][sd]t|[+-]\d\d:?\d\d)\b)?"
_RFC_ZONES = {  # RFC 2822, section 4.3
    "z": "Z", "utc": "Z", "gmt": "Z",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
_MAX_FIELD = 200
"""A longer field is prose, not a date."""

DAY_MONTH = re.compile(
    rf"(?<!\d)(?:(?P<mon>{MONTH})\s*{_DAY}|{_DAY.replace('?P<d>', '?P<d2>')}\s+(?P<mon2>{MONTH}))",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A date in a line: its ISO prefix, and where it stands."""

    value: str
    span: Span


def parse_published(text: str) -> str | None:
    """The ISO prefix that a date field means, as precise as it is written; None if it is no date.

    >>> parse_published("Jan 10, 2020"), parse_published("January 2020"), parse_published("2023")
    ('2020-01-10', '2020-01', '2023')
    """
    text = text.strip()
    if len(text) > _MAX_FIELD:
        return None
    found = search_date(text)
    return found.value if found else _lone_year(text)


def search_date(text: str) -> FoundDate | None:
    """The first date of the most telling form in a line (month precision at least)."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            value = read(match)
            if value:
                return FoundDate(value, Span(*match.span()))
    return None


def parse_day_month(text: str) -> tuple[int, int] | None:
    """Month and day of a date without a year ("Jan 3", "3 JAN"), as (month, day)."""
    match = DAY_MONTH.search(text)
    if match is None:
        return None
    return _month(match["mon"] or match["mon2"]), int(match["d"] or match["d2"])


def in_year_of(month: int, day: int, around: str) -> str | None:
    """The day in the year that brings it nearest to `around` (an ISO prefix), as an ISO date.

    >>> in_year_of(12, 31, "2020-01-02")
    '2019-12-31'
    """
    year = int(around[:4])
    if len(around) == 4:
        return _iso(year, month, day)
    target = date.fromisoformat(around[:10] if len(around) >= 10 else f"{around[:7]}-15")
    days = [iso for y in (year - 1, year, year + 1) if (iso := _iso(y, month, day))]
    return min(days, key=lambda iso: abs(date.fromisoformat(iso) - target), default=None)


def _month(name: str) -> int:
    return _NUMBER[name[:3].lower()]


def _year(digits: str) -> int:
    """Two digits as POSIX reads them: 69-99 are 1969-1999, 00-68 are 2000-2068."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= 69 else 2000)


def _iso(year: int, month: int, day: int | None = None) -> str | None:
    if not 1600 <= year <= 2100 or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day(match: re.Match[str]) -> str | None:
    return _iso(int(match["y"]), int(match["m"]), int(match["d"]))


def _named_day(match: re.Match[str]) -> str | None:
    return _iso(_year(match["y"]), _month(match["mon"]), int(match["d"]))


def _with_clock(day: str | None, match: re.Match[str]) -> str | None:
    """The day with its time of day; a time that cannot be leaves the day alone."""
    if day is None:
        return None
    zone = (match["zone"] or "").lower()
    zone = _RFC_ZONES.get(zone, zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}")
    zone = "Z" if zone == "+00:00" else zone
    seconds = f":{match['S']}" if match["S"] else ""
    moment = f"{day}T{int(match['H']):02}:{match['M']}{seconds}{zone}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return day
    return moment


def _numeric(match: re.Match[str]) -> str | None:
    """03/04/2020 is 3 April in London and 4 March in New York: only the year is told.

    With dots the day comes first wherever it is written so.
    """
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if match["sep"] == "." or month_first is None or day_first == month_first:
        return day_first
    return month_first if day_first is None else f"{year:04}"


def _lone_year(text: str) -> str | None:
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 1 or len(numbers[0]) != 4 or not 1600 <= int(numbers[0]) <= 2100:
        return None
    return str(numbers[0])


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d\w])(?:{pattern})(?![\d\w])", re.IGNORECASE)


_YMD = r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
_DMY = rf"{_DAY}(?:\s+of)?[\s\-]+(?P<mon>{MONTH})[\s,\-]*(?P<y>\d{{4}}|'?(?!\d\d:)\d\d)"

_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_form(rf"{_YMD}(?:T|\s+){_CLOCK}{_ZONE}"), lambda m: _with_clock(_day(m), m)),
    (
        _form(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)T?(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)(?P<zone>z)?"),
        lambda m: _with_clock(_day(m), m),
    ),
    (_form(_YMD), _day),
    (_form(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"), _day),
    (_form(rf"{_DMY}\s+{_CLOCK}{_ZONE}(?!\s*[ap]\.?m)"), lambda m: _with_clock(_named_day(m), m)),
    (_form(_DMY), _named_day),
    (_form(rf"(?P<mon>{MONTH})\s*{_DAY}(?:\s*,)?\s+(?P<y>\d{{4}})"), _named_day),
    (_form(rf"(?P<mon>{MONTH})\s*{_DAY}\s*,\s*'?(?P<y>(?!\d\d:)\d\d)"), _named_day),
    (_form(rf"(?P<y>\d{{4}})[\s,\-]+(?P<mon>{MONTH})[\s\-]+{_DAY}"), _named_day),
    (_form(r"(?P<a>\d{1,2})(?P<sep>[/.\-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})"), _numeric),
    (
        _form(rf"(?P<mon>{MONTH})[\s,\-]+(?P<y>\d{{4}})"),
        lambda m: _iso(int(m["y"]), _month(m["mon"])),
    ),
    (_form(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})"), lambda m: _iso(int(m["y"]), int(m["m"]))),
)
