"""When an event happened: from the words the model gives as its time, to an ISO date.

Values are years, months or days. A week or a weekend gives its month, a season its year, a part
of a day the day; a plain duration gives nothing.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from dateline.dates import days_of, interval_of, precision_of
from dateline.find.timex.calendar import partial_of
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import EventDate, Report, TimeMention

_BACKGROUND_DAYS = 60
"""An event that ended so many days before the report is told as history."""

_NEARBY = frozenset(
    ("recent", "past", "last", "previous", "coming", "next", "few", "within", "days")
)
_NEARBY_GRAIN = {"H": 7, "D": 7, "W": 7, "M": 4}
"""Characters of the published date that "recent weeks" (7: the month) or "recent months" keep."""


def date_of(
    time_span: Span | None,
    sentence: int,
    readings: Sequence[Reading],
    times: tuple[TimeMention, ...],
    report: Report,
) -> EventDate | None:
    """The date that the words at `time_span` give an event; None where they tell none.

    An event without words for its time has no date: that of publication is not a substitute.
    """
    if time_span is None or not 0 <= sentence < len(readings):
        return None
    for mention in _best_first(time_span, times):
        value = event_value(mention, report.published)
        if value is not None:
            days = interval_of(value)
            return EventDate(
                span=mention.span,
                text=mention.text,
                value=value,
                earliest=days.earliest.isoformat(),
                latest=days.latest.isoformat(),
                said=True,
                rule=mention.rule,
            )
    return None


def event_value(mention: TimeMention, published: str | None) -> str | None:
    """A time expression as the date of an event: YYYY, YYYY-MM or YYYY-MM-DD; None for neither."""
    if days_of(mention.value) is None:
        return _nearby(mention, published)
    precision = precision_of(mention.value)
    if precision == "day":
        return mention.value[:10]
    if precision == "month":
        return mention.value[:7]
    if precision in ("week", "weekend"):
        return _month_of_week(mention.value)
    return mention.value[:4] if precision in ("year", "half", "quarter", "season") else None


def background_of(event: EventDate | None, published: str | None) -> bool:
    """True where the event was over well before the report: it is told as history.

    Compares the last day the event may have happened with the first the report may be of.
    """
    report_days = days_of(published)
    if event is None or report_days is None:
        return False
    latest = date.fromisoformat(event.latest)
    return latest < report_days.earliest - timedelta(days=_BACKGROUND_DAYS)


def _best_first(span: Span, times: Sequence[TimeMention]) -> list[TimeMention]:
    """The mentions that overlap a span, those that share most characters with it first."""
    first = bisect_right(times, span.start, key=lambda mention: mention.span.end)
    overlapping = list(takewhile(lambda mention: mention.span.start < span.end, times[first:]))
    return sorted(overlapping, key=lambda mention: _rank(mention, span))


def _rank(mention: TimeMention, span: Span) -> tuple[bool, int, Span]:
    """The start of a range ("2-4 June") is the date of what lasted for it."""
    shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
    return mention.rule != "timex:range-start", -shared, mention.span


def _month_of_week(value: str) -> str:
    """The month of a weekend's Saturday, or of a week's Thursday (where most of its days lie)."""
    middle = 6 if value.endswith("-WE") else 4
    return date.fromisocalendar(int(value[:4]), int(value[6:8]), middle).isoformat()[:7]


def _nearby(mention: TimeMention, published: str | None) -> str | None:
    """As in "in recent days": near the report, so its month (its year for months)."""
    base = partial_of(published)
    words = set(mention.text.lower().split())
    if base.year is None or not words & _NEARBY:
        return None
    if mention.rule == "timex:ago" and mention.value == "PAST_REF":
        return base.value[:7] if "days" in words else None
    if mention.type != "DURATION":
        return None
    unit = mention.value[-1:]
    if "M" in mention.value and "T" in mention.value:
        unit = "H"
    keep = _NEARBY_GRAIN.get(unit)
    vague = "X" in mention.value or unit in "HD"
    return base.value[:keep] if keep and vague else None
