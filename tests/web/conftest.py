"""A small store with a desk before it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient
from tests.invented import coded_report
from tests.shifting import joined, moved

from dateline.run.merge import merge_waiting
from dateline.store import SqliteStore
from dateline.types import CodedReport
from dateline.web.app import create_app

HERE = "http://127.0.0.1:8765"

Fill = Callable[..., Path]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Puts reports into the store of this test, merges them, and tells where it is."""
    return partial(_filled, tmp_path / "events.db")


def _filled(path: Path, *reports: CodedReport, model: str = "fake-1") -> Path:
    with SqliteStore.open(path) as store:
        run = store.begin_run("0.1.0", model, "2031-01-01T00:00:00Z")
        store.add_many(run, reports)
        merge_waiting(store)
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports, two events in each, the third with wide characters."""
    path = tmp_path_factory.mktemp("made") / "events.db"
    return _filled(path, two_days(1), two_days(5), shifted(two_days(9, "wide/9 ä"), "\U0001f525 "))


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """That store, for one test to change."""
    return Path(copyfile(made, tmp_path / "events.db"))


@pytest.fixture
def desk(path: Path) -> Iterator[TestClient]:
    """The desk of that store, asked by a program on this machine."""
    with TestClient(create_app(path), base_url=HERE) as client:
        yield client


def two_days(number: int, report_id: str | None = None) -> CodedReport:
    """A report of two events that are not one: they lie two weeks apart."""
    return joined(coded_report(number, report_id=report_id), coded_report(number + 14))


def shifted(coded: CodedReport, head: str) -> CodedReport:
    """The report with words put before its text, all spans moved along."""
    return replace(
        moved(coded, len(head)), report=replace(coded.report, text=head + coded.report.text)
    )
