"""A filter written as text: the names and forms that command line, pages and exports share."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from dateline.errors import ConfigError
from dateline.store.regions import Box, Dyad, Near, Polygon
from dateline.types import Status

Given = Mapping[str, str | Sequence[str]]

STATUSES: tuple[str, ...] = get_args(Status)
ANY_STATUS = "any"
_YES, _NO = {"1", "true", "yes"}, {"0", "false", "no"}
_SEVERAL = {"type": "types", "mode": "modes", "quad": "quads"}
"""Parameters that may be given again, and the fields of `Filter` they fill."""


def parsed(given: Given) -> dict[str, Any]:
    """The fields of a `Filter` by parameters; raises ConfigError that says what to write."""
    fields: dict[str, Any] = {}
    for name, values in given.items():
        read = _READERS.get(name)
        if read is None:
            raise ConfigError(f"there is no filter {name!r}; use one of {', '.join(PARAMETERS)}")
        texts = [values] if isinstance(values, str) else list(values)
        found = [read(name, text.strip()) for text in texts if text.strip()]
        if found:
            several = _SEVERAL.get(name)
            fields[several or name] = tuple(found) if several else found[-1]
    return fields


def text_of(_name: str, text: str) -> str:
    """The text as it is."""
    return text


def status_of(name: str, text: str) -> str | None:
    """A status; "any" asks for nothing."""
    if text.lower() == ANY_STATUS:
        return None
    if text.lower() not in STATUSES:
        raise ConfigError(
            f"{name}: there is no {text!r}; write {', '.join(STATUSES)} or {ANY_STATUS}"
        )
    return text.lower()


def share_of(name: str, text: str) -> float:
    """A number from 0 to 1."""
    number = _number(text)
    if number is None or not 0 <= number <= 1:
        raise ConfigError(f"{name}: {text!r} is not a number from 0 to 1; write 0.9")
    return number


def count_of(name: str, text: str) -> int:
    """A whole number from 1 on."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) < 10**9):
        raise ConfigError(f"{name}: {text!r} is not a whole number from 1 on; write 2")
    return int(text)


def quad_of(name: str, text: str) -> int:
    """A quad class."""
    if text not in {"1", "2", "3", "4"}:
        raise ConfigError(
            f"{name}: {text!r} is no quad class; write 1 (verbal cooperation), 2 (material "
            "cooperation), 3 (verbal conflict) or 4 (material conflict)"
        )
    return int(text)


def truth_of(name: str, text: str) -> bool:
    """Yes or no."""
    if text.lower() not in _YES | _NO:
        raise ConfigError(f"{name}: {text!r} is neither true nor false; write one of the two")
    return text.lower() in _YES


def near_of(name: str, text: str) -> Near:
    """`LAT,LON,KM`."""
    numbers = _numbers(text)
    if len(numbers) != 3 or not (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180):
        raise ConfigError(f"{name}: {text!r} is no circle; write LAT,LON,KM as 33.3,44.4,50")
    if numbers[2] <= 0:
        raise ConfigError(f"{name}: {text!r} has no size; write kilometres above 0")
    return Near(*numbers)


def within_of(name: str, text: str) -> Box | Polygon:
    """`W,S,E,N`, or the corners of a polygon as `LON,LAT,LON,LAT,LON,LAT…`."""
    numbers = _numbers(text)
    longitudes, latitudes = numbers[0::2], numbers[1::2]
    if len(numbers) < 4 or len(numbers) % 2 or any(abs(lat) > 90 for lat in latitudes):
        raise ConfigError(
            f"{name}: {text!r} is no area; write a box as WEST,SOUTH,EAST,NORTH or a polygon "
            "as LON,LAT,LON,LAT,LON,LAT and so on"
        )
    if any(abs(lon) > 180 for lon in longitudes):
        raise ConfigError(f"{name}: {text!r} leaves the map; longitudes run from -180 to 180")
    if len(numbers) == 4:
        if numbers[1] > numbers[3]:
            raise ConfigError(f"{name}: {text!r} is upside down; write WEST,SOUTH,EAST,NORTH")
        return Box(*numbers)
    return Polygon(tuple(zip(longitudes, latitudes, strict=True)))


def dyad_of(name: str, text: str) -> Dyad:
    """`A > B` (A did it to B) or `A <> B` (either to the other)."""
    mark = "<>" if "<>" in text else ">"
    first, _, second = (part.strip() for part in text.partition(mark))
    if not first or not second:
        raise ConfigError(f"{name}: {text!r} is not two actors; write A > B, or A <> B for both")
    return Dyad(first, second, directed=mark == ">")


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _numbers(text: str) -> list[float]:
    """The numbers between commas; none where one of them is not a number."""
    found = [_number(part.strip()) for part in text.split(",")]
    return [number for number in found if number is not None] if None not in found else []


_READERS: dict[str, Callable[[str, str], Any]] = {
    "type": text_of,
    "mode": text_of,
    "actor": text_of,
    "recipient": text_of,
    "either": text_of,
    "dyad": dyad_of,
    "country": text_of,
    "place": text_of,
    "near": near_of,
    "within": within_of,
    "since": text_of,
    "until": text_of,
    "status": status_of,
    "source": text_of,
    "outlet": text_of,
    "text": text_of,
    "report": text_of,
    "quad": quad_of,
    "background": truth_of,
    "disputed": truth_of,
    "min_confidence": share_of,
    "min_roots": count_of,
}
PARAMETERS = tuple(_READERS)
"""The names a filter may be written with."""
