"""Words that may stand in place of others: hypotheses, each with how much speaks for it.

A hypothesis is a stretch of words with possible originals. What speaks for it: an original fits
between the neighbours much better than what stands there, a table of substitutes has it, and the
words hardly go together. What each of these weighs, training/lineage/fit.py learns from clean
reports and the same reports put through rewriting machines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dateline.lineage.candidates import PRIOR, STEP, Candidates
from dateline.lineage.language import Floats, Ints, WordStatistics
from dateline.lineage.phrases import Phrase, PhraseTable
from dateline.lineage.words import Words

_FUNCTION_WORDS = 60
"""So many of the most frequent words no thesaurus replaces by another single word."""
_BREAK = frozenset('.!?;:,()[]"“”…—–\n')
_SHOWN = 6
_RARE = 15.5
"""Logarithm of the count of a word that one report in a hundred holds."""

FEATURES = (
    "one", "gain", "table_gain", "tabled", "telling", "phrase", "left", "right", "rare",
    "rivals", "capital",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words `first` to before `end` that may stand for others: likely originals, best first.

    Each original has its score, a natural logarithm; `telling` is the table's mark.
    """

    first: int
    end: int
    originals: tuple[tuple[str, float], ...]
    kind: str
    telling: bool


class Hypotheses:
    """All hypotheses of a text as rows of `features`; `suspect` spells one out."""

    def __init__(
        self,
        scene: "_Scene",
        phrases: "_Scored",
        single: Ints,
        flat: "_Flat",
        candidates: Candidates,
    ) -> None:
        self._scene = scene
        self._phrases = phrases.suspects
        self._single = single
        self._flat = flat
        self._candidates = candidates
        self.features: Floats = np.vstack([phrases.features, flat.features(scene, single)])
        self.firsts = [s.first for s in phrases.suspects] + single.tolist()

    def __len__(self) -> int:
        return len(self.firsts)

    def texture(self) -> Floats:
        """How the text reads as a whole: how well neighbours go together, how rare its words are.

        Of its pairs of words in small letters the mean affinity, and the shares that hardly ever
        or never stand together; of these words the shares that are rare and that are unknown.
        """
        scene = self._scene
        small = ~scene.capital
        known = small & (scene.before >= 0) & (scene.numbers >= 0)
        pairs, logs = scene.left[known], scene.logs[small]
        if not len(pairs):
            return np.zeros(5)
        return np.array(
            [
                pairs.clip(-4, 6).mean(), (pairs < -1).mean() * 10, (pairs < -2.5).mean() * 10,
                (logs < _RARE).mean() * 10, (scene.numbers[small] < 0).mean() * 10,
            ]
        )  # fmt: skip

    def suspect(self, row: int) -> Suspect:
        """The hypothesis of a row, with its best originals."""
        if row < len(self._phrases):
            return self._phrases[row]
        place = int(self._single[row - len(self._phrases)])
        originals = self._flat.best(place, self._candidates.words)
        phrase = self._candidates.tabled_as(self._scene.words.forms[place])
        kind, telling = (phrase.kind, phrase.telling) if phrase else ("term", False)
        return Suspect(place, place + 1, originals, kind, telling)


class SuspectFinder:
    """Finds the hypotheses of a text; holds the statistics and the table."""

    def __init__(self, statistics: WordStatistics, table: PhraseTable) -> None:
        self._statistics = statistics
        self._table = table
        self._candidates = Candidates.of(statistics, table)

    def find(self, text: str, words: Words) -> Hypotheses:
        """All hypotheses of a text; a word belongs to one at most."""
        scene = _Scene.of(text, words, self._statistics)
        known = self._candidates
        long = [
            (at, phrase) for at, phrase in self._table.find(words.forms) if not known.covers(phrase)
        ]
        free = (scene.numbers >= _FUNCTION_WORDS) | known.tabled[scene.numbers]
        free &= ~scene.name | known.titled[scene.numbers]
        free &= known.starts[scene.numbers + 1] > known.starts[scene.numbers]
        free &= scene.numbers >= 0
        for at, phrase in long:
            free[at : at + len(phrase.words)] = False
        single = np.flatnonzero(free)
        flat = _Flat.of(scene, single, known, self._statistics)
        return Hypotheses(scene, self._scored(scene, long), single, flat, known)

    def originals_of(self, word: str) -> list[str]:
        """All that a single word may stand for."""
        return self._candidates.of_word(self._statistics.number(word))

    def phrases_in(self, words: Words) -> list[tuple[int, Phrase]]:
        """Rows of the table that stand in a text, by their first word."""
        return list(self._table.find(words.forms))

    def _scored(self, scene: "_Scene", long: list[tuple[int, Phrase]]) -> "_Scored":
        rows = [row for at, phrase in long for row in _wordings(scene, at, phrase)]
        usual = iter(self._statistics.fluencies(rows))
        pairs = [_phrase(scene, at, phrase, usual) for at, phrase in long]
        features = np.array([f for _, f in pairs], float).reshape(len(pairs), len(FEATURES))
        return _Scored(tuple(suspect for suspect, _ in pairs), features)


def _wordings(scene: "_Scene", at: int, phrase: Phrase) -> Iterator[list[str]]:
    """The phrase between its neighbours, then each of its originals in its place."""
    before, after = scene.around(at, at + len(phrase.words))
    for words in (phrase.words, *(other.lower().split() for other in phrase.originals)):
        yield [*before, *words, *after]


