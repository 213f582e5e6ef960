"""Who given words name: country and name against annotated sentences, country and sector alone.

    python bench/actors.py [--gold FILE] [--json FILE]

Gold spans go in, so that only the resolution is measured. Two forms of gold: annotated sentences
(a report is a document's sentences, one a line), and single phrases with what they are `expected`
to be, without any context. A span that names several actors is right where all its states are.
"""

import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from dateline.find.actors import ActorContext, ActorFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.language.model import OnnxBackend
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import ActorMention, Report
from figures import arguments, show
from names import Names

_ORGANISATIONS = {"UNO", "IGO", "NGO", "EUR", "ISM", "IMG", "MNC"}
"""Codes of the gold that stand for no state."""


@dataclass
class Score:
    """Hits and trials of one measure."""

    right: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        self.right += hit
        self.of += 1


Scores = dict[str, Score]


@dataclass(frozen=True)
class Case:
    """Words of a report and who they name: one or several actors, as `role` of an event."""

    role: str
    span: Span
    names: tuple[str, ...]
    countries: frozenset[str]


def documents(rows: list[dict[str, Any]]) -> Iterator[tuple[Report, list[Case]]]:
    """Annotated sentences put together to reports, each with its cases."""
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        members[row["doc"]].append(row)
    for name, sentences in members.items():
        text, cases = "", []
        for row in sentences:
            cases += cases_of(row, len(text))
            text += row["text"] + "\n\n"
        yield Report(name, text, published=sentences[0].get("date")), cases


def cases_of(row: dict[str, Any], start: int) -> Iterator[Case]:
    """The actors and recipients of a sentence that stands at `start`."""
    for event in row["events"]:
        for role in ("actor", "recipient"):
            for words, values in _told(event, role).items():
                at = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", row["text"])
                if at:
                    span = Span(*at.span()).shifted(start)
                    countries = frozenset(country for _, country in values if country)
                    yield Case(role, span, tuple(name for name, _ in values), countries)


def _told(event: dict[str, Any], role: str) -> dict[str, list[tuple[str, str]]]:
    """Names and states by span; a lone span ("the two states") may have several of them."""
    spans, names, states = (event[role], event[f"{role}_name"], event[f"{role}_country"])
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if len(spans) == 1:
        spans = spans * max(len(names), len(states))
    for words, name, country in zip_longest(spans, names, states, fillvalue=""):
        if words:
            told[words].append((name, country))
    return told


def score_annotated(rows: list[dict[str, Any]], finder: ActorFinder) -> tuple[Scores, float]:
    """Country and name of every gold span; milliseconds a sentence without the model."""
    backend, scores, names = OnnxBackend(), defaultdict(Score), Names(ActorRegistry.load())
    spent, sentences = 0.0, 0
    for report, cases in documents(rows):
        readings = backend.read(report.text)
        began = time.process_time()
        context = finder.read(report, readings)
        found = [(case, resolved(context, case, readings)) for case in cases]
        spent += time.process_time() - began
        sentences += len(readings)
        for case, mention in found:
            judge(scores, case, mention, names)
    return scores, 1000 * spent / max(1, sentences)


def resolved(context: ActorContext, case: Case, readings: tuple[Reading, ...]) -> ActorMention:
    """Who the words of a case name, by what is before them and after."""
    at = max(i for i, r in enumerate(readings) if i == 0 or r.span.start <= case.span.start)
    return context.resolve(case.span, at)


def judge(scores: Scores, case: Case, mention: ActorMention, names: Names) -> None:
    """Counts a case under all, its role, its rule, and where it has a state."""
    hit = set(mention.country) == case.countries
    scores["country"].add(hit)
    scores["country, where there is one" if case.countries else "country, where none is"].add(hit)
    same = any(names.same(mention.name, name) for name in case.names)
    scores[f"{case.role} name, same actor"].add(same)
    scores[f"{case.role} name, same letters"].add(
        any(names.equal(mention.name, name) for name in case.names)
    )
    scores[f"{case.role} country"].add(hit)
    scores[f"name by {mention.rule}"].add(same)
    scores[f"country by {mention.rule}"].add(hit)


def score_phrases(rows: list[dict[str, Any]], finder: ActorFinder) -> tuple[Scores, float]:
    """Country and first sector of single phrases; milliseconds each, the model included."""
    backend, scores = OnnxBackend(), defaultdict(Score)
    began = time.process_time()
    for row in rows:
        text, expected = row["text"], row["expected"]
        readings = backend.read(text)
        if not readings:
            continue
        mention = finder.read(Report("phrase", text), readings).resolve(Span(0, len(text)), 0)
        if "country" in expected:
            gold = expected["country"]
            states = {gold} if len(gold) == 3 and gold not in _ORGANISATIONS else set()
            scores["country"].add(set(mention.country) == states)
        if expected.get("code_1"):
            scores["sector"].add(expected["code_1"] in mention.sector)
    return scores, 1000 * (time.process_time() - began) / max(1, len(rows))


def score_registry() -> list[list[object]]:
    """Processor time to load the registry in a fresh process, and look-ups by name a second."""
    code = (
        "import time, dateline.types; began = time.process_time();"
        "from dateline.knowledge.actors import ActorRegistry; ActorRegistry.load();"
        "print(time.process_time() - began)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
            for _ in range(5)]  # fmt: skip
    registry = ActorRegistry.load()
    names = [name for actor in registry.actors for name in (actor.name, *actor.aliases)]
    began = time.process_time()
    found = sum(bool(registry.lookup(name)) for name in names)
    spent = time.process_time() - began
    return [
        ["registry: actors", "", len(registry.by_id), ""],
        ["registry: names", found / len(names), found, len(names)],
        ["registry: processor milliseconds to load (best of 5)",
         min(1000 * float(run.stdout) for run in runs), "", ""],
        ["registry: look-ups a second", len(names) / spent, "", ""],
    ]  # fmt: skip


def main() -> None:
    given = arguments(__doc__, ["data/annotated/dev.jsonl", "data/actors/ngec_actor_tests.jsonl"])
    finder = ActorFinder(ActorRegistry.load())
    table: list[list[object]] = score_registry()
    for path in given.gold:
        rows = read(path)
        scorer = score_phrases if rows and "expected" in rows[0] else score_annotated
        scores, milliseconds = scorer(rows, finder)
        table += [
            [f"{path.stem}: {name}", score.right / max(1, score.of), score.right, score.of]
            for name, score in sorted(scores.items())
        ]
        table.append([f"{path.stem}: milliseconds each", milliseconds, "", len(rows)])
    show("Actors, given their words", ["measure", "share", "right", "of"], table, given.json)


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


if __name__ == "__main__":
    main()
