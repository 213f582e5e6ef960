"""What a word does to people: which number of them it tells, if any.

A word list alone takes every shot for a death; here the words beside it may add what it did.
"""

import re
from collections.abc import Sequence

from dateline.find.count.cues import NOUN_CUES, OF_CUES, STATE_CUES
from dateline.language.reading import Reading
from dateline.types import CountKind

_UNSURE = frozenset(("shot", "held", "captured", "rounded", "fled", "fleeing", "evacuated"))
_MAY_KILL = (
    "shot", "shoot", "hack", "beat", "stab", "burn", "gunn", "bludgeon", "tortur", "thrash",
    "assault", "attack", "ston", "crush", "fire", "fir", "strangl", "club", "trampl",
)  # fmt: skip
_HURTING = ("injur", "wound", "burn", "bruis", "cut", "fractur")
_SUFFER = ("sustain", "receiv", "suffer", "got", "get")


_MAY_TELL = re.compile("|".join((*_MAY_KILL, *_SUFFER, "take", "took")))


def kind_at(reading: Reading, words: Sequence[str], at: int) -> CountKind | None:
    """The number that the word at `at` tells of those it is done to; None where it tells none."""
    word = words[at]
    kind = STATE_CUES.get(word) or OF_CUES.get(word) or NOUN_CUES.get(word)
    if kind is None and not _MAY_TELL.match(word):
        return None
    if word.startswith(_MAY_KILL) and _lethal(words, at):
        return "killed"
    if word.startswith(_SUFFER) and _suffers(reading, words, at):
        return "injured"
    if word in ("taken", "took", "take"):
        return _taken(words, at)
    if kind == "protesters" or word in _UNSURE:
        return None
    return kind


def _lethal(words: Sequence[str], at: int) -> bool:
    """As in "shot dead", "hacked the man to death"."""
    for i in range(at + 1, min(len(words), at + 14)):
        if words[i] in (".", ";", "and", "but", "who", "which"):
            return False
        if words[i] == "dead" or (words[i] == "death" and words[i - 1] == "to"):
            return True
    return False


def _suffers(reading: Reading, words: Sequence[str], at: int) -> bool:
    """As in "sustained splinter injuries"."""
    return any(
        words[i].startswith(_HURTING)
        and reading.tokens[i].head == at
        and reading.tokens[i].relation == "obj"
        for i in range(at + 1, min(len(words), at + 7))
    )


def _taken(words: Sequence[str], at: int) -> CountKind | None:
    near = set(words[at + 1 : at + 8])
    if near & {"hostage", "captive"}:
        return "abducted"
    return "arrested" if "custody" in near else None
