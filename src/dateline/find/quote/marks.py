"""Stretches of a text in quotation marks, whatever marks it uses and however it balances them.

A paragraph is never left open by a mark that its author forgot to close: a quotation ends with its
paragraph, unless the next one opens with a mark, as speech of several paragraphs does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.spans import Span

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?…\"'”’»])[ \t]*\n\s*")
_MARK = re.compile(r"[\"“”„«»]|``|''|‘‘|’’|[‘’'](?!\w)|(?<!\w)[‘'](?=\w)")
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "``": "''", "''": "''", "‘‘": "’’",
           "‘": "’", "'": "'"}  # fmt: skip
_AMBIGUOUS = frozenset(('"', "''"))
_SINGLE = frozenset("‘'")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s)")
_LONGEST_UNCLOSED = 600
"""Characters. Paragraphs of news are shorter; a text without paragraphs is one that is longer."""
_BEFORE_OPENING = " \t\n\u00a0([{—–-:/"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, the marks included.

    `continues`: this paragraph goes on with what the quotation before it left open.
    """

    span: Span
    continues: bool


def quotations_in(text: str) -> tuple[Quotation, ...]:
    """Every quotation of the text in order; one within another belongs to the outer one."""
    found: list[Quotation] = []
    left_open = ""
    for start, end in _paragraphs(text):
        continues = bool(left_open) and _opens_with(text, start, left_open)
        here, left_open = _in_paragraph(text, start, end)
        found.extend(
            Quotation(span, continues and span.start == start)
            for span in here
            if span.end - span.start > 2
        )
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _opens_with(text: str, start: int, mark: str) -> bool:
    return text.startswith(mark, start)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Span], str]:
    """The quotations of one paragraph, and the mark that it leaves open ("": none)."""
    spans: list[Span] = []
    mark, opened = "", start
    for match in _MARK.finditer(text, start, end):
        now = match.group()
        if mark and now in _CLOSES[mark] and not _must_open(text, match, start):
            spans.append(Span(opened, match.end()))
            mark = ""
        elif _opens(text, match, start, inside=bool(mark)) and not (mark and now in _SINGLE):
            if now in _SINGLE and not _closed(text, match.end(), end, _CLOSES[now]):
                continue
            if mark and now == mark:
                spans.append(Span(opened, _trimmed(text, opened, match.start())))
            elif mark:
                continue
            mark, opened = now, match.start()
    if mark and mark not in _SINGLE:
        spans.append(Span(opened, _unclosed_end(text, opened, end)))
    return spans, mark


def _opens(text: str, match: re.Match[str], start: int, *, inside: bool) -> bool:
    mark = match.group()
    if mark not in _CLOSES:
        return False
    if mark in _AMBIGUOUS:
        return _must_open(text, match, start) or not (inside or _must_close(text, match, start))
    return mark != "'" or text[match.end() : match.end() + 1].isalpha()


def _must_close(text: str, match: re.Match[str], start: int) -> bool:
    """A straight mark after a word and before a blank can only close, or is an inch."""
    after = text[match.end() : match.end() + 1]
    return match.start() > start and not text[match.start() - 1].isspace() and not after.isalnum()


def _must_open(text: str, match: re.Match[str], start: int) -> bool:
    """A straight mark after a blank and before a word can only open."""
    if match.group() not in _AMBIGUOUS:
        return False
    after = text[match.end() : match.end() + 1]
    before = text[match.start() - 1] if match.start() > start else " "
    return before in _BEFORE_OPENING and bool(after) and not after.isspace()


def _closed(text: str, start: int, end: int, marks: str) -> bool:
    """A single mark is a quotation mark only where its partner follows: "'90s" has none."""
    return any(
        m.group() in marks and not text[m.start() - 1].isspace()
        for m in _MARK.finditer(text, start, end)
    )


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Where speech ends that its author forgot to close, in a paragraph too long for one speech."""
    if end - start <= _LONGEST_UNCLOSED:
        return end
    sentence_end = _SENTENCE_END.search(text, start, end)
    return sentence_end.end() if sentence_end else end


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
