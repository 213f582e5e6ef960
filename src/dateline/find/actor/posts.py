"""Posts, bodies and realms: who "the Turkish foreign minister" is, whose "their fighters" are."""

from dataclasses import replace

from dateline.find.actor import reference
from dateline.find.actor.memory import Antecedent
from dateline.find.actor.phrases import NounPhrase, parse
from dateline.find.actor.scene import Belonging, Scene
from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import LEADERS, MEMBERS, SPEAKING_FOR
from dateline.knowledge.actor_entries import Actor
from dateline.knowledge.roles import Role


def role_of(scene: Scene, phrase: NounPhrase) -> tuple[Role, int] | None:
    """The role that heads a phrase; of "the head of the court" the sector is the court's."""
    found = phrase.role(scene.roles)
    if phrase.complement is None or phrase.link not in {"of", "for"}:
        return found
    whole = scene.roles.ending_at(phrase.sentence.keys, phrase.complement[1])
    if whole is not None and whole[1] <= phrase.last:
        return whole[0], max(whole[1], phrase.first)  # "director of central intelligence"
    if found is None or found[0].noun.rsplit(" ", 1)[-1] not in SPEAKING_FOR:
        return found
    sector = _sector_of_body(scene, phrase.sentence, *phrase.complement)
    return (replace(found[0], sector=sector), found[1]) if sector else found


def _sector_of_body(scene: Scene, sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    body = parse(sentence, first, last)
    named = [s.actor for s in body.sightings() if s.last == body.last]
    if named:
        return named[0].sector if named[0].kind in {"organization", "group"} else ()
    role = body.role(scene.roles)
    if role is None or role[0].shape == "state" or role[0].sector == ("UNK",):
        return ()
    return role[0].sector


def possessor(scene: Scene, phrase: NounPhrase, role: Role) -> Antecedent | None:
    """The group whose members, forces or leaders "their fighters" are."""
    noun = role.noun.rsplit(" ", 1)[-1]
    if phrase.possessor is None or not (noun in MEMBERS or (role.plural and noun in LEADERS)):
        return None
    owner = reference.pronoun(scene.memory, phrase.sentence, phrase.possessor)
    return owner if owner is not None and owner.mention.kind in {"group", "organization"} else None


def holder(
    scene: Scene, phrase: NounPhrase, role: Role, first: int, belonging: Belonging
) -> Actor | None:
    """Who held the post on the report's day: "the Turkish foreign minister", "the president"."""
    if role.plural or len(belonging.country) != 1 or not scene.offices.is_post(role.noun):
        return None
    if phrase.complement is not None and not _whole_complement(phrase):
        return None  # "the president of Chile's central bank"
    before = phrase.sentence.keys[phrase.first : first]
    day = _day_of_office(scene, phrase)
    if day is None or not _NOT_THE_HOLDER.isdisjoint(before):
        return None
    if not (belonging.said or phrase.definite):
        return None
    return scene.offices.holder(belonging.country[0], role.noun, day)


_NOT_THE_HOLDER = frozenset([
    "former", "ex", "deputy", "vice", "next", "new", "future", "acting", "interim", "elected",
    "late", "first", "previous", "assistant", "one", "any", "ousted", "deposed", "would", "be",
])  # fmt: skip
"""Words before a post that say that not the holder of the day is meant, or not surely."""


def _day_of_office(scene: Scene, phrase: NounPhrase) -> str | None:
    """The report's day; of "the then president" the year that the sentence names."""
    keys = phrase.sentence.keys
    if "then" not in keys[max(0, phrase.first - 2) : phrase.last]:
        return scene.day
    years = [key for key in keys if len(key) == 4 and key.isdigit() and key[:2] in {"19", "20"}]
    return years[0] if len(years) == 1 else None


def realm(phrase: NounPhrase, role: Role) -> Actor | None:
    """The state of "the Kingdom of Jordan", "the State of Israel"."""
    named = _whole_complement(phrase)
    if named is None or named.actor.kind != "country" or role.noun not in _REALMS:
        return None
    return named.actor if named.via == "name" else None


def _whole_complement(phrase: NounPhrase) -> Sighting | None:
    """The name that is all there is after "of"."""
    found = phrase.complement_sightings()
    if phrase.link != "of" or len(found) != 1 or phrase.complement is None:
        return None
    first, last = phrase.complement
    return found[0] if found[0].last == last and found[0].first - first <= 1 else None


_REALMS = frozenset({"kingdom", "republic", "state", "sultanate", "emirate", "nation", "country"})
