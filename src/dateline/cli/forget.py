"""`dateline forget`: a report out of a store, and its words out of the file."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import option
from dateline.cli.screen import note
from dateline.config import load_config
from dateline.errors import ConfigError

EXAMPLE = """[bold]Examples[/]

  dateline forget r3f2a91c0d4e5f607              asks first
  dateline forget r3f2a91c0d4e5f607 --yes --store iraq.db
  dateline forget --clean                        finish where another program was in the way

`dateline show EVENT` names the report of an event.
"""


def forget(
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT...]", help="Ids of reports, in full.", show_default=False),
    ] = None,
    store: Annotated[Path | None, option("FILE", "The store, else events.db.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    clean: Annotated[
        bool, typer.Option("--clean", help="Only write the file anew, without deleted words.")
    ] = False,
) -> None:
    """Remove reports: text, events, evidence, index, decisions, so that no byte stays in the file.

    Records are made again from the reports that are left. This cannot be undone.
    """
    if bool(reports) == clean:
        raise ConfigError("forget: name the reports to forget, or give --clean alone")
    path = load_config({"store": store}).store
    from dateline.run.forget import forget as forget_reports
    from dateline.store import SqliteStore

    with SqliteStore.open(path, create=False) as opened:
        if not reports:
            opened.clean()
            note(f"{path} is written anew.")
            return
        if not yes:
            titles = [opened.report(report).title or report for report in reports]
            typer.confirm(f"Forget {', '.join(titles)}? This cannot be undone.", abort=True)
        forget_reports(opened, reports)
    note(f"{len(reports):,} forgotten. Backups, exports and copies of {path} are not touched.")
