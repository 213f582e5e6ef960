"""Whom a word is done to, by the tree: the heads of the noun phrases, those joined by "and" too."""

from collections.abc import Iterable, Sequence

from dateline.find.count.cues import PEOPLE, PEOPLES
from dateline.language.reading import EventReading, Reading

_SUFFERERS = ("nsubj:pass", "obj")
_RELATIVE = frozenset(("who", "that", "which", "whom"))
_DESCRIBING = frozenset(
    "identified named namely alias aka called including : known included".split()
)
_BOUNDS = frozenset(("than", "at", "least", "over", "about", "around", "nearly", "up", "to"))
_BESIDE = frozenset(("obl", "nmod", "obj", "nsubj:pass", "nsubj", "conj", "advmod", "fixed"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
_INTRANSITIVE = (
    "die", "dying", "perish", "sustain", "receiv", "suffer", "fled", "flee", "succumb", "got",
)  # fmt: skip


def victims_of(
    reading: Reading, words: Sequence[str], trigger: int, event: EventReading | None
) -> list[int]:
    """The heads of those it is done to: what the tree says, else the event's recipients.

    Words that only say who the ones before them are ("identified as") bring nobody new.
    """
    heads = _by_tree(reading, trigger)
    if not heads and event is not None:
        phrases = [phrase for phrase in event.arguments if phrase.label == "recipient"]
        heads = [reading.head_of(phrase.first, phrase.last) for phrase in phrases]
    joined = _joined(reading, heads)
    if not joined:
        return []
    side = [head for head in joined if (head < trigger) == (joined[0] < trigger)]
    return [*_without_descriptions(reading, words, side), *_alongside(reading, words, trigger)]


def _alongside(reading: Reading, words: Sequence[str], trigger: int) -> list[int]:
    """The noun of "along with six others" that hangs on the word or on whom it is done to."""
    for i in range(1, len(words) - 1):
        if words[i] == "with" and words[i - 1] in ("along", "together"):
            noun = reading.tokens[i].head
            if noun > i and reading.hangs_on(noun, trigger, _BESIDE):
                return [i for i in _joined(reading, [noun]) if _is_person(reading, words, i)]
    return []


def _is_person(reading: Reading, words: Sequence[str], noun: int) -> bool:
    return (
        words[noun] in PEOPLE
        or words[noun] in PEOPLES
        or reading.tokens[noun].upos == "NUM"
        or any(p.label == "PER" and p.first <= noun <= p.last for p in reading.entities)
    )


def _without_descriptions(
    reading: Reading, words: Sequence[str], heads: Sequence[int]
) -> list[int]:
    """Of "two men, identified as A and B" the men alone; of "A alias B" A alone."""
    kept: list[int] = []
    for head in heads:
        if not kept or not _describes(reading, words, kept[0], head):
            kept.append(head)
    return kept


def _describes(reading: Reading, words: Sequence[str], one: int, other: int) -> bool:
    between = words[one + 1 : other]
    if not _DESCRIBING.isdisjoint(between) or not between:
        return True
    return reading.tokens[other].relation == "appos"


def _by_tree(reading: Reading, trigger: int) -> list[int]:
    tokens = reading.tokens
    word, token = tokens[trigger].text.lower(), tokens[trigger]
    if token.upos in ("NOUN", "PROPN"):
        return [i for i in _children(reading, trigger, ("nmod",)) if _case(reading, i) == "of"]
    if word.startswith(_INTRANSITIVE) or word == "dead":
        found = _subject(reading, trigger, ("nsubj", "nsubj:pass", "obj"))
    else:
        found = _children(reading, trigger, _SUFFERERS)
        if not found and token.relation in ("acl", "amod") and token.head >= 0:
            found = [token.head]
        if not found and token.relation == "conj":
            found = _own_subject(reading, trigger) or _subject(reading, trigger, ("nsubj:pass",))
    return [_antecedent(reading, trigger, head) for head in found]


def _own_subject(reading: Reading, verb: int) -> list[int]:
    """The noun between "and" and its verb, where "were" is left out: "and four others injured"."""
    at = verb - 1
    while at > 0 and reading.tokens[at].upos in ("ADV", "AUX"):
        at -= 1
    noun = at
    while at > 0 and (
        reading.tokens[at].upos in _NOMINAL or reading.tokens[at].text.lower() in _BOUNDS
    ):
        at -= 1
    joined = reading.tokens[at].upos == "CCONJ" or reading.tokens[at].text in (",", "while")
    return [noun] if joined and at < noun else []


def _subject(reading: Reading, verb: int, relations: Sequence[str]) -> list[int]:
    """The subject of a verb, or of the verb it is joined to."""
    for _ in range(4):
        found = _children(reading, verb, relations)
        if found or reading.tokens[verb].relation not in ("conj", "xcomp"):
            return found
        verb = reading.tokens[verb].head
    return []


def _antecedent(reading: Reading, verb: int, head: int) -> int:
    """The noun that "who" in "who were killed" stands for."""
    if reading.tokens[head].text.lower() not in _RELATIVE:
        return head
    for _ in range(4):
        token = reading.tokens[verb]
        if token.relation == "acl:relcl" and token.head >= 0:
            return token.head
        if token.relation != "conj" or token.head < 0:
            break
        verb = token.head
    return head


def _children(reading: Reading, head: int, relations: Iterable[str]) -> list[int]:
    return [i for i, t in enumerate(reading.tokens) if t.head == head and t.relation in relations]


def _case(reading: Reading, noun: int) -> str:
    """The preposition of a noun; "" where it has none."""
    marks = _children(reading, noun, ("case",))
    return reading.tokens[marks[0]].text.lower() if marks else ""


def _joined(reading: Reading, heads: Sequence[int]) -> list[int]:
    """With those joined by "and" or "along with"; commas alone describe the one before."""
    found = list(dict.fromkeys(heads))
    for head in heads:
        for base in (head, *_children(reading, head, ("appos",))):
            joined = _children(reading, base, ("conj",))
            if any(_children(reading, i, ("cc",)) for i in (base, *joined)):
                found.extend(i for i in joined if i not in found)
    return sorted(found)
