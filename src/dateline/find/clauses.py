"""One event a clause: where a noun restates what its verb tells, the two are one record.

Guide, decisions 8 and 12: "was killed in a drone strike" and "airstrikes killed nine" are one
event each, told by the verb, with what the noun alone knows (whose strike it was).
"""

from dataclasses import replace

from dateline.language.reading import EventReading, Phrase, Reading

_RESTATING = frozenset(("obl", "obl:agent", "nsubj", "nmod"))
_FIELDS = ("actor", "recipient", "place", "time")


def one_event_a_clause(reading: Reading) -> tuple[EventReading, ...]:
    """The events of a sentence, nouns merged into the verbs whose event they restate."""
    by_trigger = {event.trigger: event for event in reading.events}
    for noun in reading.events:
        verb = by_trigger.get(reading.tokens[noun.trigger].head)
        if verb is not None and _restates(noun, verb, reading):
            by_trigger[verb.trigger] = _merged(verb, noun)
            del by_trigger[noun.trigger]
    return tuple(by_trigger[e.trigger] for e in reading.events if e.trigger in by_trigger)


def _restates(noun: EventReading, verb: EventReading, reading: Reading) -> bool:
    """True where both are of one type and status, and nothing they both name differs."""
    token, governor = reading.tokens[noun.trigger], reading.tokens[verb.trigger]
    return (
        token.upos == "NOUN"
        and token.relation in _RESTATING
        and governor.upos == "VERB"
        and noun.type == verb.type
        and noun.status == verb.status
        and not any(_differ(noun, verb, field) for field in ("actor", "recipient"))
    )


def _differ(one: EventReading, other: EventReading, label: str) -> bool:
    left, right = _tokens(one, label), _tokens(other, label)
    return bool(left and right and not left & right)


def _tokens(event: EventReading, label: str) -> set[int]:
    phrases = [p for p in event.arguments if p.label == label]
    return {i for p in phrases for i in range(p.first, p.last + 1)}


def _merged(verb: EventReading, noun: EventReading) -> EventReading:
    """The verb's event, with the noun's arguments for the roles that the verb leaves open."""
    known = {phrase.label for phrase in verb.arguments}
    added: list[Phrase] = [
        phrase
        for phrase in noun.arguments
        if phrase.label in _FIELDS
        and phrase.label not in known
        and not phrase.first <= verb.trigger <= phrase.last
    ]
    return replace(verb, arguments=(*verb.arguments, *added))
