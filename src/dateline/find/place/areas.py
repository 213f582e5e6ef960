"""Places told by others: "20 km north of Mosul", "between Homs and Palmyra", a border of states.

Each is an area: a point and a radius, never a pin. What a direction without a distance and "near"
mean is a convention of ours, of the size that Wieczorek et al. (2004) propose.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.find.place.geometry import km_between, middle, moved
from dateline.knowledge.extents import Extents
from dateline.knowledge.gazetteer import Gazetteer
from dateline.spans import Span
from dateline.types import PlaceMention

REACH = 70
"""Characters before and after the words of a place that may belong to the phrase around it."""

KM_A_MILE = 1.609
BESIDE_KM = 15.0
"""How far "north of" and "near" a town reach where no distance is said."""

LATERAL = 0.4
"""How far to the side of a said direction the place may lie: the tangent of half of 45 degrees."""

MOST_BETWEEN_KM = 600.0
"""Two towns farther apart are no way to tell a place between them."""

_NUMBERS = {"one": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "a dozen": 12, "a few": 5,
            "several": 10, "dozens of": 40}  # fmt: skip
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180,
             "southwest": 225, "west": 270, "northwest": 315}  # fmt: skip
_POINT = r"(?:(?:north|south)[- ]?(?:east|west)?|east|west)"
_NUMBER = rf"\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBERS)}"
_OF_THE = r"(?:the\s+)?(?:[a-z-]+\s+){0,3}?(?:of\s+)?"
_DISTANCE = re.compile(
    rf"\b(?P<number>{_NUMBER})(?:\s+|-)?(?P<unit>km|kms|kilomet(?:er|re)s?|mi|miles?)\b\.?"
    rf"(?:\s*\([^()]{{1,20}}\))?\s+(?:to\s+the\s+)?(?:(?:due\s+)?(?P<point>{_POINT})(?:ern)?\s+)?"
    rf"(?:away\s+)?(?:of|from|outside|off)\s+{_OF_THE}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b(?:(?:just\s+|to\s+the\s+)?(?P<point>{_POINT})\s+of"
    rf"|near(?:by)?|close\s+to|outside(?:\s+of)?|on\s+the\s+outskirts\s+of)\s+{_OF_THE}$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'.]*(?:[ -][A-Z][\w’'.]*){0,2}?"
_BETWEEN = re.compile(rf"\bbetween\s+{_OF_THE}(?P<a>{_NAME})\s+and\s+(?P<b>{_NAME})(?![\w-])")
_BORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<a>{_NAME})\s?[-–/]\s?(?P<b>{_NAME})\s+(?:[a-z]+\s+)?(?:border|frontier)\w*",
        rf"(?P<a>{_NAME})\s+and\s+(?P<b>{_NAME})\s+(?:border|frontier)\w*",
        rf"(?:border|frontier)\w*\s+(?:[a-z]+\s+)?(?:between|of)\s+(?P<a>{_NAME})\s+and\s+(?P<b>{_NAME})(?![\w-])",
        rf"(?P<a>{_NAME})(?:['’]s)?\s+(?:[a-z]+\s+){{0,2}}(?:border|frontier)\w*\s+with\s+(?P<b>{_NAME})(?![\w-])",
        rf"(?P<a>)(?:border|frontier)\w*\s+with\s+(?P<b>{_NAME})(?![\w-])",
        r"(?P<a>)(?P<b>[A-Z][\w’']*(?: [A-Z][\w’']*)?)\s+(?:border|frontier)\w*",
    )
)


@dataclass(frozen=True, slots=True)
class Area:
    """A place told by others; its mention's point is the middle, `km` the radius."""

    mention: PlaceMention
    km: float


Resolve = Callable[[Span], PlaceMention | None]


def beside(
    text: str, span: Span, resolve: Resolve, radius: Callable[[PlaceMention], float | None]
) -> Area | None:
    """A place by distance or direction from the town that the span names."""
    words = text[max(0, span.start - REACH) : span.end]
    first = span.end - len(words)
    for start in _name_starts(span, text):
        for pattern in (_DISTANCE, _BESIDE):
            match = pattern.search(words[: start - first])
            town = resolve(Span(start, span.end)) if match else None
            if match and town and town.kind in ("city", "facility", "admin2"):
                whole = Span(first + match.start(), span.end)
                return _off(town, match, whole, text, radius(town) or 0.0)
    return None


def _name_starts(span: Span, text: str) -> Iterator[int]:
    """Where the name may begin: at the span, or at a capital within it."""
    yield span.start
    for match in re.finditer(r"(?<![\w-])[A-Z]", span.of(text)):
        if match.start():
            yield span.start + match.start()


