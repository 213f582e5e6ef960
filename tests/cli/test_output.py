"""Output files are whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from dateline.cli.output import text_output
from dateline.errors import ConfigError


def test_a_file_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with text_output(str(target), "--jsonl") as stream:
        stream.write("Straße\n")
        assert not target.exists()
    assert target.read_bytes() == "Straße\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), text_output(str(target), "--jsonl") as stream:
        stream.write("half")
        raise ZeroDivisionError
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    target, other = tmp_path / "out.jsonl", tmp_path / "other"
    with text_output(str(target), "--jsonl"):
        pass
    other.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_a_place_that_cannot_be_written_is_named_with_its_option(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "no" / "folder" / "out.jsonl"):
        with pytest.raises(ConfigError, match="--csv"), text_output(str(place), "--csv"):
            pass


def test_a_device_is_written_to_and_not_replaced() -> None:
    with text_output(os.devnull, "--jsonl") as stream:
        stream.write("gone")
    assert not Path(os.devnull).is_file()


def test_a_dash_is_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    with text_output("-", "--jsonl") as stream:
        stream.write("line\n")
    assert capsys.readouterr().out == "line\n"
