"""Decides who a phrase names: a ladder of rules, surest first. The bottom rung always answers."""

from dataclasses import replace

from dateline.find.actor import compose, posts, reference
from dateline.find.actor.allegiance import sided
from dateline.find.actor.canonical import canonical_name
from dateline.find.actor.joint import joint_states
from dateline.find.actor.memory import Antecedent
from dateline.find.actor.people import person_of
from dateline.find.actor.phrases import NounPhrase, parse
from dateline.find.actor.scene import Belonging, Scene
from dateline.find.actor.sightings import Sentence, Sighting, spelled
from dateline.find.actor.words import LEADERS, MEMBERS
from dateline.knowledge.names import joined_key
from dateline.knowledge.roles import Role, generic_words
from dateline.spans import Span
from dateline.types import ActorMention

_RULES = {"seat": "registry:seat", "adjective": "registry:adjective"}


def resolve(scene: Scene, sentence: Sentence, first: int, last: int, text: str) -> ActorMention:
    """The actor that tokens `first` to `last` name; `text` is that of the whole report."""
    span = sentence.reading.span_of(first, last)
    return mention_at(scene, sentence, first, last, span, span.of(text))


def mention_at(
    scene: Scene, sentence: Sentence, first: int, last: int, span: Span, text: str
) -> ActorMention:
    """As `resolve`, with the span and the words that go into the mention."""
    phrase = parse(sentence, first, last)
    phrase = _example(phrase) or phrase
    found = (
        _pair(scene, phrase, span, text)
        or _pronoun(scene, phrase, span, text)
        or _introduced(scene, phrase, span, text)
        or _joint(scene, phrase, last, span, text)
        or _sighted(scene, phrase, span, text)
        or person_of(scene, phrase, span, text)
        or _by_role(scene, phrase, span, text)
        or _unknown(scene, phrase, span, text)
    )
    return sided(phrase, found)


def _example(phrase: NounPhrase) -> NounPhrase | None:
    """The name in "radical groups such as Hamas", where it is the only example."""
    complement, sentence = phrase.complement, phrase.sentence
    if complement is None or phrase.link not in {"such", "like", "including"}:
        return None
    first = complement[0] + (phrase.link == "such")
    named = sentence.within(first, complement[1])
    if len(named) != 1 or named[0].last != complement[1] or named[0].first - first > 1:
        return None
    return parse(sentence, named[0].first, named[0].last)


