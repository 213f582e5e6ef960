"""Which state a report, or a stretch of it, is about: the last resort for actors without one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.find.actor.sightings import Sentence, Sighting
from dateline.find.actor.words import LOCATIVE

_WEIGHTS = {"place": 4.0, "seat": 0.5, "name": 1.0, "people": 1.0, "adjective": 1.0}
_PERSON_WEIGHT = 1.0
_LOCATIVE_WEIGHT = 2.0
_HEAD_WEIGHT = 3.0
"""Title and first sentence set the scene."""
_SAME_SENTENCE, _BEFORE, _AFTER, _REPORT = 3.0, 1.0, 0.4, 0.5
_ORIGINS = {"place": 1.0, "seat": 0.5, "name": 1.0, "people": 4.0, "adjective": 4.0}
_WHOLE_REPORT = 2.0
"""As `_WEIGHTS` and `_REPORT`, for persons: their origin is a nationality said anywhere in the
report ("the Briton") and not where they are. Set on annotated reports, checked on others."""


@dataclass(frozen=True, slots=True)
class CountryCue:
    """Words that speak for a state, and how strongly: of what goes on, and of who is who."""

    sentence: int
    token: int
    code: str
    weight: float
    origin: float


class Countries:
    """The country cues of one report, weighed for any place in it."""

    def __init__(self, sentences: Sequence[Sentence], title: Sequence[Sighting] = ()) -> None:
        self._cues = [_cue(-1, s, _HEAD_WEIGHT, 1.0) for s in title if _speaks(s)]
        for sentence in sentences:
            self._cues += _cues_of(sentence)
        self.totals: Counter[str] = Counter()
        for cue in self._cues:
            self.totals[cue.code] += cue.weight  # type: ignore[assignment]
        self._near: dict[tuple[int, tuple[str, ...], bool, tuple[str, ...]], tuple[str, float]] = {}

    def near(
        self,
        sentence: int,
        among: Sequence[str] = (),
        *,
        person: bool = False,
        but: Sequence[str] = (),
    ) -> tuple[str, float]:
        """The likeliest state at a sentence with its share of the weight; "" where none is named.

        `among` limits the answer to these codes, `but` rules codes out; of a `person` the origin
        is asked. Answers are remembered: most phrases of a sentence ask the same.
        """
        asked = (sentence, tuple(among), person, tuple(but))
        found = self._near.get(asked)
        if found is None:
            found = self._near[asked] = self._weighed(*asked)
        return found

    def _weighed(
        self, sentence: int, among: tuple[str, ...], person: bool, but: tuple[str, ...]
    ) -> tuple[str, float]:
        scores: dict[str, float] = {}
        report = _WHOLE_REPORT if person else _REPORT
        for cue in self._cues:
            if (among and cue.code not in among) or cue.code in but:
                continue
            weight = cue.origin if person else cue.weight
            near = _nearness(sentence - cue.sentence, report)
            scores[cue.code] = scores.get(cue.code, 0.0) + weight * near
        if not scores:
            return "", 0.0
        best = max(scores, key=lambda code: scores[code])
        return best, scores[best] / (sum(scores.values()) or 1.0)


def _nearness(distance: int, report: float) -> float:
    if distance == 0:
        return _SAME_SENTENCE
    if distance > 0:
        return report + _BEFORE / distance
    return report + _AFTER / -distance


def _cues_of(sentence: Sentence) -> list[CountryCue]:
    head = _HEAD_WEIGHT if sentence.index == 0 else 1.0
    cues = []
    for sighting in sentence.sightings:
        if _speaks(sighting):
            before = sentence.keys[sighting.first - 1] if sighting.first else ""
            if before == "the" and sighting.first > 1:
                before = sentence.keys[sighting.first - 2]
            locative = _LOCATIVE_WEIGHT if before in LOCATIVE else 1.0
            cues.append(_cue(sentence.index, sighting, head, locative))
    return cues


def _speaks(sighting: Sighting) -> bool:
    return (
        len(sighting.actor.country) == 1
        and sighting.use not in {"backed", "pro", "led"}
        and sighting.actor.sector[:1] != ("JRN",)
    )


def _cue(sentence: int, sighting: Sighting, head: float, locative: float) -> CountryCue:
    weight, origin = _WEIGHTS[sighting.via], _ORIGINS[sighting.via]
    if sighting.actor.kind == "person":
        weight = origin = _PERSON_WEIGHT
    code = sighting.actor.country[0]
    return CountryCue(sentence, sighting.first, code, weight * head * locative, origin * head)
