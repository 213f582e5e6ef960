"""The examples of a user's own codebook: sentences that must, or must not, hold an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.forms import only_keys, text_in, words_in

FIELDS = ("trigger", "actor", "recipient", "place", "date", "status", "mode", "source")
"""Values that an example may ask for besides the type."""

_KEYS = frozenset(("text", "published", "also", *FIELDS))


@dataclass(frozen=True, slots=True)
class Example:
    """A text that holds an event of the type or, where `holds` is false, must not hold one.

    `also` names other types that it may hold as well; `wanted` maps fields to their values.
    """

    type: str
    text: str
    holds: bool
    published: str | None
    also: frozenset[str]
    wanted: Mapping[str, str] = field(hash=False)


def examples_of(types: Mapping[str, Mapping[str, Any]]) -> tuple[Example, ...]:
    """All examples and counterexamples; raises KnowledgeError for one that breaks the form."""
    return tuple(
        _example(name, entry, holds, types)
        for name, table in types.items()
        for key, holds in (("examples", True), ("counterexamples", False))
        for entry in _entries(name, table, key)
    )


def _entries(name: str, table: Mapping[str, Any], key: str) -> list[Any]:
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise KnowledgeError(f"type {name}: {key} is no list")
    return entries


def _example(
    name: str, entry: object, holds: bool, types: Mapping[str, Mapping[str, Any]]
) -> Example:
    """From a text alone, or a table of the text and what is wanted of it."""
    where = f"type {name}, examples"
    table = {"text": entry} if isinstance(entry, str) else entry
    if not isinstance(table, dict):
        raise KnowledgeError(f"{where}: write a text, or a table with a text")
    only_keys(table, _KEYS, where)
    also = words_in(table, "also", where)
    unknown = [other for other in also if other not in types]
    if unknown:
        raise KnowledgeError(f"{where}: also names {unknown[0]}, which is no type")
    return Example(
        type=name,
        text=text_in(table, "text", where),
        holds=holds,
        published=text_in(table, "published", where) if "published" in table else None,
        also=frozenset(also),
        wanted={field: text_in(table, field, where) for field in FIELDS if field in table},
    )
