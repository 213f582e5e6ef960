"""Words and phrases in any of their forms: "walk out" finds "walked out", "walk-outs".

A pattern is written in lower case: words in their basic form; "unioni*" for any word that begins
so; "..." for up to six words between: "call ... off" finds "called the strike off". Hyphens do
not matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from dateline.errors import KnowledgeError
from dateline.knowledge.inflection import forms_of
from dateline.knowledge.lexicon import parts_of

_GAP = "..."
_LONGEST_GAP = 6
_SHORTEST_STEM = 2


class Piece(NamedTuple):
    """A part of a token in lower case ("walk" of "walk-out"), and the index of the token."""

    text: str
    token: int


class Found(NamedTuple):
    """A pattern found: its number in its set, and the tokens it stands on, in order."""

    number: int
    tokens: tuple[int, ...]


def pieces_of(words: Iterable[str]) -> list[Piece]:
    """The words as pieces, without the hyphens between and inside them."""
    return [
        Piece(part, token)
        for token, word in enumerate(words)
        for part in ((word.lower(),) if word.isalpha() else parts_of(word))
        if part != "-"
    ]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a pattern: its forms or, for "unioni*", how it begins; `gap` words before it."""

    forms: frozenset[str]
    stem: str
    gap: int

    def fits(self, text: str) -> bool:
        return text.startswith(self.stem) if self.stem else text in self.forms


@dataclass(frozen=True, slots=True)
class Patterns:
    """A set of patterns, found by their first word."""

    words: tuple[tuple[_Word, ...], ...]
    by_form: dict[str, tuple[int, ...]]
    by_stem: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, patterns: Sequence[str]) -> Self:
        """Read the patterns; raises KnowledgeError for one that is empty or not in lower case."""
        words = tuple(_parsed(pattern) for pattern in patterns)
        by_form: dict[str, list[int]] = {}
        for number, parts in enumerate(words):
            for form in parts[0].forms:
                by_form.setdefault(form, []).append(number)
        return cls(
            words=words,
            by_form={form: tuple(numbers) for form, numbers in by_form.items()},
            by_stem=tuple((p[0].stem, n) for n, p in enumerate(words) if p[0].stem),
        )

    def found(self, pieces: Sequence[Piece]) -> Iterator[Found]:
        """Every pattern that stands in the pieces."""
        for at, piece in enumerate(pieces):
            for number in self._starting(piece.text):
                tokens = _followed(pieces, at, self.words[number])
                if tokens is not None:
                    yield Found(number, tokens)

    def touch(self, pieces: Sequence[Piece]) -> bool:
        """True where one of the patterns stands in the pieces."""
        return next(self.found(pieces), None) is not None

    def _starting(self, text: str) -> Iterator[int]:
        yield from self.by_form.get(text, ())
        for stem, number in self.by_stem:
            if text.startswith(stem):
                yield number


def _followed(pieces: Sequence[Piece], at: int, words: Sequence[_Word]) -> tuple[int, ...] | None:
    """The tokens of a pattern whose first word stands at `at`; None where the rest does not."""
    tokens = [pieces[at].token]
    for word in words[1:]:
        reach = range(at + 1, min(at + 2 + word.gap, len(pieces)))
        next_at = next((i for i in reach if word.fits(pieces[i].text)), None)
        if next_at is None:
            return None
        at = next_at
        tokens.append(pieces[at].token)
    return tuple(dict.fromkeys(tokens))


def _parsed(pattern: str) -> tuple[_Word, ...]:
    words: list[_Word] = []
    gap = 0
    for part in pattern.replace("-", " ").split():
        if part == _GAP:
            gap = _LONGEST_GAP
            continue
        words.append(_word(part, gap, pattern))
        gap = 0
    if not words or gap or words[0].gap:
        raise KnowledgeError(f"{pattern!r}: a trigger begins and ends with a word")
    return tuple(words)


def _word(part: str, gap: int, pattern: str) -> _Word:
    stem = part.removesuffix("*")
    if part != part.lower() or not stem.isalnum() or (stem != part and len(stem) < _SHORTEST_STEM):
        raise KnowledgeError(
            f"{pattern!r}: write words in lower case, in their basic form; "
            '"union*" for a beginning, "..." for words between'
        )
    return _Word(frozenset(), stem, gap) if stem != part else _Word(forms_of(part), "", gap)
