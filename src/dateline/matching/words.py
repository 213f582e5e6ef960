"""How telling a word is, and which words report the same happening."""

import re
import tomllib
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dateline.lineage.language import UNKNOWN, WordStatistics
from dateline.matching.stems import stem, uninflected

Vector = npt.NDArray[np.float32]
TOKEN = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W_]*")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W_]+")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][^\W_]+")
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


def names_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters, that it writes with a capital wherever they stand.

    Words at the start of a sentence or in a heading tell nothing; a word that no list knows is
    taken for a name from one capital on.
    """
    small = set(_SMALL.findall(text))
    inside = {word.lower() for word in _CAPITAL_INSIDE.findall(text)}
    strange = {
        word for word in map(str.lower, _CAPITAL.findall(text)) if rarity(word) == _UNKNOWN_RARITY
    }
    return frozenset(word for word in inside | strange if word not in small)


def form_of(word: str, names: Container[str]) -> str:
    """A word in small letters as it is compared: a name as "Lohan", any other as its stem."""
    return word.capitalize() if word in names else stem(word)


def content_words(text: str, names: Container[str]) -> frozenset[str]:
    """The words with content, names as "Lohan", others as stems; numbers included."""
    return frozenset(
        form_of(word, names)
        for word in TOKEN.findall(text.lower())
        if len(word) > 1 and rarity(word) > _STOP
    )


def topic_words(title: str, text: str, names: Container[str]) -> tuple[str, ...]:
    """The words that a report is about, most telling first: rare ones that it repeats.

    Words of the title count twice. Ties are put in the order of the alphabet.
    """
    counts = Counter(TOKEN.findall(text.lower()))
    counts.update(TOKEN.findall(title.lower()))
    scores: dict[str, float] = {}
    for word, times in counts.items():
        if len(word) > 2 and (above := rarity(word) - _USUAL) > 0:
            key = form_of(word, names)
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
    keys: Iterable[str] = (*stems, *(f"{a} {b}" for a, b in pairwise(stems)))
    return frozenset(number for key in keys for number in _families().get(key, ()))


@lru_cache(maxsize=1 << 18)
def likeness(first: str, second: str) -> float:
    """How near in meaning two triggers are, -1 to 1 (cosine); 0 where a word is not known."""
    a, b = _vector(first), _vector(second)
    return 0.0 if a is None or b is None else float(a @ b)


@lru_cache(maxsize=65536)
def _vector(text: str) -> Vector | None:
    """The mean of the vectors of a trigger's content words, of length 1."""
    words = TOKEN.findall(text.lower())
    rows = [row for word in words if rarity(word) > _STOP and (row := _row(word)) is not None]
    total = np.sum(rows, axis=0) if rows else None
    return None if total is None else np.asarray(total / np.linalg.norm(total))


def _row(word: str) -> Vector | None:
    """The vector of the word, or of its base form where only that is known ("foiled")."""
    for form in (word, base := uninflected(word), f"{base}e"):
        number = WordStatistics.load().number(form)
        if number != UNKNOWN and number < len(_vectors()):
            return np.asarray(_vectors()[number])
    return None


@cache
def _vectors() -> Vector:
    """The table made by training/matching/vectors.py, a row for each word of the statistics."""
    path = resources.files("dateline.matching") / "vectors.npz"
    with path.open("rb") as file, np.load(file) as data:
        table = data["vectors"].astype(np.float32)
    return np.asarray(table / np.linalg.norm(table, axis=1, keepdims=True))
