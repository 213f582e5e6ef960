"""How usual words and pairs of words are, and which words a thesaurus may have replaced by which.

The data is one compressed file of numbers, made by training/lineage/build.py from counts of the web
and a thesaurus in the public domain; its sources and their licences are listed there.
"""

import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from dateline.errors import KnowledgeError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_FILE = Path(__file__).parent / "data" / "language.npz"
_STEPS = 8.0
_SHIFT = 15
_CORPUS = float(np.log(1.02e12))
"""Words of the corpus that was counted, as a natural logarithm."""
_LEAST = float(np.log(1.0e5))
"""Pairs that stood there less often are not in the file."""
UNKNOWN = -1


class WordStatistics:
    """Words by number, most frequent first; all logarithms are natural."""

    def __init__(self, words: Sequence[str], logs: Floats, keys: Ints, pair_logs: Floats,
                 starts: Ints, originals: Ints) -> None:  # fmt: skip
        self.words = words
        self.logs = np.append(logs, _LEAST / 2)  # the last stands for what is unknown
        self.starts = starts
        self.originals = originals
        self._number = {word: number for number, word in enumerate(words)}
        self._keys = np.append(keys, np.iinfo(np.int64).max)
        self._pair_logs = np.append(pair_logs, 0.0)

    @classmethod
    def load(cls) -> "WordStatistics":
        """The shipped file, read once a process; raises KnowledgeError where it is damaged."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> Self:
        """A file made by training/lineage/build.py."""
        try:
            with np.load(path) as data:
                return cls(
                    words=bytes(data["words"]).decode().split("\n"),
                    logs=data["logs"] / _STEPS,
                    keys=np.cumsum(data["pair_keys"].astype(np.int64)),
                    pair_logs=data["pair_logs"] / _STEPS,
                    starts=data["starts"].astype(np.int64),
                    originals=data["originals"].astype(np.int64),
                )
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise KnowledgeError(f"word statistics: cannot be read from {path}: {error}") from error

    def number(self, word: str) -> int:
        """The number of a word in small letters, UNKNOWN where it has none."""
        return self._number.get(word, UNKNOWN)

    def numbers(self, words: Sequence[str]) -> Ints:
        """The numbers of many words."""
        return np.fromiter((self._number.get(w, UNKNOWN) for w in words), np.int64, len(words))

    def affinity(self, left: Ints, right: Ints) -> Floats:
        """How much more often the pair stands together than by chance (pointwise information).

        Pairs too rare to be in the file count against them as far as chance would have them in;
        0 where either word is unknown.
        """
        chance = self.logs[left] + self.logs[right] - _CORPUS
        keys = (left << _SHIFT) | right
        at = np.searchsorted(self._keys, keys)
        seen = self._keys[at] == keys
        value = np.where(seen, self._pair_logs[at] - chance, np.minimum(0.0, _LEAST - chance) - 1.0)
        return np.where((left < 0) | (right < 0), 0.0, value)

    def fluencies(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """Logarithm of how usual the words of each row are in this order; rows hold a word or more.

        All rows are looked up at once: a text has hundreds of short ones.
        """
        numbers = self.numbers([word for row in rows for word in row])
        usual, pairs = self.logs[numbers] - _CORPUS, self.affinity(numbers[:-1], numbers[1:])
        found, start = [], 0
        for row in rows:
            end = start + len(row)
            found.append(float(usual[start:end].sum()) + float(pairs[start : end - 1].sum()))
            start = end
        return found


@cache
def _shipped() -> WordStatistics:
    return WordStatistics.read(_FILE)
