"""`dateline serve`: the desk, a page on which the events of a store are read and checked."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import option
from dateline.cli.screen import note
from dateline.cli.stores import merged_store
from dateline.config import load_config

EXAMPLE = """[bold]Examples[/]

  dateline serve                            events.db, on this machine only
  dateline serve iraq.db --port 9000 --open
  DATELINE_TOKEN=$(openssl rand -hex 16) dateline serve --host 0.0.0.0

docs/desk.md tells of the page, its API, and of serving others.
"""


def serve(
    store: Annotated[
        Path | None,
        typer.Argument(metavar="STORE", help="The store, else events.db.", show_default=False),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; another asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            envvar="DATELINE_TOKEN",
            help="What everyone must show; better given in the environment.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        option("NAME", "Another name the desk is reached by, as behind a proxy; with a token."),
    ] = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser of this machine.")
    ] = False,
) -> None:
    """Open the desk: a page to look at a store, read its reports, check and correct its events.

    It runs until Ctrl-C and asks nothing of any other server.
    """
    from dateline.web.serve import address_of
    from dateline.web.serve import serve as run

    def ready(url: str) -> None:
        note(f"The desk is open at {url}\nCtrl-C closes it.")
        if open_page:
            webbrowser.open(url)

    address = address_of(host, port, token, name or ())
    path = load_config({"store": store}).store
    with merged_store(path):
        pass  # opened once, which migrates and merges; the server reads by connections of its own
    run(path, address, ready)
