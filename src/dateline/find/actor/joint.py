"""States named side by side before one noun: "US-Turkish", "British and French ships"."""

from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import STOPS

_JOINING = frozenset({",", "-", "–", "/", "&", "and"})
_SHORT = {
    "franco": "FRA", "anglo": "GBR", "sino": "CHN", "indo": "IND", "russo": "RUS",
    "greco": "GRC", "afro": "", "euro": "",
}  # fmt: skip
"""First halves of compounds that are no names alone ("Franco-Belgian"); "" is no state."""
_FURTHER = 3
"""Words of a noun behind the last state."""


def joint_states(phrase: NounPhrase, end: int) -> tuple[str, ...]:
    """The codes of two or more states that words up to token `end` name side by side, else ()."""
    sentence, codes = phrase.sentence, list[str]()
    states = [s for s in sentence.within(phrase.first, end) if _is_state(s)]
    if not states:
        return ()
    prefix = _SHORT.get(sentence.keys[phrase.first], "")
    if prefix and sentence.words[phrase.first + 1] in "-–" and states[0].first == phrase.first + 2:
        codes.append(prefix)
    elif states[0].first != phrase.first:
        return ()
    for before, state in zip([None, *states], states, strict=False):
        if before is not None and not _joined(sentence, before, state):
            break
        codes.extend(state.actor.country[:1])
    last = states[-1].last
    rest = sentence.keys[last + 1 : end + 1]
    if len(rest) > _FURTHER + 2 or not STOPS.isdisjoint(rest):
        return ()
    return tuple(dict.fromkeys(codes)) if len(set(codes)) > 1 else ()


def _is_state(sighting: Sighting) -> bool:
    return sighting.actor.kind == "country" and not sighting.use and sighting.via != "seat"


def _joined(sentence: Sentence, before: Sighting, state: Sighting) -> bool:
    between = sentence.words[before.last + 1 : state.first]
    return bool(between) and all(word.lower() in _JOINING for word in between)
