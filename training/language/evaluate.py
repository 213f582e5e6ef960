"""Development scores of every head, on the raw network (the shipped file is scored by bench/)."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

import data as corpora
from data import Example
from dateline.language import decode
from dateline.language.pieces import Vocabulary
from network import Reader

Spans = set[tuple[int, ...]]
HELD_OUT = Path(__file__).parent.parent / "annotations" / "held-out.jsonl"
"""Own annotation that is never trained on: thresholds and calibration are chosen by it."""


@lru_cache(maxsize=1)
def development_sets(data: Path) -> dict[str, list[Example]]:
    """Parts of the development files, large enough to steer by."""
    return {
        "ewt": corpora.treebank(data, "dep_ewt_dev")[::2],
        "ww": corpora.named_entities(data, "ner_ww_dev")[::2],
        "annotated": corpora.annotated(data / "annotated" / "dev.jsonl"),
        "polnear": corpora.attributions(data, "attribution_polnear_dev")[::3],
        "held": corpora.standoff(data, HELD_OUT),
    }


def evaluate(model: Reader, vocabulary: Vocabulary, data: Path) -> dict[str, float]:
    """UPOS, UAS, LAS, entity F1, trigger (+type) F1, role F1, status accuracy, cue and part F1."""
    model.eval()
    sets = development_sets(data)
    scores = _syntax(model, vocabulary, sets["ewt"])
    scores["entity"] = _entities(model, vocabulary, sets["ww"])
    scores |= _events(model, vocabulary, sets["annotated"])
    held = _events(model, vocabulary, sets["held"])
    scores |= {f"held-out {name}": value for name, value in held.items()}
    scores |= _cues(model, vocabulary, sets["polnear"])
    return {name: round(value, 4) for name, value in scores.items()}


def _outputs(
    model: Reader, vocabulary: Vocabulary, examples: list[Example]
) -> Iterator[tuple[Example, dict[str, torch.Tensor]]]:
    """Every example with its scores by word; `roles` and `parts` by word and word."""
    order = sorted(examples, key=lambda e: len(e.words))
    for start in range(0, len(order), 32):
        batch = order[start : start + 32]
        arrays = vocabulary.batch([e.words for e in batch])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            inputs = (arrays.pieces, arrays.shapes, arrays.mask, arrays.first, arrays.words)
            heads = model(*map(torch.from_numpy, inputs))
            roles = model.event_roles(*heads.event_words)
            parts = model.cue_roles(*heads.cue_words)
        scores = {n: h for n, h in heads._asdict().items() if isinstance(h, torch.Tensor)}
        scores |= {"roles": roles, "parts": parts}
        for i, example in enumerate(batch):
            yield example, {name: score[i].float() for name, score in scores.items()}


def _syntax(model: Reader, vocabulary: Vocabulary, examples: list[Example]) -> dict[str, float]:
    tags = arcs = labelled = total = 0
    for e, out in _outputs(model, vocabulary, examples):
        n = len(e.words)
        head = out["arcs"][:n].argmax(-1)
        relation = out["relations"][:n].argmax(-1)
        right = head == torch.tensor(e.heads)
        tags += int((out["upos"][:n].argmax(-1) == torch.tensor(e.upos)).sum())
        arcs += int(right.sum())
        labelled += int((right & (relation == torch.tensor(e.relations))).sum())
        total += n
    return {"upos": tags / total, "uas": arcs / total, "las": labelled / total}


def spans(tags: list[int]) -> Spans:
    """(label, first, last) of a BIO row; an I without its B begins a span."""
    found: Spans = set()
    start, label = -1, -1
    for i, tag in enumerate([*tags, 0]):
        goes_on = tag > 0 and tag % 2 == 0 and (tag - 2) // 2 == label
        if label >= 0 and not goes_on:
            found.add((label, start, i - 1))
            label = -1
        if tag > 0 and not goes_on:
            start, label = i, (tag - 1) // 2
    return found


class Tally:
    """Hits, predictions and gold of one kind of item."""

    def __init__(self) -> None:
        self.hit = self.found = self.gold = 0

    def add(self, found: set, gold: set) -> None:
        self.hit += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, self.found + self.gold)


def _entities(model: Reader, vocabulary: Vocabulary, examples: list[Example]) -> float:
    tally, between = Tally(), model.entity_chain.scores().detach().numpy()
    for e, out in _outputs(model, vocabulary, examples):
        n = len(e.words)
        best = decode.best_tags(out["entities"][None, :n].numpy(), np.array([n]), between)
        tally.add(spans(best[0].tolist()), spans(e.entities or []))
    return tally.f1


def _events(model: Reader, vocabulary: Vocabulary, examples: list[Example]) -> dict[str, float]:
    plain, typed, roles = Tally(), Tally(), [Tally() for _ in range(5)]
    status = total = 0
    for e, out in _outputs(model, vocabulary, examples):
        n = len(e.words)
        kinds = out["triggers"][:n].argmax(-1).tolist()
        found = {(i, k - 1) for i, k in enumerate(kinds) if k}
        gold = {(t, k) for t, k, _, _ in e.events or ()}
        plain.add({i for i, _ in found}, {i for i, _ in gold})
        typed.add(found, gold)
        for t, _, s, phrases in e.events or ():
            status += int(out["status"][t].argmax()) == s
            total += 1
            guess = spans(out["roles"][t, :n].argmax(-1).tolist())
            for k, tally in enumerate(roles):
                tally.add({p for p in guess if p[0] == k}, {p for p in phrases if p[0] == k})
    names = ("actor", "recipient", "place", "time", "source")
    return {
        "trigger": plain.f1, "trigger+type": typed.f1, "status": status / max(1, total),
        **{name: tally.f1 for name, tally in zip(names, roles, strict=True)},
    }  # fmt: skip


def _cues(model: Reader, vocabulary: Vocabulary, examples: list[Example]) -> dict[str, float]:
    cues, sources, contents = Tally(), Tally(), Tally()
    for e, out in _outputs(model, vocabulary, examples):
        n = len(e.words)
        found = {s[1:] for s in spans([min(t, 2) for t in out["cues"][:n].argmax(-1).tolist()])}
        cues.add(found, {(a, b) for a, b, _ in e.cues or ()})
        for first, _, parts in e.cues or ():
            guess = spans(out["parts"][first, :n].argmax(-1).tolist())
            sources.add({p for p in guess if p[0] == 0}, {p for p in parts if p[0] == 0})
            contents.add({p for p in guess if p[0] == 1}, {p for p in parts if p[0] == 1})
    return {"cue": cues.f1, "cue source": sources.f1, "cue content": contents.f1}
