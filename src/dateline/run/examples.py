"""A codebook's own examples as tests: which of them does the coder get right?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dateline.knowledge.codebook import Codebook
from dateline.knowledge.examples import Example
from dateline.run.lanes import Code
from dateline.types import ActorMention, Event, Report


@dataclass(frozen=True, slots=True)
class TypeScore:
    """How often a type was found where it should be, missed, and found where it should not be."""

    type: str
    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float | None:
        """Share of the finds that are right; null where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the examples that were found; null where there are none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that came out otherwise, and how."""

    example: Example
    problem: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check; `values` counts the actors, dates and so on that examples ask for."""

    scores: tuple[TypeScore, ...]
    failures: tuple[Failure, ...]
    examples: int
    values: int
    values_right: int


def check_examples(codebook: Codebook, code: Code) -> Checked:
    """Code every example, and compare; a type counts as wrong in any text that must not hold it.

    That is in its counterexamples, and in examples of other types that do not name it in `also`.
    """
    tally: dict[str, list[int]] = {name: [0, 0, 0] for name in codebook.types}
    failures: list[Failure] = []
    values = values_wrong = 0
    for example in codebook.examples:
        events = code(Report(id="example", text=example.text, published=example.published)).events
        found = {event.type for event in events}
        if example.holds:
            tally[example.type][0 if example.type in found else 1] += 1
        for name in sorted(_unwanted(example, found)):
            tally[name][2] += 1
        problems = list(_problems(example, found))
        if example.holds and example.type in found:
            wrong = list(_wrong_values(example, events))
            values, values_wrong = values + len(example.wanted), values_wrong + len(wrong)
            problems += wrong
        failures += [Failure(example, problem) for problem in problems]
    scores = tuple(TypeScore(name, *counts) for name, counts in tally.items())
    total = len(codebook.examples)
    return Checked(scores, tuple(failures), total, values, values - values_wrong)


def _unwanted(example: Example, found: set[str]) -> set[str]:
    """The types found that the text must not hold; a counterexample speaks of its own type only."""
    if not example.holds:
        return found & {example.type}
    return found - {example.type} - example.also


def _problems(example: Example, found: set[str]) -> Iterator[str]:
    if example.holds and example.type not in found:
        yield "not found"
    for name in sorted(_unwanted(example, found)):
        yield f"{name} found"


def _wrong_values(example: Example, events: tuple[Event, ...]) -> Iterator[str]:
    own = [event for event in events if event.type == example.type]
    for field, wanted in example.wanted.items():
        got = [value for event in own for value in _VALUES[field](event)]
        exact = field in ("status", "mode", "date")
        if not any(_same(value, wanted, exact) for value in got):
            yield f"{field}: wanted {wanted}, found {', '.join(got) or 'none'}"


def _same(value: str, wanted: str, exact: bool) -> bool:
    """Codes are compared whole; of words it is enough that one holds the other."""
    one, other = value.casefold(), wanted.casefold()
    return one == other or (not exact and (other in one or one in other))


def _texts(mentions: tuple[ActorMention, ...]) -> list[str]:
    return [mention.text for mention in mentions]


_VALUES: Mapping[str, Callable[[Event], list[str]]] = {
    "trigger": lambda event: [event.trigger.text],
    "actor": lambda event: _texts(event.actors),
    "recipient": lambda event: _texts(event.recipients),
    "place": lambda event: [event.place.mention.text] if event.place else [],
    "date": lambda event: [event.date.value] if event.date else [],
    "status": lambda event: [event.status],
    "mode": lambda event: [event.mode] if event.mode else [],
    "source": lambda event: [source.text for source in event.sources],
}
