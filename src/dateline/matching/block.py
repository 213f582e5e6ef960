"""Which tellings are compared at all: those that share a key.

A key is a name and a stretch of time. The name holds at least two things that tell an event from
others (a telling word of the report and the trigger, a place and a type, a person and a type); the
more usual they are, the shorter the stretch, so that few tellings share a key however large the
store. Whether two share a key depends on the two alone: what else a store holds has no say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dateline.matching.profile import Profile, profile_of
from dateline.types import Telling

UNDATED = 0
"""The stretch of a telling whose day is not known: it meets every other."""

_ALWAYS = 1
"""The stretch of a name that needs none."""

_WORDS, _TYPED, _PAIRED = 6, 2, 4
"""So many of a report's telling words make keys with the trigger, the type, and in pairs."""

_NEAR, _WEEKS, _SEASON = 3, 15, 90
"""Days of a stretch, by how much a name tells; those of neighbouring stretches meet, too."""

_LONGEST_DAYS = 7


class Key(NamedTuple):
    """Tellings meet by a key where names are equal and stretches equal, neighbours or unknown."""

    name: str
    stretch: int


def block_keys(telling: Telling) -> tuple[Key, ...]:
    """The keys of a telling, each once, in order."""
    return keys_of(profile_of(telling))


def keys_of(profile: Profile) -> tuple[Key, ...]:
    """As `block_keys`."""
    return tuple(sorted({*_report_keys(profile), *_topic_keys(profile), *_event_keys(profile)}))


class Blocks:
    """Tellings by their keys, to ask who meets whom."""

    def __init__(self, keys: Sequence[Iterable[Key]]) -> None:
        self._keys = keys
        self._at: Mapping[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, of_one in enumerate(keys):
            for name, stretch in of_one:
                self._at[name][stretch].append(number)

    def near(self, number: int) -> set[int]:
        """The tellings that share a key with this one, itself among them."""
        found: set[int] = set()
        for name, stretch in self._keys[number]:
            at = self._at[name]
            met = at if stretch == UNDATED else (stretch - 1, stretch, stretch + 1, UNDATED)
            for other in met:
                found.update(at.get(other, ()))
        return found


def _report_keys(profile: Profile) -> Iterator[Key]:
    """Of its report, and of the copies of that."""
    yield Key(f"report|{profile.ref.report}", _ALWAYS)
    for stem in profile.stems:
        yield Key(f"copies|{profile.group}|{stem}", _ALWAYS)


def _topic_keys(profile: Profile) -> Iterator[Key]:
    """Of reports on one matter that came out within days, or share two words within months."""
    topic, day = profile.telling.topic, profile.published
    acts = (*profile.stems, *profile.families)
    for word in topic[:_WORDS]:
        for stem in profile.stems:
            yield Key(f"word|{word}|{stem}", _stretch(day, _NEAR))
    for word in topic[:_TYPED]:
        for act in (profile.type, *profile.families):
            yield Key(f"word|{word}|{act}", _stretch(day, _NEAR))
    for one, other in combinations(sorted(topic[:_PAIRED]), 2):
        for act in acts:
            yield Key(f"words|{one}|{other}|{act}", _stretch(day, _SEASON))


def _event_keys(profile: Profile) -> Iterator[Key]:
    """Of the place on the day, and of the people it was done to or by."""
    place, days = profile.place, profile.days
    exact = place is not None and place.precision != "country"
    if place and exact and days and days[1] - days[0] < _LONGEST_DAYS:
        for day in range(days[0], days[1] + 1):
            yield Key(f"place|{place.name}|{profile.type}", day)
    for person in profile.recipients.people | profile.actors.people:
        yield Key(f"person|{person}|{profile.type}", _stretch(profile.published, _WEEKS))


def _stretch(day: int | None, days: int) -> int:
    return UNDATED if day is None else day // days + 1
