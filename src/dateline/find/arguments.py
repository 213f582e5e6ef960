"""The argument phrases of an event, cut as the guide cuts them.

The model marks words; rules then mend what it splits, doubts or says twice: a phrase that is
likely wrong or has no content word is none, two phrases side by side are one, and of a noun with
its apposition ("the minister, Jane Doe") the name is the argument.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.language.reading import EventReading, Phrase, Reading

_LIKELY = {"actor": 0.4, "recipient": 0.5, "source": 0.3}
"""A phrase less likely than this is left out: the best of 0.3 to 0.5 on held-out annotation."""

_CONTENT = frozenset(("NOUN", "PROPN", "PRON", "VERB", "NUM", "ADJ", "X", "SYM"))


def tidy(event: EventReading, reading: Reading) -> EventReading:
    """The event with its actors, recipients and sources mended; place and time as they are."""
    mended: list[Phrase] = []
    for role, likely in _LIKELY.items():
        phrases = [p for p in event.arguments if p.label == role and p.score >= likely]
        cut = [_without_marks(p, reading) for p in phrases if _has_content(p, reading)]
        whole = _joined(cut, reading)
        mended.extend(_without_appositions(whole, reading))
    others = [p for p in event.arguments if p.label not in _LIKELY]
    ordered = sorted((*mended, *others), key=lambda phrase: phrase.first)
    return replace(event, arguments=tuple(ordered))


def _has_content(phrase: Phrase, reading: Reading) -> bool:
    words = reading.tokens[phrase.first : phrase.last + 1]
    if len(words) == 1 and words[0].upos == "ADJ" and not words[0].text[:1].isupper():
        return False  # "other": an adjective stands for nobody unless it names a people
    return any(word.upos in _CONTENT for word in words)


def _without_marks(phrase: Phrase, reading: Reading) -> Phrase:
    """The phrase without quotation marks and commas at its ends."""
    first, last = phrase.first, phrase.last
    while first < last and reading.tokens[first].upos == "PUNCT":
        first += 1
    while first < last and reading.tokens[last].upos == "PUNCT":
        last -= 1
    return replace(phrase, first=first, last=last)


def _joined(phrases: Sequence[Phrase], reading: Reading) -> list[Phrase]:
    """Phrases with nothing between them are one, unless each stands under a governor of its own."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before and phrase.first == before.last + 1 and _depend(before, phrase, reading):
            score = min(before.score, phrase.score)
            found[-1] = Phrase(before.first, phrase.last, before.label, score)
        else:
            found.append(phrase)
    return found


def _depend(one: Phrase, other: Phrase, reading: Reading) -> bool:
    """True where the head of one phrase is governed from inside the other."""
    return _inside(_governor(one, reading), other) or _inside(_governor(other, reading), one)


def _governor(phrase: Phrase, reading: Reading) -> int:
    return reading.tokens[reading.head_of(phrase.first, phrase.last)].head


def _inside(token: int, phrase: Phrase) -> bool:
    return phrase.first <= token <= phrase.last


def _without_appositions(phrases: Sequence[Phrase], reading: Reading) -> list[Phrase]:
    """Of two phrases that are one another's apposition the named one stays."""
    dropped: set[int] = set()
    for i, phrase in enumerate(phrases):
        head = reading.head_of(phrase.first, phrase.last)
        if reading.tokens[head].relation != "appos":
            continue
        for k, other in enumerate(phrases):
            if k != i and _inside(reading.tokens[head].head, other):
                dropped.add(i if _is_named(other, reading) else k)
    return [phrase for i, phrase in enumerate(phrases) if i not in dropped]


def _is_named(phrase: Phrase, reading: Reading) -> bool:
    return reading.tokens[reading.head_of(phrase.first, phrase.last)].upos == "PROPN"
