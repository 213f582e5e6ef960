"""The codebook: PLOVER's types, modes and contexts with their definitions, scores and words.

The data is `data/plover.toml`, whose head names its source and licence (definitions and scores:
CC BY-SA 4.0). It is checked when loaded, so that the rest of the program can trust it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, cast

from dateline.errors import KnowledgeError
from dateline.knowledge.lexicon import Lexicon
from dateline.types import QuadClass

_SCORES = (-10.0, 10.0)
_TYPE_KEYS = {"quad", "score", "recipient_required", "definition", "modes"}
_MODE_KEYS = {"score", "definition", "triggers", "words"}
_CONTEXT_KEYS = {"definition", "words"}


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which an event of a type is done; `score` is null where the manual has none."""

    name: str
    definition: str
    score: float | None


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types; `triggers` and `words` find its modes, the first mode listed first."""

    name: str
    definition: str
    quad: QuadClass
    score: float
    recipient_required: bool
    modes: Mapping[str, Mode]
    triggers: Lexicon
    words: Lexicon


@dataclass(frozen=True, slots=True)
class Context:
    """A field of politics that an event touches; an event may have any number."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything that PLOVER defines, by name."""

    version: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    context_words: Lexicon

    @classmethod
    def load(cls, path: Path | None = None) -> "Codebook":
        """Read the shipped codebook, or another of its form; raises KnowledgeError."""
        shipped = resources.files("dateline.knowledge") / "data" / "plover.toml"
        try:
            text = path.read_text("utf-8") if path else shipped.read_text("utf-8")
            return cls.of(tomllib.loads(text))
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"codebook {path or 'plover.toml'}: {error}") from error

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Codebook":
        """Build from parsed TOML; raises KnowledgeError where it breaks the form."""
        types = _tables(data, "types", "codebook")
        contexts = _tables(data, "contexts", "codebook")
        return cls(
            version=_text(data, "version", "codebook"),
            types={name: _type(name, table) for name, table in types.items()},
            contexts={
                name: Context(name, _definition(table, _CONTEXT_KEYS, f"context {name}"))
                for name, table in contexts.items()
            },
            context_words=_lexicon(contexts, "words"),
        )

    def intensity_of(self, event_type: str, mode: str | None) -> float | None:
        """The intensity of an event, -10 to 10: its mode's, else its type's.

        None where the codebook has neither, as for a type that is not in it.
        """
        kind = self.types.get(event_type)
        if kind is None:
            return None
        way = kind.modes.get(mode) if mode is not None else None
        return kind.score if way is None or way.score is None else way.score

    def quad_class_of(self, event_type: str) -> QuadClass | None:
        """The quad class of a type, None where the codebook gives none."""
        kind = self.types.get(event_type)
        return kind.quad if kind else None


def _type(name: str, table: Mapping[str, Any]) -> EventType:
    where = f"type {name}"
    definition = _definition(table, _TYPE_KEYS, where)
    modes = _tables(table, "modes", where)
    quad, required = table.get("quad"), table.get("recipient_required")
    if quad not in (1, 2, 3, 4) or not isinstance(required, bool):
        raise KnowledgeError(f"{where}: needs a quad of 1 to 4 and a recipient_required")
    score = _score(table, where)
    if score is None:
        raise KnowledgeError(f"{where}: needs a score")
    return EventType(
        name=name,
        definition=definition,
        quad=cast("QuadClass", quad),
        score=score,
        recipient_required=required,
        modes={mode: _mode(mode, entry, where) for mode, entry in modes.items()},
        triggers=_lexicon(modes, "triggers"),
        words=_lexicon(modes, "words"),
    )


def _mode(name: str, table: Mapping[str, Any], where: str) -> Mode:
    where = f"{where}, mode {name}"
    return Mode(name, _definition(table, _MODE_KEYS, where), _score(table, where))


def _lexicon(tables: Mapping[str, Mapping[str, Any]], key: str) -> Lexicon:
    lists: dict[str, list[str]] = {}
    for name, table in tables.items():
        patterns = table.get(key, [])
        if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
            raise KnowledgeError(f"{name}: {key} is no list of words")
        lists[name] = patterns
    return Lexicon.of(lists)


def _tables(data: Mapping[str, Any], key: str, where: str) -> dict[str, dict[str, Any]]:
    tables = data.get(key, {})
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise KnowledgeError(f"{where}: {key} is no set of tables")
    return tables


def _definition(table: Mapping[str, Any], keys: set[str], where: str) -> str:
    """The definition, after a check that no key is misspelt."""
    unknown = sorted(set(table) - keys)
    if unknown:
        raise KnowledgeError(f"{where}: unknown keys {', '.join(unknown)}")
    return _text(table, "definition", where)


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{where}: needs a {key}")
    return value


def _score(table: Mapping[str, Any], where: str) -> float | None:
    score = table.get("score")
    if score is None:
        return None
    low, high = _SCORES
    if not isinstance(score, int | float) or isinstance(score, bool) or not low <= score <= high:
        raise KnowledgeError(f"{where}: a score lies between {low:g} and {high:g}")
    return float(score)
