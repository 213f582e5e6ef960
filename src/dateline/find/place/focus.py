"""Which state a report, or a sentence of it, is about: by its places and its adjectives."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import PlaceMention

ADJECTIVE = 0.25
"""How much an adjective ("Iraqi forces") tells beside a named place (1)."""

METONYM = 0.25
"""The same for a state that no preposition makes a place: "Russia said", "talks with Russia"."""

_LOCATIVE = re.compile(
    r"\b(?:in|inside|into|near|from|to|across|at|outside|around|through|throughout|within|leav\w+"
    r"|left|entered)\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)*$",
    re.IGNORECASE,
)
_BEFORE = 40
"""Characters before a name in which its preposition is looked for."""

LEAD = 2.0
"""How much more the first sentence tells."""

FADING = 0.9
"""What a sentence's evidence keeps of its weight for the next one."""

REACH = 20
"""Sentences back after which nothing is left of the weight."""

REPORT_SHARE = 1.0
"""How much the whole report tells about a sentence beside the sentence's own surroundings."""

HINT = 2.0
"""What the state of a party gains where the words for a place are known not to tell one."""

ACTOR, RECIPIENT = 1.0, 2.0
"""What a deed's parties add to their states: it reaches the recipient where that one is."""

ABROAD = 0.4
"""What is left of the state of actors that is not the recipients': they may act elsewhere."""

LEAST_SHARE = 0.3
"""Below this share of the evidence no state is told for a deed."""

LEAST_SHARE_OF_WORDS, LEAST_SHARE_OF_ONE, LEAST_SHARE_AT_HOME = 0.9, 0.7, 0.5
"""The same for words and ties: without parties; with those of one state on one side; with both
sides of one state. What states say to one another has no place by itself.

All weights were chosen on the training part of annotated reports."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A state, the words that tell it, and its share of all the evidence (0-1)."""

    country: str
    span: Span
    share: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Who takes part in an event, by alpha-3 codes; `deed` is false of words and ties."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    deed: bool = True

    @property
    def countries(self) -> tuple[str, ...]:
        """The states of all parties, one entry a party."""
        return self.actors + self.recipients


@dataclass(frozen=True, slots=True)
class Clue:
    """One word or name that tells a state."""

    sentence: int
    country: str
    span: Span
    weight: float


class Focus:
    """The states a report speaks of, sentence by sentence."""

    def __init__(
        self,
        readings: Sequence[Reading],
        gazetteer: Gazetteer,
        text: str,
        placed: Sequence[tuple[int, PlaceMention]],
    ) -> None:
        self._sentences = [reading.span for reading in readings]
        clues = [
            Clue(sentence, mention.country, mention.span, _weight(mention, text))
            for sentence, mention in placed
            if mention.country
        ]
        taken = {clue.span.start for clue in clues}
        for number, reading in enumerate(readings):
            for country, span in adjectives(reading, gazetteer):
                if span.start not in taken:
                    clues.append(Clue(number, country, span, ADJECTIVE))
        self._clues = sorted(clues, key=lambda clue: (clue.sentence, clue.span))
        self._report: dict[str, float] = defaultdict(float)
        for clue in self._clues:
            self._report[clue.country] += clue.weight * (LEAD if clue.sentence == 0 else 1.0)

    def country_at(self, sentence: int, countries: Sequence[str]) -> Evidence | None:
        """The likeliest state at the sentence, however weak; None where no word tells any."""
        weights = self._weights(sentence)
        for country in set(countries).intersection(weights):
            weights[country] += HINT
        return self._best(weights, sentence)

    def told_by(self, sentence: int, setting: Setting) -> Evidence | None:
        """The state of an event whose sentence names no place; None where it is open.

        A deed is where its recipient is, unless the report speaks of another state; words and
        ties have a state only where all their parties are of it and the report is about it.
        """
        weights = self._weights(sentence)
        states = set(setting.countries)
        if not weights:
            return self._told_by_parties(sentence, states)
        if setting.deed:
            for party, gain in ((setting.actors, ACTOR), (setting.recipients, RECIPIENT)):
                for country in set(party).intersection(weights):
                    weights[country] += gain
        if len(weights) > 1:
            for country in set(setting.actors).difference(setting.recipients).intersection(weights):
                weights[country] *= ABROAD
        evidence = self._best(weights, sentence)
        return evidence if evidence and _suffices(evidence, setting) else None

    def _best(self, weights: dict[str, float], sentence: int) -> Evidence | None:
        if not weights:
            return None
        best = max(weights, key=lambda country: (weights[country], country))
        share = weights[best] / sum(weights.values())
        return Evidence(best, self._span(best, sentence), round(share, 3))

    def _told_by_parties(self, sentence: int, states: set[str]) -> Evidence | None:
        """Where no word of the report tells a state, its sentence's parties do (by their names)."""
        if self._clues or len(states) != 1 or not 0 <= sentence < len(self._sentences):
            return None
        return Evidence(next(iter(states)), self._sentences[sentence], LEAST_SHARE)

    def _weights(self, sentence: int) -> dict[str, float]:
        weights: dict[str, float] = defaultdict(float)
        first = bisect_left(self._clues, sentence - REACH, key=lambda clue: clue.sentence)
        for clue in self._clues[first:]:
            back = sentence - clue.sentence
            if back < 0:
                break
            weights[clue.country] += clue.weight * FADING**back
        total = sum(self._report.values())
        for country, weight in self._report.items():
            weights[country] += REPORT_SHARE * weight / total
        return weights

    def _span(self, country: str, sentence: int) -> Span:
        """Where the state is told: the last clue up to the sentence, else the first after it."""
        spans = [(clue.sentence, clue.span) for clue in self._clues if clue.country == country]
        before = [span for number, span in spans if number <= sentence]
        return before[-1] if before else spans[0][1]


def _weight(mention: PlaceMention, text: str) -> float:
    if mention.kind != "country":
        return 1.0
    start = mention.span.start
    return 1.0 if _LOCATIVE.search(text[max(0, start - _BEFORE) : start]) else METONYM


def _suffices(evidence: Evidence, setting: Setting) -> bool:
    if setting.deed:
        return evidence.share >= LEAST_SHARE
    states = set(setting.countries)
    if not states:
        return evidence.share >= LEAST_SHARE_OF_WORDS
    at_home = not set(setting.actors).isdisjoint(setting.recipients)
    least = LEAST_SHARE_AT_HOME if at_home else LEAST_SHARE_OF_ONE
    return states == {evidence.country} and evidence.share >= least


def adjectives(reading: Reading, gazetteer: Gazetteer) -> list[tuple[str, Span]]:
    """The words of a sentence that tell a state without naming a place ("Sri Lankan")."""
    found = []
    tokens = reading.tokens
    cased = not all(token.text.islower() for token in tokens if token.text.isalpha())
    skip = -1
    for i, token in enumerate(tokens):
        if i == skip or not token.text[:1].isalpha():
            continue
        if i + 1 < len(tokens) and (
            country := gazetteer.demonym(f"{token.text} {tokens[i + 1].text}")
        ):
            found.append((country, reading.span_of(i, i + 1)))
            skip = i + 1
        elif not (cased and token.text.islower()) and (country := gazetteer.demonym(token.text)):
            found.append((country, token.span))
    return found
