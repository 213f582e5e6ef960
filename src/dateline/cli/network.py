"""`dateline network`: actors and their ties as a file for Gephi, R, yEd or networkx."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.filters import Filters, with_filters
from dateline.cli.output import text_output
from dateline.cli.screen import note
from dateline.cli.stores import merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

EXAMPLE = """[bold]Examples[/]

  dateline network -o network.gexf
  dateline network iraq.db -o network.graphml --since 2024-05 --country IRQ
"""


@with_filters()
def network(
    filters: Filters,
    store: Annotated[
        Path | None,
        typer.Argument(metavar="[STORE]", help="The store, else events.db.", show_default=False),
    ] = None,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="A .gexf or .graphml file.")
    ] = "network.gexf",
) -> None:
    """Write who acts on whom: dated ties, signed by PLOVER intensity."""
    from dateline.export import stored
    from dateline.export.network import gexf, graphml, network_of

    writers = {".gexf": gexf, ".graphml": graphml}
    ending = Path(out).suffix.lower()
    if ending not in writers:
        raise ConfigError(f"--out: {out} is neither .gexf nor .graphml")
    path = load_config({"store": store}).store
    wanted = filters.chosen(path)
    with merged_store(path) as opened:
        made = network_of((row.event, row.published) for row in stored(opened, wanted))
    with text_output(out, "--out") as stream:
        stream.writelines(writers[ending](made))
    note(f"{out}: {len(made.actors):,} actors, {len(made.ties):,} ties")
