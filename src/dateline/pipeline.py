"""The order of steps, from a report to all that is found in it.

Coding is a pure function of the report, the model and the knowledge files: no clock, no network,
no state. That makes it testable, repeatable and parallel.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from dateline.coding import Findings, code_events
from dateline.errors import ModelError
from dateline.find.actors import ActorFinder
from dateline.find.attribution import find_attributions
from dateline.find.places import PlaceFinder
from dateline.find.times import find_times
from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.calibration import UNCALIBRATED, Calibration
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.gazetteer import Gazetteer
from dateline.language.backend import AskingBackend, Backend
from dateline.language.detect import refuse_foreign
from dateline.language.model import OnnxBackend
from dateline.language.reading import Reading
from dateline.lineage.restore import Restorer
from dateline.types import CodedReport, Lineage, Report


@dataclass(frozen=True, slots=True)
class Coder:
    """Everything that is loaded once: the language backend, the finders, the codebook."""

    backend: Backend
    actors: ActorFinder
    places: PlaceFinder
    codebook: Codebook
    restorer: Restorer | None = None
    """Undoes what a rewriting machine did; without it every text is read as it stands."""
    calibration: Calibration = UNCALIBRATED
    """What the confidence of this backend is worth; without one its own numbers stand."""

    @classmethod
    def load(
        cls,
        model: Path | None = None,
        *,
        threads: int = 0,
        gazetteer: Path | None = None,
        codebook: Path | None = None,
        actors: Path | None = None,
    ) -> "Coder":
        """The shipped model and knowledge, or the user's own; `actors` stand beside those shipped.

        `threads` bounds the model's threads, 0 means every core. Raises `ModelError` or
        `KnowledgeError` where a file is missing or damaged.
        """
        backend = OnnxBackend(model, threads=threads)
        return cls(
            backend=backend,
            actors=ActorFinder(ActorRegistry.load(actors)),
            places=PlaceFinder(Gazetteer.load(gazetteer)),
            codebook=Codebook.load(codebook),
            restorer=Restorer.load(),
            calibration=Calibration.load(backend.version),
        )

    @property
    def model_version(self) -> str:
        """Name and version of the language model, kept with every run."""
        return self.backend.version

    @property
    def codebook_version(self) -> str:
        """Name and version of the codebook, kept with every run."""
        return self.codebook.label

    def code(self, report: Report) -> CodedReport:
        """Read the report and write down its events, each value with its words.

        Where a machine has rewritten the text, a corrected one is read in its place; every span
        points into the text as it stands. Raises `RefusedInput` for a text that is not English.
        """
        refuse_foreign(report)
        alone = Lineage(group=report.id, role="original", of=None, score=1.0)
        read = self.restorer.read(report.text) if self.restorer else None
        if read is None or not read.verdict.rewritten:
            return self._coded(report, alone)
        odd = replace(alone, role="rewritten", score=round(read.verdict.probability, 3))
        coded = self._coded(replace(report, text=read.shadow.text), odd)
        return replace(read.shadow.as_it_stands(coded, report), rewrites=read.rewrites)

    def _coded(self, report: Report, lineage: Lineage) -> CodedReport:
        readings = self._read(report.text)
        actors = self.actors.read(report, readings)
        places = self.places.read(report, readings)
        times = find_times(report, readings)
        attributions = find_attributions(report, readings, actors)
        findings = Findings(report, readings, actors, places, times, attributions)
        return CodedReport(
            report=report,
            lineage=lineage,
            rewrites=(),
            sentences=tuple(reading.span for reading in readings),
            actors=actors.mentions,
            places=places.mentions,
            times=times,
            attributions=attributions,
            events=tuple(
                replace(event, confidence=self.calibration.of_all(event.confidence))
                for event in code_events(findings, self.codebook)
            ),
        )

    def _read(self, text: str) -> tuple[Reading, ...]:
        """The sentences, read; a user's own codebook has arguments found for its trigger words."""
        if self.codebook.rules is None:
            return self.backend.read(text)
        if not isinstance(self.backend, AskingBackend):
            raise ModelError(
                f"the model {self.backend.version} cannot be asked for words of a codebook of your "
                "own; use the shipped one, or give it the method read_asking (docs/backends.md)"
            )
        return self.backend.read_asking(text, self.codebook.rules.asked)
