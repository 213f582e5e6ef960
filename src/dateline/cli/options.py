"""Options written the same way everywhere."""

from typing import Any

import typer


def option(metavar: str, text: str, *names: str, panel: str | None = None) -> Any:
    """An option with a value, whose default (none) is not shown."""
    return typer.Option(
        *names, metavar=metavar, help=text, show_default=False, rich_help_panel=panel
    )
