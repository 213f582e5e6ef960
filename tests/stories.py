"""Invented stories, each told by several reports of different outlets: what merging is for."""

import random
from dataclasses import replace

from tests.invented import coded_report

from dateline.types import CodedReport, CountMention, Event, PlaceMention

OUTLETS = ("The Gazette", "Harbour News", "North Wire", "Daily Tide")
KINDS = (
    ("ASSAULT", "artillery", "asserted", 4, -9.5),
    ("PROTEST", "demo", "asserted", 3, -6.5),
    ("ACCUSE", None, "denied", 3, -2.0),
    ("CONSULT", "visit", "planned", 1, 2.5),
)
PLACES = (
    ("Oldport", 51.25, -3.5, "GBR"),
    ("Eastmere", 10.5, 20.25, "TCD"),
    ("Fiddler", -17, 179.5, "FJI"),
)


def telling(story: int, outlet: int, dead: int | None = None) -> CodedReport:
    """Story number `story` as that outlet tells it; stories differ in day, place and kind."""
    coded = coded_report(story, report_id=f"s{story}o{outlet}")
    event = replace(_told(coded.events[0], story), id=f"e{story:04d}{outlet}")
    if dead is not None:
        killed = event.counts["killed"]
        other = CountMention(killed.span, killed.text, "killed", dead, dead, dead, killed.rule)
        event = replace(event, counts={"killed": other})
    report = replace(
        coded.report, publisher=OUTLETS[outlet % len(OUTLETS)],
        text=coded.report.text + outlet * " ",
        published=f"2020-{1 + story % 12:02d}-{10 + outlet:02d}",
    )  # fmt: skip
    return replace(coded, report=report, events=(event,))


def corpus(stories: int, seed: int = 1) -> list[CodedReport]:
    """So many stories, each told by one to four outlets, in a random order."""
    chance = random.Random(seed)
    made = [
        telling(story, outlet)
        for story in range(stories)
        for outlet in range(1 + story % len(OUTLETS))
    ]
    chance.shuffle(made)
    return made


def _told(event: Event, story: int) -> Event:
    kind, mode, status, quad, intensity = KINDS[story % len(KINDS)]
    name, lat, lon, country = PLACES[story % len(PLACES)]
    day = f"2020-{1 + story % 12:02d}-{1 + story % 9:02d}"
    assert event.place is not None
    assert event.date is not None
    where: PlaceMention = replace(
        event.place.mention,
        name=name,
        lat=lat,
        lon=lon,
        country=country,
        geonameid=1000 + story % 3,
    )
    number = story % 6
    army = replace(event.actors[0], id=f"army-{number}", name=f"Army of the {number} Rivers")
    return replace(
        event, type=kind, mode=mode, status=status, quad_class=quad, intensity=intensity,
        place=replace(event.place, mention=where) if story % 5 else None,
        date=replace(event.date, value=day, earliest=day, latest=day) if story % 7 else None,
        actors=(army,),
        confidence={**event.confidence, "event": 0.5 + story % 5 / 10},
    )  # fmt: skip
