"""Files and folders, in a fixed order."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from dateline.readers import count_inputs, read
from dateline.types import Refusal, Report


def _texts(*paths: Path) -> list[str]:
    return [item.text if isinstance(item, Report) else item.reason for item in read(paths)]


def test_folders_are_read_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/2.txt", "b/1.text", "a", ".hidden", ".git/x.txt"):
        (tmp_path / name).write_text(name)
    assert _texts(tmp_path) == ["a", "b/1.text", "b/2.txt", "c.txt"]
    assert count_inputs([tmp_path]) == 4


def test_inputs_keep_the_order_they_are_given_in(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name)
    assert _texts(tmp_path / "b", tmp_path / "gone", tmp_path / "a") == [
        "b", "no such file or folder", "a",
    ]  # fmt: skip


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    class _Stdin:
        buffer = io.BytesIO(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))

    monkeypatch.setattr(sys, "stdin", _Stdin)
    assert [report.origin for report in read([Path("-")])] == ["-:1", "-:2"]
    assert count_inputs([Path("-")]) is None


def test_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' * 3 + '{"text": "x"}')
    (tmp_path / "b.txt").write_text("x\ny\nz\n")
    assert count_inputs([tmp_path, tmp_path / "gone"]) == 6
    (tmp_path / "c.jsonl.gz").write_bytes(b"")
    assert count_inputs([tmp_path]) is None


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    (refusal,) = read([tmp_path])
    assert isinstance(refusal, Refusal)
    assert (refusal.where, refusal.reason) == (str(tmp_path), "the folder holds nothing to read")


def test_links_to_folders_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "loop").symlink_to("loop")
    found = _texts(tmp_path)
    assert found.count("x") == 2
    assert found.count("a link back to a folder around it") == 2
    assert any("symbolic" in reason for reason in found)


def test_patterns_are_read_as_what_they_fit(tmp_path: Path) -> None:
    for name in ("b/1.txt", "b/2.md", "a.txt", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert _texts(tmp_path / "*" / "*.txt", tmp_path / "[x].txt") == ["b/1.txt", "[x].txt"]
    assert _texts(tmp_path / "**" / "*.txt") == ["[x].txt", "a.txt", "b/1.txt"]
    assert _texts(tmp_path / "*.html") == ["no such file or folder"]
    assert count_inputs([tmp_path / "**" / "*.txt"]) == 3


def test_an_address_is_sent_to_fetch() -> None:
    (refusal,) = read([Path("https://harbour.example/a")])
    assert isinstance(refusal, Refusal)
    assert "dateline fetch" in refusal.remedy
