"""Mentions made: of registry entries, of nationality and role, of names nobody knew before."""

from dateline.find.actor.persons import Person
from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import Sighting, spelled
from dateline.knowledge.actor_entries import Actor, slug
from dateline.knowledge.roles import Role
from dateline.spans import Span
from dateline.types import ActorKind, ActorMention

_KINDS: dict[str, ActorKind] = {
    "person": "person", "organ": "organization", "band": "group", "people": "people",
    "state": "country",
}  # fmt: skip
NOBODY = "-"
"""Stands for the state in a compositional id where none is known ("-:CVL")."""


def of_actor(
    actor: Actor, span: Span, text: str, confidence: float, rule: str, day: str | None
) -> ActorMention:
    """A mention of a registry entry; who held only past offices on that day is no government."""
    sector = actor.sector
    if day and sector[:1] == ("GOV",) and actor.offices and _retired(actor, day):
        sector = ("ELI",)
    return ActorMention(
        span, text, actor.id, actor.name, actor.kind, actor.country, sector, confidence, rule
    )


def _retired(actor: Actor, day: str) -> bool:
    return all(office.end is not None and office.end < day[: len(office.end)]
               for office in actor.offices)  # fmt: skip


def of_person(person: Person, span: Span, text: str, country: tuple[str, ...],
              sector: tuple[str, ...], confidence: float, rule: str) -> ActorMention:  # fmt: skip
    """A mention of a person without an entry: the name is the identity."""
    return ActorMention(
        span, text, f"person:{slug(person.name)}", person.name, "person", country, sector,
        confidence, rule,
    )  # fmt: skip


def of_people(sighting: Sighting, phrase: NounPhrase, span: Span, text: str) -> ActorMention:
    """Citizens by their nationality: "Palestinians", "two Russians"."""
    name = spelled(phrase.sentence, phrase.first, phrase.last)
    return ActorMention(
        span, text, compositional(sighting.actor.country, ("CVL",)), name, "people",
        sighting.actor.country, ("CVL",), 0.8, "compose:nationality",
    )  # fmt: skip


def of_ethnicity(
    sighting: Sighting, name: str, span: Span, text: str, country: tuple[str, ...],
    confidence: float, rule: str,
) -> ActorMention:  # fmt: skip
    """Members of an ethnic or religious people, in one state: "Iraqi Kurds"."""
    actor = sighting.actor
    identity = f"{compositional(country, actor.sector)}:{actor.id}"
    return ActorMention(
        span, text, identity, name, "people", country, actor.sector, confidence, rule
    )


def of_place(sighting: Sighting, phrase: NounPhrase, span: Span, text: str) -> ActorMention:
    """A place that acts ("Catalonia"): its people or government, under its own name."""
    name = spelled(phrase.sentence, sighting.first, sighting.last)
    country = sighting.actor.country
    return ActorMention(
        span, text, f"{country[0]}:{slug(name)}", name, "people", country, ("CVL",), 0.6,
        "registry:place",
    )  # fmt: skip


def compositional(country: tuple[str, ...], sector: tuple[str, ...]) -> str:
    """The id of an actor without an entry: its states and its first sector, "IRQ:COP"."""
    return f"{'+'.join(country) or NOBODY}:{sector[0] if sector else 'UNK'}"


def of_role(
    role: Role, name: str, span: Span, text: str, country: tuple[str, ...],
    confidence: float, rule: str,
) -> ActorMention:  # fmt: skip
    """A mention by role: "Iraqi police" becomes IRQ:COP."""
    return ActorMention(
        span, text, compositional(country, role.sector), name, _KINDS[role.shape], country,
        role.sector, confidence, rule,
    )  # fmt: skip
