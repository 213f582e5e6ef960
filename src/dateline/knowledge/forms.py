"""Parts of a codebook's TOML, checked as they are read: each names where it is wrong."""

from collections.abc import Collection, Mapping
from typing import Any

from dateline.errors import KnowledgeError

Table = Mapping[str, Any]


def tables_in(data: Table, key: str, where: str) -> dict[str, dict[str, Any]]:
    """The tables under a key, by name; none where the key is missing."""
    tables = data.get(key, {})
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise KnowledgeError(f"{where}: {key} is no set of tables")
    return tables


def only_keys(table: Table, keys: Collection[str], where: str) -> None:
    """A check that no key is misspelt."""
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise KnowledgeError(f"{where}: unknown keys {', '.join(unknown)}")


def text_in(table: Table, key: str, where: str) -> str:
    """A text that must be there."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{where}: needs a {key}")
    return value


def words_in(table: Table, key: str, where: str) -> list[str]:
    """A list of words, empty where the key is missing."""
    words = table.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise KnowledgeError(f"{where}: {key} is no list of words")
    return words


def number_in(table: Table, key: str, low: float, high: float, where: str) -> float | None:
    """A number between bounds, None where the key is missing."""
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
        raise KnowledgeError(f"{where}: a {key} lies between {low:g} and {high:g}")
    return float(value)
