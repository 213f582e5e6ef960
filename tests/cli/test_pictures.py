"""`dateline map` and `dateline timeline` write a picture, whole, in the format of its name."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fake_coder import line
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def stored(dateline: Run) -> Run:
    Path("feed.jsonl").write_text("".join(json.dumps(line(n)) + "\n" for n in range(1, 4)))
    assert dateline("code", "feed.jsonl", "--quiet").exit_code == 0
    return dateline


@pytest.mark.parametrize("command", ["map", "timeline"])
@pytest.mark.parametrize("name", ["p.svg", "p.html"])
def test_a_picture_is_written(stored: Run, command: str, name: str) -> None:
    result = stored(command, "events.db", "-o", name, "--title", "Ports", "--status", "any")
    assert result.exit_code == 0, result.stderr
    assert "<title>Ports</title>" in Path(name).read_text(encoding="utf-8")
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["map", "timeline"])
def test_an_ending_that_is_no_format_is_named(stored: Run, command: str) -> None:
    result = stored(command, "-o", "p.gif")
    assert result.exit_code == 2
    assert "'p.gif' must end in .png, .svg, .html" in result.stderr
    assert not Path("p.gif").exists()


def test_a_store_that_is_missing_is_no_picture(dateline: Run) -> None:
    assert dateline("map", "none.db", "-o", "p.svg").exit_code == 1
    assert not Path("p.svg").exists()


def test_a_status_that_does_not_exist_is_named(stored: Run) -> None:
    result = stored("map", "-o", "p.svg", "--status", "denid")
    assert result.exit_code == 2
    assert "did you mean denied?" in result.stderr
