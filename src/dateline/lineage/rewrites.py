"""Is a text rewritten by a machine, how sure, and which words stand for which others?

Two logistic regressions: one says of each suspect word how likely it was put there, the other says
it of the text, by how many such words there are. Where the text is clean, nothing is marked.
Both were fitted by training/lineage/fit.py; outlets and rewriters held out measure them.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.lineage.language import Floats, WordStatistics
from dateline.lineage.phrases import PhraseTable
from dateline.lineage.suspects import Hypotheses, Suspect, SuspectFinder
from dateline.lineage.weights import BASE, TEXT, WORD
from dateline.lineage.words import Words

REWRITTEN = 0.9
"""A text from this probability on is taken as rewritten: 1 clean report in 100, or fewer."""
_MARKED = 0.5
_ROUNDS = 8
_HIGHEST = 0.6
"""Share of suspect words that were put there at most, so that no text turns all suspect."""
_SHORT = 40
"""Words that every text is lengthened by, as if clean: so short ones must be odder."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A suspect of a rewritten text, with the probability that it was put there."""

    suspect: Suspect
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely a machine rewrote the text, and the words it put there (none in a clean text)."""

    probability: float
    marked: tuple[Marked, ...]
    words: Words

    @property
    def rewritten(self) -> bool:
        """True where it is taken as rewritten."""
        return self.probability >= REWRITTEN


class Detector:
    """Judges texts alone, without the report they may derive from."""

    def __init__(self, finder: SuspectFinder) -> None:
        self._finder = finder

    @classmethod
    def load(cls) -> "Detector":
        """The shipped one, loaded once a process."""
        return _shipped()

    def judge(self, text: str) -> Verdict:
        """The verdict on a text."""
        words = Words.of(text)
        if not len(words):
            return Verdict(0.0, (), words)
        found = self._finder.find(text, words)
        chances = _logistic(found.features @ np.array(WORD))
        probability = float(_logistic(text_features(chances, found, len(words)) @ TEXT))
        if probability < REWRITTEN:
            return Verdict(probability, (), words)
        chances = adapted(chances, found.features)
        rows = np.flatnonzero(chances >= _MARKED)
        marked = [Marked(found.suspect(int(row)), float(chances[row])) for row in rows]
        marked.sort(key=lambda m: m.suspect.first)
        return Verdict(probability, tuple(marked), words)


def adapted(chances: Floats, features: Floats) -> Floats:
    """The chances in this text, in which more words are replaced than in the average one.

    How many is found by expectation maximisation (Saerens et al. 2002), apart for words that the
    table has and for others, since machines differ in what they draw on.
    """
    result = chances.copy()
    for tabled, base in ((True, BASE[1]), (False, BASE[0])):
        group = (features[:, 3] > 0) == tabled
        if not group.any():
            continue
        odds = np.log(chances[group] / (1 - chances[group]) + 1e-12)
        rate = base
        for _ in range(_ROUNDS):
            shift = np.log(rate / (1 - rate)) - np.log(base / (1 - base))
            rate = min(_HIGHEST, max(base, float(_logistic(odds + shift).mean())))
        result[group] = _logistic(odds + shift)
    return result


def text_features(chances: Floats, found: Hypotheses, words: int) -> Floats:
    """What speaks for a rewritten text: odd words, very odd ones, telling phrases, its texture."""
    size = words + _SHORT
    counts = [
        1.0,
        chances.sum() / size * 10,
        (chances > 0.5).sum() / size * 10,
        (chances > 0.8).sum() / size * 20,
        found.features[:, 4].sum() / size * 100,
    ]
    return np.concatenate([counts, found.texture() * (words / size)])


def _logistic(value: Floats) -> Floats:
    return 1 / (1 + np.exp(-value))


@cache
def _shipped() -> Detector:
    return Detector(SuspectFinder(WordStatistics.load(), PhraseTable.load()))
