"""A worker process of `dateline code --workers`: `python -m dateline.cli.worker`.

Settings come as the first line of standard input, reports as the lines after it.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from dateline.config import Config
from dateline.run.child import Loaded, serve
from dateline.run.lanes import Outcome
from dateline.types import Refusal, Report

_PATHS = ("model", "gazetteer", "codebook", "actors")


def settings_of(config: Config) -> str:
    """What a worker must know, as its first line."""
    return json.dumps({name: _absolute(getattr(config, name)) for name in _PATHS})


def main() -> None:
    """Serve until standard input ends."""
    from dateline.export import to_json

    given = json.loads(sys.stdin.readline())
    raise SystemExit(serve(sys.stdin, _own_output(), lambda: _load(given), to_json))


def decode(message: Mapping[str, Any], report: Report) -> Outcome:
    """The outcome that a worker's answer tells of a report."""
    from dateline.export import from_json

    if "refusal" in message:
        return Refusal(**message["refusal"])
    own = {"id": report.id, "text": report.text}  # the rest is put back as it was given
    return replace(from_json({**message["record"], "report": own}), report=report)


def _load(given: Mapping[str, str | None]) -> Loaded:
    from dateline.pipeline import Coder

    paths = {name: Path(value) for name, value in given.items() if value}
    coder = Coder.load(paths.pop("model", None), threads=1, **paths)
    return coder.code, {"model": coder.model_version, "codebook": coder.codebook_version}


def _own_output() -> TextIO:
    """Standard output for answers alone: whatever else is printed goes to standard error."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def _absolute(path: Path | None) -> str | None:
    return str(path.resolve()) if path is not None else None


if __name__ == "__main__":
    main()
