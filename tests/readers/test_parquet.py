"""Parquet, read with pyarrow where that is installed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.readers import read
from dateline.types import Refusal, Report

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS = {
    "story_text": ["Two dead.", None, "Three dead."],
    "url": ["https://harbour.example/a", "https://harbour.example/b", None],
    "published": [datetime(2021, 3, 5, 10, tzinfo=UTC), None, None],
    "tags": [["a"], [], None],
    "raw": [b"x", b"", None],
}


def _read(path: Path, rows: dict[str, list[object]]) -> list[Report | Refusal]:
    parquet.write_table(pa.table(rows), path, row_group_size=2)
    return list(read([path]))


def test_rows_are_reports(tmp_path: Path) -> None:
    first, second, third = _read(tmp_path / "a.parquet", ROWS)
    assert isinstance(first, Report)
    assert (first.text, first.published) == ("Two dead.", "2021-03-05T10:00:00Z")
    assert first.extra == {"tags": ["a"]}
    assert isinstance(second, Refusal)
    assert "dateline fetch" in second.remedy
    assert isinstance(third, Report)
    assert third.origin.endswith("a.parquet:3")


def test_a_table_without_a_text(tmp_path: Path) -> None:
    (refusal,) = _read(tmp_path / "a", {"words": ["x"]})
    assert isinstance(refusal, Refusal)
    assert "the columns are: words" in refusal.reason


def test_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    _read(path, ROWS)
    data = path.read_bytes()
    for broken in (data[: len(data) // 2], data[:-4], b"PAR1" + data[40:]):
        path.write_bytes(broken)
        found = list(read([path]))
        assert isinstance(found[-1], Refusal)
        assert "damaged" in found[-1].reason


def test_without_pyarrow_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    _read(path, ROWS)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (refusal,) = read([path])
    assert isinstance(refusal, Refusal)
    assert "not installed" in refusal.reason
    assert "dateline[parquet]" in refusal.remedy
