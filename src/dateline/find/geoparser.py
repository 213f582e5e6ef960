"""Places of a text, without the rest of coding: for those who want Dateline for this alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.find.places import PlaceFinder
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.backend import Backend
from dateline.spans import Span
from dateline.types import PlaceMention, Report


@dataclass(frozen=True, slots=True)
class Geoparser:
    """Finds the words that name places and says which; `backend` null: resolution only."""

    finder: PlaceFinder
    backend: Backend | None

    @classmethod
    def load(
        cls, model: Path | None = None, gazetteer: Path | None = None, *, threads: int = 0
    ) -> "Geoparser":
        """The shipped model and gazetteer, or the user's; raises ModelError, KnowledgeError."""
        from dateline.language.model import OnnxBackend  # heavy, and `resolver` needs none

        return cls(PlaceFinder(Gazetteer.load(gazetteer)), OnnxBackend(model, threads=threads))

    @classmethod
    def resolver(cls, gazetteer: Path | None = None) -> "Geoparser":
        """Without a model: for `locate`; `places` then finds none."""
        return cls(PlaceFinder(Gazetteer.load(gazetteer)), None)

    def places(self, report: Report) -> tuple[PlaceMention, ...]:
        """Every place that the text of the report names, in order."""
        readings = self.backend.read(report.text) if self.backend else ()
        return self.finder.read(report, readings).mentions

    def locate(self, report: Report, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
        """The places that these words of the report name; those nothing tells about left out."""
        return self.finder.locate(report, spans)


def places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a text names, with the shipped model and gazetteer (loaded once).

    >>> [place.country for place in places("Shells fell near Aleppo.")]  # doctest: +SKIP
    ['SYR']
    """
    return _shipped().places(Report(id="", text=text))


@lru_cache(maxsize=1)
def _shipped() -> Geoparser:
    return Geoparser.load()
