"""Runs that are killed, that fill the disk, that run beside another: nothing torn, nothing lost."""

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from tests.fake_coder import line
from tests.lineage.stories import HARBOUR, MARKET, sentences

from dateline.store import SqliteStore
from dateline.types import CodedReport

CODER = Path(__file__).with_name("coder.py")


def feed_of(path: Path, first: int = 1, count: int = 60) -> Path:
    """Invented reports; among them copies and cuts, the originals last."""
    lines = [line(number) for number in range(first, first + count)]
    for number, story in enumerate((HARBOUR, MARKET)):
        cut = " ".join(sentences(story)[:6])
        for day, text in ((3, cut), (2, story.replace("\n", " ")), (1, story)):
            lines.insert(
                len(lines) * (4 - day) // 4,
                {"id": f"story{number}-{day}", "text": text, "published": f"2024-05-0{day}"},
            )
    path.write_text("".join(json.dumps(item) + "\n" for item in lines))
    return path


def start(*arguments: object) -> subprocess.Popen[str]:
    words = [sys.executable, str(CODER), *map(str, arguments)]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own


def finish(*arguments: object) -> tuple[int, str]:
    child = start(*arguments)
    _, said = child.communicate(timeout=120)
    return child.returncode, said


def held(path: Path) -> dict[str, CodedReport]:
    """All that is in a store, which must be sound."""
    with SqliteStore.open(path, create=False) as store:
        assert store.check() == []
        return {name: store.coded(name) for name in store.report_ids()}


def without_ids(reports: dict[str, CodedReport]) -> dict[str, CodedReport]:
    """Without event ids, of which some invented ones are shared, and without where they lay."""
    return {
        name: replace(
            coded,
            report=replace(coded.report, origin=""),
            events=tuple(replace(event, id="") for event in coded.events),
        )
        for name, coded in reports.items()
    }


def test_a_run_killed_at_any_moment_resumes_to_what_a_clean_one_gives(tmp_path: Path) -> None:
    chance, feed, path = random.Random(4), feed_of(tmp_path / "feed.jsonl"), tmp_path / "a.db"
    assert finish(feed, tmp_path / "clean.db")[0] == 0
    seen = 0
    for _ in range(3):
        child = start(feed, path, 8)
        time.sleep(chance.uniform(0.3, 1.6))
        child.kill()
        child.communicate()
        if path.exists():
            with SqliteStore.open(path) as store:
                assert store.check() == []
                assert store.summary().reports >= seen
                seen = store.summary().reports
    code, said = finish(feed, path)
    assert code == 0, said
    assert held(path) == held(tmp_path / "clean.db")
    assert f"{seen} known" in said


def test_a_full_disk_is_told_clearly_and_the_run_resumes_when_there_is_room(tmp_path: Path) -> None:
    feed, path = feed_of(tmp_path / "feed.jsonl"), tmp_path / "a.db"
    assert finish(feed, tmp_path / "clean.db")[0] == 0
    for room in (100_000, 900_000):  # too little to make a store, too little for all of it
        code, said = finish(feed, path, 0, room)
        assert code == 1, said
        assert "disk" in said
        assert "run again" in said
        assert "Traceback" not in said
    assert 0 < len(held(path)) < 66
    assert finish(feed, path)[0] == 0
    assert held(path) == held(tmp_path / "clean.db")


def test_two_programs_code_into_one_store_at_the_same_time(tmp_path: Path) -> None:
    path, overlap = tmp_path / "a.db", 30
    feeds = [
        feed_of(tmp_path / "one.jsonl", 1, 60),
        feed_of(tmp_path / "two.jsonl", 61 - overlap, 60),
    ]
    children = [start(feed, path, 5) for feed in feeds]
    for child in children:
        _, said = child.communicate(timeout=120)
        assert child.returncode == 0, said
    assert finish(*_both(tmp_path, feeds))[0] == 0
    together, clean = held(path), held(tmp_path / "clean.db")
    assert without_ids(together) == without_ids(clean)
    assert len(together) == 126 - overlap


def _both(folder: Path, feeds: list[Path]) -> tuple[Path, Path]:
    both = folder / "both.jsonl"
    both.write_text("".join(feed.read_text() for feed in feeds))
    return both, folder / "clean.db"
