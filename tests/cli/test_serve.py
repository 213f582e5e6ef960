"""`dateline serve` as a user starts and ends it."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.invented import coded_report
from tests.shifting import joined
from typer.testing import Result

from dateline.store import SqliteStore

TOKEN = "a-long-enough-token"
Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "events.db"
    with SqliteStore.open(path) as opened:
        run = opened.begin_run("0.1.0", "fake-1", "2031-01-01T00:00:00Z")
        opened.add(run, joined(coded_report(1), coded_report(15)))
    return path


@pytest.fixture
def served(store: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a desk that was started on a free port, and its process."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "dateline", "serve", str(store), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"DATELINE_TOKEN": TOKEN, "COLUMNS": "200"},
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
    assert found, line + process.stderr.read()
    yield found.group(), process
    process.kill()
    process.communicate()


def test_it_is_open_at_the_address_it_prints_until_ctrl_c(
    served: tuple[str, subprocess.Popen[str]],
) -> None:
    url, process = served
    address = url.partition("?")[0]
    request = urllib.request.Request(  # noqa: S310 - loopback
        f"{address}api/summary", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        assert json.load(answer)["events"] == 2
        assert "server" not in {name.lower() for name in answer.headers}
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"{address}api/summary", timeout=20)  # noqa: S310
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=20)
    assert process.returncode == 0, rest
    assert "Traceback" not in out + rest


def test_a_door_that_would_stand_open_is_refused(dateline: Run, store: Path) -> None:
    result = dateline("serve", str(store), "--host", "192.0.2.7")
    assert result.exit_code == 2
    assert "--token" in result.stderr


def test_a_store_that_is_not_there_is_told(dateline: Run) -> None:
    result = dateline("serve", "none.db")
    assert result.exit_code == 1
    assert "there is no store" in result.stderr
