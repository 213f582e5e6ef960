"""`dateline gazetteer import`: places of one's own, or all of GeoNames, beside the shipped ones."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import option
from dateline.cli.output import bytes_output
from dateline.cli.screen import note

EXAMPLE = """[bold]Examples[/]

  dateline gazetteer import SY.zip IQ.zip -o places.bin      dumps from download.geonames.org
  dateline gazetteer import camps.csv -o places.bin          columns name, lat, lon, kind, country …
  dateline code reports/ --gazetteer places.bin

The shipped places stay in it. The columns of a table: docs/gazetteer.md
"""

commands = typer.Typer(
    help="Places of your own beside the shipped ones.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@commands.command("import", epilog=EXAMPLE)
def import_(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="GeoNames dumps (.txt, .zip), or tables of your own (.csv, .tsv).",
            show_default=False,
        ),
    ],
    out: Annotated[Path, option("FILE", "Where the gazetteer goes.", "--out", "-o")],
    base: Annotated[
        Path | None, option("FILE", "A gazetteer to add to, else the shipped one.")
    ] = None,
) -> None:
    """Compile places into a gazetteer for --gazetteer, together with the shipped ones.

    A place with a GeoNames id that is known already only gets its further names.
    """
    from dateline.knowledge.compiling import extended
    from dateline.knowledge.dumps import read_entries
    from dateline.knowledge.gazetteer import Gazetteer

    gazetteer = Gazetteer.load(base)
    entries = chain.from_iterable(read_entries(source, gazetteer) for source in sources)
    data, new, known = extended(gazetteer, entries)
    with bytes_output(str(out), "--out") as stream:
        stream.write(data)
    note(
        f"{out}: {len(gazetteer) + new:,} places ({new:,} new, {known:,} with more names), "
        f"{len(data) / 1024**2:.1f} MB"
    )
