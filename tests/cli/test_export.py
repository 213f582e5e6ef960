"""`dateline export` writes a whole file, in the format of its ending or the one named."""

import csv
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


def test_the_ending_chooses_and_filters_narrow(stored: Run) -> None:
    result = stored("export", "events.db", "-o", "e.geojson", "--until", "2020-01-02")
    assert result.exit_code == 0, result.stderr
    features = json.loads(Path("e.geojson").read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["date"] for feature in features} == {"2020-01-02"}
    assert f"{len(features)} of {len(features)} events written to e.geojson" in result.stderr


def test_what_is_left_out_is_told(stored: Run) -> None:
    result = stored("export", "--format", "acled", "-o", "a.csv", "--mentions")
    assert result.exit_code == 0, result.stderr
    with Path("a.csv").open(encoding="utf-8", newline="") as file:
        assert len(next(csv.reader(file))) == 31
    assert "of 6 events written to a.csv as acled" in result.stderr


def test_to_standard_output(stored: Run) -> None:
    result = stored("export", "--format", "jsonl", "-o", "-", "--mentions")
    assert [json.loads(text)["type"] for text in result.stdout.splitlines()] == ["ASSAULT"] * 6


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "e.xlsx"), "does not tell the format"),
        (("-o", "e.csv", "--format", "geojsn"), "did you mean geojson?"),
        (("-o", "e.csv", "--type", "ASAULT"), "did you mean ASSAULT?"),
    ],
)
def test_a_wrong_command_says_what_to_write(
    stored: Run, arguments: tuple[str, ...], told: str
) -> None:
    result = stored("export", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not list(Path().glob("e.*"))


def test_what_several_reports_tell_is_one_record(stored: Run) -> None:
    merged = stored("export", "--format", "jsonl", "-o", "-").stdout.splitlines()
    records = [json.loads(text) for text in merged]
    assert len(records) < 6
    assert sum(len(record["mentions"]) for record in records) == 6
