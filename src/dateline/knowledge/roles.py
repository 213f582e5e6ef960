"""What people are and do: the nouns that give an actor its PLOVER sector ("police", "rebels").

Also the given names that tell a pronoun's gender, and words that are no name alone. Data:
data/actors/roles.psv, given_names.txt, generic.txt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_files import rows_of
from dateline.knowledge.names import name_key, words_in

Shape = Literal["person", "organ", "band", "people", "state"]
SHAPES = frozenset({"person", "organ", "band", "people", "state"})
"""person: one holder of a post; organ: a body of a state; band: armed or organised people."""


_LONGEST = 5
"""Words of a role noun."""
_KNOWN_WINDOWS = 50_000
"""Endings of phrases remembered, with the role that each ends in: every rule asks anew."""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for a kind of actor; `noun` is its singular."""

    noun: str
    sector: tuple[str, ...]
    shape: Shape
    plural: bool


class RoleLexicon:
    """All role nouns, in singular and plural."""

    def __init__(self, roles: dict[str, Role]) -> None:
        self._roles = roles
        self._endings = frozenset(key.rsplit(" ", 1)[-1] for key in roles)
        self._found: dict[tuple[str, ...], tuple[Role, int] | None] = {}

    @classmethod
    def load(cls) -> "RoleLexicon":
        """The shipped lexicon, read once a process; raises KnowledgeError where it is broken."""
        return _shipped()

    def ends_role(self, key: str) -> bool:
        """True where some role noun ends in that word (given as its key)."""
        return key in self._endings

    def ending_at(self, keys: Sequence[str], last: int) -> tuple[Role, int] | None:
        """The longest role noun that ends at `keys[last]`, with the index of its first word."""
        if keys[last] not in self._endings:
            return None
        low = max(0, last - _LONGEST + 1)
        window = tuple(keys[low : last + 1])
        if window not in self._found:
            if len(self._found) >= _KNOWN_WINDOWS:
                self._found.clear()
            self._found[window] = self._ending(window)
        found = self._found.get(window)
        return None if found is None else (found[0], low + found[1])

    def _ending(self, window: tuple[str, ...]) -> tuple[Role, int] | None:
        for first, key in enumerate(window):
            role = self._roles.get(" ".join(key for key in window[first:] if key))
            if role is not None and key:
                return role, first
        return None


@cache
def female_names() -> frozenset[str]:
    """Given names that are borne mostly by women, as keys."""
    return _given_names("")


@cache
def male_names() -> frozenset[str]:
    """Given names that are borne mostly by men, as keys."""
    return _given_names("male")


def _given_names(kind: str) -> frozenset[str]:
    rows = (row for row in rows_of("given_names.txt") if row.kind == kind)
    return frozenset(word for row in rows for word in row.cells[0].split())


@cache
def generic_words() -> frozenset[str]:
    """Words that stand in many names and are none by themselves, as keys."""
    return frozenset(word for row in rows_of("generic.txt") for word in row.cells[0].split())


@cache
def _shipped() -> RoleLexicon:
    roles: dict[str, Role] = {}
    for row in rows_of("roles.psv"):
        sector, shape = tuple(row.cell(0).split()), row.cell(1)
        if shape not in SHAPES:
            raise KnowledgeError(f"{row.where}: no such kind of role: {shape!r}")
        for noun in row.items(2):
            for form, singular, plural in _forms(noun):
                role = Role(singular, sector, cast("Shape", shape), plural)
                roles.setdefault(name_key(words_in(form)), role)
    return RoleLexicon(roles)


def _forms(noun: str) -> Iterator[tuple[str, str, bool]]:
    """Singular and plural of an entry: "mp" gives mps, "spy/spies" both, "media*" itself only."""
    if noun.endswith("*"):
        yield noun[:-1], noun[:-1], True
        return
    singular, _, plural = noun.partition("/")
    yield singular, singular, False
    yield plural or singular + "s", singular, True
