"""`dateline diff`: what two runs, or two stores, say otherwise."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.listing import SHORT_ID
from dateline.cli.options import option
from dateline.cli.output import text_output
from dateline.cli.screen import console, note
from dateline.cli.stores import merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.store import SqliteStore
    from dateline.store.changes import Change
    from dateline.types import Record

EXAMPLE = """[bold]Examples[/]

  dateline diff                      the runs of events.db and their numbers
  dateline diff 3 4                  what run 4 changed since run 3
  dateline diff old.db new.db        what another store says otherwise
  dateline diff 3 4 --jsonl changes.jsonl
"""
SHOWN = 200
"""Changes in the table; files hold all."""


def diff(
    before: Annotated[
        str | None, typer.Argument(metavar="[BEFORE]", help="A run's number, or a store.")
    ] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="[AFTER]", help="Another of the same kind.")
    ] = None,
    store: Annotated[Path | None, option("FILE", "The store of the runs, else events.db.")] = None,
    jsonl: Annotated[str | None, option("OUT", "Write changes as JSON lines; - is stdout.")] = None,
) -> None:
    """List the records that appeared, vanished or changed between two runs or two stores.

    Without arguments it lists the runs of the store.
    """
    from dateline.store.changes import changes

    path = load_config({"store": store}).store
    with ExitStack() as stack:
        if before is None:
            print_runs(stack.enter_context(merged_store(path)))
            return
        if after is None:
            raise ConfigError("diff: compare with what? give two runs, or two stores")
        old, new = _both(stack, path, before, after)
        found = changes(old, new)
        if jsonl is not None:
            _write(jsonl, found)
        else:
            _print(list(found))


def print_runs(store: "SqliteStore") -> None:
    """The runs of a store, with what they coded by."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("Run", "Started", "Reports", "Dateline", "Model", "Codebook"):
        table.add_column(heading, overflow="fold")
    for run in store.runs():
        cells = (str(run.id), run.started, f"{run.reports:,}", run.version, run.model, run.codebook)
        table.add_row(*map(Text, cells))
    console().print(table)


def _both(
    stack: ExitStack, path: Path, before: str, after: str
) -> "tuple[Iterable[Record], Iterable[Record]]":
    """The records of both runs or stores, by id."""
    if before.isdigit() and after.isdigit():
        opened = stack.enter_context(merged_store(path))
        return opened.records_at(int(before)), opened.records_at(int(after))
    return _records(stack, Path(before)), _records(stack, Path(after))


def _records(stack: ExitStack, path: Path) -> "Iterator[Record]":
    opened = stack.enter_context(merged_store(path))
    return (row.record for row in opened.all_records())


def _write(target: str, found: "Iterable[Change]") -> None:
    from dateline.export import write_line

    with text_output(target, "--jsonl") as stream:
        for change in found:
            fields = {
                d.field: {"before": list(d.before), "after": list(d.after)}
                for d in change.differences
            }
            write_line(
                stream,
                {
                    "change": change.kind,
                    "id": change.record.id,
                    "type": change.record.event.type,
                    "with": list(change.became),
                    "fields": fields,
                },
            )


def _print(found: "list[Change]") -> None:
    counts = dict.fromkeys(("appeared", "vanished", "changed"), 0)
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("Record", "", "Type", "What"):
        table.add_column(heading, overflow="fold")
    for change in found:
        counts[change.kind] += 1
        if sum(counts.values()) <= SHOWN:
            cells = (change.record.id[:SHORT_ID], change.kind, change.record.event.type.lower())
            table.add_row(*map(Text, (*cells, _what(change))))
    if found:
        console().print(table)
    told = ", ".join(f"{n:,} {kind}" for kind, n in counts.items())
    more = f"; the first {SHOWN} are shown, --jsonl writes all" if len(found) > SHOWN else ""
    note(f"{told}{more}")


def _what(change: "Change") -> str:
    """In words: what differs or, of a record that came or went, its words and whom it joined."""
    if change.kind == "changed":
        return "; ".join(
            f"{d.field}: {', '.join(d.before) or 'none'} → {', '.join(d.after) or 'none'}"
            for d in change.differences
        )
    event = change.record.event
    date = event.date.value if event.date else "no date"
    who = " / ".join(
        "; ".join(actor.name for actor in actors) for actors in (event.actors, event.recipients)
    )
    names = ", ".join(name[:SHORT_ID] for name in change.became)
    link = "now in" if change.kind == "vanished" else "out of"
    return f"“{event.trigger.text}”, {date}, {who}" + (f"; {link} {names}" if names else "")
