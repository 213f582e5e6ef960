"""What a store answers about records: rows, pages, and the counts that pages and charts show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.spans import Span
from dateline.types import Anchor, Event, Lineage, Record

Sort = Literal["date", "-date", "type", "reports", "independent", "confidence", "pressing"]
"""Order of records: `date` oldest first, `-date` newest first (by the last day it may have been,
else by the day of its first report), `type` by name and day, the others
largest first (`pressing`: what to review next, `corrections.doubt`). Ties go by id."""

TimeUnit = Literal["day", "week", "month"]
Grouping = Literal["type", "quad", "status", "actor"]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record with the head and the sentence of the report its trigger was taken from.

    It has the names of an `EventRow` (`event`, `report_id`, `title` …), so that whatever writes
    events as told writes records too. Spans of a value are into the text of the report that
    `record.chosen` names for its field.
    """

    record: Record
    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence_text: str
    sentence_span: Span

    @property
    def event(self) -> Event:
        """The record's best values."""
        return self.record.event


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One telling of a record, with what a reader must know of its report.

    `anchor` is what a decision on it is bound to.
    """

    event: Event
    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    sentence_text: str
    sentence_span: Span
    lineage: Lineage
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class RecordEvidence:
    """A value of a record, the report and the words it was taken from, and what decided it.

    `event` is the mention's id; `rule` decided the value in its report, `choice` is the rule by
    which the record took this mention's value ("" where no other mention had one).
    """

    field: str
    value: str | None
    span: Span
    text: str
    rule: str
    confidence: float | None
    report: str
    event: str
    choice: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some records of a filter: `total` in all, `next` the cursor of the page after this one."""

    total: int
    rows: tuple[RecordRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that records have, and how many of them; `name` is for people to read."""

    value: str
    n: int
    name: str = ""


Facets = Mapping[str, tuple[FacetValue, ...]]
"""By facet: type, mode, quad, actor, country, status, source, outlet, confidence, independent.
`actor` has ids as values and names; `confidence` tenths, rounded down ("0.9")."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a timeline: how many records begin on each first day of a unit (ISO)."""

    key: str
    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Records over time; those without a date, or known to the year only, are `undated`.

    Grouped by actor it has the twelve most frequent, and a record counts for each of its actors.
    """

    unit: TimeUnit
    series: tuple[Series, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Records near one spot: `type` is the most frequent, `id` the record's where it is alone."""

    lat: float
    lon: float
    n: int
    type: str
    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class MapArea:
    """Records known to the country or the part of it (`admin1`, "" for none) only.

    `lat` and `lon` are where its name may stand, not where anything happened.
    """

    country: str
    admin1: str
    n: int
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class MapCounts:
    """What a map shows of a filter; `nowhere` counts records without any place."""

    points: tuple[MapPoint, ...]
    areas: tuple[MapArea, ...]
    nowhere: int


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An actor and how many records it is in, as actor or recipient."""

    id: str
    name: str
    country: str
    n: int


@dataclass(frozen=True, slots=True)
class NetworkTie:
    """What one actor did to another: how often, how intensely on average, by quad class 1 to 4."""

    source: str
    target: str
    n: int
    intensity: float | None
    quad: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Network:
    """The most frequent actors of a filter and the ties among them."""

    nodes: tuple[NetworkNode, ...]
    ties: tuple[NetworkTie, ...]


@dataclass(frozen=True, slots=True)
class MergeStep:
    """What one step of merging did; `waiting` reports are left for the next."""

    reports: int
    mentions: int
    records: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program that wrote to the store; `reports` are those it coded last."""

    id: int
    version: str
    model: str
    codebook: str
    started: str
    reports: int
