"""A worker process with a coder that needs no model, and that some texts are fatal to."""

import json
import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.fake_coder import FakeCoder

from dateline.export import to_json
from dateline.run import child
from dateline.types import CodedReport, Report


def code(report: Report) -> CodedReport:
    """As the fake coder, but for words that kill."""
    if "kill me" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "take all memory" in report.text:
        bytearray(4 * 1024**3)
    if "take for ever" in report.text:
        time.sleep(3600)
    if "die the first time" in report.text:
        mark = Path(str(report.extra["mark"]))
        if not mark.exists():
            mark.write_text("died")
            os._exit(9)
    return FakeCoder().code(report)


if __name__ == "__main__":
    settings = json.loads(sys.stdin.readline())
    if settings.get("broken"):
        raise SystemExit(3)
    said = {"model": "fake-1", "codebook": "PLOVER 2.0 draft"}
    raise SystemExit(child.serve(sys.stdin, sys.stdout, lambda: (code, said), to_json))