def _off(town: PlaceMention, match: re.Match[str], span: Span, text: str, extent: float) -> Area:
    """The area that lies so far from the town, in the direction if one is said."""
    assert town.lat is not None and town.lon is not None  # noqa: S101 - of the gazetteer
    said = _kilometres(match.groupdict())
    point = re.sub(r"[- ]", "", (match["point"] or "").casefold())
    km = BESIDE_KM if said is None else said
    where = (town.lat, town.lon)
    if point:
        where = moved(where, _BEARINGS[point], km)
    reach = extent + km * (LATERAL if point and said is not None else 1.0)
    if not point and said is None:  # "near Mosul" is about Mosul, only wider
        return Area(town, round(reach, 1))
    distance = f"{km:.0f} km " if said is not None else ""
    name = f"{distance}{point or 'from'}{' of' if point else ''} {town.name}"
    return Area(_area(town, span, text, name, where, "place:beside-town"), round(reach, 1))


def _kilometres(groups: dict[str, str | None]) -> float | None:
    number = groups.get("number")
    if number is None:
        return None
    value = _NUMBERS.get(number.casefold()) or float(number.replace(",", ""))
    return value * (KM_A_MILE if (groups["unit"] or "").casefold().startswith("mi") else 1.0)


def between(text: str, span: Span, resolve: Resolve) -> Area | None:
    """A place between two towns."""
    first = max(0, span.start - REACH)
    for match in _BETWEEN.finditer(text, first, span.end + REACH):
        if not _covers(match, span):
            continue
        ends = [resolve(Span(*match.span(name))) for name in ("a", "b")]
        a, b = ends
        if a is None or b is None or {a.kind, b.kind} - {"city", "facility", "admin2"}:
            continue
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            continue
        one, other = (a.lat, a.lon), (b.lat, b.lon)
        km = km_between(one, other)
        if km <= MOST_BETWEEN_KM:
            name = f"between {a.name} and {b.name}"
            shared = a if a.admin1 == b.admin1 else PlaceMention(
                a.span, a.text, a.name, None, a.lat, a.lon, a.country, "", a.kind, a.confidence,
                a.rule,
            )  # fmt: skip
            at = middle(one, other)
            whole = Span(*match.span())
            return Area(_area(shared, whole, text, name, at, "place:between"), round(km / 2, 1))
    return None


def at_border(
    text: str, span: Span, here: str, gazetteer: Gazetteer, extents: Extents
) -> Area | None:
    """The border of two states; `here` is the state that is spoken of ("" where none is)."""
    first = max(0, span.start - REACH)
    for pattern in _BORDERS:
        for match in pattern.finditer(text, first, span.end + REACH):
            if not _covers(match, span):
                continue
            one = _state(match["a"], gazetteer) if match["a"] else here
            other = _state(match["b"], gazetteer)
            border = extents.border(one, other) if one and other and one != other else None
            if border:
                country = here if here in (one, other) else one
                names = [state.name if (state := gazetteer.country(code)) else code
                         for code in (one, other)]  # fmt: skip
                mention = PlaceMention(
                    span, "", "", None, border.lat, border.lon, country, "", "region", 0.7, "",
                )  # fmt: skip
                whole, at = Span(*match.span()), (border.lat, border.lon)
                name = f"border of {names[0]} and {names[1]}"
                return Area(_area(mention, whole, text, name, at, "place:border"), border.km)
    return None


def _covers(match: re.Match[str], span: Span) -> bool:
    """True where the phrase is what the span is about: all its names lie in the phrase."""
    if not span.overlaps(Span(*match.span())):
        return False
    outside = match.string[span.start : max(span.start, match.start())]
    outside += match.string[min(span.end, match.end()) : span.end]
    return not any(map(str.isupper, outside))


def _state(words: str, gazetteer: Gazetteer) -> str:
    """The state of a name or an adjective; also of its last words ("In Syrian" → SYR)."""
    words = re.sub(r"['’]s?$", "", words)
    for start in (0, words.find(" ") + 1):
        name = words[start:]
        if code := gazetteer.demonym(name):
            return code
        places = gazetteer.find(name)
        if places and places[0].kind == "country":
            return places[0].country
    return ""


def _area(
    like: PlaceMention, span: Span, text: str, name: str, at: tuple[float, float], rule: str
) -> PlaceMention:
    return PlaceMention(
        span, span.of(text), name, None, round(at[0], 5), round(at[1], 5), like.country,
        like.admin1, "region", round(like.confidence, 3), rule,
    )  # fmt: skip
