"""`dateline quotes`: who said what."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.options import Paths, Quiet, option
from dateline.cli.output import text_output
from dateline.cli.screen import console
from dateline.cli.tool import Code, Write, only, run_tool, run_tool_into
from dateline.config import load_config
from dateline.types import Attribution, CodedReport

if TYPE_CHECKING:
    from dateline.export import Json
    from dateline.find.quotes import Quoter

EXAMPLE = """[bold]Examples[/]

  dateline quotes reports/                       a table of who said what
  dateline quotes reports/ --csv quotes.csv
  dateline quotes feed.jsonl --jsonl quotes.jsonl

A quote within another ("Reuters reported that the army said …") stands indented below it.
Ends with 0, or 3 where some inputs were refused, 1 where nothing could be read, 130 on Ctrl-C.
"""


def quotes(
    paths: Paths,
    jsonl: Annotated[
        str | None, option("OUT", "Write JSON lines here, - is stdout; no table then.")
    ] = None,
    csv: Annotated[
        str | None, option("OUT", "Write one row a quote here, - is stdout; no table then.")
    ] = None,
    model: Annotated[Path | None, option("FOLDER", "A language model of your own.")] = None,
    workers: Annotated[int | None, option("N", "Reports read at the same time.")] = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Find who says what: source, words, direct or reported, who the source is."""
    if jsonl is not None and csv is not None:
        raise typer.BadParameter("give one of --jsonl and --csv")
    config = load_config({"model": model, "workers": workers})

    def load(workers: int) -> Code:
        tool = load_quoter(config.model, workers)
        return lambda report: only(report, attributions=tool.attributions(report))

    if jsonl is not None:
        run_tool(paths, config, load, line, jsonl=jsonl, quiet=quiet, what="attributions")
    output = _table if csv is None else lambda stack: _rows(stack, csv)
    run_tool_into(paths, config, load, output, quiet=quiet, what="quotes")


def load_quoter(model: Path | None, workers: int) -> "Quoter":
    """The tool, with the shipped model or the user's."""
    from dateline.find.quotes import Quoter

    return Quoter.load(model, threads=0 if workers == 1 else 1)


def line(coded: CodedReport) -> "Json":
    """One line of output."""
    from dateline.export import attribution_json

    return {
        "id": coded.report.id,
        "attributions": [attribution_json(said) for said in coded.attributions],
    }


def quote_table(coded: CodedReport) -> Table:
    """One line a quote, those within another indented below it."""
    from dateline.export import words

    table = Table(header_style="bold", box=None, pad_edge=False, title_justify="left")
    table.title = coded.report.title or coded.report.id
    for heading, ratio in (("Who", 3), ("Says it", 2), ("What", 9)):
        table.add_column(heading, overflow="ellipsis", ratio=ratio, no_wrap=ratio < 9)
    for heading in ("Kind", "Speech"):
        table.add_column(heading, no_wrap=True)
    for depth, said in _outer_first(coded.attributions, None):
        who = said.source_name or words(coded, said.source) or "(nobody named)"
        cells = ("  " * depth + who, words(coded, said.cue), words(coded, said.content),
                 said.kind, said.quote)  # fmt: skip
        table.add_row(*map(Text, cells))  # a Text: names are no markup
    return table


def _outer_first(
    quotes: Sequence[Attribution], parent: str | None, depth: int = 0
) -> Iterator[tuple[int, Attribution]]:
    """Every quote with how deep it lies, after the one it lies within."""
    for said in quotes:
        if said.parent == parent:
            yield depth, said
            yield from _outer_first(quotes, said.id, depth + 1)


def _table(_: ExitStack) -> Write:
    screen = console()

    def write(coded: CodedReport) -> int:
        if coded.attributions:
            screen.print(quote_table(coded))
            screen.print()
        return len(coded.attributions)

    return write


def _rows(stack: ExitStack, target: str) -> Write:
    from dateline.export import QuoteTable

    return QuoteTable(stack.enter_context(text_output(target, "--csv"))).write
