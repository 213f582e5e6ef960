"""One list of filter options serves every command that reads a store."""

from pathlib import Path

import pytest
from typer.main import get_command

from dateline.cli import app
from dateline.cli.filters import Filters, one_of, with_filters
from dateline.errors import ConfigError
from dateline.store import Filter

FILTERED = ("events", "export", "watch", "map", "timeline", "network")


def test_every_option_reaches_the_stores_filter(tmp_path: Path) -> None:
    given = Filters(
        types=["assault"], mode=["firearms"], actor="a", recipient="b", either="c", country="SYR",
        place="d", since="2020", until="2021", status="Denied", source="e", text="f", report="g",
        min_confidence=0.5,
    )  # fmt: skip
    assert given.chosen(tmp_path / "none.db") == Filter(
        types=("ASSAULT",), modes=("firearms",), actor="a", recipient="b", either="c",
        country="SYR", place="d", since="2020", until="2021", status="denied", source="e",
        text="f", report="g", min_confidence=0.5,
    )  # fmt: skip


@pytest.mark.parametrize("name", FILTERED)
def test_the_commands_offer_them_all(name: str) -> None:
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    offered = {option for parameter in command.params for option in parameter.opts}
    assert {"--type", "--mode", "--either", "--text", "--min-confidence"} <= offered


def test_a_default_stands_in_only_where_nothing_is_given(tmp_path: Path) -> None:
    seen: list[str | None] = []

    @with_filters(status="asserted")
    def command(filters: Filters, limit: int = 1) -> None:
        seen.append(filters.chosen(tmp_path).status)

    command(limit=1)
    command(limit=1, status="denied")
    command(limit=1, status="any")
    assert seen == ["asserted", "denied", None]


def test_a_mistyped_status_is_told_the_near_one() -> None:
    with pytest.raises(ConfigError, match="did you mean asserted"):
        one_of("assertet", ("asserted", "denied"), "--status")
