"""Who said what in a text, without the rest of coding: for those who want Dateline for this."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.find.actors import ActorFinder
from dateline.find.attribution import find_attributions
from dateline.knowledge.actors import ActorRegistry
from dateline.language.backend import Backend
from dateline.types import Attribution, Report


@dataclass(frozen=True, slots=True)
class Quoter:
    """Finds attributions: source, cue and content, which lies within which, and who the source is.

    >>> quoter = Quoter.load()  # doctest: +SKIP
    >>> quoter.attributions(Report(id="1", text="The army said it left."))  # doctest: +SKIP
    """

    backend: Backend
    actors: ActorFinder

    @classmethod
    def load(cls, model: Path | None = None, *, threads: int = 0) -> "Quoter":
        """The shipped model and actor registry, or the user's model; raises ModelError."""
        from dateline.language.model import OnnxBackend  # heavy: only where it is asked for

        return cls(OnnxBackend(model, threads=threads), ActorFinder(ActorRegistry.load()))

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """Every attribution of the report, in text order."""
        readings = self.backend.read(report.text)
        return find_attributions(report, readings, self.actors.read(report, readings))


def quotes(text: str) -> tuple[Attribution, ...]:
    """Who says what in a text, with the shipped model and actor registry (loaded once).

    >>> [quote.source_name for quote in quotes("Turkey said its troops left.")]  # doctest: +SKIP
    ['Turkey']
    """
    return _shipped().attributions(Report(id="", text=text))


@lru_cache(maxsize=1)
def _shipped() -> Quoter:
    return Quoter.load()
