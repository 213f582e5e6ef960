"""A forgotten report leaves no byte of its words in the file."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.invented import coded_report
from tests.lineage.stories import HARBOUR, sentences

from dateline.errors import StoreError
from dateline.spans import Span
from dateline.store import SqliteStore
from dateline.types import CodedReport, Lineage, Report

SECRET = "Zanzafor Quillebeck"


def bare(report: Report) -> CodedReport:
    alone = Lineage(report.id, "original", None, 1.0)
    return CodedReport(report, alone, (), (Span(0, len(report.text)),), (), (), (), (), ())


def secret_report() -> CodedReport:
    """A report whose every word of interest stands nowhere else."""
    coded = coded_report(7, events=3, report_id="secret")
    event = coded.events[0]
    named = replace(event.actors[0], name=SECRET, id="zanzafor")
    return replace(
        coded,
        report=replace(coded.report, title=f"{SECRET} speaks", byline="Quillebyline",
                       url="https://quilleurl.example", extra={"quilleextra": 1},
                       text=coded.report.text + f"So said {SECRET} to Wibbleham."),
        actors=(named, *coded.actors),
        events=(replace(event, id="quilleevent", actors=(named,)), *coded.events[1:]),
    )  # fmt: skip


def found(store: SqliteStore) -> dict[str, tuple[object, ...]]:
    """All that was found in each report; lineage may change with what is forgotten."""
    coded = map(store.coded, store.report_ids())
    return {c.report.id: (c.report, c.sentences, c.actors, c.events) for c in coded}


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


def test_no_byte_is_left_and_the_rest_is_whole(tmp_path: Path) -> None:
    secret = secret_report()
    with SqliteStore.open(tmp_path / "events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        others = [coded_report(number, events=2) for number in range(20, 60)]
        store.add_many(run, [*others[:20], secret, *others[20:]])
        store.trace()
        assert b"quillebeck" in bytes_of(tmp_path)
        before = found(store)
        del before["secret"]
        store.forget(["secret"])
        store.clean(["secret"])
        for word in (b"quille", b"zanzafor", b"wibbleham", b"secret"):
            assert word not in bytes_of(tmp_path)
        assert found(store) == before
        assert store.check() == []
        with pytest.raises(StoreError, match="no report 'secret'"):
            store.report("secret")


def test_copies_of_a_forgotten_original_are_settled_anew(tmp_path: Path) -> None:
    original = Report("original", HARBOUR, published="2024-02-13")
    copy = Report("copy", HARBOUR.replace("\n", " "), published="2024-02-14")
    cut = Report("cut", " ".join(sentences(HARBOUR)[:6]), published="2024-02-15")
    with SqliteStore.open(tmp_path / "events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        store.add_many(run, map(bare, (original, copy, cut)))
        store.trace()
        assert [told.of for told in store.lineages(["original", "copy", "cut"])] == [
            None, "original", "original",
        ]  # fmt: skip
        store.forget(["original"])
        store.clean(["original"])
        assert [told.of for told in store.lineages(["copy", "cut"])] == [None, "copy"]
        assert store.coded("cut").lineage.group == "copy"
        assert b"original\x00" not in bytes_of(tmp_path)


def test_an_unknown_report_forgets_nothing(tmp_path: Path) -> None:
    with SqliteStore.open(tmp_path / "events.db") as store:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        store.add(run, coded_report(1))
        with pytest.raises(StoreError, match="nothing was forgotten"):
            store.forget(["r1", "r2"])
        assert store.report_ids() == ["r1"]


def test_another_program_that_reads_the_store_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with SqliteStore.open(path) as store, closing(sqlite3.connect(path)) as reader:
        run = store.begin_run("0.1.0", "news-1", "2024-05-01")
        store.add(run, coded_report(1))
        store._connection.execute("PRAGMA busy_timeout = 50")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM reports").fetchall()
        store.forget(["r1"])
        with pytest.raises(StoreError, match="another program"):
            store.clean(["r1"])
        reader.execute("COMMIT")
        store.clean()
        assert b"fishermen" not in bytes_of(tmp_path)
