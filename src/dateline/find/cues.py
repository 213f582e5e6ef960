"""What a cue says about an attribution: its kind, its polarity, and cues that rules find.

Kinds are those of the attribution scheme (docs/attribution.md), read off the cue's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.language.reading import Reading
from dateline.types import AttributionKind

_KINDS: tuple[tuple[AttributionKind, str], ...] = (
    ("question", r"ask(?:s|ed|ing)? (?:if|whether|why|how)|question|wonder|enquir|inquir"),
    ("denial", r"den(?:y|ies|ied|ying|ial)|reject|refut|disput|dismiss|rebuff|disavow"),
    ("threat", r"threat|vow(?:s|ed|ing)? (?:to )?(?:aveng|reveng|retaliat)|menac"),
    ("promise", r"promis|pledg|vow|swor[en]|swear|guarantee|undert[ao]ok?|commit"),
    ("demand", r"demand|urg|call(?:s|ed|ing)?\b.{0,12}\b(?:for|on|upon)|ask|request|order|appeal"
               r"|insist|instruct|plead|beg(?:s|ged|ging)?\b"),
    ("warning", r"warn|caution|alert"),
    ("intention", r"plan|intend|intention|aim(?:s|ed|ing)?\b|propos|decid|determin"),
    ("belief", r"believ|belief|think|thought|fear|suspect|hop(?:e|es|ed|ing)\b|expect|view|opinion"
               r"|consider|assum|suppos|doubt|guess|feel|felt|convinc|in the eyes of"),
    ("perception", r"s[ae]w\b|see(?:s|n|ing)?\b|hear|notic|witness|watch|observ"),
    ("evidence", r"show|indicat|reveal|suggest|confirm|prov(?:e|es|ed|en|ing)\b|found|finds?\b"
                 r"|evidence|demonstrat"),
)  # fmt: skip
_KIND = tuple((kind, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for kind, words in _KINDS)
_NEGATIVE = re.compile(
    r"\b(?:not|n['’]t|never|no|den(?:y|ies|ied|ying)|reject\w*|refus\w*|declin\w*|refut\w*)\b",
    re.IGNORECASE,
)

_INSISTS = re.compile(r"\binsist(?:s|ed|ing)?$", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:must|should|be|to)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\W*(?:I|we) (?:will|shall|won['’]t) (?!be\b)|\W*(?:I|we)['’]ll ", re.IGNORECASE
)
_HEARSAY = re.compile(r"(?:reports?|rumou?rs?|word|news)$", re.IGNORECASE)
"""What makes "insist" a demand and not a claim; and speech in which the speaker promises;
and nouns for what is passed on, whoever said it first."""

FORMULAS: tuple[tuple[str, ...], ...] = (
    ("according", "to"),
    ("in", "accordance", "with"),
    ("in", "response", "to"),
    ("in", "keeping", "with"),
    ("in", "line", "with"),
    ("as", "per"),
    ("as", "reported", "by"),
)
"""Prepositional cues; all but the first are what rewriting machines make of it, and count only
where a source that publishes or speaks follows (scheme, "cue")."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A prepositional cue in a sentence: cue tokens, source tokens, content tokens, inclusive."""

    cue: tuple[int, int]
    source: tuple[int, int]
    content: tuple[int, int]
    plain: bool


_FORMULAS_BY_WORD = {
    first: tuple(formula for formula in FORMULAS if formula[0] == first)
    for first in {formula[0] for formula in FORMULAS}
}


def kind_of(cue: str, content: str = "") -> AttributionKind:
    """The kind of attribution that cue and content make; a statement where nothing tells."""
    kind = _kind_by_words(cue)
    if kind == "demand" and _INSISTS.search(cue) and not _REQUIRED.search(content):
        return "statement"
    if kind == "statement" and _HEARSAY.match(cue):
        return "relay"
    return "promise" if kind == "statement" and _PROMISED.match(content) else kind


@lru_cache(maxsize=10_000)
def _kind_by_words(cue: str) -> AttributionKind:
    return next((kind for kind, pattern in _KIND if pattern.search(cue)), "statement")


def is_negative(cue: str) -> bool:
    """True for cues by which the source does not commit to the content: "denied", "did not say"."""
    return bool(_NEGATIVE.search(cue))


_FACTIVE = re.compile(
    r"\b(?:confirm|reveal|knows?\b|knew|known|learn|discover|realis|realiz|acknowledg|admit|admis)",
    re.IGNORECASE,
)
_FALSE = re.compile(r"\b(?:falsely|wrongly|mistakenly|untruthfully|debunk|disprov)", re.IGNORECASE)


def vouched(cue: str) -> int:
    """What whoever uses the cue takes over: that the content is true (1), that it is false (-1).

    >>> vouched("confirmed"), vouched("falsely claimed"), vouched("said")
    (1, -1, 0)
    """
    if _FALSE.search(cue):
        return -1
    return int(bool(_FACTIVE.search(cue)) and not is_negative(cue))


def formulas_in(reading: Reading) -> Iterator[Formula]:
    """Every "according to X" that opens or closes its clause, with X and what X is made to say."""
    words = [token.text.lower() for token in reading.tokens]
    for start, word in enumerate(words):
        for formula in _FORMULAS_BY_WORD.get(word, ()):
            if tuple(words[start : start + len(formula)]) == formula:
                found = _formula(words, start, len(formula))
                if found:
                    yield found
                break


def _formula(words: list[str], start: int, length: int) -> Formula | None:
    first = start + length
    last = first
    while last + 1 < len(words) and words[last + 1] not in {",", ".", ";", ":", "!", "?", "—", "–"}:
        last += 1
    if first >= len(words) or last - first > 12:
        return None
    cue, source = (start, first - 1), (first, last)
    plain = words[start] == "according"
    opens = start == 0 or words[start - 1] in {",", ";", "“", '"', "and", "but"}
    if start <= 1 and last + 2 < len(words):
        return Formula(cue, source, (last + 2, _content_end(words)), plain)
    closes = last >= len(words) - 2 or words[last + 1] in {",", ";"}
    if start > 1 and closes and (opens or plain):
        end = start - 2 if words[start - 1] == "," else start - 1
        return Formula(cue, source, (0, end), plain)
    return None


def _content_end(words: list[str]) -> int:
    return len(words) - 2 if words[-1] in {".", "!", "?"} else len(words) - 1
