"""Numbers of those that a word is done to, by the tree and the event's recipients.

"Three civilians and a guard were killed" counts four, "arrested Jane Roe and two others" three.
"""

from collections.abc import Sequence

from dateline.find.count.by_words import people_numbers
from dateline.find.count.kinds import kind_at
from dateline.find.count.people import is_named, people_in
from dateline.find.count.quantities import Quantity
from dateline.find.count.sighting import Sighting
from dateline.find.count.victims import victims_of
from dateline.language.reading import Reading


def counted_by_tree(
    reading: Reading, text: str, words: Sequence[str]
) -> tuple[list[Sighting], set[int], set[int]]:
    """The counts, the cues that gave them, and the cues whose victims the tree knows."""
    triggers = {event.trigger: event for event in reading.events}
    numbers: list[Quantity] | None = None
    found, told, known = [], set(), set()
    for cue in range(len(words)):
        kind = kind_at(reading, words, cue)
        if kind is None:
            continue
        numbers = people_numbers(words) if numbers is None else numbers
        numbered = {number.first for number in numbers}
        victims = victims_of(reading, words, cue, triggers.get(cue))
        counted = _counted(reading, words, victims, numbers)
        known.update([cue] if victims else [])
        if counted:
            told.add(cue)
            span = reading.span_of(counted[0].first, counted[-1].last)
            total = _sum(counted)
            rule = "count:one" if total.value == 1 and total.first not in numbered else "count:tree"
            found.append(Sighting.of(text, span, total, kind, cue, rule))
    return found, told, known


def _counted(
    reading: Reading, words: Sequence[str], victims: Sequence[int], numbers: Sequence[Quantity]
) -> list[Quantity]:
    """The number of each victim phrase that has one, no number twice."""
    counted: list[Quantity] = []
    for victim in victims:
        number = people_in(reading, words, victim, numbers)
        if number is None or number in counted:
            continue
        if counted and number.value == 1 and _lists(counted[0], reading, words, victim):
            continue
        counted.append(number)
    return counted


def _lists(first: Quantity, reading: Reading, words: Sequence[str], victim: int) -> bool:
    """Names behind a number and a comma are those it counts: "two men, John Doe and Max Roe"."""
    if first.value == 1 or not is_named(reading, victim):
        return False
    return "," in words[first.last : victim]


def _sum(parts: Sequence[Quantity]) -> Quantity:
    return Quantity(
        parts[0].first,
        parts[-1].last,
        _total([part.value for part in parts]),
        _total([part.low for part in parts]),
        _total([part.high for part in parts]),
    )


def _total(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
