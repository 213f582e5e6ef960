"""What words commit a speaker to: the classes of `data/commitment.toml`, asked word by word."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.errors import KnowledgeError

_CERTAINTIES = ("CT", "PR", "PS", "U")
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Effect:
    """The most certainty that a word leaves an event, and whether it turns its polarity round."""

    certainty: str
    turns: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """Effects by whole word and by stem."""

    whole: Mapping[str, Effect]
    stems: Mapping[str, Effect]

    def find(self, word: str) -> Effect | None:
        """The effect of the word, else that of the longest stem it begins with."""
        if word in self.whole:
            return self.whole[word]
        for length in range(len(word), _SHORTEST_STEM - 1, -1):
            if word[:length] in self.stems:
                return self.stems[word[:length]]
        return None


@dataclass(frozen=True, slots=True)
class Commitment:
    """The classes, ready to be asked."""

    operators: _Words
    clauses: _Words
    things: _Words

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> "Commitment":
        """The shipped classes; raises KnowledgeError where the file is damaged."""
        text = files("dateline.knowledge").joinpath("data/commitment.toml").read_text("utf-8")
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> "Commitment":
        """The classes that a file's text gives; raises KnowledgeError."""
        try:
            data = tomllib.loads(text)
            return cls(*(_words(data[kind]) for kind in ("operator", "clause", "thing")))
        except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise KnowledgeError(f"commitment.toml: {error}") from error

    def operator(self, word: str) -> Effect | None:
        """The effect of an auxiliary, adverb or conjunction on the verb it belongs to."""
        return self.operators.find(word)

    def clause(self, word: str) -> Effect | None:
        """The effect of a word on the clause it governs."""
        return self.clauses.find(word)

    def thing(self, word: str) -> Effect | None:
        """The effect of a word on the noun it governs."""
        return self.things.find(word)


def _words(classes: Sequence[Mapping[str, Any]]) -> _Words:
    whole: dict[str, Effect] = {}
    stems: dict[str, Effect] = {}
    for one in classes:
        if one["certainty"] not in _CERTAINTIES:
            raise KnowledgeError(f"commitment.toml: no certainty {one['certainty']!r}")
        effect = Effect(one["certainty"], bool(one.get("turns", False)))
        for word in one["words"].split():
            target = stems if word.endswith("*") else whole
            target.setdefault(word.rstrip("*"), effect)
    return _Words(whole, stems)
