"""All that lineage says of the reports of a corpus: who derives from whom, what was rewritten."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.lineage.copies import Traced, trace
from dateline.lineage.restore import Restorer
from dateline.types import Report, Rewrite

_EDITED, _STEEPNESS = 32.0, 2.5
"""Replacements in 1,000 words: human editors stay below 25, machines lie above 40."""
_SEEN = 0.99
_LONG = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """A report with its lineage, how likely a machine rewrote it, and which words."""

    report: Report
    traced: Traced
    rewritten: float
    rewrites: tuple[Rewrite, ...]


def findings(reports: Sequence[Report], restorer: Restorer) -> list[Finding]:
    """The finding on each report, in input order; those with an original are read beside it."""
    traced = trace(reports, restorer.oddness)
    return [_finding(r, t, restorer) for r, t in zip(reports, traced, strict=True)]


def _finding(report: Report, traced: Traced, restorer: Restorer) -> Finding:
    if traced.lineage.of is None:
        read = restorer.read(report.text)
        if read.verdict.rewritten:  # of a report that is not in the corpus
            told = replace(traced.lineage, role="rewritten")
            traced = replace(traced, lineage=told)
        return Finding(report, traced, read.verdict.probability, read.rewrites)
    sure = 1 / (1 + math.exp(-(traced.replaced - _EDITED) / _STEEPNESS))
    rewrites = tuple(_rewrites(report, traced)) if sure >= 0.5 else ()
    return Finding(report, traced, sure, rewrites)


def _rewrites(report: Report, traced: Traced) -> list[Rewrite]:
    """What stands in the original in place of each replaced stretch."""
    return [
        Rewrite(span, span.of(report.text), original, _kind(original), _SEEN)
        for span, original in traced.originals
        if len(original.split()) <= _LONG
    ]


def _kind(original: str) -> str:
    if any(letter.isdigit() for letter in original):
        return "quantity"
    return "name" if original[:1].isupper() else "term"
