"""What people ruled, as lines a model can be trained on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.invented import coded_report, find
from typer.testing import Result

from dateline.review import Said, annotation, decision_of
from dateline.run.merge import merge_waiting
from dateline.spans import Span
from dateline.store import SqliteStore

KEYS = {"doc", "date", "origin", "s", "text", "events"}
EVENT_KEYS = {
    "trigger", "type", "actor", "recipient", "actor_name", "recipient_name", "actor_country",
    "recipient_country", "place", "place_country", "date", "date_text", "status", "sources",
}  # fmt: skip
NOW = "2031-02-01T09:30:00+00:00"
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "events.db"
    with SqliteStore.open(path) as store:
        run = store.begin_run("0.1.0", "fake-1", "2031-01-01T00:00:00Z")
        store.add(run, coded_report(1, events=2))
        merge_waiting(store)
    return path


def decide(path: Path, said: Said) -> None:
    with SqliteStore.open(path) as store:
        store.decide(decision_of(store, said, NOW))
        merge_waiting(store)


def lines(path: Path) -> list[dict[str, object]]:
    with SqliteStore.open(path) as store:
        return annotation(store).lines


def test_an_accepted_event_is_a_line_in_the_form_of_the_guide(path: Path) -> None:
    event = coded_report(1, events=2).events[0]
    decide(path, Said("accept", "anna", event.id))
    (line,) = lines(path)
    assert set(line) == KEYS
    (told,) = line["events"]  # type: ignore[misc]
    assert set(told) == EVENT_KEYS | {"killed"}
    assert (line["doc"], line["s"], line["date"]) == ("r1", 0, "2020-01-10")
    text = line["text"]
    for words in (told["trigger"], *told["actor"], told["place"], told["date_text"]):
        assert words in text
    assert told["actor"] == ["soldiers of Northland"]
    assert told["actor_country"] == ["NOR"]
    assert told["sources"] == ["the Gazette", "the harbour master"]
    assert told["killed"] == 3


def test_a_corrected_event_is_told_as_corrected_and_a_rejected_one_not(path: Path) -> None:
    coded = coded_report(1, events=2)
    first, second = coded.events
    span = find(coded.report.text, "the harbour master", Span(0, len(coded.report.text)))
    decide(path, Said("correct", "anna", first.id, "actors", spans=(span,), report="r1"))
    decide(path, Said("reject", "anna", second.id))
    one, other = lines(path)
    assert one["events"][0]["actor"] == ["the harbour master"]  # type: ignore[index]
    assert other["events"] == []


def test_a_sentence_checked_in_part_only_is_left_out_and_counted(path: Path) -> None:
    coded = coded_report(1, events=2)
    span = find(coded.report.text, "killing", Span(0, len(coded.report.text)))
    decide(path, Said("add", "anna", value="ASSAULT", spans=(span,), report="r1"))
    with SqliteStore.open(path) as store:
        found = annotation(store)
    assert (found.lines, found.partly) == ([], 1)
    decide(path, Said("accept", "anna", coded.events[0].id))
    (line,) = lines(path)
    assert [event["trigger"] for event in line["events"]] == ["shelled", "killing"]  # type: ignore[attr-defined]


def test_what_is_undone_is_no_annotation(path: Path) -> None:
    event = coded_report(1, events=2).events[0]
    decide(path, Said("accept", "anna", event.id))
    with SqliteStore.open(path) as store:
        (made,) = store.decisions()
    decide(path, Said("undo", "anna", value=made.id))
    assert lines(path) == []


def test_the_command_writes_lines_and_figures(path: Path, dateline: Run) -> None:
    first, second = coded_report(1, events=2).events
    for coder in ("anna", "ben"):
        decide(path, Said("accept", coder, first.id))
    decide(path, Said("accept", "anna", second.id))
    decide(path, Said("reject", "ben", second.id))
    result = dateline("review", "export", str(path))
    assert result.exit_code == 0, result.stderr
    assert [set(json.loads(line)) for line in result.stdout.splitlines()] == [KEYS, KEYS]
    assert "2 sentences" in result.stderr
    assert dateline("review", "export", str(path), "-o", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").read_text() == result.stdout
    shown = dateline("review", "agreement", str(path))
    assert "anna, ben" in shown.stdout
    figures = json.loads(dateline("review", "agreement", str(path), "--json", "-").stdout)
    assert figures["by_field"]["event"]["n"] == 2
    assert figures["by_field"]["event"]["f1"] == 0.5
    assert figures["by_field"]["place"] == {"n": 1, "f1": 1.0, "alpha": None}


def test_where_nobody_decided_the_commands_say_so(path: Path, dateline: Run) -> None:
    assert dateline("review", "export", str(path)).stdout == ""
    assert "No event" in dateline("review", "agreement", str(path)).stderr
