"""Collects the antecedents of a report: names, persons, roles with a nationality, bare roles."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.find.actor.memory import Antecedent, Gender, gender_of
from dateline.find.actor.reference import GROUP_NOUNS
from dateline.find.actor.resolver import referring, resolve
from dateline.find.actor.scene import Scene
from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import DEFINITE, HUMANS
from dateline.knowledge.roles import Role
from dateline.types import ActorMention

_SUBJECTS = ("nsubj", "csubj")
_NEVER_PLURAL = frozenset({"country", "person"})


def antecedents(scene: Scene, text: str, publisher: str = "") -> list[Antecedent]:
    """All antecedents of a report, in its order; the scene's memory must still be empty.

    The report's own `publisher` is none: it is named in heads and feet, not spoken of.
    """
    found: list[Antecedent] = []
    group: Antecedent | None = None
    for sentence in scene.sentences:
        mine = [*_named(scene, sentence, text), *_persons(scene, sentence, text)]
        taken = {token for a in mine for token in range(a.first, a.last + 1)}
        mine += [
            a for a in _bodies(scene, sentence, taken, text) if a.mention.text not in publisher
        ]
        taken.update(token for a in mine for token in range(a.first, a.last + 1))
        mine += _roles(scene, sentence, taken, text)
        for antecedent in _with_subject(sentence, sorted(mine, key=lambda a: a.first)):
            if antecedent.armed and antecedent.named:
                group = antecedent
            elif group is not None and _points_back(scene, sentence, antecedent):
                said = antecedent.mention
                mention = referring(group, said.span, said.text, "coref:definite")
                antecedent = replace(antecedent, mention=mention)
            found.append(antecedent)
    return found


def _points_back(scene: Scene, sentence: Sentence, antecedent: Antecedent) -> bool:
    """True for "the militants", "the group": they stand for the last group that had a name."""
    first, last = antecedent.first, antecedent.last
    if antecedent.named or first == 0 or sentence.keys[first - 1] not in DEFINITE:
        return False
    role = scene.roles.ending_at(sentence.keys, last)
    if role is None or role[1] != first or role[0].sector == ("UAF",):
        return False
    return role[0].shape == "band" or sentence.keys[last] in GROUP_NOUNS


def _with_subject(sentence: Sentence, mine: list[Antecedent]) -> list[Antecedent]:
    """Where no parser says better, the first antecedent of a sentence counts as its subject."""
    parsed = any(token.head >= 0 for token in sentence.reading.tokens)
    if parsed or not mine:
        return mine
    return [replace(mine[0], subject=True), *mine[1:]]


def is_subject(sentence: Sentence, first: int, last: int) -> bool:
    """True where the parser makes the phrase a subject."""
    head = sentence.reading.head_of(first, last)
    return sentence.reading.tokens[head].relation.startswith(_SUBJECTS)


def _named(scene: Scene, sentence: Sentence, text: str) -> Iterator[Antecedent]:
    for sighting in sentence.sightings:
        if sighting.via == "place" or sighting.use or _modifies(sentence, sighting):
            continue
        mention = resolve(scene, sentence, sighting.first, sighting.last, text)
        plural = sighting.via == "people" or mention.kind not in _NEVER_PLURAL
        yield _antecedent(sentence, sighting.first, sighting.last, mention, plural, True)


def _modifies(sentence: Sentence, sighting: Sighting) -> bool:
    """True for an adjective before a noun ("Turkish officials"): no actor of its own."""
    if sighting.via != "adjective":
        return False
    following = sighting.last + 1
    return following < len(sentence.words) and sentence.words[following][:1].isalpha()


def _persons(scene: Scene, sentence: Sentence, text: str) -> Iterator[Antecedent]:
    for person in scene.persons.of(sentence.index):
        if person.actor is None:
            mention = resolve(scene, sentence, person.first, person.last, text)
            yield _antecedent(sentence, person.first, person.last, mention, False, True)


def _bodies(scene: Scene, sentence: Sentence, taken: set[int], text: str) -> Iterator[Antecedent]:
    """Organisations that only the model sees."""
    for entity in sentence.reading.entities:
        tokens = range(entity.first, entity.last + 1)
        if entity.label == "ORG" and taken.isdisjoint(tokens):
            mention = resolve(scene, sentence, entity.first, entity.last, text)
            yield _antecedent(sentence, entity.first, entity.last, mention, True, True)


def _roles(scene: Scene, sentence: Sentence, taken: set[int], text: str) -> Iterator[Antecedent]:
    for last, key in enumerate(sentence.keys):
        if last in taken or not scene.roles.ends_role(key):
            continue
        found = scene.roles.ending_at(sentence.keys, last)
        if found is None or _title_of_name(sentence, last):
            continue
        role, first = found
        while first > 0 and _is_modifier(sentence, first - 1):
            first -= 1
        if _may_be_spoken_of(role, sentence.keys[last]):
            mention = resolve(scene, sentence, first, last, text)
            plural = role.plural or (role.shape in {"organ", "band"} and role.noun not in HUMANS)
            yield _antecedent(sentence, first, last, mention, plural, False)


def _may_be_spoken_of(role: Role, key: str) -> bool:
    return role.shape != "state" and (role.sector != ("UNK",) or key in GROUP_NOUNS)


def _title_of_name(sentence: Sentence, token: int) -> bool:
    following = sentence.at(token + 1)
    return following is not None and following.actor.kind == "person"


def _is_modifier(sentence: Sentence, token: int) -> bool:
    sighting = sentence.at(token)
    return sighting is not None and sighting.via in {"adjective", "name", "people"}


def _antecedent(sentence: Sentence, first: int, last: int, mention: ActorMention, plural: bool,
                named: bool) -> Antecedent:  # fmt: skip
    gender: Gender = ""
    if mention.kind == "person":
        gender = gender_of(mention.name, sentence.words[max(0, first - 3) : first + 1])
    elif not plural:
        gender = gender_of("-", (sentence.words[last],))
    subject = is_subject(sentence, first, last)
    human = mention.kind == "person" or (not plural and sentence.keys[last] in HUMANS)
    return Antecedent(
        sentence.index, first, last, mention, plural, named, subject, gender, human,
        sentence.keys[last],
    )  # fmt: skip
