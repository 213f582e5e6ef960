"""What two tellings have in common and what sets them apart: one sign for each field.

A sign is a word with a weight in `weights.toml`; the sum of the weights is the log-odds that the
two are one event. Signs are few and coarse on purpose, so that the table can be read.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from dateline.find.place.geometry import km_between
from dateline.matching.profile import Party, Profile, Where
from dateline.matching.words import likeness

_COMMON, _RARE = 8.0, 9.5
"""Rarities between which a trigger word is neither common ("said") nor rare ("beheaded")."""

_TOPIC_STEPS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.45)
_WORD_STEPS = (0.1, 0.2, 0.35, 0.5, 0.75)
_MEANING_STEPS = (0.3, 0.45, 0.6)
_MEANING = ("other", "distant", "akin", "close")
"""How near two trigger words are in meaning, by the steps of their likeness."""

_NEAR_TOPIC = 0.15
"""Reports that share so much of their telling words are likely about one matter."""

NEAR_KM = 60.0
"""Two towns so near are often given for one another: the event is "in" the larger."""


class Sign(NamedTuple):
    """A field and what the two tellings show in it."""

    field: str
    value: str


def signs_of(a: Profile, b: Profile, alike: float) -> Iterator[Sign]:
    """The signs of a pair; `alike` is `topic_likeness` of their reports. The order has no say."""
    same_report = a.ref.report == b.ref.report
    trigger = trigger_sign(a, b)
    if same_report:
        where = "here"
        gap = abs(a.sentence - b.sentence)
        yield Sign("report", "same sentence" if gap == 0 else "near" if gap <= 3 else "same")
    else:
        where = "near" if alike >= _NEAR_TOPIC else "far"
        yield Sign("report", f"topic {step_of(alike, _TOPIC_STEPS)}")
        yield Sign("published", published_sign(a, b))
        yield Sign("report names", names_sign(a.topic_names, b.topic_names))
    yield Sign("trigger", f"{trigger} {where}")
    yield Sign("type", "same" if a.type == b.type else "other")
    if a.mode and b.mode:
        yield Sign("mode", "same" if a.mode == b.mode else "other")
    yield Sign("words", f"{step_of(overlap(a.words, b.words), _WORD_STEPS)} {where}")
    yield Sign("names", f"{names_sign(a.names, b.names)} {where}")
    tail = "" if trigger not in ("other", "distant") else " but trigger"
    yield Sign("actors", party_sign(a.actors, b.actors) + tail)
    yield Sign("recipients", party_sign(a.recipients, b.recipients) + tail)
    yield Sign("place", place_sign(a.place, b.place))
    yield Sign("date", day_sign(a, b))
    yield Sign("counts", count_sign(a, b))


def names_sign(a: frozenset[str], b: frozenset[str]) -> str:
    """Whether names (here: capitalised words and numbers) are shared."""
    if not a or not b:
        return "none"
    shared = len(a & b)
    if not shared:
        return "apart"
    return (
        "all"
        if shared == min(len(a), len(b))
        else "most"
        if 2 * shared >= min(len(a), len(b))
        else "some"
    )


def topic_likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the telling words that two reports have in common, 0 to 1 (Ochiai 1957)."""
    if not a or not b:
        return 0.0
    return float(len(a & b)) / math.sqrt(len(a) * len(b))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice what two sets share over what they hold (Dice 1945)."""
    if not a or not b:
        return 0.0
    return 2 * len(a & b) / (len(a) + len(b))


def step_of(value: float, steps: tuple[float, ...]) -> int:
    """How many of the steps the value reaches."""
    return sum(value >= step for step in steps)


def trigger_sign(a: Profile, b: Profile) -> str:
    """How the words that state the events go together."""
    if not a.stems.isdisjoint(b.stems):
        rareness = min(a.rareness, b.rareness)
        usual = " rare" if rareness > _RARE else " common" if rareness < _COMMON else ""
        return ("same form" if a.trigger == b.trigger else "same stem") + usual
    if not a.families.isdisjoint(b.families):
        return "family"
    return _MEANING[step_of(likeness(a.trigger, b.trigger), _MEANING_STEPS)]


def party_sign(a: Party, b: Party) -> str:
    """How the parties in one role go together."""
    if not a or not b:
        return "nobody" if not a and not b else "one unknown"
    if not a.ids.isdisjoint(b.ids):
        return "same"
    if not a.names.isdisjoint(b.names):
        return "shared name"
    if a.people and b.people:
        return "other people"
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return "other country"
    return "alike" if not a.words.isdisjoint(b.words) else "other"


def place_sign(a: Where | None, b: Where | None) -> str:
    """Nearness of the places; those that context supplies count less than those said."""
    if a is None or b is None:
        return "unknown"
    told = "said" if a.said and b.said else "context"
    return f"{_nearness(a, b)} {told}"


def _nearness(a: Where, b: Where) -> str:
    if a.country and b.country and a.country != b.country:
        return "other country"
    coarse = "country" in (a.precision, b.precision)
    if a.name == b.name or (a.geonameid is not None and a.geonameid == b.geonameid):
        return "same country" if coarse else "same"
    if coarse:
        return "same country"
    if a.point is None or b.point is None:
        return "same country"
    apart = km_between(a.point, b.point)
    if apart <= max(a.size, b.size, 0.0):
        return "within"
    return "near" if apart <= NEAR_KM else "far"


def day_sign(a: Profile, b: Profile) -> str:
    """Whether the days go together; "said" where both sentences tell them."""
    if a.days is None or b.days is None:
        return "unknown"
    told = "said" if a.day_said and b.day_said else "context"
    gap = days_between(a.days, b.days)
    if gap == 0:
        exact = a.days == b.days and a.days[0] == a.days[1]
        return f"same day {told}" if exact else f"overlap {told}"
    return f"{'1 day' if gap == 1 else 'week' if gap <= 7 else 'apart'} {told}"


def days_between(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days from the end of one stretch to the start of the other; 0 where they overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])


def published_sign(a: Profile, b: Profile) -> str:
    """How far apart the reports came out."""
    if a.published is None or b.published is None:
        return "unknown"
    gap = abs(a.published - b.published)
    return "1 day" if gap <= 1 else "week" if gap <= 7 else "month" if gap <= 31 else "apart"


def count_sign(a: Profile, b: Profile) -> str:
    """Whether numbers of the same kind may be one number."""
    told = {kind: (low, high) for kind, low, high in b.counts}
    shared = [(low, high, *told[kind]) for kind, low, high in a.counts if kind in told]
    if not shared:
        return "unknown"
    return "same" if any(_agree(*four) for four in shared) else "other"


def _agree(low: int, high: int | None, other_low: int, other_high: int | None) -> bool:
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)
