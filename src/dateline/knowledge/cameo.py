"""CAMEO root codes of PLOVER's types, as data: `data/cameo.toml` names its source and licence."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources


def root_of(event_type: str, mode: str | None, contexts: Sequence[str]) -> str | None:
    """The two digits of the CAMEO root, None for a type that is not PLOVER's.

    >>> root_of("ASSAULT", "firearms", ())
    '19'
    """
    codes = _codes()
    way = f"{event_type} {mode}" if mode else event_type
    keys = (*(f"{way} {context}" for context in contexts), way, event_type)
    return next((codes[key] for key in keys if key in codes), None)


@cache
def _codes() -> dict[str, str]:
    file = resources.files("dateline.knowledge") / "data" / "cameo.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    return {**data["types"], **data["modes"], **data["contexts"]}
