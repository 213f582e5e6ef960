"""Ctrl-C on the command line: exit code 130, and what was done is kept, whole."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.fake_coder import line

from dateline.store import SqliteStore

SLOW = """
import time
import dateline.cli.lane as lane
from dateline.cli import main
from tests.fake_coder import FakeCoder

class Slow(FakeCoder):
    def code(self, report):
        time.sleep(0.02)
        return FakeCoder.code(self, report)

lane.load_coder, lane.SMALL = lambda *_: Slow(), 10**9
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_keeps_what_is_done(tmp_path: Path, number: signal.Signals) -> None:
    feed, store, out = (tmp_path / name for name in ("feed.jsonl", "events.db", "out.jsonl"))
    feed.write_text("".join(json.dumps(line(n)) + "\n" for n in range(1, 2000)))
    words = ["code", str(feed), "--into", str(store), "--jsonl", str(out), "--workers", "2"]
    run = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", SLOW, *words],
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    deadline = time.monotonic() + 20
    while not any(tmp_path.glob(".out.jsonl*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.6)
    run.send_signal(number)
    _, said = run.communicate(timeout=20)
    assert run.returncode == 130, said
    assert "Interrupted" in said
    assert "Traceback" not in said
    records = out.read_text().splitlines()
    with SqliteStore.open(store, create=False) as opened:
        assert 0 < opened.summary().reports == len(records) < 1999
        assert opened.check() == []
    assert f"{len(records)} in = {len(records)} coded" in said
