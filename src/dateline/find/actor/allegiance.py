"""Whose men they are: a commander of an armed group, or before whose noun it is named, is of it.

"A Taliban commander" is no soldier of the state, "police personnel" are police.
"""

from dataclasses import replace

from dateline.find.actor.compose import compositional
from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import Sighting
from dateline.types import ActorMention

_BODIES = frozenset(("group", "organization"))
_ARMED = frozenset(("REB", "UAF", "PRM", "MIL", "COP", "CRM", "SPY"))
_OF_ITS_OWN = frozenset(
    "cadre cadres member members leader leaders commander commanders fighter fighters operative "
    "operatives chief militant militants rebel rebels squad unit team group personnel trooper "
    "troopers soldier soldiers deputy secretary activist activists".split()
)
_OUTSIDERS = frozenset(
    "victim victims hostage hostages critic critics sympathiser sympathisers sympathizer supporter "
    "supporters target targets rival rivals defector defectors suspect suspects informer".split()
)
"""Nouns before which a group is named that are not of it, or not surely."""


def sided(phrase: NounPhrase, mention: ActorMention) -> ActorMention:
    """The mention with the sectors of the armed body that the phrase names, where it is of it."""
    body = _body(phrase)
    if body is None or ":" not in mention.id or mention.id.startswith("person:"):
        return mention
    sector = body.actor.sector
    rule = f"{mention.rule}+allegiance"
    return replace(mention, id=compositional(mention.country, sector), sector=sector, rule=rule)


def _body(phrase: NounPhrase) -> Sighting | None:
    """The armed body named before the noun, or behind "of" where the noun is of its own."""
    noun = phrase.keys[-1]
    before = [s for s in phrase.sightings() if s.last < phrase.last and _is_armed(s)]
    if before:
        return None if noun in _OUTSIDERS else before[-1]
    if phrase.link == "of" and noun in _OF_ITS_OWN:
        return next((s for s in phrase.complement_sightings() if _is_armed(s)), None)
    return None


def _is_armed(sighting: Sighting) -> bool:
    return sighting.actor.kind in _BODIES and not _ARMED.isdisjoint(sighting.actor.sector[:1])
