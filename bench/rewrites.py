"""How well machine-rewritten reports are told from clean ones, and their words restored.

    python bench/rewrites.py [--gold FILE] [--json FILE]

A gold file lists replaced phrases, JSON lines {"start", "end", "spun", "likely_original", "kind"};
its text lies in the same folder (*.txt). Clean reports are of outlets that no weight was fitted on.
The machines: WordNet (folder DATELINE_WORDNET; see bench/rewriting.py), and the replacements of the
gold file applied to clean reports.
"""

import json
import os
import random
import re
import time
from pathlib import Path

from dateline.lineage.restore import SURE, Restorer
from dateline.lineage.rewrites import REWRITTEN
from figures import SHARED, arguments, show
from rewriting import rewritten, wordnet

_CLEAN = (
    "data/reports/guardian.jsonl", "data/times/time_meantime.jsonl", "data/merge/coref_gvc.jsonl",
    "data/times/time_wikiwars.jsonl",
)  # fmt: skip
_WEIGHTY = frozenset("entity entity_title attribution caption_word collocation".split())


def main() -> None:
    """Print the tables: alone, the clean outlets, the given rewritten text."""
    given = arguments(__doc__, ["seed/spun_phrases.jsonl"])
    restorer = Restorer.load()
    gold = [json.loads(line) for line in given.gold[0].open(encoding="utf-8")]
    clean = {Path(name).stem: texts(SHARED / name) for name in _CLEAN}
    started = time.perf_counter()
    scores = {name: [restorer.oddness(t) for t in found] for name, found in clean.items()}
    seconds = time.perf_counter() - started
    total = sum(map(len, clean.values()))
    show(f"Clean reports ({total / seconds:.0f} a second)", ["corpus", "reports", "false alarms"],
         [[name, len(found), sum(s >= REWRITTEN for s in found) / len(found)]
          for name, found in scores.items()], None)  # fmt: skip
    rows = alone(restorer, clean, [s for found in scores.values() for s in found], gold)
    show("Alone", ["machine", "share", "AUC", "found at the bound"], rows, given.json)
    text = next(given.gold[0].parent.glob("*.txt")).read_text(encoding="utf-8")
    show("The given text", ["measure", "value"], marked(restorer, text, gold), None)


def texts(path: Path) -> list[str]:
    """Reports of some length, as they are."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [row["text"][:4000] for row in rows if len(row["text"].split()) >= 120][:150]


def alone(
    restorer: Restorer, clean: dict[str, list[str]], low: list[float], gold: list[dict[str, str]]
) -> list[list[object]]:
    """Area under the ROC curve for each machine and share of words."""
    folder = os.environ.get("DATELINE_WORDNET")
    synonyms = wordnet(Path(folder)) if folder else {}
    every = [text for found in clean.values() for text in found]
    rows: list[list[object]] = []
    for machine, share in (("wordnet", 0.07), ("wordnet", 0.1), ("wordnet", 0.25),
                           ("given", 0.08), ("given", 0.25)):  # fmt: skip
        if machine == "wordnet" and not folder:
            continue
        chance = random.Random(machine)  # noqa: S311
        high = []
        for text in every:
            if machine == "wordnet":
                odd = rewritten(text, share, synonyms, chance)[0]
            else:
                odd = turned(text, gold, share, chance)
            high.append(restorer.oddness(odd))
        hits = sum(score >= REWRITTEN for score in high) / len(high)
        rows.append([machine, share, auc(low, high), hits])
    return rows


def turned(text: str, gold: list[dict[str, str]], share: float, chance: random.Random) -> str:
    """The text with originals of the gold file replaced as there, up to a share of its words."""
    put = {row["likely_original"].lower(): row["spun"] for row in gold}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(put, key=len, reverse=True)))})\b")
    places = list(pattern.finditer(text))
    chosen = chance.sample(places, min(len(places), round(share * len(text.split()))))
    for match in sorted(chosen, key=lambda m: -m.start()):
        text = text[: match.start()] + put[match.group()] + text[match.end() :]
    return text


def auc(low: list[float], high: list[float]) -> float:
    """How often a rewritten text scores above a clean one."""
    ranked = sorted([(score, 0) for score in low] + [(score, 1) for score in high])
    below = wins = 0
    for _, is_high in ranked:
        wins += below * is_high
        below += 1 - is_high
    return wins / (len(low) * len(high))


def marked(restorer: Restorer, text: str, gold: list[dict[str, object]]) -> list[list[object]]:
    """Phrases marked and restored, against the gold file."""
    read = restorer.read(text)
    spans = [(row["start"], row["end"]) for row in gold]
    hits = [r for r in read.rewrites
            if any(r.span.start < end and start < r.span.end for start, end in spans)]  # fmt: skip
    found, right, applied, weighty = [], 0, 0, []
    for row in gold:
        over = [r for r in read.rewrites
                if r.span.start < row["end"] and row["start"] < r.span.end]  # fmt: skip
        found.append(bool(over))
        same = [r for r in over if r.restored.lower() == str(row["likely_original"]).lower()]
        right += bool(same)
        applied += any(r.confidence >= SURE for r in same)
        if row["kind"] in _WEIGHTY or row.get("event_risk"):
            weighty.append(bool(same))
    return [
        ["probability", read.verdict.probability], ["phrases", len(gold)],
        ["marked", sum(found) / len(gold)], ["precision", len(hits) / max(1, len(read.rewrites))],
        ["restored as listed", right / len(gold)], ["of these applied", applied / len(gold)],
        ["names, titles, attribution and event words restored", sum(weighty) / len(weighty)],
    ]  # fmt: skip


if __name__ == "__main__":
    main()
