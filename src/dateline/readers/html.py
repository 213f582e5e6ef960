"""Web pages: one file, one report; the extractor behind the seam finds the article."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import BinaryIO

from dateline.errors import RefusedInput
from dateline.limits import MAX_HTML_BYTES, MAX_REPORT_CHARS
from dateline.readers.dated_url import url_date
from dateline.readers.draft import build_report
from dateline.readers.encoding import decode
from dateline.readers.hints import Hints
from dateline.readers.page import Extractor, Page
from dateline.readers.shape import PAGE, refuse_unwieldy
from dateline.types import Report

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_DECLARED_WITHIN = 4096
_REMEDY = "save the text of the article as .txt"


def read_html(
    stream: BinaryIO,
    origin: str,
    hints: Hints,
    extractor: Extractor | None = None,
    *,
    url: str | None = None,
    charset: str | None = None,
    extra: Mapping[str, object] | None = None,
) -> Report:
    """The report; raises RefusedInput for a page that is too large or holds no article.

    `url` and `charset` are those the page came with, which tell more than what it says of itself;
    `extra` is kept with the report.
    """
    data = stream.read(MAX_HTML_BYTES + 1)
    if len(data) > MAX_HTML_BYTES:
        reason = f"the page is larger than {MAX_HTML_BYTES // 1024**2} MiB"
        raise RefusedInput(origin, reason, _REMEDY)
    html = decode(data, charset or declared_encoding(data))
    refuse_unwieldy(html, origin, "the page", _REMEDY, PAGE)
    page = _extract(html, origin, extractor or _shipped())
    given = {name: value for name, value in asdict(page).items() if value is not None}
    if url is not None:
        given |= {"url": url}
        given.setdefault("published", url_date(url))
    return build_report({**(extra or {}), **given}, origin, hints)


def _shipped() -> Extractor:
    # Imported on the first page: trafilatura takes a tenth of a second that other input need not.
    from dateline.readers.extract import extract

    return extract


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page or an XML document names at its head."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


def _extract(html: str, origin: str, extractor: Extractor) -> Page:
    try:
        page = extractor(html)
    except Exception as error:  # a parser fed by strangers: no page may end the run
        reason = f"the page cannot be taken apart ({type(error).__name__}: {error})"
        raise RefusedInput(origin, reason[:300], _REMEDY) from error
    if page is None or not page.text.strip():
        raise RefusedInput(origin, _why_nothing(html), _REMEDY)
    return page


def _why_nothing(html: str) -> str:
    """The parser drops texts of more than ten million characters."""
    longest = max(map(len, html.split("<")))
    if longest > MAX_REPORT_CHARS:
        return f"a paragraph of the page has more than {MAX_REPORT_CHARS:,} characters"
    return "no article is found on the page"
