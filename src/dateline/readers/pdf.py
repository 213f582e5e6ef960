"""PDF: the text of its pages, one file, one report."""

import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_PDF_BYTES, MAX_PDF_CONTENT_BYTES, MAX_PDF_PAGES
from dateline.readers.draft import build_report, refuse_long
from dateline.readers.opened import Opened
from dateline.types import Report

logging.getLogger("pypdf").addHandler(logging.NullHandler())
# It warns on standard error about files that are read or refused with a reason anyway.
logging.getLogger("pypdf").propagate = False

_LETTERS_A_PAGE = 20
"""Fewer on average, and the pages are pictures with a stamp or a page number."""
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_CLOSED, _OPEN = 0.75, 0.6
"""A line shorter than this share of the longest ends a paragraph, if it ends a sentence or not."""
_EXTRACT = "extract its text another way (pdftotext FILE) and give that"


def read_pdf(opened: Opened) -> Report:
    """The report; raises RefusedInput for one that is encrypted, scanned, damaged or too large."""
    stream = opened.movable()
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > MAX_PDF_BYTES:
        reason = f"the PDF is larger than {MAX_PDF_BYTES // 1024**2} MiB"
        raise RefusedInput(opened.origin, reason, _EXTRACT)
    text = _text(stream, opened.origin)
    return build_report({"text": text, "url": opened.url}, opened.origin, opened.hints)


def _text(stream: BinaryIO, origin: str) -> str:
    from pypdf.errors import PyPdfError

    try:
        return "\n\n".join(_pages(stream, origin))
    except RefusedInput:
        raise
    except (PyPdfError, Exception) as error:  # a parser fed by strangers: no file may end the run
        reason = f"the PDF cannot be read ({type(error).__name__}: {error})"
        raise RefusedInput(origin, reason[:300], _EXTRACT) from error


def _pages(stream: BinaryIO, origin: str) -> Iterator[str]:
    # Imported for the first PDF: it takes a tenth of a second that other input need not.
    from pypdf import PdfReader

    reader = PdfReader(stream, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        reason = "the PDF is encrypted, and opens only with a password"
        raise RefusedInput(origin, reason, "save it without a password")
    count, letters, size, drawn = len(reader.pages), 0, 0, 0
    if count > MAX_PDF_PAGES:
        reason = f"the PDF has {count:,} pages, more than {MAX_PDF_PAGES}"
        raise RefusedInput(origin, reason, "give the pages of one report")
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > MAX_PDF_CONTENT_BYTES:
            reason = f"the PDF takes more than {MAX_PDF_CONTENT_BYTES // 1024**2} MiB to draw"
            raise RefusedInput(origin, reason, _EXTRACT)
        text = flowing(page.extract_text())
        letters += sum(map(str.isalpha, text))
        size += len(text)
        refuse_long(size, origin)
        yield text
    if letters < _LETTERS_A_PAGE * max(1, count):
        reason = "the PDF holds pictures of pages (a scan), or no words"
        raise RefusedInput(origin, reason, "recognise its text first (ocrmypdf FILE NEW)")


def flowing(text: str) -> str:
    """The text with lines joined to paragraphs, and words that a line end parted to words.

    A line that ends well before the edge ends a paragraph; well before means more where no
    sentence ends, as in the lines of a head.

    >>> flowing("Two people were kil-\\nled on Friday,\\npolice said.")
    'Two people were killed on Friday, police said.'
    """
    paragraphs = _PARAGRAPH.split(_HYPHEN.sub("", text.strip()))
    return "\n\n".join(joined for each in paragraphs if (joined := _joined(each.splitlines())))


def _joined(lines: list[str]) -> str:
    edge = max(map(len, lines), default=0)
    out: list[str] = []
    for line in map(str.strip, lines):
        room = _CLOSED if line.endswith((".", "!", "?", "”", '"')) else _OPEN
        out.append(line + ("\n\n" if len(line) < room * edge else " "))
    return re.sub(r" +", " ", "".join(out)).strip()
