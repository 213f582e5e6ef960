"""Time expressions in a report, with TIMEX3 values resolved against its date of publication.

Rules over word categories (`timex`) after the TimeML guidelines (Pustejovsky et al. 2003): no
model is needed. What cannot be known stays open ("XXXX-WXX-5" for a Friday without a date).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.config import parse_date
from dateline.dates import days_of
from dateline.find.timex.calendar import Partial, partial_of
from dateline.find.timex.grammar import first_place, readings_at
from dateline.find.timex.lexer import Lexed, lex
from dateline.find.timex.rule import NO_TIME, Timex
from dateline.find.timex.scene import Piece, Scene
from dateline.find.timex.words import TODAYS, WEEKDAYS
from dateline.language.reading import Reading
from dateline.readers.wire import read_wire_line
from dateline.types import Report, TimeMention

_LEAD_WORDS = 80
"""Some three sentences: what news of the day says of its day, it says there."""

_SPOKEN = frozenset(("said", "says", "told", "interview", "comment", "announced", "statement"))
_SPOKEN_REACH = 3
"""Words of a speaker so near before a weekday make it the day of the saying."""

_STORY_YEARS = 5
"""A text that names so many far years, and more of them than deictic days, is a history."""


def find_times(report: Report, readings: Sequence[Reading]) -> tuple[TimeMention, ...]:
    """The time expressions of a report, in order, without months that the model reads as verbs."""
    found = find_times_in(report.text, report.published)
    if not readings:
        return found
    return tuple(mention for mention in found if not _is_verb(mention, readings))


def times(text: str, published: str | date | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, resolved against the day it was published.

    `published` is a date or an ISO prefix ("2020", "2020-01", "2020-01-10"); raises ValueError for
    anything else. Without it relative days stay open. No model is used: "may" and "march" are
    told from verbs by the words beside them alone.

    >>> [time.value for time in times("They met on Friday.", published="2020-01-08")]
    ['2020-01-03']
    """
    told = published.isoformat() if isinstance(published, date) else published
    return find_times_in(text, None if told is None else parse_date(told))


def find_times_in(text: str, published: str | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, resolved against an ISO prefix of its date, if any.

    >>> [mention.value for mention in find_times_in("They met on Friday.", "2020-01-08")]
    ['2020-01-03']
    """
    lexed = lex(text)
    anchor = partial_of(published)
    same_day = (
        read_wire_line(text) is not None
        or _is_stamped(published)
        or _leads_with_its_day(lexed, anchor)
    )
    story = _is_story(lexed, anchor.year)
    scene = Scene(lexed, anchor, story, same_day, partial_of(None))
    return tuple(_mentions(text, scene))


def _mentions(text: str, scene: Scene) -> Iterator[TimeMention]:
    categories = scene.lexed.categories
    at = first_place(categories, 0)
    while at >= 0:
        found = _read(scene, at)
        if found is None:
            at = first_place(categories, at + 1)
            continue
        piece, timex, rule = found
        at = first_place(categories, piece.last + 1)
        if timex is NO_TIME:
            continue
        if timex.type in ("DATE", "TIME") and rule != "year-earlier":
            scene.mention(timex.value, piece.first, piece.last)
        yield _mention(text, piece, timex, rule)


def _read(scene: Scene, at: int) -> tuple[Piece, Timex, str] | None:
    """What the first rule that can read the words at a place makes of them."""
    for rule, end in readings_at(scene.lexed.categories, at):
        piece = Piece(scene.lexed, at, end - 1)
        timex = rule.read(piece, scene)
        if timex is not None:
            return piece, timex, rule.name
    return None


def _mention(text: str, piece: Piece, timex: Timex, rule: str) -> TimeMention:
    span = piece.lexed.span(piece.first, piece.last)
    days = days_of(timex.value)
    return TimeMention(
        span=span,
        text=span.of(text),
        type=timex.type,
        value=timex.value,
        earliest=days.earliest.isoformat() if days else None,
        latest=days.latest.isoformat() if days else None,
        rule=f"timex:{rule}",
    )


def _is_story(lexed: Lexed, published: int | None) -> bool:
    years = [int(lexed.words[i]) for i, kind in enumerate(lexed.categories) if kind == "y"]
    far = sum(published is None or abs(year - published) > 1 for year in years)
    deictic = sum(lexed.categories.count(kind) for kind in "Wt")
    return far >= _STORY_YEARS and far > 2 * deictic


def _is_stamped(published: str | None) -> bool:
    """True of a time of day: wire copy is dated to the minute; midnight is a bare date's."""
    hour = (published or "")[11:16]
    return bool(hour) and hour != "00:00"


def _leads_with_its_day(lexed: Lexed, published: Partial) -> bool:
    """True where the lead names the weekday of the report, or today: news of the day itself.

    So does a speaker anywhere in it ("declined to comment Saturday"): who was asked, was that day.
    """
    day = published.exact
    if day is None:
        return False
    for at, kind in enumerate(lexed.categories):
        word = lexed.words[at]
        own = kind == "W" and WEEKDAYS[word] == day.isoweekday()
        if own and not _SPOKEN.isdisjoint(lexed.words[max(0, at - _SPOKEN_REACH) : at]):
            return True
        if at < _LEAD_WORDS and (own or (kind == "t" and TODAYS[word] == 0)):
            return True
    return False


def _is_verb(mention: TimeMention, readings: Sequence[Reading]) -> bool:
    """True where the model reads a one-word month or season as a verb ("may", "fall", "march")."""
    if " " in mention.text or mention.rule not in ("timex:month", "timex:season"):
        return False
    at = bisect_right(readings, mention.span.start, key=lambda reading: reading.span.start) - 1
    if at < 0:
        return False
    inside = readings[at].tokens_in(mention.span)
    return any(readings[at].tokens[i].upos in ("VERB", "AUX") for i in inside)
