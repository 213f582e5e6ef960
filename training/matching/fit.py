"""Learns what each sign of `dateline.matching.signs` is worth, from event coreference of ECB+.

    python training/matching/fit.py [--gold FILE ...] [--cache FILE]

Reads the split "train" of the given corpora: gold mentions with the pipeline's own arguments, as
`bench/matching.py` does for the other splits. Logistic regression (Newton's method, ridge) over all
pairs of mentions of like reports and a sample of the others; fields of which the corpora know too
little (their reports mostly have no dates) have weights given here by hand. Writes
`src/dateline/matching/weights.toml`: names of signs and numbers, no words of the texts. The same
data give the same file. Run it again when the language model has changed.
"""

import argparse
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

import dateline
from dateline.matching.profile import Profile, profile_of
from dateline.matching.signs import Sign, signs_of, topic_likeness
from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
from matching import Mentions, mentions_of  # noqa: E402

OUT = Path(dateline.__file__).parent / "matching/weights.toml"
GOLD = ROOT.parent / "shared/data/merge/coref_ecbplus.jsonl"
RIDGE = 3.0
LIKE = 0.1
"""Reports less alike than this are compared only where `SAMPLE` divides their number."""

SAMPLE = 40
SAMPLE_WEIGHT = 4.0
JOIN, BOUND = -0.75, 3.0
"""Chosen by hand between what is best for the development parts of ECB+ (-1) and GVC (-0.5)."""

GIVEN: Mapping[str, Mapping[str, float]] = {
    "date": {
        "same day said": 1.5, "overlap said": 0.5, "1 day said": -0.3, "week said": -2.0,
        "apart said": -3.0, "same day context": 0.5, "overlap context": 0.2, "1 day context": 0.0,
        "week context": -0.7, "apart context": -1.5, "unknown": 0.0,
    },
    "published": {"1 day": 0.3, "week": 0.1, "month": -0.3, "apart": -1.0, "unknown": 0.0},
    "place": {
        "same said": 0.5, "within said": 0.3, "near said": 0.1, "same country said": 0.0,
        "far said": -2.5, "other country said": -2.5, "same context": 0.2, "within context": 0.1,
        "near context": 0.0, "same country context": 0.0, "far context": -0.2,
        "other country context": -0.3, "unknown": 0.0,
    },
    "counts": {"same": 1.0, "other": -0.5, "unknown": 0.0},
    "mode": {"same": 0.5, "other": -0.5},
}  # fmt: skip

Rows = dict[tuple[Sign, ...], list[float]]


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int, float, float]]:
    """Numbers of two mentions, likeness of their reports, and how much the pair counts."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        by_report[profile.ref.report].append(i)
    names = sorted(by_report)
    number = 0
    for x, one in enumerate(names):
        for other in names[x:]:
            alike = 1.0 if one == other else topic_likeness(
                profiles[by_report[one][0]].topic, profiles[by_report[other][0]].topic
            )  # fmt: skip
            number += 1
            if alike < LIKE and number % SAMPLE:
                continue
            for i in by_report[one]:
                for j in by_report[other]:
                    if one != other or i < j:
                        yield i, j, alike, 1.0 if alike >= LIKE else SAMPLE_WEIGHT


def counted(mentions: Mentions) -> Rows:
    """Weight of the pairs that are one event, and of all, for each set of signs."""
    profiles = [profile_of(telling) for telling, _ in mentions]
    rows: Rows = defaultdict(lambda: [0.0, 0.0])
    for i, j, alike, weight in pairs(profiles):
        row = rows[tuple(signs_of(profiles[i], profiles[j], alike))]
        row[0] += weight * (mentions[i][1] == mentions[j][1])
        row[1] += weight
    return rows


def fitted(rows: Rows) -> tuple[float, dict[Sign, float]]:
    """The start and the weight of each sign that is not given."""
    learnt = sorted({s for signs in rows for s in signs if s.field not in GIVEN})
    at = {sign: column for column, sign in enumerate(learnt)}
    x = np.zeros((len(rows), len(learnt) + 1), np.float32)
    x[:, -1] = 1.0
    fixed = np.zeros(len(rows))
    for row, signs in enumerate(rows):
        x[row, [at[s] for s in signs if s in at]] = 1.0
        fixed[row] = sum(GIVEN[s.field].get(s.value, 0.0) for s in signs if s.field in GIVEN)
    right, total = np.array(list(rows.values())).T
    ridge = np.append(np.full(len(learnt), RIDGE), 1e-6)
    weights = np.append(np.zeros(len(learnt)), -3.0)
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights + fixed, -30, 30)))
        slope = x.T @ (right - total * chance) - ridge * weights
        bend = (x * (total * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step * min(1.0, 1.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-4:
            break
    return float(weights[-1]), dict(zip(learnt, map(float, weights), strict=False))


def as_toml(start: float, weights: Mapping[Sign, float]) -> str:
    """The table's text."""
    table: dict[str, dict[str, float]] = {field: dict(values) for field, values in GIVEN.items()}
    for sign, weight in weights.items():
        table.setdefault(sign.field, {})[sign.value] = weight
    lines = [
        "# Written by training/matching/fit.py: what each sign adds to the log-odds that two",
        "# tellings are one event. Learnt by logistic regression on the training split of ECB+",
        f"# (gold mentions, the pipeline's arguments), but for {', '.join(sorted(GIVEN))},",
        "# which are given by hand. docs/matching.md says what the signs mean.",
        f"start = {start:.3f}", f"join = {JOIN}", f"bound = {BOUND}",
    ]  # fmt: skip
    for field in sorted(table):
        lines.append(f'\n[signs."{field}"]')
        lines += [f'"{value}" = {weight:.3f}' for value, weight in sorted(table[field].items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--cache", type=Path, help="keep the coded mentions here between runs")
    given = parser.parse_args()
    if given.cache and given.cache.exists():
        mentions = pickle.loads(given.cache.read_bytes())  # noqa: S301 - written by this very program
    else:
        coder = Coder.load()
        mentions = [m for path in given.gold or [GOLD] for m in mentions_of(path, coder, "train")]
        if given.cache:
            given.cache.write_bytes(pickle.dumps(mentions))
    rows = counted(mentions)
    OUT.write_text(as_toml(*fitted(rows)), encoding="utf-8")
    print(f"{OUT}: {len(mentions)} mentions, {len(rows)} different sets of signs")


if __name__ == "__main__":
    main()
