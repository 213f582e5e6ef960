"""Which tellings are compared at all: those that share a key.

A key holds at least two things that tell an event from others (a telling word of the report and
the trigger, a place and a day, a person and a type), and a stretch of time where it can, so that
few tellings share it however large the store. Whether two share a key depends on the two alone.
"""

from collections.abc import Iterator
from itertools import combinations

from dateline.matching.profile import Profile, profile_of
from dateline.types import Telling

_WORDS, _TYPED, _PAIRED = 8, 4, 4
"""So many of a report's telling words make keys with the trigger, the type, and in pairs."""

_MONTH = 30
"""Days of a stretch; a telling has a key for its own and the next, so that neighbours meet."""

_LONGEST_DAYS = 7


def block_keys(telling: Telling) -> tuple[str, ...]:
    """The keys of a telling, each once, in order."""
    profile = profile_of(telling)
    return tuple(sorted({*_report_keys(profile), *_topic_keys(profile), *_event_keys(profile)}))


def _report_keys(profile: Profile) -> Iterator[str]:
    """Of its report, and of the copies of that."""
    yield f"report|{profile.ref.report}"
    for stem in profile.stems:
        yield f"copies|{profile.group}|{stem}"


def _topic_keys(profile: Profile) -> Iterator[str]:
    """Of reports about one matter that came out within a month or two, or share two words."""
    topic = profile.telling.topic
    for span in _spans(profile.published):
        for word in topic[:_WORDS]:
            for stem in profile.stems:
                yield f"word|{word}|{stem}|{span}"
        for word in topic[:_TYPED]:
            yield f"word|{word}|{profile.type}|{span}"
            for family in profile.families:
                yield f"word|{word}|{family}|{span}"
    for one, other in combinations(sorted(topic[:_PAIRED]), 2):
        yield f"words|{one}|{other}|{profile.type}"


def _event_keys(profile: Profile) -> Iterator[str]:
    """Of the place on the day, and of the people it was done to or by."""
    place, days = profile.place, profile.days
    exact = place is not None and place.precision != "country"
    if place and exact and days and days[1] - days[0] < _LONGEST_DAYS:
        for day in range(days[0], days[1] + 2):
            yield f"place|{place.name}|{profile.type}|{day}"
    for person in profile.recipients.people | profile.actors.people:
        for span in _spans(profile.published):
            yield f"person|{person}|{profile.type}|{span}"


def _spans(day: int | None) -> tuple[str, ...]:
    """The stretch of the day and the one after; "-" where no day is known."""
    return ("-",) if day is None else (str(day // _MONTH), str(day // _MONTH + 1))
