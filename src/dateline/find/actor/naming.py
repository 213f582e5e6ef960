"""Which words of a sentence name an actor: names, nationalities with their role, model entities.

A generic word alone ("Revolutionary", "Forces") is a piece of a name or no name at all, and an
adjective before a noun ("Kurdish fighters") names nobody by itself: neither is a mention.
"""

from collections.abc import Iterator

from dateline.find.actor.scene import Scene
from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import LOCATIVE, TITLES
from dateline.knowledge.roles import generic_words

_ENTITY_LABELS = frozenset({"PER", "ORG", "NORP"})
_SMALL = frozenset({"", "the", "a", "an", "and", "of", ",", "(", ")"})
_NAME_TAGS = frozenset({"PROPN", "NOUN", "X"})
"""Tags that a word may have where it is the head of a name; "X" where no model read it."""


def named_in(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last token of each mention; none overlaps another."""
    taken: set[int] = set()
    for first, last in (*_sighted(scene, sentence), *_entities(sentence)):
        tokens = range(first, last + 1)
        if taken.isdisjoint(tokens) and not _generic(scene, sentence, first, last):
            taken.update(tokens)
            yield first, last


def _sighted(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for sighting in sentence.sightings:
        role = _role_after(scene, sentence, sighting) if _is_origin(sighting) else None
        if role is not None:
            yield sighting.first, role
        elif _stands_alone(sentence, sighting):
            yield sighting.first, sighting.last


def _is_origin(sighting: Sighting) -> bool:
    """True for words that say whose the actor after them is: "Turkish", "US", "Kurdish"."""
    return not sighting.use and sighting.actor.kind in {"country", "people"}


def _stands_alone(sentence: Sentence, sighting: Sighting) -> bool:
    if sighting.via not in {"name", "people"} or _is_place(sentence, sighting):
        return False
    return sighting.actor.kind != "people" or not before_noun(sentence, sighting.last)


def _role_after(scene: Scene, sentence: Sentence, sighting: Sighting) -> int | None:
    """The last token of the role noun that follows a nationality: "Turkish security forces"."""
    found = None
    for last in range(sighting.last + 1, min(sighting.last + 4, len(sentence.keys))):
        role = scene.roles.ending_at(sentence.keys, last)
        if role is not None and role[1] == sighting.last + 1:
            found = last
    return found


def _entities(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for entity in sentence.reading.entities:
        if entity.label not in _ENTITY_LABELS:
            continue
        if entity.label == "NORP" and before_noun(sentence, entity.last):
            continue
        yield entity.first, entity.last


def before_noun(sentence: Sentence, token: int) -> bool:
    """True where a word modifies the noun after it; by the parser, else by the letters."""
    tokens = sentence.reading.tokens
    if token + 1 >= len(tokens):
        return False
    following = tokens[token + 1]
    if tokens[token].head >= 0 or tokens[token].relation == "root":
        modifies = tokens[token].relation in {"amod", "compound", "nmod"}
        return modifies and tokens[token].head > token
    return (
        following.text[:1].isalpha()
        and following.text[:1].islower()
        and (following.text.lower() not in _FUNCTION_WORDS)
    )


_FUNCTION_WORDS = frozenset([
    "and", "or", "but", "in", "on", "at", "of", "to", "from", "by", "for", "with", "against",
    "who", "which", "that", "is", "are", "was", "were", "has", "have", "had", "will", "would",
    "said", "say", "says", "as", "after", "before", "when", "while", "could", "can", "may",
])  # fmt: skip


def _generic(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """True for words that name nobody: a single common word that no part of the report knows."""
    keys = [key for key in sentence.keys[first : last + 1] if key not in _SMALL]
    if len(keys) != 1:
        return not keys
    key = keys[0]
    covering = next((s for s in sentence.within(first, last)), None)
    if covering is not None or key in scene.introduced or scene.persons.find(keys) is not None:
        return False
    return (
        key in generic_words()
        or key in TITLES
        or scene.roles.ends_role(key)
        or (sentence.reading.tokens[last].upos not in _NAME_TAGS)
    )


def _is_place(sentence: Sentence, sighting: Sighting) -> bool:
    """True for a state that is only where something happens ("in Iraq")."""
    if sighting.actor.kind != "country" or sighting.via != "name":
        return False
    before = [key for key in sentence.keys[max(0, sighting.first - 2) : sighting.first] if key]
    if before[-1:] == ["the"]:
        before = before[:-1]
    return bool(before) and before[-1] in LOCATIVE
