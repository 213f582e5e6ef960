"""Events of a user's own codebook: trigger words by rule, status and arguments by the model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.find.arguments import tidy
from dateline.find.own_status import status_by_grammar
from dateline.find.subjects import noun_phrase, with_subject
from dateline.knowledge.rules import Rule, Rules
from dateline.language.reading import EventReading, Phrase, Reading

_BY_GRAMMAR = 0.5
"""Score of what grammar alone tells against the model, as in `find.subjects`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that a rule finds, but for the parties that the rule may still ask for."""

    event: EventReading
    rule: Rule
    tokens: frozenset[int]


def candidates(reading: Reading, rules: Rules) -> Iterator[Candidate]:
    """The events that triggers state, those first that go before others on the same words."""
    asked = {event.trigger: event for event in reading.asked}
    if not asked:
        return
    for rule, tokens in rules.matches([token.text for token in reading.tokens]):
        trigger = _head(reading, tokens)
        event = asked.get(trigger)
        if event is None or (rule.pos and reading.tokens[trigger].upos not in rule.pos):
            continue
        yield Candidate(_as_event(event, rule, tokens, reading), rule, frozenset(tokens))


def _head(reading: Reading, tokens: Sequence[int]) -> int:
    """The word of a phrase that governs it: "agreement" of "collective agreement"."""
    inside = set(tokens)
    return next((i for i in tokens if reading.tokens[i].head not in inside), tokens[0])


def _as_event(
    event: EventReading, rule: Rule, tokens: Sequence[int], reading: Reading
) -> EventReading:
    """The word's reading under the rule's type; a phrase that holds the trigger is no argument."""
    arguments = tuple(
        p for p in event.arguments if not any(p.first <= token <= p.last for token in tokens)
    )
    own = replace(event, type=rule.type, arguments=arguments)
    status = status_by_grammar(event.trigger, reading)
    if status is not None and status != event.status:
        own = replace(own, status=status, status_score=_BY_GRAMMAR)
    own = with_subject(tidy(own, reading), reading)
    own = _with_party(own, "actor", ("nsubj",), tokens, reading)
    if rule.recipient is None:
        return own
    return _with_party(own, "recipient", ("obj", "nsubj:pass"), tokens, reading)


def _with_party(
    event: EventReading,
    role: str,
    relations: Sequence[str],
    tokens: Sequence[int],
    reading: Reading,
) -> EventReading:
    """The event with the party that grammar names, where the model names none.

    The model has learnt its roles from PLOVER's events; far from these grammar knows better. A
    recipient is added only for a rule that says what it must be: not every object is one.
    """
    if any(phrase.label == role for phrase in event.arguments):
        return event
    for i, token in enumerate(reading.tokens):
        if token.head == event.trigger and token.relation in relations and i not in tokens:
            first, last = noun_phrase(reading, i)
            if not any(p.first <= i <= p.last for p in event.arguments):
                party = Phrase(first, last, role, _BY_GRAMMAR)
                return replace(event, arguments=(*event.arguments, party))
    return event
