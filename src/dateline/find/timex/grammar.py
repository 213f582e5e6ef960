"""All rules together; the first that fits at a place, and can be read, wins."""

import re
from collections.abc import Iterator

from dateline.find.timex import explicit, lengths, periods, relative
from dateline.find.timex.rule import Rule

_FIRST = ("clock", "clock-part", "age")
_ALL = (
    *explicit.RULES,
    *periods.RULES,
    *explicit.BARE_RULES,
    *relative.RULES,
    *lengths.RULES,
)
_ORDER: tuple[Rule, ...] = (
    *(rule for rule in _ALL if rule.name in _FIRST),
    *(rule for rule in _ALL if rule.name not in _FIRST),
)

_PATTERNS = [(rule, re.compile(rule.expanded)) for rule in _ORDER]
_ANY = re.compile("|".join(f"(?:{rule.expanded})" for rule in _ORDER))


def readings_at(categories: str, at: int) -> Iterator[tuple[Rule, int]]:
    """Every rule that fits at a place, first choice first, with the end of what it takes."""
    for rule, pattern in _PATTERNS:
        match = pattern.match(categories, at)
        if match:
            yield rule, match.end()


def first_place(categories: str, at: int) -> int:
    """Where the next words that fit any rule begin, -1 where there are none."""
    match = _ANY.search(categories, at)
    return match.start() if match else -1
