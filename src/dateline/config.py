"""Settings: defaults < dateline.toml in the current folder < environment DATELINE_* < flags.

    store = "events.db"          # DATELINE_STORE
    model = "my/model/folder"    # DATELINE_MODEL
    date = "2024-05"             # DATELINE_DATE
    publisher = "The Harbour"    # DATELINE_PUBLISHER
    workers = 2                  # DATELINE_WORKERS
    gazetteer = "places.bin"     # DATELINE_GAZETTEER
    codebook = "labour.toml"     # DATELINE_CODEBOOK

A setting that does not exist, or a value that cannot be used, is an error that names its origin.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from dateline.errors import ConfigError

FILE_NAME = "dateline.toml"
MAX_WORKERS = 64

_ISO_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?")


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run.

    `model` null means the model shipped with the package; `date` and `publisher` stand in for
    what a report does not say itself; `workers` is a number of processes, null: one per core,
    four at most; `gazetteer` null means the one shipped, `codebook` null means PLOVER;
    `actors` null means the shipped ones alone.
    """

    store: Path = Path("events.db")
    model: Path | None = None
    date: str | None = None
    publisher: str | None = None
    workers: int | None = None
    gazetteer: Path | None = None
    codebook: Path | None = None
    actors: Path | None = None

    def worker_count(self) -> int:
        """How many processes code reports when there are enough reports to share out."""
        return self.workers or min(4, os.cpu_count() or 1)


def load_config(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Config:
    """Merge the four sources; flags that are None were not given. Raises ConfigError."""
    config = Config()
    for origin, values in (
        (FILE_NAME, _from_file((folder or Path()) / FILE_NAME)),
        ("environment", _from_environment(os.environ if environment is None else environment)),
        ("command line", {k: v for k, v in (flags or {}).items() if v is not None}),
    ):
        config = _merged(config, values, origin)
    return config


def parse_date(value: object) -> str:
    """Check an ISO prefix ("2020", "2020-01", "2020-01-10" or a date-time) and return it.

    >>> parse_date("2020-01")
    '2020-01'
    """
    text = str(value).strip()
    if not _ISO_PREFIX.fullmatch(text):
        raise ValueError("not a date such as 2020, 2020-01 or 2020-01-10")
    date.fromisoformat((text + "-01-01")[:10])
    return text


def _merged(config: Config, values: Mapping[str, object], origin: str) -> Config:
    known = {field.name for field in fields(Config)}
    changes: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(
                f"{_setting(name, origin)}: no such setting (there are: {', '.join(sorted(known))})"
            )
        try:
            changes[name] = _PARSERS[name](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{_setting(name, origin)}: {value!r} is {error}") from None
    return replace(config, **changes)  # type: ignore[arg-type]


def _setting(name: str, origin: str) -> str:
    match origin:
        case "command line":
            return f"--{name} (command line)"
        case "environment":
            return f"DATELINE_{name.upper()} (environment)"
    return f"{name} ({origin})"


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from None


def _from_environment(environment: Mapping[str, str]) -> Mapping[str, object]:
    names = {field.name for field in fields(Config)}
    given = {f"DATELINE_{name.upper()}": name for name in names}
    return {name: environment[key] for key, name in given.items() if environment.get(key)}


def _parse_path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip():
        raise ValueError("not a path")
    return Path(value)


def _parse_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("not a text")
    return value.strip()


def _parse_workers(value: object) -> int:
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,4}", str(value)):
        raise ValueError(f"not a whole number from 1 to {MAX_WORKERS}")
    number = int(str(value))
    if not 1 <= number <= MAX_WORKERS:
        raise ValueError(f"not a whole number from 1 to {MAX_WORKERS}")
    return number


_PARSERS: Mapping[str, Callable[[object], object]] = {
    "store": _parse_path,
    "model": _parse_path,
    "date": parse_date,
    "publisher": _parse_text,
    "workers": _parse_workers,
    "gazetteer": _parse_path,
    "codebook": _parse_path,
    "actors": _parse_path,
}
