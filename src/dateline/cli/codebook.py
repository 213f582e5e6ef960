"""`dateline codebook`: what a codebook holds, and whether its own examples come out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.exits import Exit
from dateline.cli.options import option
from dateline.cli.screen import console
from dateline.config import load_config

if TYPE_CHECKING:
    from dateline.knowledge.codebook import Codebook
    from dateline.run.examples import Checked, TypeScore

SHOW_EXAMPLE = """[bold]Examples[/]

  dateline codebook show                 PLOVER's types, as shipped
  dateline codebook show labour.toml     those of a codebook of your own
"""
CHECK_EXAMPLE = """[bold]Example[/]

  dateline codebook check labour.toml

Ends with 0 where every example comes out as the codebook wants it, else 1.
How to write a codebook: docs/codebooks.md
"""

commands = typer.Typer(help="Codebooks of your own: show one, check one.", no_args_is_help=True)


@commands.command(epilog=SHOW_EXAMPLE)
def show(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A codebook; otherwise PLOVER.", show_default=False),
    ] = None,
) -> None:
    """Show the types of a codebook with their definitions, modes, intensities, quad classes."""
    from dateline.knowledge.codebook import Codebook

    codebook = Codebook.load(file)
    screen = console()
    screen.print(Text(codebook.label, "bold"))
    screen.print(_types(codebook))


@commands.command(epilog=CHECK_EXAMPLE)
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A codebook of your own.")],
    model: Annotated[Path | None, option("FOLDER", "A language model of your own.")] = None,
) -> None:
    """Code a codebook's own examples: precision and recall of each type, and what fails."""
    from dateline.errors import KnowledgeError
    from dateline.pipeline import Coder
    from dateline.run.examples import check_examples

    coder = Coder.load(load_config({"model": model}).model, codebook=file)
    if not coder.codebook.examples:
        raise KnowledgeError(f"codebook {file}: it has no examples to check")
    checked = check_examples(coder.codebook, coder.code)
    print_checked(checked)
    if checked.failures:
        raise typer.Exit(Exit.ERROR)


def print_checked(checked: "Checked") -> None:
    """A table of the types, then each failing text with what is wrong, then the sum."""
    screen = console()
    screen.print(_scores(checked.scores))
    for failure in checked.failures:
        kind = failure.example.type
        wanted = kind if failure.example.holds else f"no {kind}"
        screen.print(Text.assemble("\n", (f"{wanted}: {failure.problem}", "red")))
        screen.print(Text(f"  {failure.example.text}"), soft_wrap=True)
    failing = len({failure.example for failure in checked.failures})
    screen.print(
        f"\n{checked.examples - failing} of {checked.examples} examples come out"
        + (f", {checked.values_right} of {checked.values} values" if checked.values else ""),
        highlight=False,
    )


def _types(codebook: "Codebook") -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in ("Type", "Quad", "Intensity", "Modes", "Definition"):
        table.add_column(heading, overflow="fold")
    for kind in codebook.types.values():
        table.add_row(
            Text(kind.name, "bold"),
            f"{kind.quad or ''}",
            f"{kind.score:+.1f}" if kind.score is not None else "",
            Text(", ".join(kind.modes)),
            Text(kind.definition),
        )
    return table


def _scores(scores: tuple["TypeScore", ...]) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    table.add_column("Type", no_wrap=True)
    for heading in ("Right", "Missed", "Wrong", "Precision", "Recall"):
        table.add_column(heading, justify="right")
    for score in scores:
        counts = (f"{n}" for n in (score.right, score.missed, score.wrong))
        table.add_row(Text(score.type), *counts, _share(score.precision), _share(score.recall))
    return table


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
