"""Run as a program: codes a feed into a store, as `dateline code` does, without a model.

python coder.py FEED STORE [MILLISECONDS A REPORT] [BYTES A FILE MAY HAVE]
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.fake_coder import FakeCoder

import dateline.cli.lane as lane
from dateline.cli import main
from dateline.types import CodedReport, Report


class Slow(FakeCoder):
    """Takes its time, so that there is a middle to be killed in."""

    def code(self, report: Report) -> CodedReport:
        time.sleep(PAUSE)
        return FakeCoder.code(self, report)


PAUSE = float(sys.argv[3]) / 1000 if len(sys.argv) > 3 else 0.0

if __name__ == "__main__":
    if len(sys.argv) > 4:
        room = int(sys.argv[4])
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    lane.load_coder, lane.SMALL = lambda *_: Slow(), 10**9
    sys.argv = ["dateline", "code", sys.argv[1], "--into", sys.argv[2], "--workers", "2"]
    main()
