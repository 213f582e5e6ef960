"""Traps at full size, each read in a process of its own; and the speed of reading pages.

    python bench/hostile.py [--traps] [--speed] [--json FILE]

A trap is read as `dateline code` reads it. Shown are what became of it, the wall seconds of
reading (imports apart) and the peak memory of the process. `--speed` reads invented pages with
trafilatura alone, as its users call it, and with all of Dateline's reading.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import show

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.hostile.traps import TRAPS

PAGES = 200
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
import dateline.readers.extract
from dateline.readers import read
from dateline.types import Refusal
began = time.perf_counter()
found = list(read([Path(sys.argv[1])]))
seconds = time.perf_counter() - began
reasons = [item.reason for item in found if isinstance(item, Refusal)]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([len(found) - len(reasons), reasons[-1] if reasons else "", seconds, peak]))
"""
_WORDS = (
    "port ferry harbour police minister market bridge river council storm strike talks border "
    "village town court march union ship crew school road "
).split()


def spring(name: str, folder: Path) -> list[object]:
    """Read a trap in a new process; a process that dies is shown with its signal."""
    file, make, size, _ = TRAPS[name]
    path = folder / file
    with path.open("wb") as stream:
        stream.writelines(make(size))
    command = [sys.executable, "-c", _MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    packed = path.stat().st_size / 1e6
    path.unlink()
    if done.returncode:
        return [name, packed, 0, f"the process died ({done.returncode})", 0.0, 0.0]
    reports, reason, seconds, peak = json.loads(done.stdout)
    return [name, packed, reports, reason, seconds, peak]


def invented_page(number: int) -> str:
    """A page with a menu, an article of 5 to 150 paragraphs, links and scripts."""
    rng = random.Random(number)  # noqa: S311

    def sentence() -> str:
        return " ".join(rng.choices(_WORDS, k=rng.randint(8, 25))).capitalize() + "."

    paragraphs = "".join(
        f"<p>{' '.join(sentence() for _ in range(3))}</p>" for _ in range(rng.randint(5, 150))
    )
    menu = "".join(
        f'<li class="m{n}"><a href="/{n}">{rng.choice(_WORDS)}</a></li>' for n in range(80)
    )
    return (
        f"<html><head><title>{sentence()}</title><meta property='article:published_time' "
        f"content='2021-03-{number % 28 + 1:02}'><script>{'var x=1;' * 300}</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{sentence()}</h1>{paragraphs}</article>"
        f"<aside><ul>{menu}</ul></aside></body></html>"
    )


def speed(folder: Path) -> list[list[object]]:
    """Pages a second, each way the better of three."""
    from trafilatura import bare_extraction

    from dateline.readers import read
    from dateline.readers.extract import extract

    pages = [invented_page(number) for number in range(PAGES)]
    for number, page in enumerate(pages):
        (folder / f"{number:04}.html").write_text(page)
    ways = {
        "trafilatura alone": lambda: [bare_extraction(p, with_metadata=True) for p in pages],
        "the extractor of Dateline": lambda: [extract(p) for p in pages],
        "reading of Dateline": lambda: list(read([folder])),
    }
    rows: list[list[object]] = []
    for name, way in ways.items():
        seconds = []
        for _ in range(3):
            began = time.perf_counter()
            way()
            seconds.append(time.perf_counter() - began)
        rows.append([name, PAGES / min(seconds), sum(map(len, pages)) / 1e6 / min(seconds)])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--traps", action="store_true", help="only the traps")
    parser.add_argument("--speed", action="store_true", help="only the speed of reading pages")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not given.speed:
            rows = [spring(trap, folder) for trap in TRAPS]
            columns = ["trap", "MB", "reports", "the last refusal", "seconds", "MiB"]
            show("Traps at full size", columns, rows, given.json)
        if not given.traps:
            columns = ["way", "pages/s", "MB/s"]
            show("Reading pages", columns, speed(folder), given.json)


if __name__ == "__main__":
    main()
