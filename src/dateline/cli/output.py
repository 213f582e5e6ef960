"""Files that are whole or not there: written beside their name, then renamed."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from dateline.errors import ConfigError

STDOUT = "-"


@contextmanager
def text_output(target: str, option: str) -> Iterator[TextIO]:
    """A stream of UTF-8 to `target` ("-": stdout).

    A file appears under its name only when it is complete; an error leaves one that was there
    before untouched. Raises ConfigError naming `option` where the file cannot be made.
    """
    if target == STDOUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    with bytes_output(target, option) as raw:
        stream = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        yield stream
        stream.flush()
        stream.detach()


@contextmanager
def bytes_output(target: str, option: str) -> Iterator[BinaryIO]:
    """As `text_output`, for bytes."""
    if target == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.is_dir():
        raise ConfigError(f"{option}: {target} is a folder; name a file")
    if path.exists() and not path.is_file():  # a pipe or device cannot be replaced
        with path.open("wb") as stream:
            yield stream
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise ConfigError(f"{option}: {target} cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
