"""Events of a store as JSON lines."""

import io
import json
from pathlib import Path

from tests.invented import coded_report

from dateline.export import event_to_json, to_json, write_event_lines
from dateline.store import SqliteStore


def test_an_event_stands_for_itself(tmp_path: Path) -> None:
    coded = coded_report(1, events=2)
    with SqliteStore.open(tmp_path / "events.db") as store:
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded)
        rows = list(store.events())
    stream = io.StringIO()
    assert write_event_lines(stream, rows) == 2
    first, second = map(json.loads, stream.getvalue().splitlines())
    told = {key: first.pop(key) for key in list(first)[-6:]}
    assert first == to_json(coded)["events"][0]
    assert told == {
        "mentions": [{"report": "r1", "event": coded.events[0].id}],
        "reports": 1,
        "independent": 1,
        "first_reported": "2020-01-10",
        "accounts": {},
        "cameo_root": "18",
    }
    assert second == event_to_json(rows[1])


def test_no_events_write_nothing() -> None:
    stream = io.StringIO()
    assert write_event_lines(stream, []) == 0
    assert stream.getvalue() == ""
