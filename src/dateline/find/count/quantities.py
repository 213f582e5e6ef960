"""Numbers of people as news writes them: "at least 17", "5-7", "dozens", "a dozen", "two"."""

from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS = {word: number for number, word in enumerate(_UNITS.split(), 1)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_VAGUE_SCALES = {"thousands": 1000, "millions": 1_000_000}
_SOME = frozenset(("several", "some", "many", "few", "numerous", "various"))
_AT_LEAST = (("at", "least"), ("no", "fewer", "than"), ("no", "less", "than"), ("as", "many", "as"))
_MORE = (("more", "than"), ("over",), ("in", "excess", "of"), ("upwards", "of"), ("above",))
_UP_TO = (("up", "to"), ("as", "many", "as"), ("at", "most"), ("no", "more", "than"))
_FEWER = (("fewer", "than"), ("less", "than"), ("nearly",), ("almost",), ("under",))
_ABOUT = (("about",), ("around",), ("some",), ("roughly",), ("approximately",), ("estimated",))
_OPENERS = frozenset((*_CARDINALS, *_VAGUE, *_SOME, "a", "an", "between", "tens"))
"""The words that a quantity begins with, numerals aside."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: its tokens (inclusive), best value and bounds.

    `value` is None where only a bound is told ("dozens" are at least 24); `high` None: no limit.
    """

    first: int
    last: int
    value: int | None
    low: int | None
    high: int | None


def quantities_in(words: Sequence[str]) -> list[Quantity]:
    """The numbers in the lower-cased words of a sentence, in order, with what bounds them."""
    found, at = [], 0
    while at < len(words):
        if words[at] not in _OPENERS and not words[at][:1].isdigit():
            at += 1
            continue
        quantity = _range(words, at) or _vague(words, at) or _exact(words, at)
        if quantity is None:
            at += 1
            continue
        found.append(_bounded(words, quantity))
        at = quantity.last + 1
    return found


def number_of(word: str) -> int | None:
    """The value of one word or numeral: "1,200" is 1200; None where it is no whole number."""
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) <= 9:
        return int(plain)
    return _CARDINALS.get(word)


def _exact(words: Sequence[str], at: int) -> Quantity | None:
    """As in "65", "twenty-five", "a dozen", "two hundred and six"."""
    total, current, end = 0, None, at
    if words[at] in ("a", "an") and at + 1 < len(words) and words[at + 1] in _SCALES:
        current, end = 1, at + 1
    for i in range(end, len(words)):
        word = words[i]
        number = number_of(word)
        if number is not None and (current is None or (_joins(current, number, word))):
            current, end = (current or 0) + number, i + 1
        elif word in _SCALES and current is not None:
            current, end = current * _SCALES[word], i + 1
            if word in ("thousand", "million"):
                total, current = total + current, 0
        elif not (word in ("-", "and") and end == i and current and _continues(words, i, current)):
            break
    if current is None:
        return None
    value = total + current
    return Quantity(at, end - 1, value, value, value)


def _joins(current: int, number: int, word: str) -> bool:
    """Words add up ("twenty" "five", "hundred" "six"); numerals never do."""
    if word[0].isdigit():
        return False
    return (
        current == 0 or (current % 100 == 0) or (current % 10 == 0 and number < 10 < current < 100)
    )


def _continues(words: Sequence[str], at: int, current: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    number = _CARDINALS.get(following)
    if number is None:
        return False
    if words[at] == "-":
        return 20 <= current < 100 and current % 10 == 0 and number < 10
    return current >= 100 and current % 100 == 0


def _range(words: Sequence[str], at: int) -> Quantity | None:
    """As in "5-7", "5 to 7", "between 5 and 7"."""
    between = words[at] == "between"
    first = at + 1 if between else at
    if first + 2 >= len(words):
        return None
    low, high = number_of(words[first]), number_of(words[first + 2])
    joint = words[first + 1]
    fits = joint == "and" if between else joint in ("-", "–", "to", "or")
    if low is None or high is None or not fits or low >= high:
        return None
    if joint in ("-", "–") and not words[first][0].isdigit():
        return None
    return Quantity(at, first + 2, None, low, high)


def _vague(words: Sequence[str], at: int) -> Quantity | None:
    """As in "dozens", "hundreds of thousands", "several"."""
    word = words[at]
    if word in _SOME:
        if number_of(words[at + 1]) is not None if at + 1 < len(words) else False:
            return None
        return Quantity(at, at, None, 2, None)
    low = _VAGUE.get(word)
    if word == "tens":
        low = 20
    if low is None:
        return None
    following = list(words[at + 1 : at + 3])
    if len(following) == 2 and following[0] == "of" and following[1] in _VAGUE_SCALES:
        scale = _VAGUE_SCALES[following[1]]
        return Quantity(at, at + 2, None, (100 if word == "hundreds" else 10) * scale, None)
    return Quantity(at, at, None, low, None) if word != "tens" else None


def _bounded(words: Sequence[str], quantity: Quantity) -> Quantity:
    """Widen a number by the words before it: "at least", "more than", "up to", "about"."""
    value, first, last = quantity.value, quantity.first, quantity.last
    if value is None:
        return quantity
    for phrases, low, high in (
        (_AT_LEAST, value, None),
        (_MORE, value + 1, None),
        (_UP_TO, None, value),
        (_FEWER, None, value),
        (_ABOUT, None, None),
    ):
        for phrase in phrases:
            start = first - len(phrase)
            if start >= 0 and tuple(words[start:first]) == phrase:
                return Quantity(start, last, value, low, high)
    return quantity
