"""Acronyms that a report introduces itself: "the Popular Front (PF)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.find.actor.sightings import Sentence
from dateline.find.actor.words import PARTICLES
from dateline.knowledge.actor_entries import Actor
from dateline.knowledge.names import joined_key

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,6}$")
_MAX_WORDS = 8
"""The longest name that an acronym is taken to abbreviate."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """An acronym with the name it stands for; `actor` where the registry knows either."""

    acronym: str
    name: str
    actor: Actor | None


def acronyms(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Introduced]]:
    """Pairs of a key and what it stands for: both the acronym's and the long form's key.

    "Well-liked Mobilization Forces (PMF)" teaches the odd long form by its acronym.
    """
    for sentence in sentences:
        words = sentence.words
        for at in range(2, len(words) - 1):
            if words[at - 1] == "(" and words[at + 1] == ")" and _ACRONYM.match(words[at]):
                found = _long_form(sentence, at - 2, words[at])
                if found is None:
                    continue
                first, actor = found
                name = " ".join(words[first : at - 1]).replace(" - ", "-")
                introduced = Introduced(words[at], name, actor)
                yield sentence.keys[at], introduced
                yield joined_key([k for k in sentence.keys[first : at - 1] if k]), introduced


def _long_form(sentence: Sentence, last: int, acronym: str) -> tuple[int, Actor | None] | None:
    """The first token of the words an acronym abbreviates, and their owner in the registry."""
    named = sentence.at(last)
    short = next((s for s in sentence.sightings if s.first == last + 2), None)
    first = _by_initials(sentence, last, acronym)
    longer = named is not None and first is not None and first < named.first
    if named is not None and named.last == last and named.via == "name" and not longer:
        return named.first, named.actor
    actor = short.actor if short is not None and short.via == "name" else None
    if first is None and actor is not None:
        first = _capitalised_run(sentence, last)
    return None if first is None else (first, actor)


def _by_initials(sentence: Sentence, last: int, acronym: str) -> int | None:
    letters = [c for c in acronym.lower() if c.isalpha()]
    at, left = last, len(letters)
    while at >= 0 and left and last - at < _MAX_WORDS:
        key = sentence.keys[at]
        if key[:1] == letters[left - 1]:
            left -= 1
            if not left:
                return at
        elif key and key not in PARTICLES:
            return None
        at -= 1
    return None


def _capitalised_run(sentence: Sentence, last: int) -> int | None:
    at = last
    while at >= 0 and (
        sentence.words[at][:1].isupper()
        or (sentence.keys[at] in {"", *PARTICLES} and sentence.words[at][:1] not in ",.;:()")
        or (at + 1 <= last and sentence.words[at + 1] == "-")
    ):
        at -= 1
    at += 1
    while at <= last and sentence.keys[at] in {"", "the"}:
        at += 1
    return at if at <= last else None
