"""A codebook: types of event with their modes, contexts, definitions, scores and words.

The shipped one is PLOVER: `data/plover.toml`, whose head names its source and licence (definitions
and scores: CC BY-SA 4.0); its types are found by the language model. A user's own codebook has a
`name`, and trigger words that find its types (docs/codebooks.md). Either is checked when loaded,
so that the rest of the program can trust it.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import cast

from dateline.errors import KnowledgeError
from dateline.knowledge.examples import Example, examples_of
from dateline.knowledge.forms import Table, number_in, only_keys, tables_in, text_in, words_in
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.rules import RULE_KEYS, Rules
from dateline.types import QuadClass

_TYPE_KEYS = frozenset(("quad", "score", "recipient_required", "definition", "modes"))
_OWN_TYPE_KEYS = RULE_KEYS | {
    "quad", "score", "definition", "modes", "rules", "examples", "counterexamples",
}  # fmt: skip
_OWN_KEYS = frozenset(("name", "version", "description", "types", "contexts"))
_MODE_KEYS = frozenset(("score", "definition", "triggers", "words"))
_CONTEXT_KEYS = frozenset(("definition", "words"))
_OWN_NAME = re.compile("[A-Z][A-Z0-9_-]*")
"""Names of types are capitals, as PLOVER's: filters write them so."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which an event of a type is done; `score` is null where the manual has none."""

    name: str
    definition: str
    score: float | None


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event; `triggers` and `words` find its modes, the first mode listed first.

    Of PLOVER's 16 types each has a quad class and a score; a user's own may lack them.
    """

    name: str
    definition: str
    quad: QuadClass | None
    score: float | None
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
    """Everything that a codebook defines, by name.

    `rules` are null where the language model finds the types (PLOVER's); `digest` is the SHA-256
    of a user's own file, empty for the shipped one.
    """

    name: str
    version: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    context_words: Lexicon
    rules: Rules | None = None
    examples: tuple[Example, ...] = ()
    digest: str = ""

    @classmethod
    def load(cls, path: Path | None = None) -> "Codebook":
        """Read the shipped codebook, or a user's own; raises KnowledgeError."""
        shipped = resources.files("dateline.knowledge") / "data" / "plover.toml"
        try:
            data = path.read_bytes() if path else shipped.read_bytes()
            codebook = cls.of(tomllib.loads(data.decode("utf-8")))
        except (OSError, ValueError, KnowledgeError) as error:
            raise KnowledgeError(f"codebook {path or 'plover.toml'}: {error}") from error
        digest = hashlib.sha256(data).hexdigest() if path else ""
        return replace(codebook, digest=digest)

    @classmethod
    def of(cls, data: Table) -> "Codebook":
        """Build from parsed TOML; raises KnowledgeError where it breaks the form."""
        own = "name" in data
        if own:
            only_keys(data, _OWN_KEYS, "codebook")
        types = tables_in(data, "types", "codebook")
        contexts = tables_in(data, "contexts", "codebook")
        if not types:
            raise KnowledgeError("codebook: needs types")
        return cls(
            name=text_in(data, "name", "codebook") if own else "PLOVER",
            version=text_in(data, "version", "codebook"),
            types={name: (_own_type if own else _type)(name, t) for name, t in types.items()},
            contexts={name: _context(name, table) for name, table in contexts.items()},
            context_words=_lexicon(contexts, "words"),
            rules=Rules.of(types) if own else None,
            examples=examples_of(types) if own else (),
        )

    @property
    def label(self) -> str:
        """Name, version and, for a user's own, the start of its hash: kept with every run."""
        if self.rules is None:
            return self.version
        return f"{self.name} {self.version} (sha256 {self.digest[:12]})"

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


def _type(name: str, table: Table) -> EventType:
    """A type of PLOVER's form: found by the model, so without triggers, but with a score."""
    where = f"type {name}"
    only_keys(table, _TYPE_KEYS, where)
    required = table.get("recipient_required")
    kind = _any_type(name, table)
    if kind.quad is None or not isinstance(required, bool):
        raise KnowledgeError(f"{where}: needs a quad of 1 to 4 and a recipient_required")
    if kind.score is None:
        raise KnowledgeError(f"{where}: needs a score")
    return replace(kind, recipient_required=required)


def _own_type(name: str, table: Table) -> EventType:
    """A type of a user's own; its triggers are read by `Rules`."""
    only_keys(table, _OWN_TYPE_KEYS, f"type {name}")
    if not _OWN_NAME.fullmatch(name):
        raise KnowledgeError(f"type {name}: write names of types in capitals: STRIKE_CALLED")
    return _any_type(name, table)


def _any_type(name: str, table: Table) -> EventType:
    where = f"type {name}"
    modes = tables_in(table, "modes", where)
    quad = table.get("quad")
    if quad not in (None, 1, 2, 3, 4) or isinstance(quad, bool):
        raise KnowledgeError(f"{where}: a quad is 1, 2, 3 or 4")
    return EventType(
        name=name,
        definition=text_in(table, "definition", where),
        quad=cast("QuadClass | None", quad),
        score=number_in(table, "score", -10.0, 10.0, where),
        recipient_required=False,
        modes={mode: _mode(mode, entry, where) for mode, entry in modes.items()},
        triggers=_lexicon(modes, "triggers"),
        words=_lexicon(modes, "words"),
    )


def _mode(name: str, table: Table, where: str) -> Mode:
    where = f"{where}, mode {name}"
    only_keys(table, _MODE_KEYS, where)
    return Mode(
        name, text_in(table, "definition", where), number_in(table, "score", -10.0, 10.0, where)
    )


def _context(name: str, table: Table) -> Context:
    where = f"context {name}"
    only_keys(table, _CONTEXT_KEYS, where)
    return Context(name, text_in(table, "definition", where))


def _lexicon(tables: Mapping[str, Table], key: str) -> Lexicon:
    return Lexicon.of({name: words_in(table, key, name) for name, table in tables.items()})
