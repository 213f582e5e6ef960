"""`dateline timex`: the time expressions of reports, as TIMEX3."""

from typing import TYPE_CHECKING, Annotated

from dateline.cli.options import Paths, Quiet, option
from dateline.cli.tool import Code, only, run_tool
from dateline.config import load_config
from dateline.types import CodedReport

if TYPE_CHECKING:
    from dateline.export import Json

EXAMPLE = """[bold]Examples[/]

  dateline timex reports/ --jsonl times.jsonl
  echo "They met on Friday." | dateline timex - --date 2020-01-08

One line a report: {"id": …, "times": [{"start", "end", "text", "type", "value", …}]}.
Ends with 0, or 3 where some inputs were refused, 1 where nothing could be read, 130 on Ctrl-C.
"""


def timex(
    paths: Paths,
    jsonl: Annotated[str, option("OUT", "Where the lines go; else stdout.")] = "-",
    date: Annotated[
        str | None, option("DATE", "When reports that do not say it were published: 2024-05-12.")
    ] = None,
    quiet: Quiet = False,
) -> None:  # fmt: skip
    """Find time expressions and resolve them against the day a report was published.

    Rules only, no model: some 14,000 sentences a second on one core.
    """
    config = load_config({"date": date, "workers": 1})
    run_tool(paths, config, load_timex, line, jsonl=jsonl, quiet=quiet, what="times")


def load_timex(_workers: int) -> Code:
    """The tool; it holds Python's lock all the time, so more workers would not be faster."""
    from dateline.find.times import find_times

    return lambda report: only(report, times=find_times(report, ()))


def line(coded: CodedReport) -> "Json":
    """One line of output."""
    from dateline.export import time_json

    return {"id": coded.report.id, "times": [time_json(time) for time in coded.times]}
