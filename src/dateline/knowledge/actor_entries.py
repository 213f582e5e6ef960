"""The entries of the actor registry, as the rows of data/actors state them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_files import Office, Row, names_in_folder, office_of, rows_of
from dateline.knowledge.names import word_key, words_in
from dateline.types import ActorKind

_SLUG = re.compile(r"[^a-z0-9]+")
_PLAIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,})*$")


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry; `country` and `sector` as in the record contract."""

    id: str
    name: str
    kind: ActorKind
    country: tuple[str, ...]
    sector: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def serves_on(self, day: str) -> bool:
        """True where one of the offices may have been held on that day (an ISO prefix)."""
        return any(office.held_on(day) for office in self.offices)


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory, with the words for what belongs to it."""

    actor: Actor
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def code(self) -> str:
        """ISO 3166 alpha-3."""
        return self.actor.country[0]

    @property
    def adjective(self) -> str:
        """The adjective for its people and organs; the name where there is none."""
        return self.adjectives[0] if self.adjectives else self.actor.name


def actors_of(states: Sequence[State]) -> Iterator[Actor]:
    seen = {state.actor.id: "states.psv" for state in states}
    for name in names_in_folder():
        for row in rows_of(name):
            actor = actor_of(row)
            if actor.id in seen:
                raise KnowledgeError(f"{row.where}: id {actor.id} is taken at {seen[actor.id]}")
            seen[actor.id] = row.where
            yield actor


def state_of(row: Row) -> State:
    code, name = row.cell(0), row.cell(1)
    actor = Actor(slug(name), name, "country", (code,), (), row.items(2))
    return State(actor, row.items(3), row.items(4), row.items(5))


def actor_of(row: Row) -> Actor:
    """The entry that a row states; raises KnowledgeError where no kind of actor is set for it."""
    kind = row.kind
    if kind not in {"person", "organization", "group", "people"}:
        raise KnowledgeError(f"{row.where}: no kind is set for this row")
    name = row.cell(0)
    return Actor(
        slug(name),
        name,
        cast("ActorKind", kind),
        row.country,
        tuple(row.cell(1).split()),
        row.items(2),
        tuple(office_of(item) for item in row.items(3)),
    )


def slug(name: str) -> str:
    """A name as an id: "Qasem Soleimani" becomes "qasem-soleimani"."""
    if _PLAIN.match(name):
        return name.lower().replace(" ", "-")
    keys = [word_key(word) or "" for word in words_in(name)]
    return _SLUG.sub("-", " ".join(keys)).strip("-")
