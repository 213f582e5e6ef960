"""Runs killed at random moments, again and again: is anything torn or lost?

    python bench/crash.py [--kills 200] [--reports 120]

Codes reports made of the shipped sample's paragraphs with `dateline code`, then merges them with
`dateline merge`. Each program is killed (SIGKILL, with its workers) after a random time and started
again; after every kill the store must be sound and hold no less than before. When all is done the
store must equal one that was made without a kill, and a new one is begun.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dateline.store import SqliteStore
from dateline.types import CodedReport, Record
from figures import ROOT, show

SAMPLE = ROOT / "src/dateline/sample/reports"
Held = tuple[dict[str, CodedReport], dict[str, Record]]


def feed(path: Path, reports: int) -> None:
    """Reports of half the paragraphs of one given report each: some alike, some copies."""
    texts = [file.read_text("utf-8") for file in sorted(SAMPLE.glob("*.txt"))]
    chance = random.Random(5)  # noqa: S311
    with path.open("w", encoding="utf-8") as stream:
        for number in range(reports):
            parts = [part for part in texts[number % len(texts)].split("\n\n") if len(part) > 80]
            text = "\n\n".join(chance.sample(parts, -(-len(parts) // 2)))
            day = f"2024-05-{1 + number % 28:02}"
            line = {"id": f"r{number}", "text": text, "published": day, "title": f"No. {number}"}
            stream.write(json.dumps(line) + "\n")


def commands(source: Path, store: Path) -> list[list[str]]:
    """What is done to a store, step by step."""
    program = [sys.executable, "-m", "dateline"]
    return [
        [*program, "code", str(source), "--into", str(store), "--workers", "2", "--quiet"],
        [*program, "merge", "--store", str(store)],
    ]


def run(command: list[str], seconds: float | None) -> bool:
    """Run for so long, then kill; True where the program came to its end before."""
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        _, said = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return False
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()}")
    return True


def held(path: Path) -> Held:
    """All that a store holds; ends the program where it is not sound."""
    with SqliteStore.open(path, create=False) as store:
        if problems := store.check():
            raise SystemExit(f"{path}: {problems}")
        reports = {name: store.coded(name) for name in store.report_ids()}
        records = {row.record.id: row.record for row in store.all_records()}
        return reports, records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--reports", type=int, default=120)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    chance, kills, stores, started = random.Random(), 0, 0, time.monotonic()  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        source, clean = Path(folder) / "feed.jsonl", Path(folder) / "clean.db"
        feed(source, given.reports)
        seconds = []
        for command in commands(source, clean):
            begun = time.monotonic()
            run(command, None)
            seconds.append(time.monotonic() - begun)
        expected = held(clean)
        while kills < given.kills:
            path, stores = Path(folder) / f"{stores}.db", stores + 1
            steps = list(zip(commands(source, path), seconds, strict=True))
            kills += killed_to_the_end(steps, path, chance, given.kills - kills)
            if held(path) != expected:
                raise SystemExit(f"{path} differs from the store made without a kill")
    rows: list[list[object]] = [
        ["kills", kills], ["stores finished, each equal to the clean one", stores],
        ["minutes", (time.monotonic() - started) / 60],
    ]  # fmt: skip
    show("Killed at random", ["measure", "value"], rows, given.json)


def killed_to_the_end(steps: list[list[str]], path: Path, chance: random.Random, most: int) -> int:
    """Take all steps, killed again and again on the way, `most` times in all.

    With each step stands what it takes without a kill: the moment is drawn from that.
    """
    kills = seen = 0
    for command, seconds in steps:
        while not run(command, chance.uniform(0.1, seconds) if kills < most else None):
            kills += 1
            if path.exists():
                count = len(held(path)[0])
                if count < seen:
                    raise SystemExit(f"{path} lost {seen - count} reports")
                seen = count
    return kills


if __name__ == "__main__":
    main()
