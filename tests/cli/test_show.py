"""How one event is printed: every value with its words, numbers with their bounds."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from tests.invented import coded_report

from dateline.cli.show import print_event
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import CodedReport, CountMention


def shown(coded: CodedReport, folder: Path, colour: bool = False) -> str:
    """What is printed for the first event of a report."""
    out = io.StringIO()
    screen = Console(file=out, width=150, force_terminal=colour, color_system=None)
    if colour:
        screen = Console(file=out, width=150, force_terminal=True, color_system="truecolor")
    with SqliteStore.open(folder / "events.db") as store:
        store.add(store.begin_run("0", "fake", "2031-01-01T00:00:00Z"), coded)
        row = next(store.events())
        print_event(row, store.evidence(row.event.id), screen)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        (5, 5, 5, "5"),
        (5, 5, None, "5 or more"),
        (5, None, 5, "up to 5"),
        (22, 20, 25, "20 to 25"),
        (40, None, None, "about 40"),
        (None, None, None, "not told"),
    ],
)
def test_numbers_tell_their_bounds(
    tmp_path: Path, value: int | None, low: int | None, high: int | None, text: str
) -> None:
    coded = coded_report(1)
    count = CountMention(Span(0, 2), "On", "killed", value, low, high, "count:cue")
    event = replace(coded.events[0], counts={"killed": count})
    lines = shown(replace(coded, events=(event,)), tmp_path).splitlines()
    (line,) = (line for line in lines if line.startswith("killed"))
    assert text == line.removeprefix("killed").split("“")[0].strip()


def test_on_a_terminal_words_are_coloured_and_explained(tmp_path: Path) -> None:
    printed = shown(coded_report(1), tmp_path, colour=True)
    assert "\x1b[" in printed
    assert "[trigger:" not in printed
    assert any(
        "trigger" in line and "actor" in line and "place" in line for line in printed.splitlines()
    )


def test_words_from_elsewhere_are_called_context(tmp_path: Path) -> None:
    coded = coded_report(1, events=2)
    first, second = coded.events
    event = replace(first, place=second.place)
    printed = shown(replace(coded, events=(event,)), tmp_path)
    (line,) = (line for line in printed.splitlines() if line.startswith("place"))
    assert "(context)" in line
