"""Which words each word may stand for: a thesaurus and a table of our own in one list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.lineage.language import Floats, Ints, WordStatistics
from dateline.lineage.phrases import Phrase, PhraseTable

PRIOR = 2.5
"""What the table's word outweighs an equally fluent one of the thesaurus by (natural logarithm)."""
STEP = 0.5
"""What each word of the table outweighs the next by."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Possible originals of every word by number: the thesaurus's and the table's in one list.

    `bonus` is what an original is preferred by; it is 0 for those of the thesaurus. Pairs that the
    table has both ways ("rebels", "insurgents") tell nothing about which way it went: no `tabled`.
    """

    words: Sequence[str]
    starts: Ints
    originals: Ints
    bonus: Floats
    tabled: npt.NDArray[np.bool_]
    telling: npt.NDArray[np.bool_]
    titled: npt.NDArray[np.bool_]
    single: dict[str, Phrase]

    @classmethod
    def of(cls, statistics: WordStatistics, table: PhraseTable) -> "Candidates":
        """Merge the two, as far as they are single words."""
        size = len(statistics.words)
        single = {
            phrase.words[0]: phrase
            for phrase in table.phrases
            if len(phrase.words) == 1 and " " not in phrase.originals[0]
            and statistics.number(phrase.words[0]) >= 0
        }  # fmt: skip
        pairs = {(word, other) for word, phrase in single.items() for other in phrase.originals}
        rows = [
            (statistics.number(word), number, PRIOR - STEP * rank)
            for word, phrase in single.items()
            for rank, original in enumerate(phrase.originals)
            if (number := statistics.number(original)) >= 0 and (original, word) not in pairs
        ]
        directed = {statistics.words[row[0]] for row in rows}
        owners = np.repeat(np.arange(size), np.diff(statistics.starts))
        owners = np.concatenate([owners, np.array([row[0] for row in rows], np.int64)])
        originals = np.array([row[1] for row in rows], np.int64)
        originals = np.concatenate([statistics.originals, originals])
        bonus = np.append(np.zeros(len(statistics.originals)), [row[2] for row in rows])
        order = np.argsort(owners, kind="stable")
        starts = np.append(np.searchsorted(owners[order], np.arange(size + 1)), len(owners))

        def marked(chosen: Sequence[str]) -> npt.NDArray[np.bool_]:
            marks = np.zeros(size + 1, np.bool_)  # the last is for unknown words
            marks[[statistics.number(word) for word in chosen]] = True
            return marks

        return cls(
            statistics.words, starts, originals[order], bonus[order], marked(list(directed)),
            marked([word for word, phrase in single.items() if phrase.telling]),
            marked([word for word, p in single.items() if p.kind in ("title", "name")]), single,
        )  # fmt: skip

    def covers(self, phrase: Phrase) -> bool:
        """True where the phrase is one word and among the candidates."""
        return len(phrase.words) == 1 and phrase.words[0] in self.single

    def of_word(self, number: int) -> list[str]:
        """All that the word of that number may stand for, none where it is UNKNOWN."""
        if number < 0:
            return []
        found = self.originals[self.starts[number] : self.starts[number + 1]]
        return [self.words[n] for n in found]

    def tabled_as(self, word: str) -> Phrase | None:
        """The table's row for a word."""
        return self.single.get(word)