def _phrase(
    scene: "_Scene", at: int, phrase: Phrase, usual: Iterator[float]
) -> tuple[Suspect, tuple[float, ...]]:
    """The hypothesis of a phrase; `usual` gives the fluency of each of its `_wordings`."""
    stands = next(usual)
    scored = [
        (other, next(usual) - stands - STEP * rank) for rank, other in enumerate(phrase.originals)
    ]
    scored.sort(key=lambda pair: -pair[1])
    end = at + len(phrase.words)
    gain = min(8.0, max(-4.0, scored[0][1]))
    suspect = Suspect(at, end, tuple(scored), phrase.kind, phrase.telling)
    telling, capital = float(phrase.telling), float(scene.capital[at])
    return suspect, (1.0, 0.0, gain, 1.0, telling, 1.0, 0.0, 0.0, 0.0, 0.0, capital)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Phrases with their features, a row each."""

    suspects: tuple[Suspect, ...]
    features: Floats


@dataclass(frozen=True, slots=True)
class _Flat:
    """The candidates of all single words of a text in one row, with their gains and bonuses."""

    lows: Ints
    sizes: Ints
    places: Ints
    originals: Ints
    gains: Floats
    bonus: Floats
    known: Candidates

    @classmethod
    def of(
        cls, scene: "_Scene", single: Ints, known: Candidates, statistics: WordStatistics
    ) -> "_Flat":
        """How much better each original fits between the neighbours than what stands there."""
        numbers = scene.numbers[single]
        low = known.starts[numbers]
        sizes = known.starts[numbers + 1] - low
        lows = np.cumsum(sizes) - sizes
        flat = np.repeat(low - lows, sizes) + np.arange(int(sizes.sum()))
        owners, originals = np.repeat(single, sizes), known.originals[flat]
        gains: Floats = (
            statistics.affinity(scene.before[owners], originals)
            + statistics.affinity(originals, scene.after[owners])
            + statistics.logs[originals]
            - (scene.left + scene.right + scene.logs)[owners]
        )
        return cls(lows, sizes, single, originals, gains, known.bonus[flat], known)

    def features(self, scene: "_Scene", single: Ints) -> Floats:
        """A row for each word; see FEATURES."""
        if not len(single):
            return np.empty((0, len(FEATURES)))
        own = self.bonus > 0
        best = np.maximum.reduceat(np.where(own, -4.0, self.gains), self.lows)
        tabled = np.maximum.reduceat(
            np.where(own, self.gains + self.bonus - PRIOR, -4.0), self.lows
        )
        rivals = np.add.reduceat((self.gains > 2).astype(float), self.lows)
        numbers, zero = scene.numbers[single], np.zeros(len(single))
        return np.column_stack(
            [
                zero + 1, best.clip(-4, 10), tabled.clip(-4, 8), self.known.tabled[numbers],
                self.known.telling[numbers], zero, scene.left[single].clip(-5, 5),
                scene.right[single].clip(-5, 5), ((20 - scene.logs[single]) / 4).clip(-1, 3),
                np.log1p(rivals), scene.capital[single],
            ]
        )  # fmt: skip

    def best(self, place: int, words: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """The likeliest originals of the word at a place."""
        at = int(np.searchsorted(self.places, place))
        low, high = int(self.lows[at]), int(self.lows[at] + self.sizes[at])
        scores = self.gains[low:high] + self.bonus[low:high]
        ranked: dict[str, float] = {}
        for i in np.argsort(-scores):
            ranked.setdefault(words[int(self.originals[low + i])], float(scores[i]))
        return tuple(list(ranked.items())[:_SHOWN])


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text in numbers: each word, its neighbours (UNKNOWN over a break), how they go together."""

    words: Words
    numbers: Ints
    before: Ints
    after: Ints
    left: Floats
    right: Floats
    logs: Floats
    name: npt.NDArray[np.bool_]
    capital: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, text: str, words: Words, statistics: WordStatistics) -> "_Scene":
        numbers = statistics.numbers(words.forms)
        broken = _breaks(text, words)
        before = np.where(broken, -1, np.concatenate([[-1], numbers[:-1]]))
        after = np.where(np.append(broken[1:], True), -1, np.append(numbers[1:], -1))
        capital = np.fromiter((text[s.start].isupper() for s in words.spans), bool, len(words))
        return cls(
            words, numbers, before, after, statistics.affinity(before, numbers),
            statistics.affinity(numbers, after), statistics.logs[numbers],
            capital & ~broken, capital,
        )  # fmt: skip

    def around(self, first: int, end: int) -> tuple[list[str], list[str]]:
        """The word before and the word after, where no break lies between."""
        forms = self.words.forms
        before = [forms[first - 1]] if self.before[first] >= 0 else []
        after = [forms[end]] if end < len(forms) and self.after[end - 1] >= 0 else []
        return before, after


def _breaks(text: str, words: Words) -> npt.NDArray[np.bool_]:
    """True for each word that does not follow on the one before it."""
    spans = words.spans
    gaps = (text[a.end : b.start] for a, b in pairwise(spans))
    return np.array([True, *(gap != " " and not _BREAK.isdisjoint(gap) for gap in gaps)])
