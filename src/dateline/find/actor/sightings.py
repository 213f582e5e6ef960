"""The names of the registry as they stand in the sentences of one report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.find.actor.us import us_names
from dateline.knowledge.actor_entries import Actor
from dateline.knowledge.actors import ActorRegistry, Match
from dateline.knowledge.names import word_key
from dateline.language.reading import Reading

Use = Literal["", "led", "backed", "based", "pro"]
"""How a name stands in a compound: "US-led", "Turkish-backed", "Somalia-based", "pro-Russian"."""

_SUPPORTED = frozenset([
    "backed", "supported", "funded", "aligned", "allied", "trained", "linked", "sponsored",
    "armed", "inspired", "controlled", "held", "occupied", "run", "made", "friendly", "style",
    "owned", "affiliated", "leaning", "speaking", "dominated",
])  # fmt: skip
_USES: dict[str, Use] = {"led": "led", "based": "based", "born": "based"}
_USES |= dict.fromkeys(_SUPPORTED, "backed")
_FOR_OR_AGAINST = frozenset({"pro", "anti"})
_COMPOUND = {prefix + "-": prefix for prefix in ("pro", "anti")}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name of the registry at tokens `first` to `last` of a sentence, read as `actor`."""

    first: int
    last: int
    actor: Actor
    via: str
    use: Use


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reading with what the registry sees in it; `keys` are the comparable forms of `words`."""

    index: int
    reading: Reading
    words: tuple[str, ...]
    keys: tuple[str, ...]
    sightings: tuple[Sighting, ...]

    def within(self, first: int, last: int) -> list[Sighting]:
        """The sightings that lie wholly inside these tokens."""
        return [s for s in self.sightings if s.first >= first and s.last <= last]

    def at(self, token: int) -> Sighting | None:
        """The sighting that covers a token."""
        for sighting in self.sightings:
            if sighting.first <= token <= sighting.last:
                return sighting
        return None


def spelled(sentence: Sentence, first: int, last: int) -> str:
    """The words as the report spells them, on one line."""
    base = sentence.reading.tokens
    parts = []
    for index in range(first, last + 1):
        token = base[index]
        if index > first and token.span.start > base[index - 1].span.end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def is_acronym(sentence: Sentence, first: int, last: int) -> bool:
    """True for a lone word in capitals where not all the sentence is in capitals."""
    word = sentence.words[first]
    return (
        first == last and len(word) > 1 and word.replace(".", "").isupper()
        and not "".join(sentence.words).isupper()
    )  # fmt: skip


def see(
    registry: ActorRegistry, readings: Sequence[Reading], published: str | None
) -> tuple[Sentence, ...]:
    """Scans all sentences; a name with several owners goes to the one that the report is about."""
    words = [tuple([token.text for token in reading.tokens]) for reading in readings]
    surnames = _surnames(readings)
    matches = [
        _without_persons(registry.scan(words[i], us_names(reading)), reading, surnames)
        for i, reading in enumerate(readings)
    ]
    weights = Counter(
        code
        for found in matches
        for match in found
        if len(match.actors) == 1
        for code in match.actors[0].country
    )
    return tuple(
        [
            Sentence(
                index,
                reading,
                words[index],
                tuple(map(word_key, words[index])),
                tuple([_sighting(m, words[index], weights, published) for m in matches[index]]),
            )
            for index, reading in enumerate(readings)
        ]
    )


def _surnames(readings: Sequence[Reading]) -> frozenset[str]:
    """The last words of the persons whom the model sees named in full."""
    return frozenset(
        reading.tokens[entity.last].text
        for reading in readings
        for entity in reading.entities
        if entity.label == "PER" and entity.last > entity.first
    )


def _without_persons(
    matches: list[Match], reading: Reading, surnames: frozenset[str]
) -> list[Match]:
    """The matches but for states and places that are a person's name ("Paris Doe", "Jane Chad")."""
    return [m for m in matches if not _is_person(m, reading, surnames)]


def _is_person(match: Match, reading: Reading, surnames: frozenset[str]) -> bool:
    if match.first != match.last or match.via not in {"name", "seat", "place"}:
        return False
    if match.actors[0].kind != "country":
        return False
    label = _label_at(reading, match.first)
    if label is None:
        return False
    kind, longer = label
    surname = reading.tokens[match.first].text in surnames
    return kind == "PER" and (longer or surname)


def _label_at(reading: Reading, token: int) -> tuple[str, bool] | None:
    """The model's label of a name at a token, and whether the name has other words."""
    for entity in reading.entities:
        if entity.first <= token <= entity.last:
            return entity.label, entity.last > entity.first
    return None


def _sighting(
    match: Match, words: tuple[str, ...], weights: Counter[str], published: str | None
) -> Sighting:
    actor = likeliest(match.actors, weights, published)
    return Sighting(match.first, match.last, actor, match.via, _use(words, match))


def likeliest(actors: Sequence[Actor], weights: Counter[str], published: str | None) -> Actor:
    """Of several actors of one name: first of the report's countries, then in office that day."""
    if len(actors) == 1:
        return actors[0]

    def fit(actor: Actor) -> tuple[int, bool]:
        weight = max((weights[code] for code in actor.country), default=0)
        return weight, published is not None and actor.serves_on(published[:10])

    return max(actors, key=fit)


def _use(words: tuple[str, ...], match: Match) -> Use:
    first, last = match.first, match.last
    if first >= 1 and words[first - 1].lower() in _COMPOUND:
        return "pro"
    if first >= 2 and words[first - 1] in "-–" and words[first - 2].lower() in _FOR_OR_AGAINST:
        return "pro"
    if last + 2 < len(words) and words[last + 1] in "-–":
        return _USES.get(words[last + 2].lower(), "")
    return ""
