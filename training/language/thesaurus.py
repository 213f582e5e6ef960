"""Writes `thesaurus.txt`: what a rewriting machine may put in place of a frequent word.

    python training/language/thesaurus.py --moby words.txt --data ../shared/data

The synonyms are those of Grady Ward's Moby Thesaurus (public domain; `words.txt` of the npm package
`moby`), kept where each of two words lists the other and both are frequent. Inflected forms are
paired by their Penn tags in the treebanks ("training" / "coaching" by "train" / "coach").
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from data import read_lines

OPEN_CLASSES = ("JJ", "NN", "NNS", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
MOST = 8
"""Alternatives kept for a form: those whose own lists are most like its own."""

Forms = dict[tuple[str, str], str]


def treebank_forms(data: Path) -> tuple[Forms, Counter[tuple[str, str]]]:
    """The usual form of each (lemma, Penn tag), and how often each (lemma, tag) stands."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("dep_ewt_train", "dep_gum_train"):
        for row in read_lines(data / "language" / f"{name}.jsonl"):
            for word, lemma, tag in zip(row["words"], row["lemma"], row["xpos"], strict=True):
                if tag in OPEN_CLASSES and word.isalpha():
                    seen[lemma.lower(), tag][word.lower()] += 1
    usual = {key: forms.most_common(1)[0][0] for key, forms in seen.items()}
    return usual, Counter({key: forms.total() for key, forms in seen.items()})


def mutual_synonyms(moby: Path) -> dict[str, set[str]]:
    """Single words that list each other."""
    lists = {}
    for line in moby.read_text(encoding="latin-1").splitlines():
        head, *others = line.split(",")
        if head.isalpha():
            lists[head] = {o for o in others if o.isalpha()}
    return {head: {o for o in others if head in lists.get(o, ())} for head, others in lists.items()}


def _likeness(some: set[str], others: set[str]) -> float:
    """Jaccard index of two synonym lists: words of one sense share most of theirs."""
    return len(some & others) / len(some | others)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--moby", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    usual, counts = treebank_forms(arguments.data)
    synonyms = mutual_synonyms(arguments.moby)
    table: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (lemma, tag), form in usual.items():
        if counts[lemma, tag] < 4:
            continue
        for other in synonyms.get(lemma, ()):
            if counts[other, tag] >= 3 and usual[other, tag] != form:
                likeness = _likeness(synonyms[lemma], synonyms[other])
                table[form][usual[other, tag]] = max(likeness, table[form][usual[other, tag]])
    out = Path(__file__).parent / "thesaurus.txt"
    with out.open("w", encoding="utf-8") as lines:
        print("# From the Moby Thesaurus (public domain) by thesaurus.py", file=lines)
        for form in sorted(table):
            best = sorted(table[form], key=lambda other: (-table[form][other], other))[:MOST]
            print(f"{form}: {', '.join(best)}", file=lines)


if __name__ == "__main__":
    main()
