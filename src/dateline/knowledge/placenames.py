"""Place names made comparable: one key for the spellings that news uses for the same name.

Used when the gazetteer is compiled and when it is asked, so both sides agree.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
     "ə": "a", "’": "", "‘": "", "'": "", "`": "", "ʿ": "", "ʾ": "", "ʼ": "", "ʻ": "", "´": ""}
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SEPARATOR = re.compile(r"[^\w&]+|_")
_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "&": "and", "pt": "port"}
_POINTS = {"n": "north", "s": "south", "e": "east", "w": "west", "no": "north", "so": "south"}
_ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ath"))


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """The name without case, diacritics, punctuation, abbreviations and a leading "the".

    >>> place_key("St. Louis"), place_key("the U.K."), place_key("N. Carolina")
    ('saint louis', 'uk', 'north carolina')
    """
    text = _POSSESSIVE.sub("", name.strip())
    text = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), text)
    text = _plain(text)
    words = [_WORDS.get(word, word) for word in _SEPARATOR.split(text) if word]
    if len(words) > 1:
        words[0] = _POINTS.get(words[0], words[0])
        if words[0] == "the":
            words = words[1:]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """The key without its Arabic article ("al raqqa" → "raqqa"), None where it has none."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None


def _plain(text: str) -> str:
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in split if not unicodedata.combining(char))
    return text.casefold().translate(_LETTERS)
