"""Fixtures that several test folders share."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

Run = Callable[..., Result]

# Shared machines stall: a slow example is no failure, a wrong one is.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Run:
    """Runs a command line in an empty folder, with a coder that needs no model."""
    from tests.fake_coder import FakeCoder

    import dateline.cli.lane as lane
    from dateline.cli import app

    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setattr(lane, "load_coder", lambda *_: FakeCoder())
    monkeypatch.setattr(lane, "SMALL", 10**9)  # no worker processes: they know the real coder only
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("STORE", "MODEL", "DATE", "PUBLISHER", "WORKERS"):
        monkeypatch.delenv(f"DATELINE_{name}", raising=False)

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run
