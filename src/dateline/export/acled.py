"""Events as a table in the 31 columns that ACLED publishes; docs/export.md says what is lost.

ACLED holds political violence, demonstrations and some strategic moves that happened, dated to a
month or better and placed below the country. Everything else is left out, and counted by reason.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateline.dates import days_of
from dateline.export.rows import Row, record_of
from dateline.export.tables import Cell, csv_lines
from dateline.export.tally import Tally
from dateline.knowledge.acled import (
    CIVILIANS,
    EXTERNAL,
    MILITIA,
    PROTESTERS,
    RIOTERS,
    Coding,
    coding_of,
)
from dateline.knowledge.countries import Country, country
from dateline.types import ActorMention, EventPlace, Record

ORDER = (
    "State forces", "Rebel group", MILITIA, "Identity militia", RIOTERS, PROTESTERS,
    CIVILIANS, EXTERNAL,
)  # fmt: skip
"""ACLED's kinds of actor in the order of its interaction codes 1 to 8."""

_WEEK, _MONTH = 7, 31
_GEO_PRECISION = {"point": 1, "city": 1, "admin2": 2, "admin1": 3}
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class _Kept:
    """An event that ACLED would hold, with what its columns are made of."""

    row: Row
    record: Record
    coding: Coding
    day: date
    time_precision: int
    place: EventPlace
    country: Country


def acled_table(rows: Iterable[Row], tally: Tally) -> Iterator[str]:
    """The lines of the table; what ACLED would not hold is counted in `tally` by reason."""
    return csv_lines(ACLED_COLUMNS, map(_cells, _kept(rows, tally)))


def _kept(rows: Iterable[Row], tally: Tally) -> Iterator[_Kept]:
    for row in rows:
        found = _examined(row)
        if isinstance(found, str):
            tally.left_out[found] += 1
        else:
            yield found


def _examined(row: Row) -> _Kept | str:
    """The event as ACLED would hold it, or why it would not."""
    event, place = row.event, row.event.place
    if event.status != "asserted":
        return f"not told as having happened ({event.status})"
    coding = coding_of(event, place.mention.country if place else "")
    if coding is None:
        return "words, diplomacy and other types that ACLED does not hold"
    dated = _dated(row)
    if dated is None:
        return "no date within a month"
    if place is None or place.precision not in _GEO_PRECISION or place.mention.lat is None:
        return "no place below the country"
    state = country(place.mention.country)
    if state is None:
        return "no country that ACLED knows"
    return _Kept(row, record_of(row), coding, *dated, place, state)


def _dated(row: Row) -> tuple[date, int] | None:
    """The middle of the days it may mean, and ACLED's precision: 1 day, 2 week, 3 month."""
    told = row.event.date
    if told is None:
        return None
    first, last = date.fromisoformat(told.earliest[:10]), date.fromisoformat(told.latest[:10])
    days = (last - first).days + 1
    if days > _MONTH:
        return None
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return first + timedelta(days=(days - 1) // 2), precision


def _cells(kept: _Kept) -> list[Cell]:
    return [column(kept) for column in _TABLE.values()]


def _party(kept: _Kept, number: int) -> tuple[str, str]:
    """The name of a side and those beside it: crowds and civilians are named by what they are."""
    kind = kept.coding.sides[number]
    if kind == MILITIA and not _actors(kept, number):
        return f"Unidentified Armed Group ({kept.country.name})", ""
    names = list(dict.fromkeys(actor.name for actor in _actors(kept, number)))
    if kind in (PROTESTERS, RIOTERS, CIVILIANS):
        return f"{kind} ({kept.country.name})", _BETWEEN.join(names)
    return (names[0], _BETWEEN.join(names[1:])) if names else ("", "")


def _actors(kept: _Kept, number: int) -> tuple[ActorMention, ...]:
    event = kept.row.event
    sides = (event.actors, event.recipients)
    return sides[1 - number if kept.coding.swap else number]


def _interaction(kept: _Kept) -> str:
    present = sorted((side for side in kept.coding.sides if side), key=ORDER.index)
    return f"{present[0]} only" if len(present) == 1 else "-".join(present)


def _disorder(kept: _Kept) -> str:
    coding = kept.coding
    if coding.sub == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if coding.event == "Protests" or coding.sub == "Violent demonstration":
        return "Demonstrations"
    strategic = coding.event == "Strategic developments"
    return "Strategic developments" if strategic else "Political violence"


def _civilian_targeting(kept: _Kept) -> str:
    coding = kept.coding
    violent = _disorder(kept).startswith("Political violence")
    hit = CIVILIANS in coding.sides[1:] or coding.event == "Violence against civilians"
    unarmed = coding.sub == "Excessive force against protesters"
    return "Civilian targeting" if violent and (hit or unarmed) else ""


def _fatalities(kept: _Kept) -> int:
    """As ACLED counts: 0 where no number is told."""
    killed = kept.row.event.counts.get("killed")
    return (killed.value or killed.low or 0) if killed else 0


def _tags(kept: _Kept) -> str:
    if "Demonstrations" not in _disorder(kept):
        return ""
    crowd = kept.row.event.counts.get("protesters")
    size = crowd.value or crowd.low if crowd else None
    return f"crowd size={size if size is not None else 'no report'}"


def _timestamp(kept: _Kept) -> int | None:
    """The day of the latest report in seconds since 1970: nothing here reads the clock."""
    days = days_of(kept.record.last_reported)
    if days is None:
        return None
    return int(datetime.combine(days.latest, time(), UTC).timestamp())


def _unknown(_kept: _Kept) -> str:
    """What Dateline does not know."""
    return ""


_TABLE: dict[str, Callable[[_Kept], Cell]] = {
    "event_id_cnty": lambda kept: f"{kept.country.alpha3}{kept.record.id}",
    "event_date": lambda kept: kept.day.isoformat(),
    "year": lambda kept: kept.day.year,
    "time_precision": lambda kept: kept.time_precision,
    "disorder_type": _disorder,
    "event_type": lambda kept: kept.coding.event,
    "sub_event_type": lambda kept: kept.coding.sub,
    "actor1": lambda kept: _party(kept, 0)[0],
    "assoc_actor_1": lambda kept: _party(kept, 0)[1],
    "inter1": lambda kept: kept.coding.sides[0],
    "actor2": lambda kept: _party(kept, 1)[0] if kept.coding.sides[1] else "",
    "assoc_actor_2": lambda kept: _party(kept, 1)[1] if kept.coding.sides[1] else "",
    "inter2": lambda kept: kept.coding.sides[1],
    "interaction": _interaction,
    "civilian_targeting": _civilian_targeting,
    "iso": lambda kept: kept.country.numeric,
    "region": lambda kept: kept.country.region,
    "country": lambda kept: kept.country.name,
    "admin1": lambda kept: kept.place.mention.admin1,
    "admin2": _unknown,
    "admin3": _unknown,
    "location": lambda kept: kept.place.mention.name,
    "latitude": lambda kept: kept.place.mention.lat,
    "longitude": lambda kept: kept.place.mention.lon,
    "geo_precision": lambda kept: _GEO_PRECISION[kept.place.precision],
    "source": lambda kept: _BETWEEN.join(kept.record.outlets),
    "source_scale": _unknown,
    "notes": lambda kept: kept.row.sentence_text,
    "fatalities": _fatalities,
    "tags": _tags,
    "timestamp": _timestamp,
}

ACLED_COLUMNS = tuple(_TABLE)
"""The 31 columns, in ACLED's order."""
