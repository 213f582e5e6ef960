"""Learns what each sign of factuality is worth, from scored events of UDS-IH2 and UW.

    python training/factuality/fit.py FILE [FILE ...] --sentences 3000

A file is JSON lines {"split", "sentence", "start", "end", "score"}; scores run from -3 (certainly
did not happen) to 3. Ridge regression on the signs of `dateline.find.signs` and the model's status
over the "train" rows; writes `knowledge/data/factuality.toml`. It holds names of signs and numbers,
no words of the texts. Run it again when the language model has changed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import dateline
from dateline.find.factuality import signs_at
from dateline.language.model import OnnxBackend

OUT = Path(dateline.__file__).parent / "knowledge/data/factuality.toml"
RIDGE = 30.0
RAREST = 8
"""A sign seen less often has no weight."""


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sentences", type=int, default=3000, help="of each file")
    given = parser.parse_args()
    backend = OnnxBackend()
    rows = [row for file in given.files for row in scored(file, backend, given.sentences)]
    OUT.write_text(as_toml(fitted(rows)), encoding="utf-8")


def scored(
    file: Path, backend: OnnxBackend, most: int, split: str = "train"
) -> Iterator[tuple[dict[str, float], float]]:
    """Signs and score of each event of the first sentences of a file."""
    sentences: dict[str, list[dict]] = {}
    for line in file.open(encoding="utf-8"):
        row = json.loads(line)
        if row["split"] == split:
            sentences.setdefault(row["sentence"], []).append(row)
    for sentence, rows in list(sentences.items())[:most]:
        for reading in backend.read_asking(sentence, lambda words: range(len(words))):
            for row in rows:
                tokens = [
                    i for i, token in enumerate(reading.tokens)
                    if token.span.start < row["end"] and row["start"] < token.span.end
                ]  # fmt: skip
                if tokens:
                    yield signs_at(reading, reading.asked[tokens[0]]), row["score"]


def fitted(rows: list[tuple[dict[str, float], float]]) -> dict[str, float]:
    """Weights of the signs that are not rare."""
    seen = Counter(sign for signs, _ in rows for sign in signs)
    names = sorted(sign for sign, times in seen.items() if times >= RAREST)
    at = {name: column for column, name in enumerate(names)}
    square = RIDGE * np.eye(len(names))
    target = np.zeros(len(names))
    for signs, score in rows:
        columns = [at[sign] for sign in signs if sign in at]
        values = np.array([signs[names[column]] for column in columns])
        square[np.ix_(columns, columns)] += np.outer(values, values)
        target[columns] += values * score
    return dict(zip(names, np.linalg.solve(square, target), strict=True))


def as_toml(weights: dict[str, float]) -> str:
    """The file's text."""
    lines = (f'"{name}" = {weight:.3f}' for name, weight in weights.items())
    return "# Written by training/factuality/fit.py.\n[weights]\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
