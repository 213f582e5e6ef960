"""One way to say which events are wanted: command line, API and export share it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import ConfigError
from dateline.store.parameters import parsed
from dateline.store.regions import Box, Dyad, Near, Polygon

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

    `near` and `within` find events whose place is known more finely than a country or a part of
    one. `outlet` is who published; `quads` are quad classes, 1 to 4. `dyad` names two actors.
    `min_roots` (independent sources) and `disputed` are properties of records: a single telling
    has one source and is not disputed.
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
    near: Near | None = None
    within: Box | Polygon | None = None
    outlet: str | None = None
    min_roots: int | None = None
    quads: tuple[int, ...] = ()
    dyad: Dyad | None = None
    disputed: bool | None = None

    @classmethod
    def from_parameters(cls, given: Mapping[str, str | Sequence[str]]) -> "Filter":
        """The filter that a query string or command line asks for, by the names in `PARAMETERS`.

        `type`, `mode` and `quad` may be given again; of the others the last one counts, and what
        is empty asks for nothing. Raises ConfigError for a name or a value that is none.

        >>> Filter.from_parameters({"type": ["ASSAULT", "COERCE"], "near": "33.3,44.4,50"}).near
        Near(lat=33.3, lon=44.4, km=50.0)
        """
        return cls(**parsed(given))

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
