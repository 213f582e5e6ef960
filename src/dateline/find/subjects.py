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
_MEANS = (
    "attack", "firing", "fire", "strike", "airstrike", "raid", "shell", "bomb", "blast",
    "explosion", "ambush", "shoot", "operation", "crackdown", "assault", "offensive", "encounter",
    "clash", "gunfight", "gunbattle", "battle", "firefight", "exchange", "skirmish", "fighting",
)  # fmt: skip
_WEAPONS = frozenset(
    "air drone missile rocket bomb car truck suicide mine landmine mortar artillery gun gas ied "
    "grenade acid knife night dawn ground terror roadside bus surprise heavy fierce rifle sniper "
    "latest separate recent same".split()
)
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"))
_BY = frozenset(("in", "by", "during", "from"))
_REACH = 14
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
    if head is None:
        head = _author_of_means(reading, event)
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


def _author_of_means(reading: Reading, event: EventReading) -> int | None:
    """Whose attack it was done in: "killed in police firing", "in a blast set off by rebels".

    By the words, as the tree often takes "firing" for a verb.
    """
    if event.type != "ASSAULT":
        return None
    end = min(len(reading.tokens), event.trigger + _REACH)
    for noun in range(event.trigger + 2, end):
        if not reading.tokens[noun].text.lower().startswith(_MEANS):
            continue
        opening = _opening(reading, noun)
        if opening > event.trigger and reading.tokens[opening].text.lower() in _BY:
            author = _named_before(reading, opening, noun)
            return _named_behind(reading, noun) if author is None else author
    return None


def _opening(reading: Reading, noun: int) -> int:
    """The preposition before a noun, with nothing but its own words between."""
    at = noun - 1
    while at > 0 and reading.tokens[at].upos in _NOMINAL:
        at -= 1
    return at


def _named_before(reading: Reading, opening: int, noun: int) -> int | None:
    """The party in "an Israeli air strike", "police firing", "the rebels' attack"."""
    for i in range(noun - 1, opening, -1):
        token = reading.tokens[i]
        if token.text.lower() in _WEAPONS or token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.upos != "ADJ" or token.text[:1].isupper():
            return i
    return None


def _named_behind(reading: Reading, noun: int) -> int | None:
    """The party in "an attack by rebels", "a clash with police", "a blast triggered by rebels"."""
    for i, token in enumerate(reading.tokens):
        if token.head == noun and token.relation == "acl":
            agent = _child(reading, i, "obl:agent")
            if agent is not None:
                return agent
        if token.head == noun and token.relation.startswith("nmod") and i > noun:
            case = _child(reading, i, "case")
            if case is not None and reading.tokens[case].text.lower() in ("by", "with"):
                return i
    return None


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
