"""What every benchmark shares: where the data lies, on what machine, and how figures are shown."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def arguments(doc: str, gold: Sequence[str] = ()) -> argparse.Namespace:
    """`--gold FILE` (default: these files of the given data, where present) and `--json FILE`.

    Ends the program with a plain word where the data is absent: it is not in the repository.
    """
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--gold", type=Path, action="append", help="another file of the same form")
    parser.add_argument("--json", type=Path, help="write the figures here as JSON")
    given = parser.parse_args()
    given.gold = given.gold or [SHARED / name for name in gold]
    absent = [str(path) for path in given.gold if not path.exists()]
    if absent:
        print(f"not measured: {', '.join(absent)} absent (the data is not in the repository)")
        sys.exit(0)
    return given


def machine() -> str:
    """The hardware in words: processor, cores, memory."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        name = names[0].split(":")[1].strip() if names else name
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GiB"


def commit() -> str:
    """The commit that was measured; "+" where the tree holds more than it."""
    try:
        told = subprocess.run(
            ["git", "describe", "--always", "--dirty=+"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return told.stdout.strip()


def show(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    out: Path | None,
    extra: Mapping[str, object] | None = None,
) -> None:
    """Print the table and, where asked, write it as JSON beside date, commit and machine."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(r[i]) for r in [list(columns), *cells]) for i in range(len(columns))]
    print(f"\n{title}   [{machine()}; {commit()}]")
    for row in [list(columns), *cells]:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w)
                        for i, (c, w) in enumerate(zip(row, widths, strict=True))))  # fmt: skip
    if out:
        figures = {
            "title": title, "date": datetime.now(UTC).date().isoformat(), "commit": commit(),
            "machine": machine(), "rows": [dict(zip(columns, row, strict=True)) for row in rows],
            **(extra or {}),
        }  # fmt: skip
        out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
