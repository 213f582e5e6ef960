"""What a database can hold of a text: every character, but no half of one."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dateline.spans import Span

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

T = TypeVar("T")


def storable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which UTF-8 cannot write; offsets stay."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def storable_all(value: T) -> T:
    """The same value with every string in it storable, keys of mappings included."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, tuple) and not isinstance(value, Span):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _cleaned(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **changes)
    return value
