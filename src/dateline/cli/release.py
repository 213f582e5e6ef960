"""`dateline release`: a corpus frozen, to be published or cited."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import option
from dateline.cli.screen import note
from dateline.cli.stores import merged_store
from dateline.cli.version import program_version
from dateline.config import load_config

EXAMPLE = """[bold]Examples[/]

  dateline release iraq.db -o iraq-2024-06/
  dateline release iraq.db -o iraq-2024-06/ --name "Iraq, June 2024" --texts

The same store gives the same bytes. Needs pyarrow: pip install 'dateline[parquet]'
"""


def release(
    out: Annotated[Path, option("FOLDER", "A new folder for the files.", "--out", "-o")],
    store: Annotated[
        Path | None,
        typer.Argument(
            metavar="[STORE]", help="The store to freeze, else events.db.", show_default=False
        ),
    ] = None,
    name: Annotated[str | None, option("TEXT", "Its title, else the name of the folder.")] = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="Put in the reports' texts; mind who owns them.")
    ] = False,
) -> None:
    """Freeze a store as a release: records, reports and refusals as Parquet, and a data sheet."""
    from dateline.export.release import write_release

    with merged_store(load_config({"store": store}).store) as opened:
        title = name or out.resolve().name
        for file in write_release(opened, title, out, program_version(), texts):
            note(f"Written {file}")
