"""Attributions of a report: who says what, by which words, and which saying holds which.

The language model finds cues with their sources and contents, a sentence at a time. Rules over
the tree mend them and add prepositional formulas (also in the mangled forms that rewriting
machines make of them), nouns ("reports that") and cues within what someone says; quotation marks
tell how far speech runs. Scheme: docs/attribution.md (PARC 3 and PolNeAR: source, cue, content).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from dateline.find.actors import ActorContext
from dateline.find.cues import Formula, formulas_in, is_negative, kind_of
from dateline.find.quote.drafts import Draft, clausal, from_model, nominal
from dateline.find.quote.marks import quotations_in
from dateline.find.quote.media import medium_of
from dateline.find.quote.nesting import nested
from dateline.find.quote.repair import repaired
from dateline.find.quote.running import Layout, run_on
from dateline.find.quote.syntax import Range, Syntax
from dateline.language.reading import Reading
from dateline.types import Attribution, Report

_OPENING, _CLOSING = "\"“‘'«„`", "\"”’'»“"
_PUBLISHING_NOUNS = frozenset(
    "police officials authorities witnesses sources reports report ministry spokesman "
    "spokeswoman statement agency media newspaper residents activists army military court".split()
)
_WITHIN_ONLY = "syntax:clause"
"""Cues that count only within what someone says: in the report's own voice the model finds them."""


def find_attributions(
    report: Report, readings: Sequence[Reading], actors: ActorContext
) -> tuple[Attribution, ...]:
    """All attributions of the report in text order, each with its parent."""
    found: list[Attribution] = []
    for index, reading in enumerate(readings):
        if reading.tokens:
            found.extend(_in_sentence(reading, index, actors, report))
    layout = Layout(report.text, tuple(r.span for r in readings), quotations_in(report.text))
    whole = run_on(found, layout)
    numbered = [replace(a, id=f"A{k}") for k, a in enumerate(whole, start=1)]
    kept = [a for a in nested(numbered) if _counts(a, layout)]
    names = {a.id: f"A{k}" for k, a in enumerate(kept, start=1)}
    return tuple(
        replace(a, id=names[a.id], parent=names.get(a.parent or ""), quote=_quote(report.text, a))
        for a in kept
    )


def _counts(attribution: Attribution, layout: Layout) -> bool:
    if attribution.rule != _WITHIN_ONLY or attribution.parent is not None:
        return True
    return layout.personal


def _in_sentence(
    reading: Reading, index: int, actors: ActorContext, report: Report
) -> list[Attribution]:
    syntax = Syntax(reading)
    drafts = [
        _formula_draft(f) for f in formulas_in(reading)
        if f.plain or _can_publish(f, reading, index, actors)
    ]  # fmt: skip
    for more in (map(from_model, reading.cues), nominal(syntax), clausal(syntax)):
        taken = [draft.cue for draft in drafts]
        drafts += [d for d in more if not any(_meet(d.cue, cue) for cue in taken)]
    drafts = sorted(repaired(drafts, syntax), key=lambda draft: draft.cue)
    return [_attribution(draft, reading, index, actors, report) for draft in drafts]


def _formula_draft(formula: Formula) -> Draft:
    return Draft(
        formula.cue, (formula.source,), (formula.content,),
        "formula:according-to" if formula.plain else "formula:rewritten",
    )  # fmt: skip


def _meet(a: Range, b: Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _can_publish(formula: Formula, reading: Reading, index: int, actors: ActorContext) -> bool:
    """True for outlets, and for nouns of those who inform: "in response to" has other uses too."""
    first, last = formula.source
    if reading.tokens[reading.head_of(first, last)].text.lower() in _PUBLISHING_NOUNS:
        return True
    return "JRN" in actors.resolve(reading.span_of(first, last), index).sector


def _attribution(
    draft: Draft, reading: Reading, index: int, actors: ActorContext, report: Report
) -> Attribution:
    source, content, told = (
        tuple(reading.span_of(*part) for part in parts)
        for parts in (draft.source, draft.content, draft.told)
    )
    who = actors.resolve(source[0], index) if source else None
    cue = reading.span_of(*draft.cue)
    words = cue.of(report.text)
    said = " ".join(span.of(report.text) for span in content[:1])
    return Attribution(
        id="", parent=None, source=source, cue=(cue,), content=content,
        medium=medium_of(reading, draft.cue[0], source), addressee=told,
        kind="relay" if who and "JRN" in who.sector else kind_of(words, said),
        cue_polarity="-" if is_negative(words) else "+",
        quote="indirect",
        source_id=who.id if who else "",
        source_name=who.name if who else "",
        rule=draft.rule,
    )  # fmt: skip


def _quote(text: str, attribution: Attribution) -> Literal["direct", "mixed", "indirect"]:
    """Direct where all of the content stands in quotation marks, mixed where a part does."""
    pieces = [span.of(text).strip(" ,.") for span in attribution.content]
    if pieces and all(p[:1] in _OPENING and p[-1:] in _CLOSING for p in pieces if p):
        return "direct"
    quoted = any(mark in piece for piece in pieces for mark in ('"', "“", "”", "«", "»", "''"))
    return "mixed" if quoted else "indirect"
