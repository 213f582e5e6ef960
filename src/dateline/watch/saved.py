"""Saved watches: names for filters, in a TOML file beside the store.

A file, not a table: a watch is a setting, no finding. People edit it, keep it in version control
and copy it to the next store, and a store that cannot be written can be watched all the same.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ConfigError, StoreError
from dateline.store import Filter

Parameters = Mapping[str, str | Sequence[str]]

_NAME = re.compile(r"[\w][\w .-]{0,79}")
_UNSAFE = re.compile("[\ud800-\udfff\x7f]")
"""What TOML takes in no string, or only escaped otherwise than JSON does."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A filter with a name; `parameters` are written as the API and `Filter` take them.

    Raises ConfigError for a name or a filter that is none.
    """

    name: str
    parameters: Parameters

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ConfigError(
                f"watch: {self.name!r} is no name; use letters, digits, spaces, '.', '-', '_'"
            )
        Filter.from_parameters(self.parameters)

    @property
    def filter(self) -> Filter:
        """As the store takes it."""
        return Filter.from_parameters(self.parameters)


def watch_file(store: Path) -> Path:
    """Where the watches of a store stand: `events.watch.toml` beside `events.db`."""
    return store.with_suffix(".watch.toml")


def load_watches(store: Path) -> list[Watch]:
    """The watches of a store by name; none where nothing was saved. Raises ConfigError."""
    path = watch_file(store)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read as watches: {error}") from error
    found = []
    for name, parameters in sorted(data.items()):
        if not isinstance(parameters, dict):
            raise ConfigError(f"{path}: {name} is not a table; write [{json.dumps(name)}]")
        try:
            found.append(Watch(name, {key: _given(value) for key, value in parameters.items()}))
        except ConfigError as error:
            raise ConfigError(f"{path}: [{name}]: {error}") from error
    return found


def save_watches(store: Path, watches: Sequence[Watch]) -> None:
    """Write all watches of a store; with none the file goes. Raises StoreError."""
    path = watch_file(store)
    try:
        if not watches:
            path.unlink(missing_ok=True)
            return
        fresh = path.with_suffix(".part")
        fresh.write_text("\n".join(map(_table, watches)), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error


def _given(value: object) -> str | list[str]:
    """A value of the file as a parameter: text, a number or true as text, or a list of these."""
    if isinstance(value, list):
        return [_text(item) for item in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _table(watch: Watch) -> str:
    lines = [f"[{_quoted(watch.name)}]"]
    for key, value in watch.parameters.items():
        values = [value] if isinstance(value, str) else list(value)
        quoted = ", ".join(map(_quoted, values))
        lines.append(f"{key} = {quoted}" if isinstance(value, str) else f"{key} = [{quoted}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML; JSON's escapes are among TOML's."""
    return json.dumps(_UNSAFE.sub("\ufffd", text), ensure_ascii=False)
