"""The command line as a whole: its commands, its front page, its entry point."""

from typing import Annotated

import typer

from dateline.cli import (
    actors,
    code,
    codebook,
    diff,
    doctor,
    events,
    export,
    fetch,
    forget,
    gazetteer,
    geoparse,
    lineage,
    merge,
    network,
    pictures,
    quotes,
    release,
    review,
    sample,
    serve,
    show,
    timex,
    watch,
    why,
)
from dateline.cli.exits import Commands
from dateline.cli.version import program_version

FRONT = """Reads news reports and writes down who did what to whom, where, when and who says so.

Every value keeps the words it was read from, and the rule or model that decided it.
"""

END = """[bold]A first try[/]

  dateline sample reports/          copy a dozen invented reports there
  dateline code reports/            code them into events.db
  dateline events                   the events as a table, newest first
  dateline show 3f2a91c0            one event, word by word

[bold]Exit codes[/]

  0  all went well
  1  an error, or not one report could be coded
  2  the command was written wrongly (unknown option, bad setting)
  3  done, but some inputs were refused
  130  interrupted with Ctrl-C; what was done until then is kept

[bold]Settings[/] may also stand in dateline.toml or in the environment (as DATELINE_STORE).
The manual of every command and option: docs/cli.md
"""

app = typer.Typer(
    cls=Commands,
    help=FRONT,
    epilog=END,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {program_version()}")
        raise typer.Exit


@app.callback()
def front(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """The front page; the group's own help text is FRONT."""


app.command(epilog=code.EXAMPLE)(code.code)
app.command(epilog=events.EXAMPLE)(events.events)
app.command(epilog=export.EXAMPLE)(export.export)
app.command(epilog=show.EXAMPLE)(show.show)
app.command(epilog=merge.MERGE_EXAMPLE)(merge.merge)
app.command(epilog=merge.SPLIT_EXAMPLE)(merge.split)
app.command(epilog=why.EXAMPLE)(why.why)
app.command(epilog=diff.EXAMPLE)(diff.diff)
app.command(epilog=release.EXAMPLE)(release.release)
app.command(epilog=geoparse.EXAMPLE)(geoparse.geoparse)
app.command(epilog=timex.EXAMPLE)(timex.timex)
app.command(epilog=quotes.EXAMPLE)(quotes.quotes)
app.command(epilog=lineage.EXAMPLE)(lineage.lineage)
app.add_typer(codebook.commands, name="codebook")
app.add_typer(gazetteer.commands, name="gazetteer")
app.add_typer(actors.commands, name="actors")
app.command(epilog=network.EXAMPLE)(network.network)
app.command("map", epilog=pictures.MAP_EXAMPLE)(pictures.draw_map)
app.command("timeline", epilog=pictures.TIMELINE_EXAMPLE)(pictures.draw_timeline)
app.command(epilog=serve.EXAMPLE)(serve.serve)
app.add_typer(review.commands, name="review")
app.command(epilog=watch.EXAMPLE)(watch.watch)
app.command(epilog=sample.EXAMPLE)(sample.sample)
app.command(epilog=fetch.EXAMPLE)(fetch.fetch)
app.command(epilog=forget.EXAMPLE)(forget.forget)
app.command(epilog=doctor.EXAMPLE)(doctor.doctor)


def main() -> None:
    """Run the command line."""
    app()
