"""Forgetting in a store whose records are merged: they are made again from what is left."""

import json
from pathlib import Path

from tests.conftest import Run
from tests.fake_coder import line
from tests.invented import coded_report
from tests.store.test_forgetting import bytes_of, secret_report

from dateline.run.forget import forget
from dateline.run.merge import merge_waiting
from dateline.store import SqliteStore


def test_records_are_made_again_and_hold_no_byte_of_it(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        # The same happenings, told by two reports: one record each.
        store.add_many(run, [secret_report(), coded_report(7, events=3, report_id="other")])
        store.trace()
        merge_waiting(store)
        before = [row.record for row in store.all_records()]
        assert any({m.report for m in record.mentions} == {"secret", "other"} for record in before)
        forget(store, ["secret"])
        for word in (b"quille", b"zanzafor", b"wibbleham", b"secret"):
            assert word not in bytes_of(tmp_path), word
        after = [row.record for row in store.all_records()]
        assert {mention.report for record in after for mention in record.mentions} == {"other"}
        assert sum(len(record.mentions) for record in after) == 3
        assert store.waiting() == 0
        assert store.check() == []


def test_a_record_of_the_forgotten_report_alone_is_gone(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        store.add(run, secret_report())
        merge_waiting(store)
        assert list(store.all_records())
        forget(store, ["secret"])
        assert list(store.all_records()) == []
        for word in (b"quille", b"zanzafor", b"wibbleham", b"secret"):
            assert word not in bytes_of(tmp_path), word


def test_the_command_asks_first(dateline: Run) -> None:
    Path("feed.jsonl").write_text(json.dumps(line(3)) + "\n")
    dateline("code", "feed.jsonl", "-q")
    assert dateline("forget", "r3", stdin="n\n").exit_code == 1
    with SqliteStore.open("events.db") as store:
        assert store.report_ids() == ["r3"]
    told = dateline("forget", "r3", "--yes")
    assert (told.exit_code, "1 forgotten" in told.stderr) == (0, True)
    assert dateline("forget", "r3", "--yes").exit_code == 1
    assert dateline("forget").exit_code == 2
    assert dateline("forget", "--clean").exit_code == 0
    with SqliteStore.open("events.db") as store:
        assert store.report_ids() == []
