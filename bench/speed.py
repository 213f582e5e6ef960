"""Reports a second of the whole command, beside reading alone and the bare encoder.

    python bench/speed.py [--gold REPORTS.jsonl] [--json FILE]

For each set of reports (news, news of which most is not political, election news) `dateline code
REPORTS --into new.db` runs as a user runs it, the first set once more before, to warm the file
cache; memory is the peak of any process so far. The bare encoder reads the same sentences from
ready-made arrays: the floor below which no end-to-end time can fall. Reading alone is trafilatura
on the same texts as web pages, in one process.
"""

import html
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import onnxruntime
import trafilatura

from dateline.language.model import OnnxBackend, batches, feed
from dateline.language.pieces import Vocabulary
from dateline.language.tokens import sentences_of, words_of
from dateline.pipeline import Coder
from dateline.types import Report
from figures import arguments, show

GIVEN = (
    "data/reports/guardian.jsonl", "data/lineage/dup_natural_bbc.jsonl",
    "data/attribution/attribution_polnear_train.jsonl",
)  # fmt: skip
REFUSED = 3
"""Exit code of a run in which some inputs were refused."""
SOME = 150
"""Reports of a set by which reading alone and the bare encoder are measured."""


def whole_command(path: Path) -> float:
    """Wall seconds of the command."""
    command = shutil.which("dateline", path=str(Path(sys.executable).parent)) or "dateline"
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        done = subprocess.run(
            [command, "code", str(path), "--into", f"{folder}/events.db", "--quiet"],
            check=False, capture_output=True,
        )  # fmt: skip
        if done.returncode not in (0, REFUSED):
            raise SystemExit(done.stderr.decode())
        return time.perf_counter() - started


def first_result(text: str) -> float:
    """Seconds from the start of the command to its end on one short report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "one.txt"
        report.write_text(text, encoding="utf-8")
        return whole_command(report)


def bare_encoder(texts: Sequence[str]) -> tuple[int, float]:
    """Sentences, and the seconds that ONNX Runtime alone needs for them on all cores."""
    backend = OnnxBackend()
    vocabulary = Vocabulary(backend.folder / "tokenizer.json")
    session = onnxruntime.InferenceSession(str(backend.folder / "model.onnx"))
    inputs, count = [], 0
    for text in texts:
        words = [[s.of(text) for s in words_of(text, sentence)] for sentence in sentences_of(text)]
        words = [sentence for sentence in words if sentence]
        order = sorted(range(len(words)), key=lambda i: len(words[i]))
        count += len(words)
        inputs += [
            feed(vocabulary.batch([words[i] for i in chosen]))
            for chosen in batches(order, [len(w) for w in words])
        ]
    started = time.perf_counter()
    for batch in inputs:
        session.run(None, batch)
    return count, time.perf_counter() - started


def reading_alone(texts: Sequence[str]) -> float:
    """Seconds that trafilatura needs for the texts as web pages."""
    pages = [
        "<html><body><article>"
        + "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n") if part.strip())
        + "</article></body></html>"
        for text in texts
    ]
    started = time.perf_counter()
    for page in pages:
        trafilatura.extract(page)
    return time.perf_counter() - started


def where_it_goes(texts: Sequence[str]) -> list[list[object]]:
    """Milliseconds of processor time a report and step, in one thread, once the caches are warm."""
    coder = Coder.load(threads=1)
    reports = [Report(id=str(i), text=t, published="2020-01-01") for i, t in enumerate(texts)]
    for report in reports[:5]:
        coder.code(report)
    started = time.process_time()
    for report in reports:
        coder.backend.read(report.text)
    read = time.process_time()
    for report in reports:
        coder.code(report)
    model, whole = read - started, time.process_time() - read
    each = 1000 / len(reports)
    return [
        ["words, encoder, decoding", model * each],
        ["language, restoring, finding, coding", (whole - model) * each],
    ]


def of_set(path: Path) -> list[object]:
    """A row of reports a second; of the bare encoder also sentences a second."""
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    some = texts[:: max(1, len(texts) // SOME)]
    seconds = whole_command(path)
    sentences, floor = bare_encoder(some)
    return [
        path.stem, len(texts), len(texts) / seconds, len(some) / floor, sentences / floor,
        len(some) / reading_alone(some),
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    ]  # fmt: skip


def main() -> None:
    given = arguments(__doc__, GIVEN)
    texts = [json.loads(line)["text"] for line in given.gold[0].open(encoding="utf-8")]
    whole_command(given.gold[0])
    columns = [
        "set", "reports", "whole command, reports/s", "bare encoder, reports/s",
        "bare encoder, sentences/s", "reading alone, reports/s", "peak of a process, MiB",
    ]  # fmt: skip
    show("Speed of the main job", columns, [of_set(path) for path in given.gold], given.json)
    steps = where_it_goes(texts)
    short = first_result(texts[0][:600]) * 1000
    steps.append(["wall: the whole command on one short report", short])
    show("Where the time goes", ["step", "ms"], steps)


if __name__ == "__main__":
    main()
