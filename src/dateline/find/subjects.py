"""An actor for events that the model leaves without one, where grammar names it.

"Those kidnapped by rebels": the agent of a passive. "Troops launched an offensive": the subject of
the light verb whose object states the event (guide, decision 1).
"""

from dataclasses import replace

from dateline.language.reading import EventReading, Phrase, Reading

_LIGHT = (
    "launch", "wage", "wag", "resum", "mount", "conduct", "stag", "mak", "made", "carr", "continu",
    "hold", "held", "sign", "reach", "open", "began", "begin", "start", "perform", "commit",
    "pursu", "tak", "took",
)  # fmt: skip
_LEFT = frozenset(("amod", "compound", "nmod:poss", "nummod", "flat", "punct", "case"))
_RIGHT = frozenset(("flat", "compound"))
_SCORE = 0.5
"""Grammar alone is right about every second time: said plainly in the actor's confidence."""


def with_subject(event: EventReading, reading: Reading) -> EventReading:
    """The event with the actor its grammar names, where the model found none."""
    if any(phrase.label == "actor" for phrase in event.arguments):
        return event
    head = _agent(reading, event.trigger)
    if head is None:
        head = _light_subject(reading, event.trigger)
    if head is None or any(p.first <= head <= p.last for p in event.arguments):
        return event
    first, last = noun_phrase(reading, head)
    return replace(event, arguments=(*event.arguments, Phrase(first, last, "actor", _SCORE)))


def _agent(reading: Reading, trigger: int) -> int | None:
    return _child(reading, trigger, "obl:agent")


def _light_subject(reading: Reading, trigger: int) -> int | None:
    """The subject of the light verb of which the trigger is the object."""
    token = reading.tokens[trigger]
    if token.relation != "obj" or token.head < 0:
        return None
    if not reading.tokens[token.head].text.lower().startswith(_LIGHT):
        return None
    subject = _child(reading, token.head, "nsubj")
    verb = reading.tokens[token.head]
    if subject is not None and reading.tokens[subject].text.lower() in ("which", "who", "that"):
        return verb.head if verb.relation == "acl:relcl" and verb.head >= 0 else None
    return subject


def _child(reading: Reading, head: int, relation: str) -> int | None:
    tokens = enumerate(reading.tokens)
    return next((i for i, t in tokens if t.head == head and t.relation == relation), None)


def noun_phrase(reading: Reading, head: int) -> tuple[int, int]:
    """The noun with its modifiers before it and the rest of its name behind it."""
    first = last = head
    while first > 0 and reading.hangs_on(first - 1, head, _LEFT):
        first -= 1
    while last + 1 < len(reading.tokens) and reading.hangs_on(last + 1, head, _RIGHT):
        last += 1
    while first < head and reading.tokens[first].relation in ("case", "punct"):
        first += 1
    return first, last
