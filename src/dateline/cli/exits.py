"""How a command ends: exit codes, and errors told in one line instead of a traceback."""

import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import Any

from rich.markup import escape
from typer.core import TyperGroup

from dateline.cli.screen import error_console
from dateline.errors import ConfigError, DatelineError, RefusedInput


class Exit(IntEnum):
    """Exit codes; docs/cli.md and `dateline --help` explain each."""

    OK = 0
    ERROR = 1
    USAGE = 2
    REFUSED = 3
    INTERRUPTED = 130


class Commands(TyperGroup):
    """The command group: turns what Dateline raises on purpose into a message and a code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; surprises (bugs) keep their traceback."""
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            tell(str(error))
            ctx.exit(Exit.USAGE)
        except RefusedInput as error:
            tell(f"{error.where}: {error.reason}", error.remedy)
            ctx.exit(Exit.ERROR)
        except DatelineError as error:
            tell(str(error))
            ctx.exit(Exit.ERROR)
        except BrokenPipeError:
            _give_up_stdout()
            ctx.exit(Exit.OK)
        except OSError as error:  # as a full disk: what the stores and readers did not explain
            tell(str(error), "make room or choose another place, and run again")
            _give_up_stdout()
            ctx.exit(Exit.ERROR)
        except KeyboardInterrupt:
            tell("interrupted")
            ctx.exit(Exit.INTERRUPTED)


def tell(message: str, remedy: str = "") -> None:
    """Say on stderr what went wrong and, where it is known, what to do."""
    console = error_console()
    console.print(f"[bold red]Error:[/] {escape(message)}", highlight=False, soft_wrap=True)
    if remedy:
        console.print(f"  {escape(remedy)}", highlight=False, soft_wrap=True)


def _give_up_stdout() -> None:
    """Point stdout at nothing, so that Python does not complain when it flushes at the end."""
    with suppress(OSError, ValueError):  # in a test it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
