"""Word lists with names: which of them does a stretch of text touch, and where?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.errors import KnowledgeError

_PART = re.compile(r"[^\W_]+|[^\w\s]")
_PATTERN_PART = re.compile(r"[^\W_]+\*?|[^\w\s*]")
_SHORTEST_STEM = 2
_KNOWN_WORDS = 50_000


class Hit(NamedTuple):
    """A pattern found: the name of its list, and its first and last word (inclusive)."""

    name: str
    first: int
    last: int


class _Entry(NamedTuple):
    name: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns by their first word; "bomb*" stands for any word that begins so.

    Patterns are words or phrases in lower case, "air strike*" or "al-qaeda"; hyphens are words
    of their own, so that it does not matter how a tokeniser treats them.
    """

    names: tuple[str, ...]
    whole: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]
    lengths: tuple[int, ...]
    _known: dict[str, tuple[_Entry, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, lists: Mapping[str, Sequence[str]]) -> "Lexicon":
        """Build from the patterns of each name; raises KnowledgeError for an empty pattern."""
        whole: dict[str, list[_Entry]] = {}
        stems: dict[str, list[_Entry]] = {}
        for name, patterns in lists.items():
            for pattern in patterns:
                first, rest = _split(name, pattern)
                target = stems if first.endswith("*") else whole
                target.setdefault(first.rstrip("*"), []).append(_Entry(name, rest))
        return cls(
            names=tuple(lists),
            whole={word: tuple(entries) for word, entries in whole.items()},
            stems={stem: tuple(entries) for stem, entries in stems.items()},
            lengths=tuple(sorted({len(stem) for stem in stems})),
        )

    def hits(self, words: Sequence[str]) -> Iterator[Hit]:
        """Every pattern found in the lower-cased words (as `parts_of` cuts them)."""
        for at, word in enumerate(words):
            for entry in self._remembered(word):
                if _follows(words, at + 1, entry.rest):
                    yield Hit(entry.name, at, at + len(entry.rest))

    def found(self, words: Sequence[str]) -> tuple[str, ...]:
        """The names of the lists touched, in the order in which the lists were given."""
        touched = {hit.name for hit in self.hits(words)}
        return tuple(name for name in self.names if name in touched)

    def _remembered(self, word: str) -> tuple[_Entry, ...]:
        entries = self._known.get(word)
        if entries is None:
            if len(self._known) >= _KNOWN_WORDS:
                self._known.clear()
            entries = self._known[word] = tuple(self._starting(word))
        return entries

    def _starting(self, word: str) -> Iterator[_Entry]:
        yield from self.whole.get(word, ())
        for length in self.lengths:
            if length > len(word):
                return
            yield from self.stems.get(word[:length], ())


def parts_of(text: str) -> list[str]:
    """A text in lower case as words and marks, hyphens apart: "Al-Qaeda" is "al", "-", "qaeda"."""
    return _PART.findall(text.lower())


def _split(name: str, pattern: str) -> tuple[str, tuple[str, ...]]:
    parts = _PATTERN_PART.findall(pattern)
    stem = parts[0].endswith("*") if parts else False
    if not parts or pattern != pattern.lower() or (stem and len(parts[0]) <= _SHORTEST_STEM):
        raise KnowledgeError(f"{name}: {pattern!r} is no word or phrase in lower case")
    return parts[0], tuple(parts[1:])


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(words[at:], rest, strict=False)
    )
