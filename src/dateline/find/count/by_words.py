"""Numbers and what they count, by the words around them: for sentences that the tree misreads.

A number counts what a cue says of it: a participle behind its noun ("12 people were killed"), a
verb before it ("wounding five"), the noun it stands with ("48 arrests") or "of" ("the arrest of
12"). Numbers joined by "and" share a cue and add up. A running total ("bringing the toll to 40")
is no number of one event and is left out, as is a single victim with a name.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from dateline.find.count.cues import (
    ACTIVE_TOO,
    AFTER_ONLY,
    MONTHS,
    NOT_PEOPLE,
    NOUN_CUES,
    OF_CUES,
    PASSIVE_ONLY,
    PEOPLE,
    STATE_CUES,
)
from dateline.find.count.quantities import Quantity, quantities_in
from dateline.find.count.sighting import Sighting
from dateline.language.reading import Reading
from dateline.types import CountKind

_AHEAD = 24
_BEHIND = 6
_BARRIERS = frozenset(
    (".", ";", ":", "but", "while", "who", "which", "after", "when", "that", "by", '"', "“", "”")
)
_JOINTS = frozenset(("and", ",", "with", "along", "as", "well", "plus", "another", "other"))
_LINKS = frozenset(("the", "of", "a", "some", "all", "their", "its", "another", "them", "other"))
_PASSIVE_SIGNS = (["in"], ["by"], ["hostage"], ["captive"], ["dead"], ["under"], ["without"])
_BE = frozenset(("were", "was", "been", "are", "is", "be", "being", "left", "and"))
_TOTALS = frozenset(("toll", "total", "overall", "tally"))


def counted_by_words(
    reading: Reading,
    text: str,
    words: Sequence[str],
    told: Container[int],
    known: Container[int],
) -> list[Sighting]:
    """The numbers that a cue outside `told` counts, in order; "a man" only outside `known`."""
    if not any(word in STATE_CUES or word in NOUN_CUES or word in OF_CUES for word in words):
        return []
    numbers = sorted((*people_numbers(words), *_singles(words)), key=lambda q: q.first)
    found = []
    for number, own in _joined(words, numbers, _cues(words, numbers)):
        cue = _marchers(words, number) if own is None else own
        if cue is None or cue in told or _acts(reading, number, cue):
            continue
        if number.value == 1 and (cue in known or not _counts_one(words, number, cue)):
            continue
        span = reading.span_of(number.first, number.last)
        found.append(Sighting.of(text, span, number, _kind(words[cue]), cue, "count:words"))
    return found


def _acts(reading: Reading, number: Quantity, cue: int) -> bool:
    """True for the subject of an active verb that has an object: it does what the cue says."""
    tokens = reading.tokens
    head = next(
        (i for i in range(number.last, min(len(tokens), number.last + 8))
         if tokens[i].relation == "nsubj" and tokens[i].head == cue), None
    )  # fmt: skip
    return head is not None and any(t.head == cue and t.relation == "obj" for t in tokens)


def people_numbers(words: Sequence[str]) -> list[Quantity]:
    """Quantities of people that are no running totals, in order."""
    return [q for q in quantities_in(words) if _of_people(words, q) and not _is_total(words, q)]


def _singles(words: Sequence[str]) -> list[Quantity]:
    """ "a soldier" as one, where no number says so."""
    taken = {i for q in quantities_in(words) for i in range(q.first, q.last + 1)}
    return [Quantity(i, i, 1, 1, 1) for i in _indefinites(words) if i not in taken]


def _kind(word: str) -> CountKind:
    return STATE_CUES.get(word) or NOUN_CUES.get(word) or OF_CUES[word]


def _of_people(words: Sequence[str], number: Quantity) -> bool:
    """No date, measure, money or age, as far as the next words tell."""
    before = words[number.first - 1] if number.first else ""
    following = words[number.last + 1 : number.last + 3]
    if (before == "," and following[:1] in ([","], [")"], ["."])) or before == "-":
        return False
    if before == "including" or before in MONTHS or (before == "(" and following[:1] == [")"]):
        return False
    if before in ("$", "£", "€", "rs", "inr", "usd", "aged", "age", "no", "number"):
        return False
    if following[:1] in (["-"], ["th"], ["st"], ["nd"], ["rd"], ["/"]):
        return False
    if (
        number.value is not None
        and 1900 <= number.value <= 2100
        and before in ("in", "since", "of")
    ):
        return False
    return not any(word in NOT_PEOPLE for word in following)


def _indefinites(words: Sequence[str]) -> list[int]:
    """Where "a" or "an" stands before one person: "a local man", "an army officer"."""
    found = []
    for i, word in enumerate(words):
        if word in ("a", "an"):
            noun = next((w for w in words[i + 1 : i + 4] if w in PEOPLE), None)
            if noun:
                found.append(i)
    return found


def _is_total(words: Sequence[str], number: Quantity) -> bool:
    """As in "the death toll rose to 40", "bringing the total to 12"."""
    return bool(_TOTALS & set(words[max(0, number.first - 7) : number.first]))


def _cues(words: Sequence[str], numbers: Sequence[Quantity]) -> list[int | None]:
    """For each number the token of its own cue, None where it has none of its own."""
    starts = {number.first for number in numbers}
    return [
        _cue_beside(words, number) if (cue := _cue_ahead(words, number, starts)) is None else cue
        for number in numbers
    ]


def _cue_ahead(words: Sequence[str], number: Quantity, starts: set[int]) -> int | None:
    """A noun or participle behind the number, before the next number or clause."""
    for i in range(number.last + 1, min(len(words), number.last + _AHEAD)):
        word = words[i]
        if i in starts or word in _BARRIERS:
            return None
        if NOUN_CUES.get(word, "protesters") != "protesters" and i <= number.last + 4:
            return i
        if word in STATE_CUES and not _takes_object(words, i, starts):
            return i
        if word == "death" and words[i - 1] == "to":
            return i
    return None


def _marchers(words: Sequence[str], number: Quantity) -> int | None:
    """As in "200 protesters": counted as such where nothing is done to them."""
    for i in range(number.last + 1, min(len(words), number.last + 5)):
        if NOUN_CUES.get(words[i]) == "protesters":
            return i
    return None


def _counts_one(words: Sequence[str], number: Quantity, cue: int) -> bool:
    """One nameless victim counts ("a local man was killed"); one arrested or hunted does not."""
    if words[number.first] not in ("a", "an"):
        return True
    return STATE_CUES.get(words[cue]) in ("killed", "injured", "abducted")


def _takes_object(words: Sequence[str], cue: int, starts: set[int]) -> bool:
    """True for "killing" or "killed" right before another number: that one is its object."""
    if words[cue].endswith("ing") and words[cue] not in AFTER_ONLY:
        return True
    passive = bool(_BE & set(words[max(0, cue - 3) : cue]))
    if words[cue] in PASSIVE_ONLY and not passive:
        return words[cue + 1 : cue + 2] not in _PASSIVE_SIGNS
    return (
        not passive
        and words[cue] not in AFTER_ONLY
        and any(i in starts for i in range(cue + 1, cue + 4))
    )


def _cue_beside(words: Sequence[str], number: Quantity) -> int | None:
    """A verb or "… of" right before the number, with at most small words between."""
    for i in range(number.first - 1, max(-1, number.first - _BEHIND), -1):
        word = words[i]
        if word in STATE_CUES and (word not in AFTER_ONLY or word in ACTIVE_TOO):
            return i
        if word == "dead" and words[i - 1 : i] == ["shot"]:
            return i
        if word in OF_CUES and words[i + 1] == "of":
            return i
        if word not in _LINKS:
            return None
    return None


def _joined(
    words: Sequence[str], numbers: Sequence[Quantity], cues: Sequence[int | None]
) -> list[tuple[Quantity, int | None]]:
    """Numbers with their cues; one without borrows its neighbour's across "and" and is added."""
    merged: list[tuple[Quantity, int | None]] = []
    for number, cue in zip(numbers, cues, strict=True):
        if merged and _coordinated(words, merged[-1][0], number):
            before, earlier = merged[-1]
            if earlier is None or cue is None:
                merged[-1] = (_sum(before, number), cue if earlier is None else earlier)
                continue
        merged.append((number, cue))
    return merged


def _coordinated(words: Sequence[str], one: Quantity, other: Quantity) -> bool:
    """As in "70 soldiers and 12 guides": a joint right before the second, no verb between."""
    between = words[one.last + 1 : other.first]
    if not between or between[-1] not in _JOINTS or len(between) > 8:
        return False
    verbs = ("were", "was", "have", "had", "has", "are", "is")
    return not any(word in STATE_CUES or word in verbs or word in _BARRIERS for word in between)


def _sum(one: Quantity, other: Quantity) -> Quantity:
    return replace(
        one,
        last=other.last,
        value=_plus(one.value, other.value),
        low=_plus(one.low, other.low),
        high=_plus(one.high, other.high),
    )


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
