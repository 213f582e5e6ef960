"""`dateline export`: the events of a store in the formats of other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.filters import Filters, with_filters
from dateline.cli.options import option
from dateline.cli.output import bytes_output
from dateline.cli.screen import note
from dateline.cli.stores import merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.export import Format, Tally

EXAMPLE = """[bold]Examples[/]

  dateline export -o events.csv                       all of events.db, for a spreadsheet
  dateline export iraq.db -o iraq.parquet --since 2024-05
  dateline export iraq.db -o attacks.geojson --type ASSAULT --status asserted
  dateline export iraq.db --format acled -o acled.csv
  dateline export iraq.db --format ftm -o - | ftm validate

What each format holds and loses: docs/export.md
"""

NAMES = ("csv", "acled", "parquet", "geojson", "graphml", "gexf", "jsonld", "ftm", "jsonl")


@with_filters()
def export(
    filters: Filters,
    out: Annotated[str, option("OUT", "The file to write; - is stdout.", "--out", "-o")],
    store: Annotated[
        Path | None,
        typer.Argument(
            metavar="[STORE]", help="The store to read, else events.db.", show_default=False
        ),
    ] = None,
    form: Annotated[
        str | None,
        option("FORMAT", f"{', '.join(NAMES)}; else what the file's ending says.", "--format"),
    ] = None,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", help="Events as each report tells them, not merged."),
    ] = False,
) -> None:
    """Write the events of a store in a format of other programs."""
    from dateline.export import Tally, stored, stream

    chosen = _format(form, out)
    path = load_config({"store": store}).store
    wanted = filters.chosen(path)
    tally = Tally()
    with merged_store(path) as opened:
        chunks = stream(chosen.name, stored(opened, wanted, mentions=mentions), tally)
        with bytes_output(out, "--out") as file:
            for chunk in chunks:
                file.write(chunk)
    _close(tally, chosen, out)


def _format(form: str | None, out: str) -> "Format":
    """The format asked for, else that of the file's ending; raises ConfigError."""
    from dateline.export import format_for, format_of

    if form is not None:
        return format_of(form.lower())
    told = format_for(out)
    if told is None:
        raise ConfigError(f"--out: {out!r} does not tell the format; add --format {NAMES[0]}")
    return told


def _close(tally: "Tally", chosen: "Format", out: str) -> None:
    place = "stdout" if out == "-" else out
    note(f"{tally.written:,} of {tally.read:,} events written to {place} as {chosen.name}")
    for reason, number in tally.left_out.most_common():
        note(f"{number:,} left out: {reason}")
