"""What a report as a whole says about its phrases: which states they belong to, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.find.actor import reference
from dateline.find.actor.acronyms import Introduced
from dateline.find.actor.countries import Countries
from dateline.find.actor.memory import Antecedent, Memory
from dateline.find.actor.persons import Persons
from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import COUNTERPARTS, OTHER_STATES, STATELESS
from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.offices import Offices
from dateline.knowledge.roles import RoleLexicon

_PLACING = frozenset({"in", "of", "from"})
_PLACES = frozenset({"place", "name", "seat"})
SUPPORT = frozenset({"backed", "pro"})
"""Uses of a state's name that do not make the actor that state's ("Turkish-backed rebels")."""
_SAID, _POSSESSED = 0.85, 0.6
_CONTEXT, _CONTEXT_SHARE = 0.1, 0.4


@dataclass(frozen=True, slots=True)
class Belonging:
    """The states of a phrase: `core` where its own core names them, `said` where it names any."""

    country: tuple[str, ...]
    core: bool
    said: bool
    confidence: float


@dataclass(slots=True)
class Scene:
    """All that the rules may consult; `memory` is filled once the antecedents are known."""

    registry: ActorRegistry
    roles: RoleLexicon
    offices: Offices
    sentences: Sequence[Sentence]
    countries: Countries
    persons: Persons
    introduced: dict[str, Introduced]
    day: str | None
    memory: Memory

    def belonging(self, phrase: NounPhrase) -> Belonging:
        """The states of a phrase: said in it, its possessor's, else those of the context."""
        own, named = self.own_country(phrase)
        if own or named:
            in_core = any(s.actor.country for s in phrase.sightings())
            return Belonging(own, in_core or not own, True, _SAID)
        owner = self._owner(phrase)
        if owner is not None and not _of_another(phrase, owner):
            return Belonging(owner.mention.country, False, False, _POSSESSED)
        if not STATELESS.isdisjoint(phrase.keys):
            return Belonging((), False, False, _CONTEXT)
        exiled = self._exiled(phrase)
        beside = "" if exiled else self._place_after(phrase)
        if beside:
            return Belonging((beside,), False, False, _POSSESSED)
        peoples = [s.actor for s in phrase.sightings() if s.actor.kind == "people"]
        homes = [code for people in peoples for code in people.country]
        anyone = phrase.first == phrase.last and phrase.keys[0] in reference.PRONOUNS
        code, share = self.countries.near(
            phrase.sentence.index, homes, person=anyone or exiled,
            but=owner.mention.country if owner is not None else (),
        )  # fmt: skip
        confidence = _CONTEXT + _CONTEXT_SHARE * share
        return Belonging((code,) if code else (), bool(peoples), False, confidence)

    def _owner(self, phrase: NounPhrase) -> Antecedent | None:
        """Whom the possessive before a phrase stands for."""
        if phrase.possessor is None:
            return None
        return reference.pronoun(self.memory, phrase.sentence, phrase.possessor)

    def _exiled(self, phrase: NounPhrase) -> bool:
        """True for refugees: they are not of the state that they are in."""
        role = phrase.role(self.roles)
        return role is not None and role[0].sector[:1] == ("REF",)

    def _place_after(self, phrase: NounPhrase) -> str:
        """The state of the place that follows a phrase at once: "police | in Panama City"."""
        sentence, link = phrase.sentence, phrase.last + 1
        if link >= len(sentence.keys) or sentence.keys[link] not in _PLACING:
            return ""
        for sighting in sentence.sightings:
            if 0 < sighting.first - link <= 2 and sighting.via in _PLACES and not sighting.use:
                state = sighting.actor.kind == "country"
                return "".join(sighting.actor.country[:1]) if state else ""
        return ""

    def own_country(
        self, phrase: NounPhrase, skip: Sighting | None = None
    ) -> tuple[tuple[str, ...], bool]:
        """The states that the phrase itself names, and whether it names any actor at all."""
        for sightings in (phrase.sightings(), phrase.complement_sightings()):
            usable = [
                s
                for s in sightings
                if s.use not in SUPPORT and s is not skip and s.actor.kind != "people"
            ]
            states = [s for s in usable if s.actor.kind == "country"]
            if states and states[0].last < usable[-1].first:
                usable = [s for s in usable if s.actor.kind != "organization"]
            codes = dict.fromkeys(code for s in usable for code in s.actor.country[:1])
            if usable:
                return tuple(codes), True
        return (), False


def _of_another(phrase: NounPhrase, owner: Antecedent) -> bool:
    noun = phrase.keys[-1]
    return noun in COUNTERPARTS or (noun in OTHER_STATES and owner.mention.kind == "country")
