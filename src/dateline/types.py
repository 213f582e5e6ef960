"""The types that flow through Dateline: one meaning each, all frozen.

The output side mirrors the record contract (docs/record.md) field by field. Every value that a
person could doubt carries the span that supports it and the `rule` that decided it: the name of
a rule ("registry:alias", "timex:weekday") or of a model head ("model:trigger").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.spans import Span

ActorKind = Literal["person", "organization", "group", "country", "people"]
PlaceKind = Literal["country", "admin1", "admin2", "city", "region", "water", "facility", "other"]
Precision = Literal["point", "city", "admin2", "admin1", "country"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["asserted", "denied", "possible", "planned", "hypothetical"]
CountKind = Literal["killed", "injured", "arrested", "abducted", "displaced", "protesters"]
AttributionKind = Literal[
    "statement", "relay", "denial", "threat", "promise", "demand",
    "warning", "intention", "belief", "question", "perception", "evidence",
]  # fmt: skip
Role = Literal["original", "copy", "abridged", "rewritten"]
QuadClass = Literal[1, 2, 3, 4]
DecisionKind = Literal["accept", "reject", "correct", "add", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was published, by whom, when.

    `published` is an ISO prefix that keeps its precision ("2020", "2020-01", "2020-01-10" or a
    date-time). `origin` says where it was read ("feed.jsonl:12"); it is no part of its identity.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    extra: Mapping[str, object] = field(default_factory=dict)
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input set aside: where it was, what is wrong with it, what the user can do."""

    where: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor, resolved.

    `country` holds ISO 3166 alpha-3 codes (empty: none, as for the UN), `sector` PLOVER codes.
    `id` is the registry's, or a compositional one for actors without an entry ("IRQ:COP").
    """

    span: Span
    text: str
    id: str
    name: str
    kind: ActorKind
    country: tuple[str, ...]
    sector: tuple[str, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place, resolved; `lat`/`lon` in degrees (WGS 84), null where unknown."""

    span: Span
    text: str
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    kind: PlaceKind
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A TIMEX3 expression: its TIMEX value, and the days it may mean (ISO dates, inclusive).

    `earliest`/`latest` are null for durations, sets and vague references ("PAST_REF").
    """

    span: Span
    text: str
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of people: best value with its bounds (`high` null: "at least 5")."""

    span: Span
    text: str
    kind: CountKind
    value: int | None
    low: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words (PARC 3: source, cue, content)."""

    id: str
    parent: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    medium: tuple[Span, ...]
    addressee: tuple[Span, ...]
    kind: AttributionKind
    cue_polarity: Literal["+", "-"]
    quote: Literal["direct", "mixed", "indirect"]
    source_id: str
    source_name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that states the event."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where it happened, how precisely known; `said` is false where context supplies it.

    `radius_km`: it happened within so many kilometres of the mention's point; null where nobody
    knows (a sea, a region of the world, a place without coordinates).
    """

    mention: PlaceMention
    precision: Precision
    said: bool
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened: an ISO prefix and the first and last day it may mean."""

    span: Span
    text: str
    value: str
    earliest: str
    latest: str
    said: bool
    rule: str


@dataclass(frozen=True, slots=True)
class EventSource:
    """One voice of the chain, outermost first; `attribution` is the id of its attribution."""

    span: Span
    text: str
    name: str
    attribution: str | None


@dataclass(frozen=True, slots=True)
class View:
    """What a voice commits to (FactBank value); `source` null is the report itself."""

    source: int | None
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one report tells it.

    `counts` maps a count kind to its mention; `confidence` maps a field to 0…1; `decided_by`
    maps the fields that carry no mention of their own (type, mode, status, background …) to
    the rule or model that decided them. `intensity` (-10 most hostile … 10 most cooperative) and
    `quad_class` (1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    conflict) follow from type and mode by the codebook; null where it has none.
    """

    id: str
    sentence: int
    trigger: Trigger
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    background: bool
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    place: EventPlace | None
    date: EventDate | None
    sources: tuple[EventSource, ...]
    views: tuple[View, ...]
    counts: Mapping[CountKind, CountMention]
    confidence: Mapping[str, float]
    decided_by: Mapping[str, str]
    intensity: float | None = None
    quad_class: QuadClass | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Which report this one derives from; an original is its own group."""

    group: str
    role: Role
    of: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Words that a machine put in place of others, and the likely original."""

    span: Span
    text: str
    restored: str
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with all that Dateline found in it: one line of the record contract."""

    report: Report
    lineage: Lineage
    rewrites: tuple[Rewrite, ...]
    sentences: tuple[Span, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, order=True)
class MentionRef:
    """One event as one report tells it, by the two ids the store keeps it under."""

    report: str
    event: str


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of one report, with what matching must know of the report to compare it.

    `wire` is the agency the report credits ("" for none), `root` the folded name of the voice it
    goes back to (the report's outlet, or the report itself, where it speaks in its own), and
    `first_hand` says that somebody of the event or before whose eyes it happened tells it
    (`find.accounts`). `words` are the content words of the event's sentence, `topic` the rarest
    words and names of the report's title and opening, both in a lemma-like form.
    """

    ref: MentionRef
    event: Event
    published: str | None
    outlet: str | None
    lineage: Lineage
    wire: str
    root: str
    first_hand: bool
    words: frozenset[str]
    topic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says about two tellings being one event, in words.

    `weight` is what it adds to the log-odds of that: positive speaks for it, negative against.
    """

    field: str
    agrees: Literal["yes", "no", "unknown"]
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings side by side: the log-odds that they are one event, and why.

    `clash` says that a hard field contradicts (two days, two places, two victims): whatever the
    score, the two are never joined except by a person's ruling.
    """

    score: float
    reasons: tuple[Reason, ...]
    clash: bool


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on two mentions: `same` joins them, `apart` keeps them in two records."""

    kind: Literal["same", "apart"]
    a: MentionRef
    b: MentionRef


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of a record's field, the mentions that give it and the voices they give it by.

    `voices` are for people to read ("army", "Agence France-Presse"); a report that speaks in its
    own voice is named by its outlet. `value` is written as in the record contract.
    """

    field: str
    value: str
    mentions: tuple[MentionRef, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One happening, over all the reports that tell it.

    `event` holds the best value of each field (`event.id` is the record's `id`), `chosen` says
    for each field from which mention its value and span were taken and `rules` by which rule.
    `independent` counts a source once however many reports copy or quote it; `first_hand` those
    among them where somebody involved or watching speaks. `first_reported` and `last_reported`
    are ISO prefixes as published. `accounts` has a claim for each value of each field on which
    the mentions do not agree; it is empty where they do.
    """

    id: str
    event: Event
    chosen: Mapping[str, MentionRef]
    rules: Mapping[str, str]
    mentions: tuple[MentionRef, ...]
    reports: int
    outlets: tuple[str, ...]
    independent: int
    first_hand: int
    first_reported: str | None
    last_reported: str | None
    disputed: bool
    accounts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a decision is about, by what never changes: SHA-256 of the report, the trigger's words.

    Ids of events are a coder's; another model gives others. After it, a decision holds for the
    event of that report whose trigger stands on the same words.
    """

    fingerprint: str
    trigger: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling, as it was made: decisions are added, never changed.

    `coder` is who made it, `made` when (ISO date-time). `anchors` are the mentions it is about:
    all of a record for "accept" and "reject", the one whose report was read for "correct", the new
    one for "add" (its type in `value`). "merge" joins them with `others`, "split" takes them away
    from `others`. "correct" sets `field` (as the record contract names it, a number of people by
    its kind) to the words at `spans` of the report of the anchor, or to `value`; neither of
    them says that the field has no value. "undo" takes back the decision whose id is its `value`,
    and has that one's anchors. `id` is a hash of all else.
    """

    id: str
    kind: DecisionKind
    coder: str
    made: str
    anchors: tuple[Anchor, ...]
    others: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    spans: tuple[Span, ...] = ()
    note: str = ""
