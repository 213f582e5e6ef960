"""Persons: by the name that the report gives them, by a surname of the registry, by the model."""

from dateline.find.actor import compose
from dateline.find.actor.persons import Person
from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.scene import SUPPORT, Scene
from dateline.find.actor.sightings import Sentence, Sighting, spelled
from dateline.spans import Span
from dateline.types import ActorMention

_BEFORE, _AFTER = 6, 9
"""Words around a name in which its nationality and its post are looked for."""
_MAX_SURNAME_WORDS = 3
_PARTING = frozenset({"VERB", "AUX", "SCONJ"})
_RELATIVE = frozenset({"who", "whom", "whose", "which"})


def person_of(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """The person that a phrase names, or null."""
    words = phrase.sentence.words
    if not words[phrase.last][:1].isupper() and not words[phrase.last].islower():
        return None
    person = scene.persons.find(phrase.keys)
    if person is not None:
        return _mention(scene, person, phrase, span, text)
    if phrase.role(scene.roles) is not None:
        return None
    return _by_surname(scene, phrase, span, text) or _by_entity(scene, phrase, span, text)


def _mention(
    scene: Scene, person: Person, phrase: NounPhrase, span: Span, text: str
) -> ActorMention:
    if person.actor is not None:
        return compose.of_actor(person.actor, span, text, 0.85, "coref:surname", scene.day)
    first_named = scene.sentences[person.sentence]
    own = scene.own_country(phrase)[0]
    origin = None if own else _origin_anywhere(scene, person)
    country = origin.actor.country if origin else own
    sector = _sector(scene, first_named, person)
    if country or origin:
        rule = "compose:nationality+name"
        return compose.of_person(person, span, text, country, sector, 0.75, rule)
    code, share = scene.countries.near(person.sentence, person=True)
    confidence = 0.2 + 0.4 * share
    return compose.of_person(
        person, span, text, (code,) if code else (), sector, confidence, "context:country"
    )


def _sector(scene: Scene, sentence: Sentence, person: Person) -> tuple[str, ...]:
    """The sector of the post said right before a name or in the apposition after it."""
    after = range(person.last + 2, person.last + _AFTER) if _is_apposed(sentence, person) else ()
    for last in (person.first - 1, *after):
        if 0 <= last < len(sentence.keys):
            found = scene.roles.ending_at(sentence.keys, last)
            if found is not None and found[0].sector != ("UNK",):
                return found[0].sector
    return ("CVL",)


def _is_apposed(sentence: Sentence, person: Person) -> bool:
    """True where a mark follows the name: in "Ann Example told reporters" no post does."""
    return sentence.words[person.last + 1 : person.last + 2] in ((",",), ("(",), ("–",), ("—",))


def _origin_anywhere(scene: Scene, person: Person) -> Sighting | None:
    """What the first sentence that tells it says of a person's origin."""
    for named in scene.persons.same_as(person):
        origin = _origin(scene.sentences[named.sentence], named)
        if origin is not None:
            return origin
    return None


def _origin(sentence: Sentence, person: Person) -> Sighting | None:
    """The state or body said right before a name or in the apposition after it.

    "The UN secretary general, Ann Example" is of no state.
    """
    near = [s for s in sentence.sightings if _tells_origin(sentence, person, s)]
    return min(near, key=lambda s: abs(person.first - s.last), default=None)


def _tells_origin(sentence: Sentence, person: Person, sighting: Sighting) -> bool:
    actor = sighting.actor
    if sighting.use in SUPPORT or actor.kind in {"person", "people"}:
        return False
    if len(actor.country) > 1 or (not actor.country and actor.kind != "organization"):
        return False
    before = 0 < person.first - sighting.last <= _BEFORE
    if before:
        return not _clause_between(sentence, sighting.last + 1, person.first)
    return _in_apposition(sentence, person, sighting)


def _clause_between(sentence: Sentence, first: int, end: int) -> bool:
    """True where a verb or a conjunction parts a nationality from a name."""
    return any(token.upos in _PARTING for token in sentence.reading.tokens[first:end])


def _in_apposition(sentence: Sentence, person: Person, sighting: Sighting) -> bool:
    after = person.last + 1
    return (
        0 < sighting.first - person.last <= _AFTER
        and after < len(sentence.words)
        and sentence.words[after] in ",("
        and sentence.keys[min(after + 1, len(sentence.keys) - 1)] not in _RELATIVE
    )


def _by_surname(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """A surname alone of someone of the registry, if the report is about that state."""
    surname = phrase.sentence.words[phrase.last]
    if not surname[:1].isupper() or phrase.last - phrase.first >= _MAX_SURNAME_WORDS:
        return None
    owners = scene.registry.surname(surname)
    if not owners:
        return None
    own = scene.own_country(phrase)[0]
    if phrase.first != phrase.last and not own and not _titled(scene, phrase):
        return None
    nearby = own or tuple(c for c, w in scene.countries.totals.most_common(3) if w >= 1)
    for actor in owners:
        serving = scene.day is None or not actor.offices or actor.serves_on(scene.day)
        if serving and set(actor.country) & set(nearby):
            return compose.of_actor(actor, span, text, 0.6, "registry:surname", scene.day)
    return None


def _titled(scene: Scene, phrase: NounPhrase) -> bool:
    return scene.roles.ending_at(phrase.sentence.keys, phrase.last - 1) is not None


def _by_entity(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """A person whom only the model sees, by an incomplete name."""
    for entity in phrase.sentence.reading.entities:
        if entity.label == "PER" and entity.first <= phrase.last <= entity.last:
            first = max(entity.first, phrase.first)
            keys = phrase.sentence.keys[first : phrase.last + 1]
            name = spelled(phrase.sentence, first, phrase.last)
            person = Person(name, keys, phrase.sentence.index, first, phrase.last, None)
            return _mention(scene, person, phrase, span, text)
    return None
