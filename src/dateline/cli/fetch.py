"""`dateline fetch`: pages of the web into a folder that `dateline code` reads."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from dateline.cli.exits import Exit, tell
from dateline.cli.options import option
from dateline.cli.screen import counting, error_console
from dateline.cli.version import program_version

if TYPE_CHECKING:
    from dateline.run.fetching import Fetched

EXAMPLE = """[bold]Examples[/]

  dateline fetch https://example.org/news/bomb -o pages
  dateline fetch https://example.org/rss --pages -o pages     a feed, and the pages it names
  dateline fetch --from urls.txt -o pages                     a list, a table, or a saved feed
  dateline code pages/

A site's robots.txt is heeded; a page that has not changed is not fetched again.
"""
_SHOWN = 20


def fetch(
    urls: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL...]", help="Pages and feeds.", show_default=False),
    ] = None,
    into: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the pages go.")
    ] = Path("pages"),
    listed: Annotated[
        list[Path] | None,
        option("FILE", "A file of addresses: one a line, a table, JSON lines, a feed.", "--from"),
    ] = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="Fetch also the pages that a feed names.")
    ] = False,
    delay: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0.1, help="The pause between two pages of a host."),
    ] = 1.0,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no closing summary.")
    ] = False,
) -> None:
    """Fetch pages and feeds of the public web into web archives, for `dateline code` to read.

    Private addresses are refused, also where a page sends on to one.
    """
    from dateline.readers.fetch_urls import urls_in
    from dateline.run.fetching import fetch_all, polite_fetcher

    wanted = [*(urls or ()), *(url for path in listed or () for url in urls_in(path))]
    if not wanted:
        tell("no addresses to fetch", "name them, or give a file that holds some with --from")
        raise typer.Exit(Exit.ERROR)
    fetcher = polite_fetcher(f"Dateline/{program_version()}", delay)
    with counting(len(wanted), quiet, "Fetching") as show:
        done = fetch_all(wanted, into, fetcher, follow=pages, notice=lambda d: show(d.asked))
    if not quiet:
        _show(done, into)
    raise typer.Exit(_exit_code(done))


def _exit_code(done: "Fetched") -> Exit:
    if done.interrupted:
        return Exit.INTERRUPTED
    if not done.refusals:
        return Exit.OK
    return Exit.ERROR if len(done.refusals) == done.asked else Exit.REFUSED


def _show(done: "Fetched", into: Path) -> None:
    screen = error_console()
    if done.interrupted:
        screen.print("[yellow]Interrupted:[/] what was fetched until then is kept.")
    screen.print(
        f"[bold]{done.asked:,}[/] asked = [green]{done.new:,} fetched[/] + "
        f"{done.unchanged:,} unchanged + {len(done.refusals):,} refused",
        highlight=False,
        soft_wrap=True,
    )
    for refusal in done.refusals[:_SHOWN]:
        screen.print(f"[red]refused[/] {escape(refusal.where)}", highlight=False, soft_wrap=True)
        screen.print(f"  {escape(refusal.reason)}", highlight=False, soft_wrap=True)
        screen.print(f"  → {escape(refusal.remedy)}", highlight=False, soft_wrap=True)
    if len(done.refusals) > _SHOWN:
        screen.print(f"… and {len(done.refusals) - _SHOWN:,} more refused")
    if done.new:
        screen.print(f"Read them with: dateline code {escape(str(into))}", highlight=False)
