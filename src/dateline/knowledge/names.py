"""Names made comparable: one key for all the ways a name is written.

Case, diacritics, apostrophes, full stops, hyphens, "the" and the Arabic article carry no
identity: "al-Qaeda", "Al Qaida's" and "the AL QAEDA" must meet in one look-up.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DROPPED = str.maketrans("", "", ".'’‘ʻʼ`´")
_SPELLED = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "þ": "th",
     "æ": "ae", "Æ": "ae", "œ": "oe", "ß": "ss", "ə": "e", "Ə": "e", "&": "and"}
)  # fmt: skip
_SPELLINGS = (
    ("mohammed", "mohamed mohammad mohamad muhammad muhammed muhamad muhamed"),
    ("ahmed", "ahmad"),
    ("hussein", "husain hussain husayn husein hossein hosein"),
    ("abdullah", "abdallah abdulla"),
    ("youssef", "yousef yusuf yusef yousuf yusof"),
    ("hassan", "hasan"),
    ("mahmoud", "mahmud mahmood"),
    ("khaled", "khalid"),
    ("omar", "umar omer"),
    ("mustafa", "mostafa moustafa mustapha"),
    ("ibrahim", "ebrahim"),
    ("suleiman", "sulaiman soleiman sulayman suleyman"),
    ("said", "saeed saeid sayeed"),
    ("sheikh", "sheik shaikh shaykh"),
)
_ONE_SPELLING = {other: name for name, others in _SPELLINGS for other in others.split()}
"""Names that the press transcribes from Arabic and Persian in many ways."""
_JOINTS = re.compile("[-–/,()'’]")
ARTICLES = frozenset({"the", "al", "ul"})
"""Words that carry no identity inside a longer name."""


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The comparable form of one word; empty for bare punctuation that joins words.

    >>> word_key("Erdoğan"), word_key("U.S."), word_key("-"), word_key(",")
    ('erdogan', 'us', '', ',')
    """
    if word.isascii():
        key = word.translate(_DROPPED).lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.translate(_SPELLED).translate(_DROPPED))
        key = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    if key in {"-", "–", "s", ""}:
        return ""
    if key == "&":
        return "and"
    return _ONE_SPELLING.get(key, key)


def words_in(text: str) -> list[str]:
    """The words of a name as the tokeniser of the language model would cut them, roughly."""
    if not _JOINTS.search(text):
        return text.split()
    for mark in "-–/,()":
        text = text.replace(mark, f" {mark} ")
    return text.replace("'s ", " ").replace("’s ", " ").split()


def is_monocase(words: Iterable[str]) -> bool:
    """True for a text all in capitals or all in small letters: there the case tells nothing."""
    letters = "".join(words)
    return letters.isupper() or letters.islower()


def name_key(words: Iterable[str]) -> str:
    """The key of a whole name, from its words.

    >>> name_key(["The", "al", "-", "Qaeda"]), name_key(["The", "Hague"])
    ('qaeda', 'hague')
    """
    return joined_key([key for key in map(word_key, words) if key])


def joined_key(keys: list[str]) -> str:
    """The key of a name from the keys of its words: articles go, unless nothing else is left."""
    if not ARTICLES.isdisjoint(keys):
        keys = [key for key in keys if key not in ARTICLES] or keys
    return " ".join(keys)
