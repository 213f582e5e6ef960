"""How many people a noun phrase names: "three civilians", "a policeman", "X and two others"."""

import re
from collections.abc import Sequence

from dateline.find.count.quantities import Quantity
from dateline.language.reading import Reading

_LEFT = frozenset(
    ("amod", "compound", "nmod:poss", "nummod", "flat", "punct", "det", "advmod", "nmod:desc",
     "det:predet", "nmod:unmarked", "case", "obl", "fixed")
)  # fmt: skip
_OF = frozenset(
    "group groups total team number batch gang squad majority crowd dozens hundreds thousands "
    "scores couple pair trio bodies body lives families".split()
)
_PAIRS = {"duo": 2, "trio": 3, "both": 2, "couple": 2, "pair": 2, "twins": 2, "quartet": 4}
_BANDS = frozenset(
    "group team family crowd number party squad patrol army police police force unit column band "
    "convoy personnel staff village town city country government state community people public "
    "population majority platoon battalion militia mob gang camp house building vehicle car bus "
    "truck train bridge tower school post station office attack operation encounter incident "
    "property land area site base outfit organisation organization company everyone nobody none "
    "everybody cadres leadership civilian-side security opposition press media way that this it "
    "animal cow dog life hope spirit faction bunker den hideout".split()
)
_ONE = frozenset(("another", "someone", "somebody", "one"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_PLURALS = frozenset("men women people children policemen policewomen personnel police".split())
_SINGULAR_S = re.compile(r"(?:ss|us|is|ous)$")


def people_in(
    reading: Reading, words: Sequence[str], head: int, numbers: Sequence[Quantity]
) -> Quantity | None:
    """The number of the phrase that the noun at `head` governs; None where it tells none."""
    first = _left_edge(reading, head)
    if "no" in words[first : head + 1] or (head and words[head - 1] == "no"):
        return None
    number = _number(numbers, first, head)
    if number is None and words[head] in _OF:
        number = _counted_by(reading, numbers, head)
    if number is not None:
        return number
    if words[head] in _PAIRS:
        pair = _PAIRS[words[head]]
        return Quantity(first, head, pair, pair, pair)
    if _is_one(reading, words, first, head):
        return Quantity(first, head, 1, 1, 1)
    return None


def is_named(reading: Reading, head: int) -> bool:
    """True for a name that is none of a place, group or body."""
    if reading.tokens[head].upos != "PROPN":
        return False
    labels = {p.label for p in reading.entities if p.first <= head <= p.last}
    return "PER" in labels or not labels


def _left_edge(reading: Reading, head: int) -> int:
    first = head
    while first > 0 and reading.hangs_on(first - 1, head, _LEFT):
        first -= 1
    return first


def _number(numbers: Sequence[Quantity], first: int, head: int) -> Quantity | None:
    """The last number inside the phrase, up to its head."""
    inside = [q for q in numbers if first <= q.last <= head]
    return inside[-1] if inside else None


def _counted_by(reading: Reading, numbers: Sequence[Quantity], head: int) -> Quantity | None:
    """As in "a group of 30 fighters": the number stands with the noun behind "of"."""
    for i, token in enumerate(reading.tokens):
        if token.head == head and token.relation == "nmod" and i > head:
            return _number(numbers, max(head + 1, _left_edge(reading, i)), i)
    return None


def _is_one(reading: Reading, words: Sequence[str], first: int, head: int) -> bool:
    word, token = words[head], reading.tokens[head]
    if word in _ONE or (is_named(reading, head) and not _is_plural(word)):
        return True
    if word in _BANDS or token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if words[first] in _INDEFINITE or words[max(0, first - 1)] in _INDEFINITE:
        return True
    if _is_plural(word):
        return False
    return token.upos == "NOUN" or words[first] == "the"


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not _SINGULAR_S.search(word))
