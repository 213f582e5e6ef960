"""Real input is lower case, upper case, and mangled by rewriting machines: so is training.

`synonyms.txt` is a list of our own in the manner of the thesaurus tools that content farms use: a
word that stands for the other in some sense, rarely in this one.
"""

import random
import re
from dataclasses import replace
from pathlib import Path

from data import Example


def _synonyms() -> dict[str, list[str]]:
    found = {}
    for line in (Path(__file__).parent / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        word, colon, others = line.partition(": ")
        if colon and not line.startswith("#"):
            found[word] = others.split(", ")
    return found


SYNONYMS = _synonyms()


def augment(example: Example, rng: random.Random) -> Example:
    """The same example as a careless source would print it: one change at most, usually none."""
    draw = rng.random()
    if draw < 0.10:
        return replace(example, words=[w.lower() for w in example.words])
    if draw < 0.16:
        return replace(example, words=[w.upper() for w in example.words])
    if draw < 0.30:
        return replace(example, words=[_rewritten(w, rng) for w in example.words])
    if draw < 0.36:
        return replace(example, words=[_straight(w) for w in example.words])
    return example


def _rewritten(word: str, rng: random.Random) -> str:
    """A thesaurus word in place of this one, in one word (labels are by word)."""
    others = [o for o in SYNONYMS.get(word.lower(), ()) if " " not in o]
    if not others or rng.random() > 0.5:
        return word
    other = rng.choice(others)
    return other.title() if word[:1].isupper() else other


def _straight(word: str) -> str:
    """Curly quotation marks and dashes as typewriters have them, and the other way round."""
    if re.search("[‘’“”–—]", word):
        return word.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return word.translate(str.maketrans("'\"", "’”"))
