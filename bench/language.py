"""Tags, trees and names of the shipped model, on gold words of the development files.

python bench/language.py [--json FILE]
"""

import json
from pathlib import Path

import numpy as np
import onnxruntime

from dateline.language import decode
from dateline.language.model import OnnxBackend, feed
from dateline.language.pieces import Vocabulary
from figures import arguments, show

FILES = ("data/language/dep_ewt_dev.jsonl", "data/language/ner_ww_dev.jsonl")


class Heads:
    """The raw outputs of the model on given words."""

    def __init__(self) -> None:
        backend = OnnxBackend()
        self.labels = backend.description
        self.session = onnxruntime.InferenceSession(str(backend.folder / "model.onnx"))
        self.vocabulary = Vocabulary(backend.folder / "tokenizer.json")

    def run(self, words: list[str], outputs: list[str]) -> list[np.ndarray]:
        """The named outputs for one sentence."""
        batch = self.vocabulary.batch([words])
        found = self.session.run(outputs, feed(batch))
        return [output[0] for output in found]


def syntax(heads: Heads, rows: list[dict]) -> list[list[object]]:
    """UPOS accuracy, unlabelled and labelled attachment, all tokens counted."""
    tags = arcs = labelled = total = 0
    for row in rows:
        upos, scores, relations = heads.run(row["words"], ["upos", "arcs", "relations"])
        tree = decode.tree(scores)
        for i, governor in enumerate(tree):
            right = governor + 1 == row["heads"][i]
            tags += heads.labels.upos[upos[i].argmax()] == row["upos"][i]
            arcs += right
            labelled += right and heads.labels.relations[relations[i].argmax()] == row["deps"][i]
            total += 1
    return [["UPOS accuracy", tags / total], ["UAS", arcs / total], ["LAS", labelled / total]]


def entities(heads: Heads, rows: list[dict]) -> list[list[object]]:
    """Exact-span F1 over all labels."""
    hit = found = gold = 0
    between = np.array(heads.labels.entity_transitions, np.float32)
    for row in rows:
        (scores,) = heads.run(row["words"], ["entities"])
        best = decode.best_tags(scores[None], np.array([len(scores)]), between)[0]
        guess = {(heads.labels.entities[k], a, b) for k, a, b, _ in decode.phrases(scores, best)}
        true = _gold(row["ner"])
        hit, found, gold = hit + len(guess & true), found + len(guess), gold + len(true)
    return [["entity F1", 2 * hit / max(1, found + gold)]]


def _gold(tags: list[str]) -> set[tuple[str, int, int]]:
    spans, start = set(), 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and not tag.startswith("I-"):
            spans.add((tags[i - 1][2:], start, i - 1))
        if tag.startswith("B-"):
            start = i
    return spans


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def main() -> None:
    given = arguments(__doc__, FILES)
    heads, rows = Heads(), []
    for path in given.gold:
        data = _read(path)
        measure = syntax if "heads" in data[0] else entities
        rows += [[f"{path.stem}: {name}", value] for name, value in measure(heads, data)]
    show("Language model, int8, gold words", ["measure", "score"], rows, given.json)


if __name__ == "__main__":
    main()
