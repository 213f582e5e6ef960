"""`dateline events`: what is in a store, as a table or as files."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.filters import Filters, with_filters
from dateline.cli.listing import list_events
from dateline.cli.options import option
from dateline.config import load_config

EXAMPLE = """[bold]Examples[/]

  dateline events                                   the newest of events.db
  dateline events --type ASSAULT --country SYR --since 2024-05
  dateline events --actor police --type COERCE --type ASSAULT
  dateline events --status denied --source "interior ministry"
  dateline events --text '"water plant" strike*' --limit 200
  dateline events --store iraq.db --csv events.csv --jsonl events.jsonl

What each type means, and what the table and the files hold: docs/cli.md
"""


@with_filters()
def events(
    filters: Filters,
    store: Annotated[Path | None, option("FILE", "The store to read, else events.db.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="At most so many, newest first; else the table shows 50 and files hold all.",
            show_default=False,
        ),
    ] = None,
    jsonl: Annotated[str | None, option("OUT", "Write them as JSON lines; - is stdout.")] = None,
    csv: Annotated[str | None, option("OUT", "Write them as CSV; - is stdout.")] = None,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", help="Events as each report tells them, not merged."),
    ] = False,
    fold_planned: Annotated[
        bool,
        typer.Option(
            "--fold-planned",
            help="Planned acts as PLOVER counts them: AGREE, CONCEDE, THREATEN.",
        ),
    ] = False,
) -> None:
    """Show the events of a store as a table, newest first, or write them to files.

    What several reports tell is one event; `dateline show` tells who says what of it.
    Filters add up: an event is shown where all of them fit.
    Case and accents do not matter.
    """
    path = load_config({"store": store}).store
    wanted = filters.chosen(path)
    list_events(path, wanted, limit, jsonl=jsonl, csv=csv, fold=fold_planned, mentions=mentions)
