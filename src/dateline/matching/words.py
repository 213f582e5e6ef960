"""How telling a word is, and which words report the same happening."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

from dateline.lineage.language import UNKNOWN, WordStatistics
from dateline.matching.stems import stem

TOKEN = re.compile(r"[^\W_]+")
_CORPUS_LOG = 27.65
"""Words of the corpus counted in `lineage.language`, as a natural logarithm."""

_UNKNOWN_RARITY = 18.0
"""Rarity of a word that is in no word list: a name, most often."""

_NUMBER_RARITY = 10.0
_USUAL = 7.5
"""Words more usual than this ("the", "would", "police") tell nothing of what a text is about."""

_STOP = 6.3
"""Words more usual than this have no content ("after", "also")."""

_TOPIC_WORDS = 40


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """Minus the logarithm of the word's share of all English text; independent of any corpus."""
    if any(char.isdigit() for char in word):
        return _NUMBER_RARITY
    statistics = WordStatistics.load()
    number = statistics.number(word)
    return _UNKNOWN_RARITY if number == UNKNOWN else _CORPUS_LOG - float(statistics.logs[number])


def content_words(text: str) -> frozenset[str]:
    """Stems of the words with content, numbers included."""
    return frozenset(
        stem(word) for word in TOKEN.findall(text.lower()) if len(word) > 1 and rarity(word) > _STOP
    )


def topic_words(title: str, text: str) -> tuple[str, ...]:
    """The words that a report is about, most telling first: rare ones that it repeats.

    Words of the title count twice. Ties are put in the order of the alphabet.
    """
    counts = Counter(TOKEN.findall(text.lower()))
    counts.update(TOKEN.findall(title.lower()))
    scores: dict[str, float] = {}
    for word, times in counts.items():
        if len(word) > 2 and (above := rarity(word) - _USUAL) > 0:
            key = stem(word)
            scores[key] = max(scores.get(key, 0.0), above * float(times) ** 0.5)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, _ in ranked[:_TOPIC_WORDS])


@cache
def _families() -> Mapping[str, tuple[int, ...]]:
    """From the stem of each member's first word to the numbers of its families."""
    path = resources.files("dateline.matching") / "families.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    found: dict[str, set[int]] = {}
    for number, members in enumerate(table["families"]):
        for member in members:
            found.setdefault(" ".join(map(stem, member.split())), set()).add(number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def trigger_stems(text: str) -> frozenset[str]:
    """Stems of a trigger's words; without empty ones where others are left."""
    words = TOKEN.findall(text.lower())
    full = [word for word in words if rarity(word) > _STOP]
    return frozenset(stem(word) for word in full or words)


def families_of(text: str) -> frozenset[int]:
    """The families that a trigger's words, or two of them together, belong to."""
    stems = [stem(word) for word in TOKEN.findall(text.lower())]
    keys: Iterable[str] = (*stems, *(f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False)))
    return frozenset(number for key in keys for number in _families().get(key, ()))
