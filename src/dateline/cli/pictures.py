"""`dateline map` and `dateline timeline`: the events of a store as pictures for a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.filters import Filters, with_filters
from dateline.cli.options import option
from dateline.cli.output import bytes_output
from dateline.cli.screen import note
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.export.picture.formats import Table
    from dateline.export.picture.scene import Scene

MAP_EXAMPLE = """[bold]Examples[/]

  dateline map events.db -o map.png
  dateline map events.db -o map.html --type ASSAULT --since 2024-05 --title "Attacks, May 2024"
  dateline map -o map.svg --status any            all of events.db, also what is denied or planned

The ending says the format: .svg, .html with a table, .png (pip install 'dateline\\[pictures]').
"""

TIMELINE_EXAMPLE = """[bold]Examples[/]

  dateline timeline events.db -o timeline.png
  dateline timeline events.db -o timeline.svg --country SYR --type PROTEST

The ending says the format: .svg, .html, or .png (pip install 'dateline\\[pictures]').
"""

Store = Annotated[
    Path | None,
    typer.Argument(
        metavar="[STORE]", help="The store to read, else events.db.", show_default=False
    ),
]
Out = Annotated[Path, option("FILE", "The picture: .png, .svg or .html.", "--out", "-o")]
Title = Annotated[str | None, option("TEXT", "The headline of the picture.")]


@with_filters(status="asserted")
def draw_map(
    filters: Filters,
    out: Out,
    store: Store = None,
    title: Title = None,
) -> None:
    """Draw the events of a store on a map: dots for towns, shaded areas for what is coarser.

    Only events that are told as having happened are drawn, unless --status says otherwise.
    """
    from dateline.export.picture import draw_map as drawn
    from dateline.export.picture import sites_of
    from dateline.knowledge.atlas import Atlas
    from dateline.knowledge.gazetteer import Gazetteer
    from dateline.store import SqliteStore

    ending = ending_of(out)
    path = load_config({"store": store}).store
    wanted = filters.chosen(path)
    with SqliteStore.open(path, create=False) as opened:
        located = sites_of(opened.events(wanted))
    scene = drawn(located, title or "Where it happened", Atlas.load(), Gazetteer.load())
    table = [("Place", "Country", "Events", "Known to within")]
    table += [
        (s.name, s.country, f"{s.count:,}", f"{s.radius_km:,.0f} km" if s.radius_km else "?")
        for s in located.sites
    ]
    write_picture(out, scene, ending, table)
    note(f"{located.events - located.lost:,} events at {len(located.sites):,} places; {out}")


@with_filters(status="asserted")
def draw_timeline(
    filters: Filters,
    out: Out,
    store: Store = None,
    title: Title = None,
) -> None:
    """Draw how many events of a store lie in each day, week, month or year, by kind.

    Only events that are told as having happened are drawn, unless --status says otherwise.
    """
    from dateline.export.picture import draw_timeline as drawn
    from dateline.store import SqliteStore

    ending = ending_of(out)
    path = load_config({"store": store}).store
    wanted = filters.chosen(path)
    with SqliteStore.open(path, create=False) as opened:
        scene = drawn(opened.events(wanted), title or "When it happened")
    write_picture(out, scene, ending, [])
    note(f"written to {out}")


def ending_of(out: Path, name: str = "--out") -> str:
    """The ending of a picture's file; raises ConfigError for one that is no format."""
    from dateline.export.picture import FORMATS

    ending = out.suffix.lower()
    if ending not in FORMATS:
        raise ConfigError(f"{name}: {str(out)!r} must end in {', '.join(FORMATS)}")
    return ending


def write_picture(out: Path, scene: "Scene", ending: str, table: "Table") -> None:
    """Write a scene as the file that its ending tells."""
    from dateline.export.picture import rendered

    with bytes_output(str(out), "--out") as stream:
        stream.write(rendered(scene, ending, table))
