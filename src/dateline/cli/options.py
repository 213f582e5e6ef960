"""Options written the same way everywhere."""

from pathlib import Path
from typing import Annotated, Any

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...", help="Files and folders, as for code; - is stdin.", show_default=False
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress bar and no closing summary.")
]


def option(metavar: str, text: str, *names: str, panel: str | None = None) -> Any:
    """An option with a value, whose default (none) is not shown."""
    return typer.Option(
        *names, metavar=metavar, help=text, show_default=False, rich_help_panel=panel
    )
