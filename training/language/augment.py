"""Real input is lower case, upper case, and mangled by rewriting machines: so is training.

A rewritten word stands for the other in some sense, rarely in this one: `synonyms.txt` is a list of
our own, `thesaurus.txt` is made by `thesaurus.py`. Two more changes keep a small model from
learning its training set by heart: words hidden, and names exchanged for others of their kind.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from data import Example
from labels import ENTITIES


def _synonyms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("synonyms.txt", "thesaurus.txt"):
        for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
            word, colon, others = line.partition(": ")
            if colon and not line.startswith("#"):
                found[word].extend(o for o in others.split(", ") if o and " " not in o)
    return dict(found)


SYNONYMS = _synonyms()


MASK = "[MASK]"
_DATE = 1 + 2 * ENTITIES.index("DATE")


class Augmenter:
    """Changes examples at random; knows the names of the training set by kind and length."""

    def __init__(self, examples: Iterable[Example], rng: random.Random) -> None:
        self._rng = rng
        self._names: dict[tuple[int, int], list[list[str]]] = defaultdict(list)
        for example in examples:
            for tag, first, last in _names(example):
                self._names[tag, last - first].append(example.words[first:last])

    def __call__(self, example: Example) -> Example:
        """The same example as a careless source would print it, or harder to guess."""
        draw = self._rng.random()
        if draw < 0.08:
            return replace(example, words=[w.lower() for w in example.words])
        if draw < 0.13:
            return replace(example, words=[w.upper() for w in example.words])
        if draw < 0.25:
            return replace(example, words=[_rewritten(w, self._rng) for w in example.words])
        if draw < 0.30:
            return replace(example, words=[_straight(w) for w in example.words])
        if draw < 0.45:
            return replace(example, words=[self._hidden(w) for w in example.words])
        if draw < 0.70:
            return self._renamed(example)
        return example

    def _hidden(self, word: str) -> str:
        return MASK if self._rng.random() < 0.12 else word

    def _renamed(self, example: Example) -> Example:
        """Half of the names exchanged for others of the same kind and number of words."""
        words = list(example.words)
        for tag, first, last in _names(example):
            if self._rng.random() < 0.5:
                words[first:last] = self._rng.choice(self._names[tag, last - first])
        return replace(example, words=words)


def _names(example: Example) -> Iterator[tuple[int, int, int]]:
    """The B tag, first word and end of every name; dates are no names."""
    tags = example.entities or []
    for first, tag in enumerate(tags):
        if tag % 2 and tag != _DATE:
            last = first + 1
            while last < len(tags) and tags[last] == tag + 1:
                last += 1
            yield tag, first, last


def _rewritten(word: str, rng: random.Random) -> str:
    """A thesaurus word in place of this one, in one word (labels are by word)."""
    others = SYNONYMS.get(word.lower())
    if not others or rng.random() > 0.35:
        return word
    other = rng.choice(others)
    return other.title() if word[:1].isupper() else other


def _straight(word: str) -> str:
    """Curly quotation marks and dashes as typewriters have them, and the other way round."""
    if re.search("[‘’“”–—]", word):
        return word.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return word.translate(str.maketrans("'\"", "’”"))
