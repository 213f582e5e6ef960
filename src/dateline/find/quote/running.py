"""Speech that runs on: quotations of several sentences and paragraphs, said by one voice.

The language model reads one sentence at a time, so it sees only the part of a quotation that
stands in the sentence of its cue. The marks tell the rest: `"A. B," he said. "C. D."`
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.find.quote.marks import Quotation
from dateline.spans import Span
from dateline.types import Attribution

_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Yy]ou|[Yy]our)\b")
_LETTERS_A_WORD = 5.7
_PERSONAL_SHARE = 0.015
"""News says "I" and "you" outside quotations in well under this share of its words."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the sentences and quotations of a text lie."""

    text: str
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    def quotation_over(self, span: Span) -> int | None:
        """The index of the quotation that shares the most with the span."""
        best, most = None, 0
        for i, quotation in enumerate(self.quotations):
            if quotation.span.start >= span.end:
                break
            shared = min(quotation.span.end, span.end) - max(quotation.span.start, span.start)
            if shared > most:
                best, most = i, shared
        return best

    @property
    def personal(self) -> bool:
        """True for speeches, interviews, letters: the first person speaks outside quotations."""
        words = len(self.text) / _LETTERS_A_WORD
        inside = (m.start() for m in _FIRST_PERSON.finditer(self.text))
        own = sum(not self.quoted(Span(at, at + 1)) for at in inside)
        return own >= _PERSONAL_SHARE * words

    def quoted(self, span: Span) -> bool:
        """True where the span lies within a quotation."""
        return any(q.span.covers(span) for q in self.quotations if q.span.start <= span.start)


def run_on(drafts: Sequence[Attribution], layout: Layout) -> list[Attribution]:
    """The attributions with their quotations in full length."""
    if not layout.quotations:
        return list(drafts)
    cues = [a.cue[0] for a in drafts if not layout.quoted(a.cue[0])]
    return [_whole(a, layout, cues) if a.content else a for a in drafts]


def _whole(attribution: Attribution, layout: Layout, cues: Sequence[Span]) -> Attribution:
    cue = attribution.cue[0]
    if layout.quoted(cue):
        return attribution
    content, last = [], None
    for piece in attribution.content:
        at = layout.quotation_over(piece)
        quotation = layout.quotations[at].span if at is not None else None
        if quotation and _is_speech(piece, quotation, cue, layout):
            content.append(Span(min(piece.start, quotation.start), max(piece.end, quotation.end)))
            last = at
        else:
            content.append(piece)
    if last is not None:
        content.extend(_following(last, cue, layout, cues))
    return replace(attribution, content=tuple(_merged(content)))


def _is_speech(piece: Span, quotation: Span, cue: Span, layout: Layout) -> bool:
    """True where the piece is the quotation, or its part in this sentence."""
    if quotation.overlaps(cue):
        return False
    sentence = next(s for s in layout.sentences if s.end > piece.start)
    here = Span(max(quotation.start, sentence.start), min(quotation.end, sentence.end))
    shared = min(piece.end, here.end) - max(piece.start, here.start)
    return 2 * shared > here.end - here.start


def _following(last: int, cue: Span, layout: Layout, cues: Sequence[Span]) -> Iterator[Span]:
    """The quotations after the cue's sentence that nobody else says: whole sentences of them."""
    spoken = layout.quotations[last].span
    end = max(cue.end, spoken.end)
    sentence = next((s for s in layout.sentences if s.end >= end), None)
    if sentence is None:
        return
    end = max(sentence.end, spoken.end)
    for quotation in layout.quotations[last + 1 :]:
        if quotation.span.start < end:
            continue
        if layout.text[end : quotation.span.start].strip():
            return
        paragraphs = layout.text.count("\n", end, quotation.span.start)
        if paragraphs and not quotation.continues:
            return
        if _claimed(quotation.span, layout, cues):
            return
        yield quotation.span
        end = quotation.span.end


def _claimed(quotation: Span, layout: Layout, cues: Sequence[Span]) -> bool:
    """True where the sentence in which the quotation ends has words of its own outside it."""
    sentence = next((s for s in layout.sentences if s.end >= quotation.end), None)
    if sentence is None:
        return False
    around = Span(min(sentence.start, quotation.start), sentence.end)
    if any(around.covers(cue) for cue in cues):
        return True
    rest = layout.text[quotation.end : sentence.end].strip(" .,;!?\n")
    return bool(rest)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
