"""Reports a second of the whole command, beside reading alone and the bare encoder.

    python bench/speed.py [--gold REPORTS.jsonl] [--json FILE]

`dateline code REPORTS --into new.db` runs as a user runs it, once to warm the file cache and three
times counted; memory is the peak of the process. The bare encoder reads the same sentences from
ready-made arrays: the floor below which no end-to-end time can fall.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import onnxruntime

from dateline.language.model import OnnxBackend, batches, feed
from dateline.language.pieces import Vocabulary
from dateline.language.tokens import sentences_of, words_of
from dateline.pipeline import Coder
from dateline.types import Report
from figures import arguments, show

RUNS = 3


def whole_command(path: Path) -> tuple[float, float]:
    """Median wall seconds of the command, and the peak memory of its process in MiB."""
    command = shutil.which("dateline", path=str(Path(sys.executable).parent)) or "dateline"
    seconds = []
    for _ in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            subprocess.run(
                [command, "code", str(path), "--into", f"{folder}/events.db", "--quiet"],
                check=True, capture_output=True,
            )  # fmt: skip
            seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return statistics.median(seconds[1:]), peak


def first_result(text: str) -> float:
    """Seconds from the start of the command to its end on one short report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "one.txt"
        report.write_text(text, encoding="utf-8")
        return whole_command(report)[0]


def bare_encoder(texts: list[str]) -> tuple[int, float]:
    """Sentences, and the seconds that ONNX Runtime alone needs for them."""
    backend = OnnxBackend()
    vocabulary = Vocabulary(backend.folder / "tokenizer.json")
    session = onnxruntime.InferenceSession(str(backend.folder / "model.onnx"))
    inputs, count = [], 0
    for text in texts:
        words = [[s.of(text) for s in words_of(text, sentence)] for sentence in sentences_of(text)]
        order = sorted(range(len(words)), key=lambda i: len(words[i]))
        count += len(words)
        for chosen in batches(order, [len(w) for w in words]):
            batch = vocabulary.batch([words[i] for i in chosen])
            inputs.append(feed(batch))
    started = time.perf_counter()
    for batch in inputs:
        session.run(None, batch)
    return count, time.perf_counter() - started


def where_it_goes(texts: list[str]) -> list[list[object]]:
    """Seconds of the steps, one after the other in one thread of Python."""
    coder = Coder.load()
    reading = time.perf_counter()
    readings = [coder.backend.read(text) for text in texts]
    coding = time.perf_counter()
    for i, text in enumerate(texts):
        coder.code(Report(id=str(i), text=text, published="2020-01-01"))
    whole = time.perf_counter() - coding
    model = coding - reading
    del readings
    return [["model and decoding alone", model], ["find and code alone", whole - model]]


def main() -> None:
    given = arguments(__doc__, ["data/reports/guardian.jsonl"])
    path = given.gold[0]
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    seconds, peak = whole_command(path)
    sentences, floor = bare_encoder(texts)
    rows: list[list[object]] = [
        ["reports", len(texts)],
        ["sentences", sentences],
        ["whole command, seconds", seconds],
        ["reports a second", len(texts) / seconds],
        ["sentences a second", sentences / seconds],
        ["bare encoder, sentences a second", sentences / floor],
        ["peak memory, MiB", peak],
        ["one short report, seconds", first_result(texts[0][:600])],
    ]
    rows += [[f"seconds: {name}", value] for name, value in where_it_goes(texts)]
    show("Speed of the main job", ["measure", "value"], rows, given.json)


if __name__ == "__main__":
    main()
