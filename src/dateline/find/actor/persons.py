"""Persons whom a report names in full, found again by any part of their name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.find.actor.sightings import Sentence, Sighting, spelled
from dateline.find.actor.words import TITLES
from dateline.knowledge.actor_entries import Actor
from dateline.knowledge.names import word_key, words_in


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the report first names them in full, at tokens of a sentence."""

    name: str
    keys: tuple[str, ...]
    sentence: int
    first: int
    last: int
    actor: Actor | None


class Persons:
    """The persons whom a report names, found again by any part of their name."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._by_word: dict[str, Person] = {}
        self._by_sentence: dict[int, list[Person]] = {}
        self._by_last: dict[str, list[Person]] = {}
        for sentence in sentences:
            for person in sorted(_persons_in(sentence), key=lambda p: p.first):
                self._add(person)

    def of(self, sentence: int) -> Sequence[Person]:
        """The persons whom a sentence names."""
        return self._by_sentence.get(sentence, ())

    def same_as(self, person: Person) -> Sequence[Person]:
        """All that the report names by a person's last name, in its order."""
        return self._by_last.get(person.keys[-1] if person.keys else "", (person,))

    def find(self, keys: Sequence[str]) -> Person | None:
        """The person of that full name, or whose name ends in (or holds) the only word given."""
        words = [key for key in keys if key]
        if not words:
            return None
        person = self._by_word.get(words[-1])
        if person is None or not set(words) <= {*person.keys, *TITLES}:
            return None
        return person

    def _add(self, person: Person) -> None:
        self._by_sentence.setdefault(person.sentence, []).append(person)
        if person.actor is None and person.keys:
            self._by_last.setdefault(person.keys[-1], []).append(person)
        if len(person.keys) < 2 and person.actor is None:
            return
        for key in person.keys:
            known = self._by_word.get(key)
            longer = known is None or (known.actor is None and person.actor is not None)
            if longer and len(key) > 2 and key not in TITLES:
                self._by_word[key] = person


def _persons_in(sentence: Sentence) -> Iterator[Person]:
    covered: set[int] = set()
    for sighting in sentence.sightings:
        if sighting.actor.kind == "person":
            covered.update(range(sighting.first, sighting.last + 1))
            yield _known(sentence, sighting)
    for entity in sentence.reading.entities:
        if entity.label == "PER" and not covered & set(range(entity.first, entity.last + 1)):
            first, last = untitled(sentence, entity.first, entity.last)
            named = sentence.at(last)
            if named is None or named.via == "place":
                yield _person(sentence, first, last, None)


def _known(sentence: Sentence, sighting: Sighting) -> Person:
    return Person(
        sighting.actor.name,
        tuple(
            {k: None for k in (*sentence.keys[sighting.first : sighting.last + 1],
                               *_keys_of(sighting.actor.name)) if k}
        ),
        sentence.index, sighting.first, sighting.last, sighting.actor,
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _keys_of(name: str) -> tuple[str, ...]:
    return tuple(key for key in map(word_key, words_in(name)) if key)


def _person(sentence: Sentence, first: int, last: int, actor: Actor | None) -> Person:
    keys = tuple(key for key in sentence.keys[first : last + 1] if key)
    return Person(spelled(sentence, first, last), keys, sentence.index, first, last, actor)


def untitled(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The tokens of a person's name without titles before and "'s" after."""
    while last > first and sentence.keys[last] == "":
        last -= 1
    while first < last and (sentence.keys[first] in TITLES or sentence.keys[first] in {"", "the"}):
        first += 1
    return first, last
