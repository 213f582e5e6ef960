"""A telling in the form in which it is compared: sets and numbers, made once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dateline.dates import Interval, days_of
from dateline.matching.stems import stem
from dateline.matching.words import TOKEN, families_of, rarity, trigger_stems
from dateline.types import ActorMention, EventDate, EventPlace, MentionRef, Telling

_NAME_RARITY = 8.0
"""Words of a name at least so rare tell it from others ("Hussein", not "Islamic")."""

_SURE = 0.8
"""Confidence from which a place may rule out that two tellings are one event."""

_PEOPLE = frozenset(
    "man woman boy girl child son daughter baby teen teenager person people".split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """The actors of an event, or its recipients.

    `ids` are those of the registry and of named people; `names` the rare words of names, `people`
    the named persons, `words` the stems of all that is said of them;
    `only_people` is true where each is a person called by name.
    """

    ids: frozenset[str]
    people: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    only_people: bool

    def __bool__(self) -> bool:
        """False where the telling names nobody."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Where:
    """A place: `size` in kilometres around the point (-1 where unknown), `said` in the sentence.

    `sure` says that the resolver has little doubt which place of that name is meant.
    """

    name: str
    geonameid: int | None
    point: tuple[float, float] | None
    country: str
    admin1: str
    precision: str
    size: float
    said: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """See `Telling`; days are ordinals (`date.toordinal`), `spread` their count."""

    telling: Telling
    ref: MentionRef
    group: str
    sentence: int
    trigger: str
    stems: frozenset[str]
    families: frozenset[int]
    rareness: float
    type: str
    mode: str | None
    words: frozenset[str]
    names: frozenset[str]
    topic: frozenset[str]
    topic_names: frozenset[str]
    days: tuple[int, int] | None
    day_said: bool
    published: int | None
    place: Where | None
    actors: Party
    recipients: Party
    counts: tuple[tuple[str, int, int | None], ...]

    @classmethod
    def of(cls, telling: Telling) -> "Profile":
        """Prepare a telling for comparison."""
        event = telling.event
        stems = trigger_stems(event.trigger.text)
        published = days_of(telling.published)
        topic, topic_names = _topic_of(telling.topic)
        return cls(
            telling=telling,
            ref=telling.ref,
            group=telling.lineage.group,
            sentence=event.sentence,
            trigger=" ".join(event.trigger.text.lower().split()),
            stems=stems,
            families=families_of(event.trigger.text),
            rareness=max(map(rarity, TOKEN.findall(event.trigger.text.lower())), default=0.0),
            type=event.type,
            mode=event.mode,
            words=telling.words - stems,
            names=_names(telling.words),
            topic=topic,
            topic_names=topic_names,
            days=_days(event.date),
            day_said=bool(event.date and event.date.said),
            published=_middle(published) if published and published.days <= 31 else None,
            place=_where(event.place),
            actors=_party(event.actors),
            recipients=_party(event.recipients),
            counts=tuple(
                (kind, count.low if count.low is not None else count.value or 0,
                 count.high if count.low is not None or count.high is not None else count.value)
                for kind, count in sorted(event.counts.items())
            ),
        )  # fmt: skip


_MOST_KEPT = 30_000
"""Profiles that are remembered; each takes some ten kilobytes."""

_kept: dict[MentionRef, Profile] = {}


def profile_of(telling: Telling) -> Profile:
    """As `Profile.of`, but made once for a telling that is compared again and again."""
    kept = _kept.get(telling.ref)
    if kept is None or kept.telling is not telling:
        if len(_kept) >= _MOST_KEPT:
            for ref in list(islice(_kept, _MOST_KEPT // 2)):  # those made first
                del _kept[ref]
        kept = _kept[telling.ref] = Profile.of(telling)
    return kept


@lru_cache(maxsize=8192)
def _topic_of(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words of a report and the names among them: one copy for all its tellings."""
    return frozenset(words), _names(words)


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[:1].isupper() or word[:1].isdigit())


def _days(when: EventDate | None) -> tuple[int, int] | None:
    if when is None:
        return None
    first, last = days_of(when.earliest), days_of(when.latest)
    if first is None or last is None or last.latest < first.earliest:
        return None
    return first.earliest.toordinal(), last.latest.toordinal()


def _middle(interval: Interval) -> int:
    return (interval.earliest.toordinal() + interval.latest.toordinal()) // 2


def _where(place: EventPlace | None) -> Where | None:
    if place is None:
        return None
    mention = place.mention
    known = mention.lat is not None and mention.lon is not None
    return Where(
        name=mention.name.casefold(),
        geonameid=mention.geonameid,
        point=(mention.lat or 0.0, mention.lon or 0.0) if known else None,
        country=mention.country,
        admin1=mention.admin1,
        precision=place.precision,
        size=-1.0 if place.radius_km is None else place.radius_km,
        said=place.said,
        sure=mention.confidence >= _SURE,
    )


def _party(mentions: Sequence[ActorMention]) -> Party:
    """Who takes part; a composed id ("IRQ:COP") names nobody in particular."""
    named = [m for m in mentions if m.kind == "person" or not _composed(m.id)]
    words = {word for m in mentions for word in TOKEN.findall(f"{m.text} {m.name}".lower())}
    own = {word for m in named for word in TOKEN.findall(m.name.lower()) if len(word) > 2}
    return Party(
        ids=frozenset(m.id for m in named if m.id),
        people=frozenset(m.id for m in named if m.kind == "person"),
        names=frozenset(stem(word) for word in own if rarity(word) > _NAME_RARITY) - _PEOPLE,
        words=frozenset(stem(word) for word in words if len(word) > 1),
        countries=frozenset(code for m in mentions for code in m.country),
        only_people=bool(mentions) and all(map(_by_name, mentions)),
    )


def _by_name(mention: ActorMention) -> bool:
    """True where the words themselves name the person: no pronoun, no "the suspect"."""
    if mention.kind != "person":
        return False
    own = set(TOKEN.findall(mention.name.lower()))
    return any(w[0].isupper() and w.lower() in own for w in TOKEN.findall(mention.text))


def _composed(identity: str) -> bool:
    """True for "IRQ:COP" and "-:CVL": a country and a sector, and nobody's name."""
    head = identity.partition(":")[0]
    return head == "-" or (head.isupper() and head.isascii() and ":" in identity)
