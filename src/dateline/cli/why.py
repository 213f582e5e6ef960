"""`dateline why`: the reasons for two events being, or not being, one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.options import option
from dateline.cli.screen import console
from dateline.cli.stores import merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.store import SqliteStore
    from dateline.types import Comparison, Telling

EXAMPLE = """[bold]Example[/]

  dateline why 3f2a91c0 77b01d2e

Takes ids of mentions or records; of records, the two mentions that are most alike are compared.
"""
MOST_PAIRS = 2_500
"""Pairs of mentions that are looked through for the most alike."""


def why(
    first: Annotated[str, typer.Argument(metavar="A", help="A record or a mention.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    store: Annotated[Path | None, option("FILE", "The store to read, else events.db.")] = None,
) -> None:
    """Tell why two mentions are, or are not, one event: what agrees, what clashes, by how much."""
    with merged_store(load_config({"store": store}).store) as opened:
        a, b, found = closest(opened.tellings(first), opened.tellings(second))
        together = opened.record(a.ref.event).record.id == opened.record(b.ref.event).record.id
        decided = _decided(opened, a, b)
    screen = console()
    for telling in (a, b):
        screen.print(_head(telling))
    screen.print(_table(found))
    verdict = "One record" if together else "Two records"
    screen.print(Text(f"{verdict}; sum {found.score:+.1f}{_clash(found)}{decided}", "bold"))


def closest(
    first: "list[Telling]", second: "list[Telling]"
) -> "tuple[Telling, Telling, Comparison]":
    """Of the pairs of mentions the one that is most alike."""
    from dateline.matching import compare

    pairs = [(a, b) for a in first for b in second if a.ref != b.ref][:MOST_PAIRS]
    if not pairs:
        raise ConfigError("why: the two are one mention; give another for one of them")
    compared = ((a, b, compare(a, b)) for a, b in pairs)
    return max(compared, key=lambda item: (not item[2].clash, item[2].score))


def _head(telling: "Telling") -> Text:
    event = telling.event
    place = event.place.mention.name if event.place else "nowhere told"
    date = event.date.value if event.date else "no date"
    told = ", ".join(part for part in (telling.outlet, telling.published) if part)
    return Text.assemble(
        (event.id, "bold"), f"  {event.type.lower()} “{event.trigger.text}”, {date}, {place} ",
        (f"({told})", "dim"),
    )  # fmt: skip


def _table(found: "Comparison") -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    table.add_column("")
    table.add_column("Agrees")
    table.add_column("Weight", justify="right")
    table.add_column("Why", overflow="fold")
    styles = {"yes": "green", "no": "red", "unknown": "dim"}
    for reason in sorted(found.reasons, key=lambda reason: -abs(reason.weight)):
        table.add_row(
            Text(reason.field, "dim"),
            Text(reason.agrees, styles[reason.agrees]),
            f"{reason.weight:+.1f}",
            Text(reason.words),
        )
    return table


def _clash(found: "Comparison") -> str:
    return ", and a hard field contradicts" if found.clash else ""


def _decided(store: "SqliteStore", a: "Telling", b: "Telling") -> str:
    """Whether people ruled on either of them."""
    made = [
        decision
        for event in (a.ref.event, b.ref.event)
        for decision in store.decisions(event)
        if decision.kind in ("merge", "split", "undo")
    ]
    names = dict.fromkeys(f"{decision.kind} {decision.id} by {decision.coder}" for decision in made)
    return f"; decided by hand: {', '.join(names)}" if names else ""
