"""Actors: who the words of a report name, resolved to entries, states, roles and persons."""

from collections.abc import Sequence
from functools import cached_property

from dateline.find.actor import resolver
from dateline.find.actor.acronyms import acronyms
from dateline.find.actor.antecedents import antecedents
from dateline.find.actor.countries import Countries
from dateline.find.actor.memory import Memory
from dateline.find.actor.naming import named_in
from dateline.find.actor.persons import Persons
from dateline.find.actor.scene import Scene
from dateline.find.actor.sightings import Sighting, see
from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.names import words_in
from dateline.knowledge.offices import Offices
from dateline.knowledge.roles import RoleLexicon
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import ActorMention, Report


class ActorFinder:
    """Finds actors by a registry; holds no state of its own between reports."""

    def __init__(self, registry: ActorRegistry) -> None:
        self._registry = registry
        self._roles = RoleLexicon.load()
        self._offices = Offices(registry.actors)

    def read(self, report: Report, readings: Sequence[Reading]) -> "ActorContext":
        """Takes in a whole report, so that any phrase of it can be resolved in its context."""
        day = report.published[:10] if report.published else None
        sentences = see(self._registry, readings, day)
        scene = Scene(
            registry=self._registry,
            roles=self._roles,
            offices=self._offices,
            sentences=sentences,
            countries=Countries(sentences, self._title(report)),
            persons=Persons(sentences),
            introduced=dict(acronyms(sentences)),
            day=day,
            memory=Memory([], {}),
        )
        spoken_of = antecedents(scene, report.text, report.publisher or "")
        scene.memory = Memory(spoken_of, _sources(readings))
        return ActorContext(report.text, scene)

    def _title(self, report: Report) -> Sequence[Sighting]:
        words = words_in(report.title or "")
        return [
            Sighting(m.first, m.last, m.actors[0], m.via, "") for m in self._registry.scan(words)
        ]


def _sources(readings: Sequence[Reading]) -> dict[int, tuple[int, int]]:
    """By sentence the tokens of the last source of speech that the model sees in it."""
    return {
        index: (part.first, part.last)
        for index, reading in enumerate(readings)
        for cue in reading.cues
        for part in cue.parts
        if part.label == "source"
    }


class ActorContext:
    """One report, ready to say who its phrases name."""

    def __init__(self, text: str, scene: Scene) -> None:
        self._text = text
        self._scene = scene
        self._resolved: dict[tuple[Span, int], ActorMention] = {}

    def resolve(self, span: Span, sentence: int) -> ActorMention:
        """Who the words at `span` name, in sentence number `sentence`; never fails.

        Answers are remembered: events of a sentence share their parties and sources.
        """
        found = self._resolved.get((span, sentence))
        if found is None:
            found = self._resolved[span, sentence] = self._resolve(span, sentence)
        return found

    def _resolve(self, span: Span, sentence: int) -> ActorMention:
        seen = self._scene.sentences[sentence]
        tokens = seen.reading.tokens_in(span)
        text = span.of(self._text)
        if not tokens:
            return resolver.nobody(span, text)
        return resolver.mention_at(self._scene, seen, tokens[0], tokens[-1], span, text)

    @cached_property
    def mentions(self) -> tuple[ActorMention, ...]:
        """The actors that the report names, in document order, none overlapping another."""
        found = [
            resolver.resolve(self._scene, sentence, first, last, self._text)
            for sentence in self._scene.sentences
            for first, last in named_in(self._scene, sentence)
        ]
        return tuple(sorted(found, key=lambda mention: mention.span))
