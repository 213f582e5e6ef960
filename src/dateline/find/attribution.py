"""Attributions of a report: who says what, by which words, and which saying holds which.

The language model finds cues with their sources and contents; rules add the prepositional
formulas, also in the mangled forms that rewriting machines make of them, and the medium.
Scheme: docs/attribution.md (PARC 3 and PolNeAR: source, cue, content).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from dateline.find.actors import ActorContext
from dateline.find.cues import Formula, formulas_in, is_negative, kind_of
from dateline.language.reading import CueReading, Reading
from dateline.spans import Span
from dateline.types import Attribution, Report

_OPENING, _CLOSING = "\"“‘'«", "\"”’'»"
_MEDIUM_NOUNS = frozenset(
    "newspaper newsletter magazine weekly daily channel website statement video broadcast radio "
    "television tv telegram twitter facebook agency interview letter tweet post report".split()
)
_MEDIUM_PREPOSITIONS = frozenset("in within on through via".split())
_PUBLISHING_NOUNS = frozenset(
    "police officials authorities witnesses sources reports report ministry spokesman "
    "spokeswoman statement agency media newspaper residents activists army military court".split()
)


def find_attributions(
    report: Report, readings: Sequence[Reading], actors: ActorContext
) -> tuple[Attribution, ...]:
    """All attributions of the report in text order, each with its parent."""
    found: list[Attribution] = []
    for index, reading in enumerate(readings):
        here = [_from_formula(f, reading, index, actors, report) for f in formulas_in(reading)]
        formulas = [a for a in here if a is not None]
        spoken = [_from_model(cue, reading, index, actors, report) for cue in reading.cues]
        taken = [span for a in formulas for span in a.cue]
        spoken = [a for a in spoken if not any(c.overlaps(t) for c in a.cue for t in taken)]
        in_order = sorted([*formulas, *spoken], key=lambda a: a.cue[0])
        numbered = [replace(a, id=f"A{len(found) + k}") for k, a in enumerate(in_order, start=1)]
        found.extend(_nested(numbered))
    return tuple(found)


def _from_model(
    cue: CueReading, reading: Reading, index: int, actors: ActorContext, report: Report
) -> Attribution:
    source = _parts(cue, reading, "source")
    return _attribution(
        report, index, actors, source,
        cue=reading.span_of(cue.first, cue.last),
        content=_parts(cue, reading, "content"),
        medium=_medium(reading, cue.first, source),
        rule="model:cue",
    )  # fmt: skip


def _parts(cue: CueReading, reading: Reading, label: str) -> tuple[Span, ...]:
    return tuple(reading.span_of(p.first, p.last) for p in cue.parts if p.label == label)


def _from_formula(
    formula: Formula, reading: Reading, index: int, actors: ActorContext, report: Report
) -> Attribution | None:
    source = reading.span_of(*formula.source)
    if not formula.plain and not _can_publish(formula, reading, index, actors):
        return None
    return _attribution(
        report, index, actors, (source,),
        cue=reading.span_of(*formula.cue),
        content=(reading.span_of(*formula.content),),
        medium=(),
        rule="formula:according-to" if formula.plain else "formula:rewritten",
    )  # fmt: skip


def _can_publish(formula: Formula, reading: Reading, index: int, actors: ActorContext) -> bool:
    """True for outlets, and for nouns of those who inform: "in response to" has other uses too."""
    first, last = formula.source
    if reading.tokens[reading.head_of(first, last)].text.lower() in _PUBLISHING_NOUNS:
        return True
    return "JRN" in actors.resolve(reading.span_of(first, last), index).sector


def _attribution(
    report: Report,
    index: int,
    actors: ActorContext,
    source: tuple[Span, ...],
    *,
    cue: Span,
    content: tuple[Span, ...],
    medium: tuple[Span, ...],
    rule: str,
) -> Attribution:
    who = actors.resolve(source[0], index) if source else None
    words = cue.of(report.text)
    return Attribution(
        id="", parent=None, source=source, cue=(cue,), content=content, medium=medium,
        addressee=(),
        kind="relay" if who and "JRN" in who.sector else kind_of(words),
        cue_polarity="-" if is_negative(words) else "+",
        quote=_quote(report.text, content),
        source_id=who.id if who else "",
        source_name=who.name if who else "",
        rule=rule,
    )  # fmt: skip


def _quote(text: str, content: tuple[Span, ...]) -> Literal["direct", "mixed", "indirect"]:
    """Direct where all of the content stands in quotation marks, mixed where a part does."""
    pieces = [span.of(text).strip(" ,.") for span in content]
    if pieces and all(p[:1] in _OPENING and p[-1:] in _CLOSING for p in pieces if p):
        return "direct"
    quoted = any(mark in piece for piece in pieces for mark in '“”"«»')
    return "mixed" if quoted else "indirect"


def _medium(reading: Reading, cue: int, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The phrase that names a channel and hangs on the cue: "in its newspaper", "on Telegram"."""
    for i, token in enumerate(reading.tokens):
        if token.text.lower() not in _MEDIUM_NOUNS or token.upos not in {"NOUN", "PROPN"}:
            continue
        first, last = _noun_phrase(reading, i)
        before = reading.tokens[first - 1].text.lower() if first else ""
        span = reading.span_of(first, last)
        if (
            before in _MEDIUM_PREPOSITIONS
            and _governs(reading, cue, i)
            and not any(span.overlaps(s) for s in source)
        ):
            return (span,)
    return ()


def _governs(reading: Reading, cue: int, token: int) -> bool:
    """True where the token is an oblique of the cue, directly or through one noun."""
    head = reading.tokens[token].head
    return head == cue or (head >= 0 and reading.tokens[head].head == cue)


def _noun_phrase(reading: Reading, noun: int) -> tuple[int, int]:
    """The noun with its determiners, modifiers and names, as one stretch of tokens."""
    near = {"det", "amod", "compound", "nmod:poss", "flat", "appos", "nummod", "case", "punct"}
    first = last = noun
    while (
        first > 0
        and reading.hangs_on(first - 1, noun, near - {"appos"})
        and reading.tokens[first - 1].text.lower() not in _MEDIUM_PREPOSITIONS
    ):
        first -= 1
    while (
        last + 1 < len(reading.tokens)
        and reading.hangs_on(last + 1, noun, near)
        and reading.tokens[last + 1].text != ","
    ):
        last += 1
    return first, last


def _nested(attributions: list[Attribution]) -> list[Attribution]:
    """Give each attribution its parent: the smallest other whose content covers its cue."""
    out = []
    for inner in attributions:
        around = [
            outer for outer in attributions
            if outer is not inner and extent(outer) > extent(inner)
            and any(c.covers(inner.cue[0]) for c in outer.content)
        ]  # fmt: skip
        parent = min(around, key=extent, default=None)
        out.append(replace(inner, parent=parent.id if parent else None))
    return out


def extent(attribution: Attribution) -> int:
    """How much the attribution holds, in characters: an outer one holds more than an inner one."""
    return sum(span.end - span.start for span in attribution.content)
