"""Exact copies: reports of the same words, and what was found in one as found in the other.

White space makes no difference: papers break lines as they please.
"""

import hashlib
from bisect import bisect_left
from dataclasses import replace

from dateline.lineage.credits import wire_of
from dateline.lineage.shadow import moved
from dateline.lineage.words import forms_of
from dateline.spans import Span
from dateline.types import CodedReport, Lineage, Report

LEAST_WORDS = 25
"""Shorter texts are the same by chance, or say "on Friday" of many Fridays."""

Rank = tuple[str, int, str, str]
_UNDATED = "9999"


def digest_of(text: str) -> str | None:
    """SHA-256 of the text without its white space, in hex; None where it is too short to tell."""
    if len(forms_of(text)) < LEAST_WORDS:
        return None
    return hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()


def rank_of(report: Report) -> Rank:
    """Orders the reports of one wording, the original first: by day, wire, moment, and id."""
    published = report.published or _UNDATED
    return (published[:10], -int(credit_of(report) > 0), published, report.id)


def credit_of(report: Report) -> float:
    """Speaks for the wire that prints its own story (1), against the paper that credits it."""
    wire = wire_of(report)
    if not wire or not report.publisher:
        return 0.0
    return 1.0 if wire.casefold() in report.publisher.casefold() else -0.5


def shared(coded: CodedReport, report: Report) -> CodedReport:
    """What was found in a report, as found in an exact copy of it: spans lie in the copy's text.

    The ids of the events are made of the copy's id and theirs. Its lineage is left to be traced.
    """
    there = _inked(report.text)
    if coded.report.text == report.text:
        found = replace(coded, report=report)
    else:
        here = _inked(coded.report.text)

        def place(span: Span) -> Span:
            if span.start >= span.end:
                return Span(0, 0)
            first = bisect_left(here, span.start)
            last = bisect_left(here, span.end) - 1
            return Span(there[first], there[last] + 1) if first <= last else Span(0, 0)

        found = replace(moved(replace(coded, report=report), place, report.text), report=report)
    events = tuple(replace(event, id=_event_id(report.id, event.id)) for event in found.events)
    alone = Lineage(report.id, "original", None, 1.0)
    return replace(found, lineage=alone, events=events)


def _inked(text: str) -> list[int]:
    """Where the characters stand that are no white space."""
    return [at for at, char in enumerate(text) if not char.isspace()]


def _event_id(report: str, event: str) -> str:
    return "e" + hashlib.sha256(f"{report}\0{event}".encode("utf-8", "replace")).hexdigest()[:16]
