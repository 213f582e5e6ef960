"""Text to words with categories (see `words`), one character of category a word."""

import re
from dataclasses import dataclass

from dateline.find.timex.words import CATEGORIES, OTHER
from dateline.spans import Span

_WORD = re.compile(
    r"""(?:[ap]\.\s?m|b\.c)\b\.? | [^\W\d_]+          # "a.m.", a word
    | [0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-])      # an ISO date, with a time of day
      (?:[T\ ][0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?)?
    | [0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9][0-9])(?![0-9/.]{0,8}[0-9])   # 01/03/2020
    | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?        # a time of day
    | [0-9]{1,3}(?:,[0-9]{3})+(?![0-9]) | [0-9]+(?:\.[0-9]+)?      # numbers
    | '[0-9]0s | ['’][0-9][0-9](?![0-9]) | \n[ \t]*\n\s* | \n(?=[ \t]*[-*•]) | [^\s\w]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL_END = ("st", "nd", "rd", "th")
_LONGEST_NUMBER = 12
"""A longer one counts no days or years."""

_PUNCTUATION = {
    ",": ",", "-": "-", "–": "-", "—": "-", ".": ".", "!": ".", "?": ".", "'": "'", "’": "'",
    ";": OTHER, "/": "/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as words: `words` in lower case, their offsets, and a character of category each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    categories: str

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last`, inclusive."""
        return Span(self.starts[first], self.ends[last])


def lex(text: str) -> Lexed:
    """Cut a text into words and give each its category."""
    matches = list(_WORD.finditer(text))
    surface = [match.group() for match in matches]
    words = [word.lower() for word in surface]
    known = CATEGORIES.get
    categories = [known(word) or _category(word) for word in words]
    if "Y" in categories:
        _settle_ambiguous_months(text, surface, categories)
    _join_ordinals(words, matches, categories)
    starts, ends = [m.start() for m in matches], [m.end() for m in matches]
    return Lexed(words, starts, ends, "".join(categories))


def _category(word: str) -> str:
    first = word[0]
    if "0" <= first <= "9":
        return _number(word)
    if first in "'’" and len(word) > 1:
        return "E" if word.endswith("s") else "'"
    if first == "\n":
        return "."
    return _PUNCTUATION.get(word, OTHER)


def _number(word: str) -> str:
    """The category of a word that begins with a digit."""
    if ":" in word[:3]:
        return "I"
    if len(word) > _LONGEST_NUMBER and "-" not in word:
        return OTHER
    if not word.isdigit():
        return "Z" if "-" in word or word.count("/") == 2 or word.count(".") == 2 else "g"
    if len(word) == 4 and "1000" <= word < "2200":
        return "y"
    return "n" if len(word) <= 2 and int(word) <= 31 else "g"


def _settle_ambiguous_months(text: str, surface: list[str], categories: list[str]) -> None:
    """In text of mixed case "may" is no month, and "May" after a lower-case word is one."""
    if text.islower() or text.isupper():
        return
    for i, category in enumerate(categories):
        if category == "Y" and surface[i][0].islower():
            categories[i] = OTHER
        elif category == "Y" and i and surface[i - 1].islower():
            categories[i] = "M"


def _join_ordinals(words: list[str], matches: list[re.Match[str]], categories: list[str]) -> None:
    """Digits with a letter suffix: "3rd", "1990s", "3pm" (the suffix keeps a place of its own)."""
    for i, category in enumerate(categories[:-1]):
        if category not in "nyg" or matches[i].end() != matches[i + 1].start():
            continue
        suffix = words[i + 1]
        if suffix in _ORDINAL_END and category in "ng":
            categories[i], categories[i + 1] = "O", "_"
        elif suffix == "s" and words[i].endswith("0"):
            categories[i], categories[i + 1] = "E", "_"
