"""Invented coded reports in any number: stories told by several reports each, all from one seed.

Actors, places, days and numbers are drawn so that a million events spread as news does: few names
are frequent, most are rare. No model is asked: what is measured with them is the store.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.knowledge.codebook import Codebook
from dateline.spans import Span
from dateline.types import (
    ActorMention,
    CodedReport,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    Lineage,
    PlaceMention,
    Report,
    Trigger,
    View,
)

COUNTRIES = ("IRQ", "SYR", "NGA", "UKR", "FRA", "IND", "COL", "MEX", "KEN", "PHL", "USA", "RUS")
TRIGGERS = {
    "ASSAULT": ("shelled", "bombed", "attacked", "raided"),
    "PROTEST": ("marched", "rallied", "demonstrated", "struck"),
    "COERCE": ("arrested", "detained", "seized", "jailed"),
    "ACCUSE": ("blamed", "accused", "denounced", "criticised"),
    "CONSULT": ("met", "visited", "called", "received"),
    "AID": ("supplied", "fed", "sheltered", "treated"),
}
FIRST_DAY = date(2014, 1, 1)
DAYS = 4000
_SYLLABLES = ("ba", "kor", "mi", "tan", "el", "dur", "sha", "vo", "ri", "gan", "lu", "pes")


def reports(stories: int, seed: int = 1) -> Iterator[CodedReport]:
    """The reports of so many stories, about two each, in the order of the days they came out."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    codebook = Codebook.load()
    number = 0
    for story in range(stories):
        day = FIRST_DAY + timedelta(days=story * DAYS // max(1, stories))
        told = _Told(chance, day)
        for _ in range(_tellings(chance)):
            number += 1
            yield _report(chance, codebook, number, told)


def name(number: int) -> str:
    """A name for a number: "Kormitan"."""
    parts = []
    for _ in range(3):
        number, index = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[index])
    return "".join(parts).capitalize() + (str(number) if number else "")


def rare(chance: random.Random, most: int) -> int:
    """A number below `most`: small ones often, as names in the news; 0 in 7 of 100 for 3000."""
    return int(most * chance.random() ** 3)


def _tellings(chance: random.Random) -> int:
    return min(40, int(chance.paretovariate(1.6)))


class _Told:
    """What all reports of a story have in common."""

    def __init__(self, chance: random.Random, day: date) -> None:
        self.day = day
        self.country = COUNTRIES[rare(chance, len(COUNTRIES))]
        self.type = chance.choice(list(TRIGGERS))
        self.actor, self.recipient = rare(chance, 3000), rare(chance, 3000)
        self.place = rare(chance, 5000)
        self.people = [name(chance.randrange(500_000)) for _ in range(4)]
        self.dead = int(chance.paretovariate(1.0))


def _report(chance: random.Random, codebook: Codebook, number: int, told: _Told) -> CodedReport:
    trigger = chance.choice(TRIGGERS[told.type])
    actor, recipient = f"{name(told.actor)} army", f"{name(told.recipient)} party"
    place, outlet = f"{name(told.place)}ville", f"The {name(rare(chance, 300))} Post"
    dead = max(1, told.dead + chance.choice((0, 0, 0, 1)))
    text = (
        f"The {actor} {trigger} the {recipient} in {place} on {told.day:%d %B}, "
        f"killing {dead} people, the mayor said. {told.people[0]}, who saw it, told "
        f"{told.people[1]} of {told.people[2]} street that {told.people[0]} had fled to "
        f"{told.people[3]} farm."
    )

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    published = told.day + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    day = told.day.isoformat()
    event = Event(
        id=f"e{number:015x}", sentence=0, trigger=Trigger(at(trigger), trigger), type=told.type,
        mode=None, contexts=(), status=chance.choice(("asserted",) * 9 + ("denied",)),
        background=False,
        actors=(_actor(at(actor), actor, told.actor, told.country),),
        recipients=(_actor(at(recipient), recipient, told.recipient, told.country),),
        place=EventPlace(_place(at(place), place, told), "city", True, 5.0),
        date=EventDate(at(f"{told.day:%d %B}"), f"{told.day:%d %B}", day, day, day, True,
                       "timex:day"),
        sources=(EventSource(at("the mayor"), "the mayor", f"mayor of {place}", None),),
        views=(View(None, "Uu"), View(0, "CT+")),
        counts={"killed": CountMention(at(f"{dead} people"), f"{dead} people", "killed", dead,
                                       dead, dead, "count:exact")},
        confidence={"event": round(chance.uniform(0.4, 1.0), 2)}, decided_by={},
        intensity=codebook.intensity_of(told.type, None),
        quad_class=codebook.quad_class_of(told.type),
    )  # fmt: skip
    report = Report(
        f"r{number:07d}", text, title=f"{place}: {trigger}", publisher=outlet,
        published=published.isoformat(),
    )  # fmt: skip
    first = Span(0, text.index(". ") + 1)
    return CodedReport(
        report, Lineage(report.id, "original", None, 1.0), (), (first,), (), (), (), (), (event,)
    )  # fmt: skip


def _actor(span: Span, text: str, number: int, country: str) -> ActorMention:
    return ActorMention(
        span, text, f"actor-{number}-{text[-4:]}", text.capitalize(), "group", (country,), ("MIL",),
        0.9, "registry:alias",
    )  # fmt: skip


def _place(span: Span, text: str, told: _Told) -> PlaceMention:
    fixed = random.Random(told.place)  # noqa: S311 - no secret
    lat, lon = fixed.uniform(-55, 65), fixed.uniform(-170, 175)
    return PlaceMention(
        span, text, text, told.place + 1, round(lat, 3), round(lon, 3), told.country, "", "city",
        0.9, "gazetteer:name",
    )  # fmt: skip
