"""What an event of PLOVER's is in ACLED's scheme: `data/acled.toml`, with what it loses there."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.knowledge.rules import OWN_TYPE
from dateline.types import ActorMention, Event

EXTERNAL = "External/Other forces"
PROTESTERS, RIOTERS, CIVILIANS = "Protesters", "Rioters", "Civilians"
MILITIA = "Political militia"
_STATE = "State forces"
_CROWD = frozenset({"protester", "protesters", "demonstrator", "demonstrators", "marchers"})
_WORLD = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "ISM", "MNC"})
"""PLOVER's codes of what is of no state."""


_BEARINGS = {"": "nobody", CIVILIANS: "unarmed", PROTESTERS: "protesters"}
"""Kinds of actor as rules put them; all others are armed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What an event must be, and its event and sub-event type; empty asks for nothing."""

    type: str
    event: str
    sub: str
    modes: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    actor: str = ""
    recipient: str = ""
    harmed: bool = False
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """An event in ACLED's terms; `sides` are the kinds of its two first parties, "" for none."""

    event: str
    sub: str
    sides: tuple[str, str]
    swap: bool


def coding_of(event: Event, state: str) -> Coding | None:
    """The event as ACLED would type it in that state (alpha-3); null where it holds no such.

    Status, place and date are not looked at.
    """
    if event.decided_by.get("type") == OWN_TYPE:
        return None
    actor, recipient = _first(event.actors), _first(event.recipients)
    sides = (_side(actor, state, target=False), _side(recipient, state, target=True))
    if event.type == "ASSAULT" and not sides[0]:
        sides = (MILITIA, sides[1])  # ACLED's "Unidentified Armed Group"
    met = next((rule for rule in rules() if _fits(rule, event, sides)), None)
    return _named(met, sides) if met else None


def _named(rule: Rule, sides: tuple[str, str]) -> Coding:
    """The two sides by the names that unarmed actors have in events of the type."""
    acting, target = sides
    crowd = {"Protests": PROTESTERS, "Riots": RIOTERS}.get(rule.event, CIVILIANS)
    if rule.swap:
        return Coding(rule.event, rule.sub, (PROTESTERS, acting), True)
    acting = crowd if acting in ("", CIVILIANS) and crowd != CIVILIANS else acting
    if rule.event == "Violence against civilians":
        target = target or CIVILIANS
    return Coding(rule.event, rule.sub, (acting, target), False)


def _first(actors: tuple[ActorMention, ...]) -> ActorMention | None:
    return actors[0] if actors else None


def _side(actor: ActorMention | None, state: str, *, target: bool) -> str:
    """ACLED's kind of an actor, "" for nobody."""
    if actor is None:
        return ""
    if target and _CROWD & set(actor.text.casefold().split()):
        return PROTESTERS
    main = actor.sector[0] if actor.sector else ""
    if _WORLD & {main, *actor.country}:
        return EXTERNAL
    if target and actor.kind != "country" and main in _civilian_targets():
        return CIVILIANS
    side = _STATE if actor.kind == "country" else _sides().get(main, CIVILIANS)
    foreign = bool(actor.country) and state not in actor.country
    return EXTERNAL if side == _STATE and foreign else side


def _fits(rule: Rule, event: Event, sides: tuple[str, str]) -> bool:
    acting, target = (_bearing(side) for side in sides)
    return (
        rule.type == event.type
        and (not rule.modes or (event.mode or "") in rule.modes)
        and (not rule.contexts or bool(rule.contexts & set(event.contexts)))
        and rule.actor in ("", acting)
        and rule.recipient in ("", target)
        and (not rule.harmed or _harmed(event))
    )


def _bearing(side: str) -> str:
    """As rules put it."""
    return _BEARINGS.get(side, "armed")


def _harmed(event: Event) -> bool:
    hurt = (event.counts.get("killed"), event.counts.get("injured"))
    return any(count is not None and (count.value or count.low or 0) > 0 for count in hurt)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order."""
    return tuple(_rules(_data()["rules"]))


def _rules(tables: list[dict[str, Any]]) -> Iterator[Rule]:
    for table in tables:
        choices: dict[str, Any] = {
            key: frozenset(table[key]) for key in ("modes", "contexts") if key in table
        }
        yield Rule(**(table | choices))


@cache
def _sides() -> dict[str, str]:
    return {sector: side["name"] for side in _data()["sides"] for sector in side["sectors"]}


@cache
def _civilian_targets() -> frozenset[str]:
    return frozenset(_data()["targets"]["civilian"])


@cache
def _data() -> dict[str, Any]:
    file = resources.files("dateline.knowledge") / "data" / "acled.toml"
    return tomllib.loads(file.read_text("utf-8"))
