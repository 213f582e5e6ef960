"""The hand-made table of what synonym machines write for common words (data/phrases.tsv)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.lineage.words import WORD

_FILE = Path(__file__).parent / "data" / "phrases.tsv"
KINDS = frozenset({"term", "attribution", "quantity", "title", "name"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A substitute, as words, and what it may stand for, likeliest first.

    `telling`: people hardly ever write it, so that it is evidence by itself.
    """

    words: tuple[str, ...]
    originals: tuple[str, ...]
    kind: str
    telling: bool


class PhraseTable:
    """All phrases, found by their first word."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(phrases, key=lambda p: -len(p.words)):
            self._by_first[phrase.words[0]].append(phrase)

    @classmethod
    def load(cls) -> "PhraseTable":
        """The shipped table, read once a process; raises KnowledgeError where a row is wrong."""
        return _shipped()

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
        """The longest phrase at each word, from left to right, none overlapping another."""
        at = 0
        while at < len(words):
            phrase = self._at(words, at)
            if phrase is None:
                at += 1
            else:
                yield at, phrase
                at += len(phrase.words)

    def _at(self, words: Sequence[str], at: int) -> Phrase | None:
        for phrase in self._by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase.words)]) == phrase.words:
                return phrase
        return None


def parse(line: str) -> Phrase:
    """One row of the table; raises KnowledgeError."""
    substitute, originals, kind, mark = (*line.split("\t"), "", "", "")[:4]
    words = tuple(WORD.findall(substitute.lower()))
    found = tuple(filter(None, originals.split("|")))
    if not words or not found or (kind or "term") not in KINDS or mark not in ("", "!"):
        raise KnowledgeError(f"phrases.tsv: {line!r} is no row of four columns")
    return Phrase(words, found, kind or "term", mark == "!")


@cache
def _shipped() -> PhraseTable:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return PhraseTable([parse(line) for line in lines if line and not line.startswith("#")])
