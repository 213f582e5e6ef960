"""Which language a text is in: what is not English must not be coded as if it were.

Most texts need no statistics: a third of the words of any English are its commonest two dozen, and
no other language is full of those. Only where they are rare is the classifier asked (py3langid, the
naive Bayes of langid.py: Lui and Baldwin 2012, https://aclanthology.org/P12-3005).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dateline.errors import RefusedInput
from dateline.limits import LANGUAGE_CHARS
from dateline.types import Report

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_COMMON = frozenset(
    "the of and to that for with from by at were which his her have has had been this their they"
    " who it its not said are would after about into against".split()
)
"""Common English words that are not common words of languages written with the same letters: no
"in", "is", "was", "on", "a", "no", "as", "an", "he", "be"."""
_ENGLISH_SHARE = 0.15
"""More of these among the words, and it is English. English news has 0.2 to 0.35, texts of
other languages 0 to 0.03; telegraphic English ("POLICE HOLD TWO") falls below: it is classified."""
_RELATIVES = frozenset(("pcm", "sco"))
"""Nigerian Pidgin and Scots: the classifier takes headlines and dialogue for them."""
_PIECE_CHARS = 600
_FEW_LETTERS = 24
_SURE = 0.5
"""A piece is foreign where the classifier is at least so sure of another language…"""
_SURE_OF_FEW = 0.75
"""… or so sure of a short one, as a line of names is…"""
_SHORT = 40
_ENGLISH_CHANCE = 0.1
"""… and gives English less than this."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")


class Detected(NamedTuple):
    """The language (ISO 639-1, else 639-3) of most of a text, and how probable that is, 0…1."""

    language: str
    probability: float


def detect(text: str) -> Detected:
    """The language of the text; English where it is too short to tell.

    A text in several languages is taken for the one that most of it is in. Of a long text, pieces
    from all parts of it are read.

    >>> detect("The minister said that the talks would go on.").language
    'en'
    """
    pieces = list(_pieces(text))
    plain = sum(len(piece) for piece in pieces if _is_plainly_english(piece))
    if plain * 2 >= sum(map(len, pieces)):  # whatever the rest is; the classifier is not needed
        return Detected(ENGLISH, 1.0)
    weights: dict[str, float] = {}
    sums: dict[str, float] = {}
    for piece in pieces:
        found = _of_piece(piece)
        weights[found.language] = weights.get(found.language, 0) + len(piece)
        sums[found.language] = sums.get(found.language, 0) + len(piece) * found.probability
    best = max(weights, key=weights.__getitem__)
    if weights.get(ENGLISH, 0) * 2 >= sum(weights.values()):
        best = ENGLISH
    return Detected(best, sums[best] / weights[best])


def _pieces(text: str) -> Iterator[str]:
    """Stretches of whole words; from a long text as many as LANGUAGE_CHARS hold, evenly spread."""
    if len(text) <= LANGUAGE_CHARS:
        starts = range(0, len(text), _PIECE_CHARS)
    else:
        starts = range(0, len(text) - _PIECE_CHARS, len(text) // (LANGUAGE_CHARS // _PIECE_CHARS))
    for start in starts:
        piece = text[start : start + _PIECE_CHARS]
        if len(text) - start < 2 * _PIECE_CHARS and len(text) <= LANGUAGE_CHARS:
            yield text[start:]
            return
        yield piece


def _of_piece(piece: str) -> Detected:
    if _is_plainly_english(piece):
        return Detected(ENGLISH, 1.0)
    return _classified(" ".join(_WORD.findall(piece.lower())))


def _is_plainly_english(piece: str) -> bool:
    """True where function words tell, or where there are too few letters for any telling."""
    words = _WORD.findall(piece.lower())
    if not words or sum(word in _COMMON for word in words) >= _ENGLISH_SHARE * len(words):
        return True
    latin = len(_LATIN.findall(piece))
    return 0 < latin < _FEW_LETTERS and latin * 2 >= sum(map(len, words))


def _classified(words: str) -> Detected:
    ranked = _classifier().rank(words)
    chances = dict(ranked)
    language, probability = ranked[0]
    english = chances[ENGLISH] + sum(chances.get(name, 0) for name in _RELATIVES)
    sure = _SURE_OF_FEW if len(words) < _SHORT and words.isascii() else _SURE
    if language in _RELATIVES or english >= _ENGLISH_CHANCE or probability < sure:
        return Detected(ENGLISH, max(english, 1 - probability))
    return Detected(language, probability)


@cache
def _classifier() -> "LanguageIdentifier":
    # Loaded for the first text that needs it: unpacking its model takes a third of a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def refuse_foreign(report: Report) -> None:
    """Raises RefusedInput for a report that is not in English, whatever its metadata say.

    The metadata are not asked: feeds name the language of their site, and many name "en" always.
    """
    found = detect(report.text)
    if found.language == ENGLISH:
        return
    likely = f"language {found.language!r}, {found.probability:.0%} likely"
    raise RefusedInput(
        report.origin or report.id,
        f"the text is not in English ({likely})",
        "give an English version; there is no model for other languages yet",
    )
