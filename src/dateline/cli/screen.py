"""What a person sees: consoles, the progress bar, the closing summary."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from dateline.run import Summary, Tally

PLAIN_WIDTH = 160
"""Columns of a table that is not read on a terminal but in a file or a log."""


def console() -> Console:
    """Results, on stdout."""
    plain = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    return Console(width=PLAIN_WIDTH if plain else None)


def error_console() -> Console:
    """Messages, progress and summaries, on stderr, so that stdout stays clean data."""
    return Console(stderr=True)


def note(message: str) -> None:
    """A remark on stderr."""
    error_console().print(escape(message), highlight=False, soft_wrap=True, style="dim")


@contextmanager
def progress(
    total: int | None, quiet: bool, begin: str
) -> Iterator[Callable[["Tally"], None] | None]:
    """A bar with reports a second and time left; nothing where stderr is no terminal.

    `begin` is shown until the first report is done.
    """
    screen = error_console()
    if quiet or not screen.is_terminal:
        yield None
        return
    from rich import progress as bars

    with bars.Progress(
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
        console=screen,
        transient=True,
    ) as bar:
        task = bar.add_task(begin, total=total, rate="")

        def notice(tally: "Tally") -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(
                task,
                completed=tally.read,
                description=f"Coding · {tally.events:,} events",
                rate=f"{speed:.1f} reports/s" if speed else "",
            )

        yield notice


@contextmanager
def counting(total: int, quiet: bool, task: str) -> Iterator[Callable[[int], None]]:
    """A bar for work of which only the number done is told; nothing on what is no terminal."""
    screen = error_console()
    if quiet or not screen.is_terminal:
        yield lambda _done: None
        return
    from rich import progress as bars

    with bars.Progress(console=screen, transient=True) as bar:
        number = bar.add_task(task, total=total)
        yield lambda done: bar.update(number, completed=done)


def show_summary(summary: "Summary", written_to: list[str]) -> None:
    """The closing lines on stderr: a sum that adds up, where things went, what was refused."""
    screen = error_console()
    rate = f", {summary.read / summary.seconds:.1f} reports/s" if summary.seconds >= 0.05 else ""
    if summary.interrupted:
        screen.print("[yellow]Interrupted:[/] what was done until then is kept.")
    screen.print(
        f"[bold]{summary.read:,}[/] in = [green]{summary.coded:,} coded[/] + "
        f"{summary.empty:,} empty + {summary.copies:,} copy + {summary.known:,} known + "
        f"{'[red]' if summary.refused else ''}{summary.refused:,} refused"
        f"{'[/]' if summary.refused else ''}"
        f"   ({summary.events:,} events, {summary.seconds:.1f} s{rate})",
        highlight=False,
        soft_wrap=True,
    )
    for place in written_to:
        screen.print(f"Written to {escape(place)}", highlight=False, soft_wrap=True)
    show_refusals(summary, screen, kept=" (all of them are in the store)")


def show_refusals(summary: "Summary", screen: Console, *, kept: str) -> None:
    """The first refusals in full, and how many more there are; `kept` says where."""
    for refusal in summary.refusals:
        screen.print(f"[red]refused[/] {escape(refusal.where)}", highlight=False, soft_wrap=True)
        screen.print(f"  {escape(refusal.reason)}", highlight=False, soft_wrap=True)
        screen.print(f"  → {escape(refusal.remedy)}", highlight=False, soft_wrap=True)
    more = summary.refused - len(summary.refusals)
    if more:
        screen.print(f"… and {more:,} more refused{kept}")
