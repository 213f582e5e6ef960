"""Looks for inputs and command lines that end in an uncaught exception.

    python bench/fuzz.py [--minutes 10] [--only readers|language|addresses|commands]

The checks are those of tests/hostile/test_fuzz.py; hypothesis makes up the inputs, and shrinks what
fails to the smallest that does. Shown is how many examples each check went through.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from figures import show

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.fake_coder import FakeCoder
from tests.hostile import test_fuzz as checks
from tests.hostile.fuzzing import ARGUMENTS, COMMANDS, SEEDS, inputs

import dateline.cli.lane as lane
from dateline.cli import app

EXAMPLES = 500
"""In one round; rounds go on until the time is over."""


def run(*arguments: str) -> Result:
    """A command line, with a coder that needs no model."""
    return CliRunner().invoke(app, list(arguments))


CHECKS: dict[str, tuple[Callable[..., None], dict[str, st.SearchStrategy]]] = {
    "readers": (checks.check_readers, {"given_input": inputs()}),
    "language": (checks.check_language, {"text": st.text(max_size=2000)}),
    "addresses": (checks.check_address, {"url": st.text().map(lambda rest: f"http://{rest}")}),
    "commands": (
        lambda command, arguments: checks.check_command(run, command, arguments),
        {"command": st.sampled_from(COMMANDS), "arguments": ARGUMENTS},
    ),
}


def fuzz(name: str, seconds: float) -> int:
    """Run a check for so long; returns its examples, raises what it finds."""
    check, made = CHECKS[name]
    done: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(**made)
    def once(**values: object) -> None:
        done[name] += 1
        check(**values)

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        once()
    return done[name]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=10, help="for all checks together")
    parser.add_argument("--only", choices=CHECKS, help="one check alone")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    asked = parser.parse_args()
    lane.load_coder = lambda *_: FakeCoder()  # type: ignore[assignment,return-value]
    lane.SMALL = 10**9
    names = [asked.only] if asked.only else list(CHECKS)
    shares = {"readers": 5.0, "commands": 3.0}
    whole = sum(shares.get(name, 1.0) for name in names)
    rows: list[list[object]] = []
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("in").mkdir()
        Path("in/a.jsonl").write_bytes(SEEDS[".jsonl"])
        for name in names:
            seconds = 60 * asked.minutes * shares.get(name, 1.0) / whole
            rows.append([name, fuzz(name, seconds), seconds])
        os.chdir(here)
    show("No uncaught exception in", ["check", "examples", "seconds"], rows, asked.json)


if __name__ == "__main__":
    main()
