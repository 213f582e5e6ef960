"""The words of a report as copies are traced by: small letters, no punctuation, with offsets."""

import re
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.spans import Span

WORD = re.compile(r"[^\W_]+")
"""An apostrophe parts words ("it's" is two), so that its many forms make no difference."""

_ANCHOR = re.compile(r"\d[\d,.:]*|(?<=[a-z,] )[^\W\d_][^\W_]*")
"""Numbers, and words in the middle of a sentence; of these, `anchors_of` takes the capitalised."""

_KNOWN_WORDS = 400_000

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text and where they stand; `forms` and `spans` run in parallel."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Cut a text; words of `text.lower()` would shift where a letter has a longer small one."""
        found = [(match.group().lower(), Span(*match.span())) for match in WORD.finditer(text)]
        return cls(tuple(form for form, _ in found), tuple(span for _, span in found))

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, end: int) -> Span:
        """The characters from word `first` to before word `end`."""
        return Span(self.spans[first].start, self.spans[end - 1].end)


class WordHashes(dict[str, int]):
    """Word → 32-bit CRC, remembered; a stable hash, so that an index can outlive a process."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        value = self[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return value


_HASHES = WordHashes()


def hashes_of(words: list[str]) -> Hashes:
    """The words' hashes, as numbers to compute with."""
    return np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))


def forms_of(text: str) -> list[str]:
    """The words alone, where nobody asks for offsets: three times as fast as `Words.of`."""
    return WORD.findall(text.lower())


def anchors_of(text: str) -> list[str]:
    """Names and numbers in their order: what survives when the words between are replaced."""
    return [a for a in _ANCHOR.findall(text) if not a[0].islower()]
