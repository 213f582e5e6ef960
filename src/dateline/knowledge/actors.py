"""The registry of actors: who there is, under which names, of which state and sector.

Data lies in data/actors as plain rows (see README.md there); this module gives it a form in
which a name is found in one look-up, and all names of a sentence in one pass.
"""

import gc
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_checks import checked
from dateline.knowledge.actor_entries import Actor, State, actors_of, state_of
from dateline.knowledge.actor_files import rows_of
from dateline.knowledge.names import (
    ARTICLES,
    is_monocase,
    joined_key,
    name_key,
    word_key,
    words_in,
)  # fmt: skip

_MIN_SPOKEN = 4
"""Letters from which on an acronym may be written as a word."""
_SUFFIXES = frozenset("jr sr ii iii iv v vi".split())


@dataclass(frozen=True, slots=True)
class Match:
    """Names found at tokens `first` to `last` (inclusive).

    `via` says by what: "name" of an actor, "adjective", "people" or "seat" of a state, "place".
    Several actors share a name ("SDF"): the reader must choose by context.
    """

    first: int
    last: int
    actors: tuple[Actor, ...]
    via: str


class ActorRegistry:
    """All actors; build it once with `load()`, share it freely (it never changes)."""

    def __init__(
        self,
        actors: Sequence[Actor],
        states: Sequence[State],
        places: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Takes the entries, the states, and places as pairs of name and state code."""
        self.actors = tuple(actors)
        self.states = {state.code: state for state in states}
        self.by_id = {actor.id: actor for actor in (*actors, *(s.actor for s in states))}
        self._names: dict[str, tuple[Actor, ...]] = {}
        self._via: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._written: dict[str, set[str]] = {}
        self._exact: set[str] = set()
        self._articled: set[str] = set()
        self._surnames: dict[str, tuple[Actor, ...]] = {}
        for state in states:
            self._add_state(state)
        for actor in actors:
            self._add_actor(actor)
        for place, code in places:
            if name_key(words_in(place)) not in self._names:
                self._add_name(place, self.states[code].actor, "place")

    @classmethod
    def load(cls, own: Path | None = None) -> "ActorRegistry":
        """The shipped registry, read once a process, with a user's own file before it.

        An entry of that file takes the place of a shipped one with its id; of a name that both
        have, context decides, and the user's wins where it does not. Raises KnowledgeError where
        a data file breaks its rules.
        """
        return _shipped() if own is None else _read(own_actors(own))

    def lookup(self, text: str) -> tuple[Actor, ...]:
        """The actors of that name, case and spelling variants aside; empty where unknown."""
        return self._names.get(name_key(words_in(text)), ())

    def surname(self, word: str) -> tuple[Actor, ...]:
        """The persons whose name ends in that word."""
        return self._surnames.get(word_key(word), ())

    def scan(self, words: Sequence[str], named: Container[int] = ()) -> list[Match]:
        """The longest names in a sentence, left to right, none overlapping another.

        `named` are the words of a sentence of one case that the reader knows to be names ("US").
        """
        keys: list[str] = []
        places: list[int] = []
        for index, word in enumerate(words):
            key = word_key(word)
            if key and key not in ARTICLES:
                keys.append(key)
                places.append(index)
        monocase = is_monocase(words)
        found, at = [], 0
        while at < len(keys):
            sure = monocase and places[at] in named
            match = self._match_at(words, keys, places, at, monocase, sure)
            if match is None:
                at += 1
            else:
                found.append(match[0])
                at += match[1]
        return found

    def _match_at(
        self,
        words: Sequence[str],
        keys: list[str],
        places: list[int],
        at: int,
        monocase: bool,
        sure: bool,
    ) -> tuple[Match, int] | None:
        for size in range(min(self._longest.get(keys[at], 0), len(keys) - at), 0, -1):
            key = " ".join(keys[at : at + size]) if size > 1 else keys[at]
            actors = self._names.get(key)
            if actors is None:
                continue
            first, last = places[at], places[at + size - 1]
            if sure or size > 1 or self._written_right(key, words, first, monocase):
                return Match(first, last, actors, self._via[key]), size
        return None

    def _written_right(self, key: str, words: Sequence[str], at: int, monocase: bool) -> bool:
        """Common words and acronyms must be written as names ("US", "Chad"; not "al-Ani").

        Where all letters are of one case, those stay words that mostly are ("IT", not "CHAD").
        """
        word = words[at]
        if key not in self._exact or "." in word[:-1]:
            return True
        if key in self._articled and (at == 0 or words[at - 1].lower() != "the"):
            return False
        if monocase:
            return _common_words().get(key, "name") == "name"
        if at > 1 and words[at - 1] == "-" and words[at - 2].lower() in ARTICLES:
            return not word.istitle()
        return word.replace(".", "") in self._written[key]

    def _add_state(self, state: State) -> None:
        actor = state.actor
        for via, names in (
            ("name", (actor.name, *actor.aliases)),
            ("adjective", state.adjectives),
            ("people", state.people),
            ("seat", state.seats),
        ):
            for name in names:
                self._add_name(name, actor, via)

    def _add_actor(self, actor: Actor) -> None:
        for name in (actor.name, *actor.aliases):
            self._add_name(name, actor, "name")
        if actor.kind == "person":
            keys = {_surname_key(name) for name in (actor.name, *actor.aliases)}
            for key in filter(None, keys):
                self._surnames[key] = (*self._surnames.get(key, ()), actor)

    def _add_name(self, name: str, actor: Actor, via: str) -> None:
        key = joined_key([k for k in map(word_key, words_in(name)) if k])
        owners = self._names.get(key, ())
        if actor not in owners:
            if owners and via in {"adjective", "people"} and self._via[key] == "name":
                return  # "Hong Kong", "Myanmar": the name of the state says more
            self._names[key] = (*owners, actor)
            self._via.setdefault(key, via)
        first = key.split(" ", 1)[0]
        self._longest[first] = max(self._longest.get(first, 0), key.count(" ") + 1)
        if " " not in key:
            self._add_written(key, name.replace(".", ""))

    def _add_written(self, key: str, name: str) -> None:
        """Remembers how a name of one word is written; newspapers also write "Nato", "Unicef"."""
        written = self._written.setdefault(key, set())
        bare = name.removeprefix("The ")
        if bare == name:
            self._articled.discard(key)
        elif not written and key in _common_words():
            self._articled.add(key)  # "The Independent", not "Independent"
        name = bare
        written |= {name, name.upper()}
        acronym = name.isupper() and name.isalpha()
        if acronym and len(name) >= _MIN_SPOKEN:
            written.add(name.capitalize())
        if acronym or key in _common_words():
            self._exact.add(key)


def _surname_key(name: str) -> str | None:
    """The key of the last word that is a name: "al-Maliki" by "Maliki", "Day Jr." by "Day"."""
    words = [word for word in words_in(name) if word.rstrip(".").lower() not in _SUFFIXES]
    return word_key(words[-1]) if words else None


@cache
def _common_words() -> dict[str, str]:
    """Keys of words that are also names, with what they mostly are: "word" or "name"."""
    return {word: row.kind for row in rows_of("common.txt") for word in row.cells[0].split()}


@cache
def _shipped() -> ActorRegistry:
    # Nothing dies while this loads: the collector would only count the living, again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read([])
    finally:
        if collecting:
            gc.enable()


def own_actors(path: Path) -> list[Actor]:
    """The entries of a user's file; raises KnowledgeError at the first that breaks the rules."""
    entries, problems = checked(path)
    if problems:
        raise KnowledgeError(f"{problems[0]} (dateline actors check {path} lists all)")
    return entries


def _read(own: Sequence[Actor]) -> ActorRegistry:
    states = [state_of(row) for row in rows_of("states.psv")]
    taken = {actor.id for actor in own}
    actors = [*own, *(actor for actor in actors_of(states) if actor.id not in taken)]
    places = [
        (name, code)
        for row in rows_of("places.psv")
        for code in row.country
        for name in row.items(0)
    ]
    return ActorRegistry(actors, states, places)
