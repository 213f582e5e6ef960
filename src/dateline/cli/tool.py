"""What `geoparse`, `timex` and `quotes` share: reports in, findings out, in input order."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli.code import exit_code
from dateline.cli.exits import tell
from dateline.cli.output import text_output
from dateline.cli.screen import error_console, progress, show_refusals
from dateline.config import Config
from dateline.types import Attribution, CodedReport, Lineage, PlaceMention, Report, TimeMention

if TYPE_CHECKING:
    from dateline.export import Json
    from dateline.run import Input, Summary

Inputs = Iterable["Input"]
Code = Callable[[Report], CodedReport]
Write = Callable[[CodedReport], int]
"""Writes what was found in a report, and says how much that is."""


def run_tool(
    paths: list[Path],
    config: Config,
    load: Callable[[int], Code],
    line: Callable[[CodedReport], "Json"],
    *,
    jsonl: str,
    quiet: bool,
    what: str,
    screen: Callable[[Inputs], Inputs] = iter,
) -> None:
    """Read the paths, write a line for each report, say what was done, end with the exit code.

    `load` makes the tool for a number of workers; `screen` may refuse inputs; `what` is the list
    in each line, whose items are counted.
    """
    from dateline.export import write_line

    def lines(stack: ExitStack) -> Write:
        stream = stack.enter_context(text_output(jsonl, "--jsonl"))

        def write(coded: CodedReport) -> int:
            written = line(coded)
            write_line(stream, written)
            return len(written[what])

        return write

    run_tool_into(paths, config, load, lines, quiet=quiet, what=what, screen=screen)


def run_tool_into(
    paths: list[Path],
    config: Config,
    load: Callable[[int], Code],
    open_output: Callable[[ExitStack], Write],
    *,
    quiet: bool,
    what: str,
    screen: Callable[[Inputs], Inputs] = iter,
) -> None:
    """As `run_tool`, with an output of its own that says how much of `what` it has written."""
    from dateline.readers import Hints, count_inputs, read
    from dateline.run import code_all, code_side_by_side

    found = 0
    with ExitStack() as stack:
        write = open_output(stack)

        def sink(coded: CodedReport) -> None:
            nonlocal found
            found += write(coded)

        total = count_inputs(paths)
        workers = 1 if total == 1 else config.worker_count()
        notice = stack.enter_context(progress(total, quiet, "Loading"))
        inputs = screen(read(paths, Hints(published=config.date, publisher=config.publisher)))
        outcomes = code_side_by_side(inputs, load(workers), workers)
        summary = code_all(outcomes, sink=sink, notice=notice)
    if not quiet:
        _show_summary(summary, f"{found:,} {what}")
    if not summary.read and not summary.interrupted:
        tell("no reports found", "name files or folders that hold .txt, .html, .jsonl or .csv")
    raise typer.Exit(exit_code(summary))


def only(
    report: Report,
    *,
    places: tuple[PlaceMention, ...] = (),
    times: tuple[TimeMention, ...] = (),
    attributions: tuple[Attribution, ...] = (),
) -> CodedReport:
    """A report with nothing found in it but what a single tool looks for."""
    alone = Lineage(group=report.id, role="original", of=None, score=1.0)
    return CodedReport(report, alone, (), (), (), places, times, attributions, ())


def refusing(inputs: Inputs, check: Callable[[Report], object]) -> "Iterator[Input]":
    """The inputs, with those reports refused for which the check raises RefusedInput."""
    from dateline.errors import RefusedInput
    from dateline.types import Refusal

    for item in inputs:
        if isinstance(item, Report):
            try:
                check(item)
            except RefusedInput as error:
                yield Refusal(error.where, error.reason, error.remedy)
                continue
        yield item


def _show_summary(summary: "Summary", found: str) -> None:
    screen = error_console()
    done = summary.read - summary.refused
    rate = f", {summary.read / summary.seconds:.1f} reports/s" if summary.seconds >= 0.05 else ""
    if summary.interrupted:
        screen.print("[yellow]Interrupted:[/] what was done until then is written.")
    screen.print(
        f"[bold]{summary.read:,}[/] in = [green]{done:,} read[/] + {summary.refused:,} refused"
        f"   ({found}, {summary.seconds:.1f} s{rate})",
        highlight=False,
        soft_wrap=True,
    )
    show_refusals(summary, screen, kept="")
