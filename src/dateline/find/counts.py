"""How many were killed, injured, arrested, abducted, displaced or protested, by rule.

The tree is asked first (whom is it done to, how many are they), the words around a number where
it is silent. A running total ("bringing the toll to 40") is no number of one event.
"""

from collections.abc import Mapping, Sequence

from dateline.find.count.by_tree import counted_by_tree
from dateline.find.count.by_words import counted_by_words
from dateline.find.count.sighting import Sighting
from dateline.language.reading import EventReading, Reading
from dateline.types import CountKind, CountMention

_FITTING: Mapping[CountKind, frozenset[str]] = {
    "killed": frozenset(("ASSAULT", "SANCTION")),
    "injured": frozenset(("ASSAULT", "PROTEST")),
    "arrested": frozenset(("COERCE", "ASSAULT", "SANCTION", "RETREAT")),
    "abducted": frozenset(("ASSAULT", "RETREAT", "COERCE")),
    "displaced": frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT")),
    "protesters": frozenset(("PROTEST",)),
}


def find_counts(reading: Reading, text: str) -> tuple[CountMention, ...]:
    """The numbers of people hurt, held, moved or marching that a sentence tells, in order."""
    return tuple(sighting.mention for sighting in _sightings(reading, text))


def counts_for(
    event: EventReading, reading: Reading, text: str
) -> Mapping[CountKind, CountMention]:
    """The counts that belong to one event of the sentence."""
    return counts_by_trigger(reading, text).get(event.trigger, {})


def counts_by_trigger(reading: Reading, text: str) -> dict[int, dict[CountKind, CountMention]]:
    """The counts of each event of the sentence that has any, by its trigger.

    A count goes to the event whose trigger is its cue, else to the nearest event of a fitting
    type: close to the cue, before it rather than behind, governing it rather than not.
    """
    owned: dict[int, dict[CountKind, CountMention]] = {}
    for sighting in _sightings(reading, text) if reading.events else ():
        owner = _owner(sighting, reading)
        if owner is not None:
            owned.setdefault(owner.trigger, {}).setdefault(sighting.mention.kind, sighting.mention)
    return owned


def _owner(sighting: Sighting, reading: Reading) -> EventReading | None:
    for event in reading.events:
        if event.trigger == sighting.cue:
            return event
    above = _above(reading, sighting.cue)
    fitting = [e for e in reading.events if e.type in _FITTING[sighting.mention.kind]]
    return min(fitting, key=lambda e: _distance(e.trigger, sighting.cue, above), default=None)


def _above(reading: Reading, token: int) -> list[int]:
    """The tokens that govern a token, nearest first; none where the sentence has no syntax."""
    path: list[int] = []
    head = reading.tokens[token].head
    while head >= 0 and head not in path:
        path.append(head)
        head = reading.tokens[head].head
    return path


def _distance(trigger: int, cue: int, above: Sequence[int]) -> tuple[int, int]:
    """Words between, twice as many for a trigger behind the cue, half for one that governs it.

    Syntax alone would give most counts to the verb of the main clause.
    """
    gap = 2 * abs(trigger - cue)
    if trigger > cue:
        gap *= 2
    return gap // 2 if trigger in above else gap, trigger


def _sightings(reading: Reading, text: str) -> list[Sighting]:
    words = [token.text.lower() for token in reading.tokens]
    by_tree, told, known = counted_by_tree(reading, text, words)
    by_words = counted_by_words(reading, text, words, told, known)
    return sorted((*by_tree, *by_words), key=lambda sighting: sighting.mention.span)
