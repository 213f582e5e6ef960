"""Bad input on the command line: a clear message each, and the rest is done."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fake_coder import line
from typer.testing import Result

from dateline.store import SqliteStore

Run = Callable[..., Result]


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.jsonl").write_text(json.dumps(line(1)) + "\n")
    return "good.jsonl"


def assert_refused_and_rest_done(result: Result, *said: str, coded: int = 1) -> None:
    assert result.exit_code == 3, result.stderr
    assert f"{coded} coded" in result.stderr
    assert "1 refused" in result.stderr
    for words in said:
        assert words in result.stderr
    assert "→" in result.stderr
    assert "Traceback" not in result.stderr
    with SqliteStore.open("events.db", create=False) as store:
        assert store.summary().reports >= coded


def test_an_empty_file(dateline: Run, good: str) -> None:
    Path("empty.txt").touch()
    assert_refused_and_rest_done(dateline("code", "empty.txt", good), "empty.txt", "empty")


def test_a_binary_file_called_txt(dateline: Run, good: str) -> None:
    Path("photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + os.urandom(4096))
    assert_refused_and_rest_done(dateline("code", "photo.txt", good), "photo.txt")


def test_a_broken_line_three_of_five(dateline: Run) -> None:
    lines = [json.dumps(line(n)) for n in range(1, 6)]
    lines[2] = lines[2][:40]
    Path("feed.jsonl").write_text("\n".join(lines) + "\n")
    result = dateline("code", "feed.jsonl")
    assert_refused_and_rest_done(result, "feed.jsonl:3", coded=4)


def test_a_text_of_fifty_megabytes(dateline: Run, good: str) -> None:
    Path("dump.txt").write_text("Nothing at all happened here again. " * 1_400_000)
    assert_refused_and_rest_done(dateline("code", "dump.txt", good), "dump.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_another_encoding_is_read(dateline: Run, encoding: str) -> None:
    text = "Die Fähre “Möwe” lag still – the café’s owner said nothing of note.\n" * 5
    Path("note.txt").write_bytes(text.encode(encoding))
    result = dateline("code", "note.txt", "--jsonl", "out.jsonl")
    assert result.exit_code == 0, result.stderr
    report = json.loads(Path("out.jsonl").read_text(encoding="utf-8"))["report"]
    assert "“Möwe”" in report["text"] or '"Möwe"' in report["text"]


def test_a_missing_folder(dateline: Run, good: str) -> None:
    assert_refused_and_rest_done(dateline("code", "no/such/folder", good), "no/such/folder")


def test_an_unwritable_store_is_told_before_the_work(dateline: Run, good: str) -> None:
    Path("a-folder").mkdir()
    for place in ("no/such/folder/events.db", "a-folder"):
        result = dateline("code", good, "--into", place)
        assert result.exit_code == 1
        assert place in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_folder_without_write_permission(dateline: Run, good: str) -> None:
    folder = Path("locked")
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    result = dateline("code", good, "--into", "locked/events.db")
    assert result.exit_code == 1
    assert "locked" in result.stderr


def test_a_store_that_is_no_store_stays_as_it_is(dateline: Run, good: str) -> None:
    Path("notes.db").write_text("my notes, no database")
    result = dateline("code", good, "--into", "notes.db")
    assert result.exit_code == 1
    assert "notes.db" in result.stderr
    assert Path("notes.db").read_text() == "my notes, no database"


def test_an_error_leaves_the_jsonl_that_was_there(
    dateline: Run, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dateline.cli.lane as lane
    from dateline.errors import ModelError

    def broken(*_: object) -> object:
        raise ModelError("the model file is damaged; reinstall Dateline")

    monkeypatch.setattr(lane, "load_coder", broken)
    Path("out.jsonl").write_text("from yesterday\n")
    result = dateline("code", good, "--jsonl", "out.jsonl")
    assert result.exit_code == 1
    assert "the model file is damaged" in result.stderr
    assert Path("out.jsonl").read_text() == "from yesterday\n"
    assert [path for path in Path().iterdir() if path.suffix == ".part"] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_and_the_store_has_what_was_coded(dateline: Run, good: str) -> None:
    result = dateline("code", good, "--into", "events.db", "--jsonl", "/dev/full")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert "Traceback" not in result.stderr


def test_json_lines_on_stdout_are_utf_8_whatever_the_locale(dateline: Run) -> None:
    row = {**line(1), "title": "Fähre “Möwe”"}
    Path("feed.jsonl").write_text(json.dumps(row) + "\n")
    dateline("code", "feed.jsonl", "--quiet")
    result = subprocess.run(
        [sys.executable, "-m", "dateline", "events", "--csv", "-"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert "Fähre “Möwe”".encode() in result.stdout


def test_lone_surrogates_and_control_characters_come_through(dateline: Run) -> None:
    row = '{"id": "odd", "text": "A lone \\ud800 surrogate, a \\u0000 and a \\u2028 break."}\n'
    Path("odd.jsonl").write_text(row)
    result = dateline("code", "odd.jsonl", "--into", "events.db", "--jsonl", "out.jsonl")
    assert result.exit_code in (0, 3), result.stderr
    assert "Traceback" not in result.stderr


def test_markup_in_names_is_printed_as_it_is(dateline: Run, good: str) -> None:
    result = dateline("code", "[bold]no[/such].txt", good)
    assert result.exit_code == 3
    assert "[bold]no[/such].txt" in result.stderr
