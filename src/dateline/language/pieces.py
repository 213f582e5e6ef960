"""Words to the arrays that the encoder reads: pieces, shapes, where words begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

LOWER, TITLE, UPPER, MIXED, NUMBER, ALPHANUMERIC, MARK = range(1, 8)
"""Shapes of words; 0 is no word (padding and the encoder's own marks)."""

_UNKNOWN, _START, _END = 100, 101, 102  # [UNK], [CLS] and [SEP] of BERT's vocabulary
_MAX_PIECES = 254
_WORD_PIECES, _FEW_PIECES = 8, 2
_CACHE = 200_000

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Encoder input for several sentences, padded to the longest.

    `pieces`, `shapes`, `mask`: [sentences, pieces]; `first`, `words`: [sentences, words], the
    position of each word's first piece and whether there is a word.
    """

    pieces: Integers
    shapes: Integers
    mask: Integers
    first: Integers
    words: npt.NDArray[np.bool_]


class Vocabulary:
    """The word-piece vocabulary, with the pieces of every word seen so far kept at hand."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """The arrays for these sentences, each a list of at least one word."""
        known = self._pieces({word for words in sentences for word in words})
        rows = [_row(words, known) for words in sentences]
        length = max(len(pieces) for pieces, _, _ in rows)
        width = max(len(words) for words in sentences)
        batch = Batch(
            pieces=np.zeros((len(rows), length), np.int64),
            shapes=np.zeros((len(rows), length), np.int64),
            mask=np.zeros((len(rows), length), np.int64),
            first=np.zeros((len(rows), width), np.int64),
            words=np.zeros((len(rows), width), np.bool_),
        )
        for i, (pieces, shapes, first) in enumerate(rows):
            batch.pieces[i, : len(pieces)] = pieces
            batch.shapes[i, : len(shapes)] = shapes
            batch.mask[i, : len(pieces)] = 1
            batch.first[i, : len(first)] = first
            batch.words[i, : len(first)] = True
        return batch

    def _pieces(self, words: set[str]) -> dict[str, tuple[int, ...]]:
        """The pieces of these words. Threads share the cache: each works on its own result."""
        cache = self._known
        known = {word: cache[word] for word in words if word in cache}
        new = [word for word in words if word not in known]
        for word, encoded in zip(
            new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True
        ):
            known[word] = tuple(encoded.ids[:_WORD_PIECES]) or (_UNKNOWN,)
        if len(self._known) > _CACHE:
            self._known = {}
        self._known.update(known)
        return known


def _row(
    words: Sequence[str], known: dict[str, tuple[int, ...]]
) -> tuple[list[int], list[int], list[int]]:
    """Pieces, shapes, and the position of each word's first piece."""
    by_word = [known[word] for word in words]
    if sum(map(len, by_word)) > _MAX_PIECES:
        by_word = [pieces[:_FEW_PIECES] for pieces in by_word]
    pieces, shapes, first = [_START], [0], []
    for word, ids in zip(words, by_word, strict=True):
        first.append(len(pieces))
        pieces.extend(ids)
        shapes.extend([shape_of(word)] * len(ids))
    return [*pieces, _END], [*shapes, 0], first


@lru_cache(maxsize=_CACHE)
def shape_of(word: str) -> int:
    """The shape of a word: what the lower-case vocabulary of the encoder cannot see."""
    if word.isdigit():
        return NUMBER
    if not word.isalpha():
        if not any(char.isalnum() for char in word):
            return MARK
        if any(char.isdigit() for char in word):
            return ALPHANUMERIC
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
