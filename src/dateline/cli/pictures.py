"""`dateline map` and `dateline timeline`: the events of a store as pictures for a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.events import FILTERS, STATUSES, Text, one_of, types_of
from dateline.cli.options import option
from dateline.cli.output import bytes_output
from dateline.cli.screen import note
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.export.picture.formats import Table
    from dateline.export.picture.scene import Scene
    from dateline.store import Filter

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
Types = Annotated[
    list[str] | None, option("TYPE", "As in events; may be given again.", "--type", panel=FILTERS)
]
Actor = Annotated[Text, option("NAME", "Who did it: part of a name, id or words.", panel=FILTERS)]
Recipient = Annotated[Text, option("NAME", "To whom: likewise.", panel=FILTERS)]
Country = Annotated[
    Text, option("CODE", "Of the place, an actor or a recipient: SYR (alpha-3).", panel=FILTERS)
]
Since = Annotated[Text, option("DATE", "Not before: 2024, 2024-05 or 2024-05-12.", panel=FILTERS)]
Until = Annotated[Text, option("DATE", "Not after; that day still counts.", panel=FILTERS)]
Status = Annotated[
    str, option("STATUS", f"{', '.join(STATUSES)} or any; else asserted.", panel=FILTERS)
]
Title = Annotated[Text, option("TEXT", "The headline of the picture.")]


def draw_map(
    out: Out,
    store: Store = None,
    types: Types = None,
    actor: Actor = None,
    recipient: Recipient = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    status: Status = "asserted",
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

    ending = _ending(out)
    path = load_config({"store": store}).store
    wanted = _filter(path, types, actor, recipient, country, since, until, status)
    with SqliteStore.open(path, create=False) as opened:
        located = sites_of(opened.events(wanted))
    scene = drawn(located, title or "Where it happened", Atlas.load(), Gazetteer.load())
    table = [("Place", "Country", "Events", "Known to within")]
    table += [
        (s.name, s.country, f"{s.count:,}", f"{s.radius_km:,.0f} km" if s.radius_km else "?")
        for s in located.sites
    ]
    _write(out, scene, ending, table)
    note(f"{located.events - located.lost:,} events at {len(located.sites):,} places; {out}")


def draw_timeline(
    out: Out,
    store: Store = None,
    types: Types = None,
    actor: Actor = None,
    recipient: Recipient = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    status: Status = "asserted",
    title: Title = None,
) -> None:
    """Draw how many events of a store lie in each day, week, month or year, by kind.

    Only events that are told as having happened are drawn, unless --status says otherwise.
    """
    from dateline.export.picture import draw_timeline as drawn
    from dateline.store import SqliteStore

    ending = _ending(out)
    path = load_config({"store": store}).store
    wanted = _filter(path, types, actor, recipient, country, since, until, status)
    with SqliteStore.open(path, create=False) as opened:
        scene = drawn(opened.events(wanted), title or "When it happened")
    _write(out, scene, ending, [])
    note(f"written to {out}")


def _filter(
    path: Path,
    types: list[str] | None,
    actor: Text,
    recipient: Text,
    country: Text,
    since: Text,
    until: Text,
    status: str,
) -> "Filter":
    from dateline.store import Filter

    wanted = one_of(status.lower(), (*STATUSES, "any"), "--status")
    return Filter(
        types=types_of(path, types or []),
        actor=actor,
        recipient=recipient,
        country=country,
        since=since,
        until=until,
        status=None if wanted == "any" else wanted,
    )


def _ending(out: Path) -> str:
    from dateline.export.picture import FORMATS

    ending = out.suffix.lower()
    if ending not in FORMATS:
        raise ConfigError(f"--out: {str(out)!r} must end in {', '.join(FORMATS)}")
    return ending


def _write(out: Path, scene: "Scene", ending: str, table: "Table") -> None:
    from dateline.export.picture import rendered

    with bytes_output(str(out), "--out") as stream:
        stream.write(rendered(scene, ending, table))