def _pair(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    found = reference.pair(scene.memory, phrase)
    if len(found) < 2:
        return None
    first, second = found[1].mention, found[0].mention
    return ActorMention(
        span, text, f"{first.id}+{second.id}", f"{first.name} and {second.name}", first.kind,
        tuple(dict.fromkeys((*first.country, *second.country))),
        tuple(dict.fromkeys((*first.sector, *second.sector))), 0.4, "coref:pair",
    )  # fmt: skip


def _joint(
    scene: Scene, phrase: NounPhrase, last: int, span: Span, text: str
) -> ActorMention | None:
    """Several states at once: each of them is a country of the actor."""
    country = joint_states(phrase, last)
    if not country:
        return None
    found = scene.roles.ending_at(phrase.sentence.keys, last)
    role = found[0] if found else Role(text, ("GOV",), "state", True)
    name = spelled(phrase.sentence, phrase.first, last)
    return compose.of_role(role, name, span, text, country, 0.7, "compose:joint")


def _pronoun(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    if phrase.first != phrase.last or not reference.is_pronoun(phrase.sentence, phrase.first):
        return None
    antecedent = reference.pronoun(scene.memory, phrase.sentence, phrase.first)
    if antecedent is not None:
        return referring(antecedent, span, text, "coref:pronoun")
    return _unknown(scene, phrase, span, text)


def _introduced(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """A name that the report shortens, words before it aside ("all-new Popular Front")."""
    if not scene.introduced:
        return None
    keys = [key for key in phrase.keys if key]
    endings = (joined_key(keys[at:]) for at in range(max(1, len(keys) - 1)))
    found = next((scene.introduced[key] for key in endings if key in scene.introduced), None)
    if found is None:
        return None
    if found.actor is not None:
        return compose.of_actor(found.actor, span, text, 0.9, "report:acronym", scene.day)
    belonging = scene.belonging(phrase)
    keys = found.name.lower().split()
    role = scene.roles.ending_at(keys, len(keys) - 1)
    return compose.of_role(
        role[0] if role else Role(found.name, ("UNK",), "organ", False),
        found.name, span, text, belonging.country, belonging.confidence, "report:acronym",
    )  # fmt: skip


def _sighted(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """The registry's entry where it is the whole phrase or stands last in it."""
    sightings = phrase.sightings()
    if not sightings:
        return _part_of_longer(scene, phrase, span, text)
    final = sightings[-1]
    if final.last != phrase.last:
        return _as_member(scene, phrase, final, span, text)
    whole = final.first == phrase.first
    actor = final.actor
    if final.first > phrase.first and _part_of_name(phrase.sentence, final):
        return None
    if actor.kind == "organization" and final.via == "name" and _foreign(phrase, final):
        return None
    if actor.kind == "people":
        return _of_people(scene, phrase, final, span, text)
    if final.via == "people" and (phrase.keys[-1].endswith("s") or not whole):
        return compose.of_people(final, phrase, span, text)
    if final.via == "place":
        return compose.of_place(final, phrase, span, text)
    named = "registry:name" if whole and actor.name == text else "registry:alias"
    rule = _RULES.get(final.via, named)
    found = compose.of_actor(actor, span, text, 0.95 if whole else 0.85, rule, scene.day)
    if final.via == "seat":
        return replace(found, sector=("GOV",))  # a capital that acts is its government
    return found if whole else _titled(scene, phrase, final, found)


def _titled(scene: Scene, phrase: NounPhrase, final: Sighting, found: ActorMention) -> ActorMention:
    """A person under the title said before the name ("Senator"): its sector comes first."""
    role = scene.roles.ending_at(phrase.sentence.keys, final.first - 1)
    if found.kind != "person" or role is None or role[0].sector == ("UNK",):
        return found
    return replace(found, sector=tuple(dict.fromkeys((*role[0].sector, *found.sector))))


def _part_of_longer(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    """The entry that the words name alone, though a longer name of the report holds them:
    "the US-led coalition" of "the US-led coalition against Isis"."""
    longer = phrase.sentence.at(phrase.last)
    if longer is None:
        return None
    words = phrase.sentence.words[phrase.first : phrase.last + 1]
    for match in scene.registry.scan(words):
        if match.first == 0 and match.last == len(words) - 1 and match.via == "name":
            actor = match.actors[0]
            return compose.of_actor(actor, span, text, 0.8, "registry:alias", scene.day)
    return None


def _part_of_name(sentence: Sentence, sighting: Sighting) -> bool:
    """True where an entry is the end of a longer name: "National | Security Council"."""
    before = sighting.first - 1
    if sighting.via == "place":
        return any(entity.label == "PER" and entity.first <= before <= entity.last
                   for entity in sentence.reading.entities)  # fmt: skip
    if sighting.actor.kind != "organization" or sentence.at(before) is not None:
        return False
    return sentence.words[before].istitle() and sentence.keys[before] in generic_words()


def _foreign(phrase: NounPhrase, final: Sighting) -> bool:
    """True where a state named before says that a namesake is meant: "Chile's Senate"."""
    before = [s for s in phrase.sightings() if s.last < final.first and not s.use]
    codes = {code for s in before if s.actor.kind == "country" for code in s.actor.country}
    return bool(codes) and bool(final.actor.country) and codes.isdisjoint(final.actor.country)


def _as_member(
    scene: Scene, phrase: NounPhrase, final: Sighting, span: Span, text: str
) -> ActorMention | None:
    """A group with its members' noun: "Islamic State fighters" are Islamic State."""
    found = phrase.role(scene.roles)
    if found is None or final.actor.kind not in {"group", "organization"}:
        return None
    role, first = found
    noun = role.noun.rsplit(" ", 1)[-1]
    if first <= final.first or not (noun in MEMBERS or (role.plural and noun in LEADERS)):
        return None
    return compose.of_actor(final.actor, span, text, 0.8, "registry:member", scene.day)


def _of_people(
    scene: Scene, phrase: NounPhrase, sighting: Sighting, span: Span, text: str
) -> ActorMention:
    """An ethnic or religious people: of the state it is named with, else of the context's."""
    country, confidence = scene.own_country(phrase, skip=sighting)[0], 0.8
    name = spelled(phrase.sentence, phrase.first, phrase.last)
    if country:
        return compose.of_ethnicity(sighting, name, span, text, country, confidence,
                                    "compose:people")  # fmt: skip
    homes = sighting.actor.country
    code, share = scene.countries.near(phrase.sentence.index, homes)
    country = (code,) if code else homes if len(homes) == 1 else ()
    if country:
        name = f"{scene.registry.states[country[0]].adjective} {name}"
    return compose.of_ethnicity(sighting, name, span, text, country, 0.3 + 0.4 * share,
                                "context:country")  # fmt: skip


def _by_role(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention | None:
    found = posts.role_of(scene, phrase)
    if found is None:
        return None
    role, first = found
    realm = posts.realm(phrase, role)
    if realm is not None:
        return compose.of_actor(realm, span, text, 0.9, "registry:alias", scene.day)
    own, named = scene.own_country(phrase)
    if not own and not named:
        owner = posts.possessor(scene, phrase, role)
        if owner is not None:
            return referring(owner, span, text, "coref:possessor")
    if not own and not named and first == phrase.first:
        antecedent = reference.definite(scene.memory, phrase, role, scene.offices, scene.day)
        if antecedent is not None:
            return referring(antecedent, span, text, "coref:definite")
    belonging = scene.belonging(phrase)
    holder = posts.holder(scene, phrase, role, first, belonging)
    if holder is not None:
        return compose.of_actor(
            holder, span, text, belonging.confidence, "registry:office", scene.day
        )
    if not belonging.said and _of_no_state(role):
        belonging = Belonging((), False, False, belonging.confidence)
    country = belonging.country
    state = scene.registry.states.get(country[0]) if country else None
    name = canonical_name(phrase, role, first, state)
    rule = "compose:nationality+role" if own else "context:country"
    return compose.of_role(role, name, span, text, country, belonging.confidence, rule)


def _of_no_state(role: Role) -> bool:
    """Unknown gunmen and "other countries" are not of the state that the report is about."""
    return role.sector == ("UAF",) or (role.shape == "state" and role.plural)


def _unknown(scene: Scene, phrase: NounPhrase, span: Span, text: str) -> ActorMention:
    """Someone of whom only the words are known: country from them or from the context."""
    belonging = scene.belonging(phrase)
    country = belonging.country
    name = spelled(phrase.sentence, phrase.first, phrase.last)
    sector = _sector_before(scene, phrase)
    role = Role(name, sector, "organ" if name[:1].isupper() else "people", False)
    own = belonging.said and bool(country)
    rule = "compose:nationality" if own else "context:country"
    return compose.of_role(role, name, span, text, country, min(belonging.confidence, 0.5), rule)


def _sector_before(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """The sector of the body named before an unknown noun: "army accountant" is of the army."""
    for last in range(phrase.last - 1, phrase.first - 1, -1):
        role = scene.roles.ending_at(phrase.sentence.keys, last)
        if role is not None and role[0].shape == "organ" and not role[0].plural:
            return role[0].sector
    return ("UNK",)


def referring(antecedent: Antecedent, span: Span, text: str, rule: str) -> ActorMention:
    """The antecedent's actor under other words, less surely."""
    said = antecedent.mention
    confidence = round(0.6 + 0.3 * said.confidence, 3)
    return replace(said, span=span, text=text, confidence=confidence, rule=rule)


def nobody(span: Span, text: str) -> ActorMention:
    """For words that hold no token at all."""
    return ActorMention(span, text, "-:UNK", text, "people", (), ("UNK",), 0.0, "none")
