"""Events of a store as JSON lines."""

import io
import json
from pathlib import Path

from tests.export.rows import merged_row
from tests.invented import coded_report

from dateline.export import event_to_json, to_json, write_event_lines
from dateline.store import SqliteStore
from dateline.types import Claim, MentionRef, Record


def test_an_event_stands_for_itself(tmp_path: Path) -> None:
    coded = coded_report(1, events=2)
    with SqliteStore.open(tmp_path / "events.db") as store:
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded)
        rows = list(store.events())
    stream = io.StringIO()
    assert write_event_lines(stream, rows) == 2
    first, second = map(json.loads, stream.getvalue().splitlines())
    told = {key: first.pop(key) for key in list(first)[-10:]}
    assert first == to_json(coded)["events"][0]
    assert told == {
        "mentions": [{"report": "r1", "event": coded.events[0].id}],
        "reports": 1,
        "outlets": ["The Gazette"],
        "independent": 1,
        "first_hand": 0,
        "first_reported": "2020-01-10",
        "last_reported": "2020-01-10",
        "disputed": False,
        "accounts": {},
        "cameo_root": "18",
    }
    assert second == event_to_json(rows[1])


def test_a_record_tells_who_gives_which_value() -> None:
    coded = coded_report(1)
    event = coded.events[0]
    here, there = MentionRef("r1", event.id), MentionRef("r2", "e2")
    record = Record(
        id=event.id, event=event, chosen={"place": there}, rules={"place": "most precise"},
        mentions=(here, there), reports=2, outlets=("The Gazette", "The Post"), independent=2,
        first_hand=1, first_reported="2020-01-09", last_reported="2020-01-10", disputed=True,
        accounts=(
            Claim("place", "Oldport", (there,), ("The Post",)),
            Claim("place", "Newport", (here,), ("The Gazette",)),
        ),
    )  # fmt: skip
    told = event_to_json(merged_row(coded, record))
    assert told["chosen"] == {"place": {"report": "r2", "event": "e2"}}
    assert (told["reports"], told["independent"], told["disputed"]) == (2, 2, True)
    assert [claim["value"] for claim in told["accounts"]["place"]] == ["Oldport", "Newport"]
    assert told["accounts"]["place"][0]["mentions"] == [{"report": "r2", "event": "e2"}]


def test_no_events_write_nothing() -> None:
    stream = io.StringIO()
    assert write_event_lines(stream, []) == 0
    assert stream.getvalue() == ""
