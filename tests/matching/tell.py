"""Invented tellings for the tests of matching: every field can be set."""

from dateline.spans import Span
from dateline.types import (
    ActorMention,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    Lineage,
    MentionRef,
    PlaceMention,
    Status,
    Telling,
    Trigger,
    View,
)

_AT = Span(0, 1)
_COUNTRIES = {"Oldport": "NOR", "Newtown": "NOR", "Farhaven": "CHL"}
_POINTS = {"Oldport": (60.0, 5.0), "Newtown": (60.1, 5.1), "Farhaven": (-40.0, -73.0)}


def person(name: str) -> ActorMention:
    """A person called by name."""
    identity = "person:" + name.lower().replace(" ", "-")
    return ActorMention(_AT, name, identity, name, "person", ("NOR",), ("CVL",), 0.9, "invented")


def telling(
    report: str,
    *,
    event: str = "e1",
    trigger: str = "killed",
    kind: str = "ASSAULT",
    status: Status = "asserted",
    day: str | None = "2020-01-03",
    place: str | None = "Oldport",
    victims: tuple[str, ...] = ("Arne Holm",),
    killed: int | None = None,
    published: str | None = "2020-01-04",
    outlet: str | None = None,
    group: str | None = None,
    root: str = "",
    wire: str = "",
    first_hand: bool = False,
    topic: tuple[str, ...] = ("Oldport", "harbor", "fisherm", "Holm", "knif", "quay"),
) -> Telling:
    """A telling of a killing at a harbour; what is not named is as in every other."""
    date = None if day is None else EventDate(_AT, day, day, day, day, True, "invented")
    where = None
    if place is not None:
        lat, lon = _POINTS[place]
        where = EventPlace(
            PlaceMention(_AT, place, place, None, lat, lon, _COUNTRIES[place], "", "city", 0.95,
                         "invented"), "city", True, 5.0,
        )  # fmt: skip
    counts = {}
    if killed is not None:
        counts["killed"] = CountMention(
            _AT, str(killed), "killed", killed, killed, killed, "invented"
        )
    told = Event(
        id=event, sentence=0, trigger=Trigger(_AT, trigger), type=kind, mode=None, contexts=(),
        status=status, background=False, actors=(), recipients=tuple(map(person, victims)),
        place=where, date=date, sources=(), views=(View(None, "CT+"),) if status == "asserted"
        else (View(None, "CT-"),) if status == "denied" else (), counts=counts, confidence={},
        decided_by={}, quad_class=4 if kind == "ASSAULT" else 1,
    )  # fmt: skip
    return Telling(
        ref=MentionRef(report, event), event=told, published=published, outlet=outlet,
        lineage=Lineage(group or report, "original", None, 1.0), wire=wire,
        root=root or (outlet or report).lower(), first_hand=first_hand,
        words=frozenset(("fisherm", "harbor", "knif")), topic=topic,
    )  # fmt: skip
