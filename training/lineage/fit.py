"""Fits the weights of src/dateline/lineage/weights.py and prints them.

    python training/lineage/fit.py [--reports N]

Clean reports are the given ones of several outlets, none of which bench/lineage.py measures on.
Each is also put through a machine of three kinds: random words of the thesaurus, the table of
phrases turned round, both; 5 to 40 % of the words are replaced.
"""

import argparse
import random
from collections import defaultdict

import numpy as np
from news import CORPORA, texts

from dateline.lineage.language import WordStatistics
from dateline.lineage.phrases import PhraseTable
from dateline.lineage.rewrites import text_features
from dateline.lineage.suspects import SuspectFinder
from dateline.lineage.words import Words

WORDS = 260
SHARES = (0.05, 0.08, 0.12, 0.18, 0.25, 0.4)

Substitutes = dict[str, list[str]]


def main() -> None:
    """Fit the regression of words, then that of texts on what it says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=60, help="of each corpus")
    given = parser.parse_args()
    chance = random.Random(7)
    statistics, table = WordStatistics.load(), PhraseTable.load()
    finder = SuspectFinder(statistics, table)
    thesaurus, phrases = from_thesaurus(statistics), from_table(table)
    machines = ([thesaurus], [phrases], [thesaurus, phrases])
    rows, labels, made, hypotheses = [], [], [], []
    for number, text in enumerate(clean(given.reports, chance)):
        share = chance.choice(SHARES)
        odd, starts = rewritten(text, share, machines[number % 3], chance)
        for version, places in ((text, set()), (odd, starts)):
            words = Words.of(version)
            found = finder.find(version, words)
            rows.append(found.features)
            hypotheses.append(found)
            labels.append(np.array([words.spans[f].start in places for f in found.firsts], float))
            made.append((len(words), float(bool(places)), share))
    every, put = np.vstack(rows), np.concatenate(labels)
    word = fitted(every, put)
    features = np.array(
        [text_features(1 / (1 + np.exp(-(found.features @ word))), found, n)
         for found, (n, _, _) in zip(hypotheses, made, strict=True)]
    )  # fmt: skip
    text = fitted(features, np.array([label for _, label, _ in made]), ridge=0.05)
    print("WORD = np.array(", np.round(word, 3).tolist(), ")")
    tabled = every[:, 3] > 0
    print("BASE = (", put[~tabled].mean().round(3), put[tabled].mean().round(3), ")")
    print("TEXT = np.array(", np.round(text, 3).tolist(), ")")


def clean(number: int, chance: random.Random) -> list[str]:
    """The first words of some reports of each corpus, none of them counted, in mixed order."""
    found = []
    for name in CORPORA:
        long = sorted({t for t in texts(name, counted=False) if len(t.split()) > 120})
        found += chance.sample(long, min(len(long), number))
    chance.shuffle(found)
    return [" ".join(text.split(" ")[:WORDS]) for text in found]


def from_thesaurus(statistics: WordStatistics) -> Substitutes:
    """Original → the words that may stand for it."""
    found = defaultdict(list)
    for number, word in enumerate(statistics.words[:20_000]):
        low, high = statistics.starts[number : number + 2]
        for original in statistics.originals[low:high]:
            found[statistics.words[original]].append(word)
    return found


def from_table(table: PhraseTable) -> Substitutes:
    """The table of phrases turned round."""
    found = defaultdict(list)
    for phrase in table.phrases:
        for original in phrase.originals[:2]:
            if original.isalpha():
                found[original].append(" ".join(phrase.words))
    return found


def rewritten(
    text: str, share: float, sources: list[Substitutes], chance: random.Random
) -> tuple[str, set[int]]:
    """The text with words replaced, and where they start."""
    words = text.split(" ")
    stems = [word.strip(".,;:!?\"'()“”‘’") for word in words]
    able = [i for i, stem in enumerate(stems) if stem.islower() and any(stem in s for s in sources)]
    chosen = set(chance.sample(able, min(len(able), round(share * len(words)))))
    out, put, at = [], set(), 0
    for i, word in enumerate(words):
        if i in chosen:
            source = chance.choice([s for s in sources if stems[i] in s])
            put.add(at + word.index(stems[i]))
            word = word.replace(stems[i], chance.choice(source[stems[i]]), 1)
        out.append(word)
        at += len(word) + 1
    return " ".join(out), put


def fitted(rows: np.ndarray, labels: np.ndarray, ridge: float = 1e-3) -> np.ndarray:
    """Logistic regression by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chances = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (labels - chances) - ridge * len(rows) * weights / 100
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows
        curve += ridge * len(rows) / 100 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
