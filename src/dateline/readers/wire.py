"""The dateline of wire copy: `BAGHDAD, Jan 3 (Reuters) —` opens the body of a report."""

import re
from dataclasses import dataclass

from dateline.readers.published import DAY_MONTH, parse_day_month, search_date

_REACH = 300
"""A dateline ends within so many characters."""

_UPPER_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]+(?:[ /][A-ZÀ-ÖØ-Þ.'’\-]+){0,4}"
_ANY_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]+(?:[ /][A-ZÀ-ÖØ-Þ][\w.'’\-]+){0,4}"
_NAME = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d]|[.'’\- ]){0,30}?"
_REGION = rf"(?:,\s*{_NAME}){{0,2}}(?:\s*\({_NAME}\)(?=,))?"
_DATE = re.sub(r"\?P<\w+>", "?:", DAY_MONTH.pattern) + r"(?:,?\s*(?:\d{4}|\d\d)\b)?"
_AGENCY = r"(?:\(\s*(?P<agency>[A-ZÀ-ÖØ-Þ][^()]{1,60})\)|/(?P<slashed>[A-Z][\w ]{1,30})/)"
_DASH = r"(?:—|–|--+|-|_|:)(?=[\s\[]|$)"
_END = rf"(?:\s*{_DASH}|(?<=/)\.?\s)"

_WITH_AGENCY = re.compile(
    rf"\s*(?:{_ANY_PLACE}{_REGION})?[,:]?\s*(?P<date>(?i:{_DATE}))?[.,]?\s*{_AGENCY}{_END}"
)
_WITH_DATE = re.compile(rf"\s*{_UPPER_PLACE}{_REGION}[,:]?\s*(?P<date>(?i:{_DATE}))\s*{_DASH}")
_BARE = re.compile(rf"\s*{_UPPER_PLACE}{_REGION}\s*{_DASH}[ \t]*(?:\n|$)")
_MAX_AGENCY_WORDS = 6


@dataclass(frozen=True, slots=True)
class WireLine:
    """What a dateline says: the agency, the date if it has a year, else its month and day."""

    agency: str | None
    published: str | None
    day_month: tuple[int, int] | None


def read_wire_line(text: str) -> WireLine | None:
    """The dateline with which `text` begins; None where there is none.

    >>> read_wire_line("KABUL, Jan 3 (AFP) - Two people").day_month
    (1, 3)
    """
    opening = text[:_REACH]
    match = _WITH_AGENCY.match(opening)
    if match is not None:
        agency = _agency(match["agency"] or match["slashed"])
        return _wire_line(agency, match["date"]) if agency else None
    match = _WITH_DATE.match(opening)
    if match is not None:
        return _wire_line(None, match["date"])
    return WireLine(None, None, None) if _BARE.match(opening) else None


def _wire_line(agency: str | None, written: str | None) -> WireLine:
    if written is None:
        return WireLine(agency, None, None)
    found = search_date(written)
    if found is not None:
        return WireLine(agency, found.value, None)
    return WireLine(agency, None, parse_day_month(written))


def _agency(words: str) -> str | None:
    """The name in the brackets, without a date after it; None for an aside of many words."""
    name = " ".join(words.split(",")[0].split())
    return name if name and len(name.split()) <= _MAX_AGENCY_WORDS else None
