"""`dateline sample`: the shipped reports, to try things on."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.screen import note
from dateline.errors import ConfigError

EXAMPLE = """[bold]Example[/]

  dateline sample reports/ && dateline code reports/ && dateline events

docs/tutorial.md walks through what they show.
"""


def sample(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to copy to; made if missing.")
    ],
) -> None:
    """Copy the shipped sample into a folder: a dozen invented reports in several formats.

    They show what real reports hold: quotes, nested sources, denials, threats, history,
    a wire copy with its abridgement, a machine-rewritten copy.
    Files that are there already stay.
    """
    copied = copy_sample(folder)
    note(f"{copied} files in {folder}; now try: dateline code {folder}")


def copy_sample(folder: Path) -> int:
    """Copy the reports (not their gold records) and count the files now in place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with as_file(files("dateline") / "sample" / "reports") as shipped:
            reports = sorted(path for path in shipped.iterdir() if path.is_file())
            for path in reports:
                target = folder / path.name
                if not target.exists():
                    target.write_bytes(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"DIR: {folder} cannot be written: {error.strerror}") from None
    return len(reports)
