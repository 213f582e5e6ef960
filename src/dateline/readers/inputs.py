"""The files behind the paths of a command: folders are walked, in a fixed order."""

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.limits import MAX_FILE_BYTES
from dateline.types import Refusal

STDIN = Path("-")
_COUNTED_BYTES = 200 * 1000**2
_LINE_SUFFIXES = frozenset((".jsonl", ".ndjson", ".csv", ".tsv"))
_ARCHIVE_SUFFIXES = frozenset((".warc", ".zip", ".tar", ".tgz", ".xml", ".rss", ".parquet"))
_PIECE = 1 << 20
_ADDRESS = re.compile(r"https?:/", re.I)


def printable(path: Path) -> str:
    """The path as text that can be written anywhere, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with a pattern (`news/**/*.html`) replaced by what it fits, sorted.

    A path that exists is no pattern, whatever its letters; one that fits nothing stays.
    """
    for path in paths:
        written = str(path)
        if path == STDIN or not glob.has_magic(written) or os.path.lexists(path):
            yield path
            continue
        found = glob.glob(written, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute one
        yield from map(Path, sorted(found) or [written])


def walk(path: Path) -> Iterator[Path | Refusal]:
    """The regular files at or under the path, sorted, hidden ones left out; or why not."""
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        yield Refusal(
            printable(path),
            "the folder holds nothing to read",
            "check the path (hidden files are left out)",
        )


def _walk(top: Path) -> Iterator[Path | Refusal]:
    """Depth first; links are followed, but not into a folder that we are in already."""
    pending: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(top, ())]
    while pending:
        path, above = pending.pop()
        try:
            status = path.stat()
            entries = _visible(path) if stat.S_ISDIR(status.st_mode) else None
        except FileNotFoundError:
            yield _refuse_absent(path)
            continue
        except OSError as error:
            yield refuse_os_error(path, error)
            continue
        here = (status.st_dev, status.st_ino)
        if entries is None:
            yield _checked(path, status)
        elif here in above:
            yield Refusal(printable(path), "a link back to a folder around it", "remove the link")
        else:
            pending.extend((entry, (*above, here)) for entry in reversed(entries))


def _refuse_absent(path: Path) -> Refusal:
    if _ADDRESS.match(str(path)):
        remedy = "fetch it first: dateline fetch URL -o FOLDER, then give the folder"
        return Refusal(printable(path), "it is a web address, not a file", remedy)
    return Refusal(printable(path), "no such file or folder", "check the path")


def _visible(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def refuse_os_error(path: Path, error: OSError) -> Refusal:
    """The refusal of a path that the system does not let us read."""
    reason = (error.strerror or str(error)).lower()
    loops = "symbolic" in reason
    return Refusal(
        printable(path),
        f"cannot be read: {reason}",
        "remove the link" if loops else "check its permissions",
    )


def _checked(path: Path, status: os.stat_result) -> Path | Refusal:
    if not stat.S_ISREG(status.st_mode):
        return Refusal(
            printable(path),
            f"{_special(status.st_mode)}, not a file",
            "give a file, or pipe the data to standard input (PATH is -)",
        )
    if status.st_size > MAX_FILE_BYTES:
        size = f"{status.st_size / 1024**3:.1f} GiB"
        return Refusal(printable(path), f"the file has {size}; 2 GiB are read", "split the file")
    return path


def _special(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def count_inputs(paths: Iterable[Path]) -> int | None:
    """About how many reports the paths hold, for a progress bar; None where it cannot be told.

    A file counts as one, a file of lines as its lines (from its first 200 MB where it is larger).
    """
    total = 0
    for path in expand(paths):
        if path == STDIN:
            return None
        for found in walk(path):
            count = 1 if isinstance(found, Refusal) else _count(found)
            if count is None:
                return None
            total += count
    return total


def _count(path: Path) -> int | None:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes[-1:] == [".gz"]:
        return None if suffixes[0] in _LINE_SUFFIXES | _ARCHIVE_SUFFIXES else 1
    if suffixes[-1:] and suffixes[-1] in _ARCHIVE_SUFFIXES:
        return None
    if not suffixes or suffixes[-1] not in _LINE_SUFFIXES:
        return 1
    try:
        return _count_lines(path)
    except OSError:
        return 1


def _count_lines(path: Path) -> int:
    size, seen, lines, piece = path.stat().st_size, 0, 0, b""
    with path.open("rb") as stream:
        while seen < _COUNTED_BYTES and (read := stream.read(_PIECE)):
            piece = read
            seen += len(piece)
            lines += piece.count(b"\n")
    lines += bool(piece) and not piece.endswith(b"\n")
    return lines if seen >= size else lines * size // seen
