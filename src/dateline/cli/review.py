"""`dateline review`: decisions as annotation to train from, and how far coders agree."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dateline.cli.options import option
from dateline.cli.output import text_output
from dateline.cli.screen import console, note
from dateline.config import load_config

EXAMPLE = """[bold]Examples[/]

  dateline review export -o corrections.jsonl
  dateline review agreement
  dateline review agreement --json agreement.json

Decisions are made in the desk: dateline serve. docs/desk.md tells how.
"""

commands = typer.Typer(
    no_args_is_help=True,
    help="What people decided about the events of a store.",
    epilog=EXAMPLE,
    rich_markup_mode="rich",
)

Store = Annotated[
    Path | None,
    typer.Argument(metavar="STORE", help="The store, else events.db.", show_default=False),
]


@commands.command()
def export(
    store: Store = None,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="OUT", help="Where the lines go; - is stdout.")
    ] = "-",
) -> None:
    """Write decisions as annotation in the form of the guide, one JSON line a sentence.

    A sentence is written where somebody ruled on each of its events.
    """
    from dateline.review import annotation
    from dateline.store import SqliteStore

    with SqliteStore.open(load_config({"store": store}).store, create=False) as opened:
        made = annotation(opened)
    with text_output(out, "--out") as stream:
        for line in made.lines:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    partly = f"; {made.partly} left out, checked in part only" if made.partly else ""
    note(f"{len(made.lines)} sentences{partly}")


@commands.command()
def agreement(
    store: Store = None,
    as_json: Annotated[
        str | None, option("OUT", "Write the figures as JSON instead; - is stdout.", "--json")
    ] = None,
) -> None:
    """Show how far those agree who judged the same events: F1 and Krippendorff's alpha by field."""
    from dataclasses import asdict

    from dateline.review import agreed
    from dateline.store import SqliteStore

    with SqliteStore.open(load_config({"store": store}).store, create=False) as opened:
        found = agreed(opened)
    if as_json:
        figures = {
            "coders": list(found.coders),
            "by_field": {name: asdict(field) for name, field in found.by_field.items()},
        }
        with text_output(as_json, "--json") as stream:
            stream.write(json.dumps(figures, ensure_ascii=False) + "\n")
        return
    if not found.whole.n:
        note("No event was judged by more than one person; docs/desk.md tells of second coding.")
        return
    table = Table(title=f"Agreement of {', '.join(found.coders)}", title_justify="left")
    table.add_column("field")
    for name in ("events", "F1", "alpha"):
        table.add_column(name, justify="right")
    for name, field in found.by_field.items():
        table.add_row(name, str(field.n), _figure(field.f1), _figure(field.alpha))
    console().print(table)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
