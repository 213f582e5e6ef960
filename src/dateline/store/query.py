"""One way to say which events are wanted: command line, API and export share it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import ConfigError

_ISO_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.*)?)?)?", re.ASCII)
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted; a field left at its default asks for nothing.

    `actor`, `recipient` and `either` (one of the two) are found in the name, the id or the words
    of a mention, `place` and `source` in name or words: anywhere in them, without regard to case
    or accents. `country` is ISO 3166 alpha-3: of the place, an actor or a recipient. `since` and
    `until` are ISO prefixes, both inclusive: every event that may have happened between them.
    `text` takes words and "quoted phrases" that the report must all contain; `word*` is a
    beginning. `min_confidence` is 0…1, on the event itself. Raises ConfigError for a date that
    is not an ISO prefix.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    either: str | None = None
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    source: str | None = None
    text: str | None = None
    report: str | None = None
    min_confidence: float | None = None
    background: bool | None = None

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and not _ISO_PREFIX.fullmatch(value):
                raise ConfigError(
                    f"{name}: {value!r} is not a date; write 2020, 2020-01 or 2020-01-10"
                )


EVERYTHING = Filter()
"""The filter that asks for nothing."""


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text without case and accents, as names are compared.

    >>> fold("Erdoğan")
    'erdogan'
    """
    if text.isascii():
        return text.lower()
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in marked if not unicodedata.combining(char))


def terms(text: str) -> list[str]:
    """The words and quoted phrases of a search; an unclosed quote runs to the end.

    >>> terms('"al Qaida" Mosul')
    ['al Qaida', 'Mosul']
    """
    found = (phrase or word for phrase, word in _TERM.findall(text.replace("\0", " ")))
    return [term for term in found if term.strip()]
