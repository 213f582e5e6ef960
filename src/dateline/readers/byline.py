"""Bylines: who wrote it, and for whom."""

import re
from dataclasses import dataclass

from dateline.readers.outlets import is_outlet, outlet_of_role
from dateline.readers.published import MONTH

_STOP = (
    r"(?!(?i:for|in|and|with|at|from|of|the|on|updated|published|monday|tuesday|wednesday"
    rf"|thursday|friday|saturday|sunday|{MONTH})(?![\w]))"
)
_CAPITAL = rf"{_STOP}[^\W\d_a-zà-öø-ÿ][\w.'’\-]*"
_PARTICLE = r"(?:(?:de|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|da|dos|di|du)\s+)"
_NAME = rf"(?:[Tt]he\s+)?{_PARTICLE}*{_CAPITAL}(?:\s+{_PARTICLE}*{_CAPITAL}){{0,4}}"
_AND = r"(?:\s+(?:and|And|AND|&)\s+|\s*,\s*(?:and|AND|&)\s+)"
_NAMES = rf"{_NAME}(?:(?:,\s*{_NAME})*{_AND}{_NAME})?"
_BYLINE = re.compile(
    rf"(?:^|[\s|·–—])(?:(?i:story|words|written|reported|reporting)\s+)?(?:[Bb]y|BY)\s*:?\s+"
    rf"(?P<names>{_NAMES})(?P<tail>.*)$"
)
_TAIL = re.compile(
    r"\s*$|\s*[,|·–—(\-/]|\s+(?:for|For|FOR|in|In|IN|at|with|\d|(?i:updated|published)\b)"
)
_FOR = re.compile(r"\s*\b(?:for|For|FOR)\s+(?P<outlet>[^\d\W][^,|·–—()\d]{1,60})")
_PARTS = re.compile(r"\s*[,|·–—()/]\s*|\s+-\s+")
_MAX_LINE = 160
_MAX_TAIL_WORDS = 16


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as written, the outlet they write for, and where in the line it begins."""

    names: str
    outlet: str | None
    start: int


def read_byline(line: str) -> Byline | None:
    """The byline in a line of its own; None for a sentence that happens to begin with "By".

    >>> read_byline("By Jane Doe For Mailonline").outlet
    'Mailonline'
    """
    if len(line) > _MAX_LINE or line[-1:] in ".!?":
        return None
    match = _BYLINE.search(line)
    if match is None or not _TAIL.match(match["tail"]) or _is_prose(match["tail"]):
        return None
    names = " ".join(match["names"].split())
    return Byline(names, _outlet(names, match["tail"]), match.start())


def _is_prose(tail: str) -> bool:
    """True for a long run of lower-case words: a sentence goes on."""
    words = tail.split()
    lower = sum(word.islower() for word in words)
    return len(words) > _MAX_TAIL_WORDS or lower > 4


def _outlet(names: str, tail: str) -> str | None:
    """Who is written for: "for X", a known outlet beside the name, or in the writer's role."""
    if match := _FOR.match(tail):
        return match["outlet"].strip()
    for part in _PARTS.split(tail):
        if is_outlet(part):
            return part
        if found := outlet_of_role(part):
            return found
    bare = re.sub(r"^the\s+", "", names, flags=re.I)
    return names if is_outlet(bare) else None
