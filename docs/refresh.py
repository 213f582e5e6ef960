"""Run the examples of documents again, and put what they print today in their place.

    python docs/refresh.py README.md docs/tutorial.md

An example is a fenced block whose first line begins with "$ ". All of one document run in one
empty folder, in order, so that later ones see what earlier ones wrote. Ids of events change when
a model finds other events: an example that fails is named, and nothing is written.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_EXAMPLE = re.compile(r"^```\n((?:\$ [^\n]*\n)+)((?:(?!```)[^\n]*\n)*)```\n", re.MULTILINE)
_WIDTH = "108"


def refresh(document: Path) -> None:
    """Replace the output of every example in the document."""
    with tempfile.TemporaryDirectory() as folder:
        text = _EXAMPLE.sub(
            lambda found: f"```\n{found[1]}{_output(found[1], folder)}```\n",
            document.read_text(encoding="utf-8"),
        )
    document.write_text(text, encoding="utf-8")


def _output(commands: str, folder: str) -> str:
    """What the commands print, without the blanks that tables end their lines with."""
    script = "\n".join(line.removeprefix("$ ") for line in commands.splitlines())
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S602 - our own documents
        script, shell=True, cwd=folder, text=True, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PATH": path, "COLUMNS": _WIDTH},
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"failed with {done.returncode}:\n{commands}{done.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name))
