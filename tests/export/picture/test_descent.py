"""The graph of stories: originals, what derives from them, delays, and what is not shown."""

from dataclasses import replace
from datetime import date

import pytest
from tests.lineage.stories import HARBOUR, MARKET

from dateline.export.picture import descent
from dateline.export.picture.descent import COLOURS, delay, draw_lineage
from dateline.export.picture.scene import Outline, Words
from dateline.lineage.copies import Traced
from dateline.lineage.findings import Finding
from dateline.types import Lineage, Report, Role


def finding(key: str, day: str | None, role: Role = "original", of: str | None = None) -> Finding:
    report = Report(key, HARBOUR, title=f"Story {key}", publisher="The Post", published=day)
    return Finding(report, Traced(Lineage(of or key, role, of, 0.9)), 0.0, ())


def words(*found: Finding) -> list[str]:
    return [item.text for item in draw_lineage(found, "T").over if isinstance(item, Words)]


STORY = (
    finding("a", "2024-02-13"),
    finding("b", "2024-02-14", "copy", "a"),
    finding("c", None, "rewritten", "a"),
)


def test_a_story_has_a_dot_and_a_name_for_each_report_and_a_line_for_each_derived() -> None:
    scene = draw_lineage(STORY, "T")
    outlines = [item for item in scene.over if isinstance(item, Outline)]
    assert [item.stroke for item in outlines if not item.closed and item.title] == [
        COLOURS["copy"], COLOURS["rewritten"]
    ]  # fmt: skip
    dots = [item.title for item in outlines if item.fill and item.title]
    assert dots[1] == "b: copy of a; 1 day later; 100% of its words, 100% of these"
    shown = words(*STORY)
    assert "The Post: Story b" in shown
    assert "no day" in shown
    assert "3 reports tell 1 story" in shown


def test_who_stands_alone_is_in_no_picture() -> None:
    alone = replace(finding("m", "2024-02-13").report, text=MARKET)
    shown = words(replace(finding("m", None), report=alone))
    assert "no copies found" in shown


def test_small_stories_make_room_and_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descent, "MOST_ROWS", 4)
    other = (finding("x", "2024-02-13"), finding("y", "2024-02-14", "abridged", "x"))
    assert "3 reports tell 1 story; 1 smaller not shown" in words(*other, *STORY)


@pytest.mark.parametrize(
    ("days", "told"), [(0, "the same day"), (1, "1 day later"), (9, "9 days later"),
                       (-2, "2 days earlier")],
)  # fmt: skip
def test_delays_in_words(days: int, told: str) -> None:
    first = date(2024, 2, 13)
    assert delay(first, date.fromordinal(first.toordinal() + days)) == told
