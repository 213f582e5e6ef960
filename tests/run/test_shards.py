"""Shards in a shared folder: named by content, whole or not there, nothing lost in them."""

from dataclasses import asdict
from pathlib import Path

import pytest
from tests.invented import coded_report

from dateline.run.shards import SharedFolder, coded_of, cut
from dateline.types import Refusal, Report

pytest.importorskip("fsspec")

REPORTS = [coded_report(number).report for number in range(10)]


def test_shards_hold_all_items_in_order_and_are_named_by_content_and_coder() -> None:
    items = [Refusal("a.txt", "empty", "leave it out"), *REPORTS]
    shards = list(cut(items, "model 1", size=4))
    assert [item for shard in shards for item in shard.items] == items
    assert [len(shard.items) for shard in shards] == [4, 4, 3]
    names = {shard.name for shard in shards}
    assert len(names) == 3
    assert {shard.name for shard in cut(items, "model 1", size=4)} == names
    assert not {shard.name for shard in cut(items, "model 2", size=4)} & names


def test_a_shard_without_reports_has_no_name() -> None:
    (shard,) = cut([Refusal("a.txt", "empty", "leave it out")], "model 1")
    assert (shard.name, shard.reports) == ("", [])


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    folder = SharedFolder(f"file://{tmp_path}/new/folder")
    name = coded_of("abc")
    assert not folder.has(name)
    lines = [{"text": "a\ud800b \u2028 é", "n": number} for number in range(3)]
    folder.write(name, lines)
    (written,) = (tmp_path / "new" / "folder").iterdir()
    assert written.name == name
    before = written.read_bytes()
    assert folder.read(name) == lines
    folder.write(name, lines)
    assert written.read_bytes() == before
    folder.remove([name, coded_of("never written")])
    assert not folder.has(name)


def test_a_folder_in_memory_stands_for_an_object_store() -> None:
    folder = SharedFolder("memory://bucket/run")
    folder.write(coded_of("abc"), [{"n": 1}])
    assert folder.has(coded_of("abc"))
    assert folder.read(coded_of("abc")) == [{"n": 1}]
    folder.remove([coded_of("abc")])
    assert not folder.has(coded_of("abc"))


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = SharedFolder(str(tmp_path))
    folder.write("x.in.jsonl.gz", map(asdict, REPORTS))
    assert [Report(**line) for line in folder.read("x.in.jsonl.gz")] == REPORTS
