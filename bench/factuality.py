"""How well the value of an event (-3 did not happen … 3 happened) agrees with human scores.

    python bench/factuality.py [--gold FILE ...] [--json OUT]

A gold file is JSON lines {"split", "sentence", "start", "end", "score"}; its "dev" rows are read
(all of them where none is so named). The figure is Pearson's r.
"""

import json
from pathlib import Path
from statistics import correlation

from dateline.find.factuality import factuality_of
from dateline.language.model import OnnxBackend
from figures import arguments, show


def main() -> None:
    """Print a row for each corpus."""
    given = arguments(__doc__, ["data/attribution/fact_uds_ih2.jsonl",
                                "data/attribution/fact_uw.jsonl"])  # fmt: skip
    backend = OnnxBackend()
    rows = [measured(file, backend) for file in given.gold]
    show("factuality", list(rows[0]), [list(row.values()) for row in rows], given.json)


def measured(file: Path, backend: OnnxBackend) -> dict[str, object]:
    """The agreement on one file."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
    rows = [row for row in rows if row.get("split") == "dev"] or rows
    sentences: dict[str, list[dict]] = {}
    for row in rows:
        sentences.setdefault(row["sentence"], []).append(row)
    pairs = [pair for text, scored in sentences.items() for pair in _pairs(text, scored, backend)]
    return {
        "corpus": file.stem,
        "sentences": len(sentences),
        "events": len(pairs),
        "pearson r": round(correlation(*zip(*pairs, strict=True)), 4),
    }


def _pairs(text: str, scored: list[dict], backend: OnnxBackend) -> list[tuple[float, float]]:
    """Our value and the human score of each event; 3, the commonest, where we lose one."""
    readings = backend.read_asking(text, lambda words: range(len(words)))
    pairs = []
    for row in scored:
        found = next(
            (
                factuality_of(reading, reading.asked[i])
                for reading in readings
                for i, token in enumerate(reading.tokens)
                if token.span.start < row["end"] and row["start"] < token.span.end
            ),
            3.0,
        )
        pairs.append((found, float(row["score"])))
    return pairs


if __name__ == "__main__":
    main()
