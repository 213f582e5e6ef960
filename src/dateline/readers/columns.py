"""The columns of tables of news: what Media Cloud, GDELT and others call the fields of a report."""

from collections.abc import Mapping, Sequence

from dateline.errors import RefusedInput
from dateline.readers.draft import build_report
from dateline.readers.hints import Hints
from dateline.types import Report

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "body", "content", "full_text", "fulltext", "article_text", "story_text", "article",
        "maintext",
    ),
    "id": ("stories_id", "story_id", "article_id"),
    "title": ("headline",),
    "published": (
        "publish_date", "pub_date", "publication_date", "published_at", "date_published",
        "date_publish",
    ),
    "publisher": ("media_name", "outlet", "source_name", "publication"),
    "byline": ("author", "authors"),
    "url": ("link", "sourceurl", "source_url", "documentidentifier", "mobileurl"),
    "language": ("lang",),
}  # fmt: skip
"""What each field of the record contract is called by Media Cloud (stories_id, publish_date,
media_name), GDELT (SOURCEURL, DocumentIdentifier), Kaggle sets and news crawlers."""
KNOWN = {*_NAMES, "date", "source", *(name for names in _NAMES.values() for name in names)}
_FETCH = "fetch the pages first: dateline fetch --from FILE -o FOLDER, then code the folder"

_GDELT_EVENTS = (58, 61)
"""Columns of GDELT's event files 1.0 and 2.0, which have no header; the address is the last."""
_GDELT_GKG = 27
_GKG_ADDRESS = 4


def renamed(columns: Sequence[str]) -> list[str]:
    """The columns, with one that is called otherwise renamed where its field has none yet."""
    names = [name.strip().lower() for name in columns]
    for field, others in _NAMES.items():
        found = next((name for name in others if name in names), None)
        if field not in names and found is not None:
            names[names.index(found)] = field
    return names


def is_header(columns: Sequence[str]) -> bool:
    """True where the columns are named: one for the text or its address, and another."""
    names = set(renamed(columns))
    return bool(names & {"text", "url"}) and len(names & KNOWN) > 1


def gdelt_columns(cells: Sequence[str]) -> list[str] | None:
    """Names for the columns of a GDELT file, known by their number and first values; else None."""
    names = [f"column {number}" for number in range(1, len(cells) + 1)]
    if len(cells) in _GDELT_EVENTS and cells[0].isdigit() and len(cells[1]) == 8:
        names[0], names[-1] = "id", "url"
        return names
    if len(cells) == _GDELT_GKG and cells[0].partition("-")[0].isdigit():
        names[0], names[_GKG_ADDRESS] = "id", "url"
        return names
    return None


def row_report(row: Mapping[str, object], where: str, hints: Hints) -> Report:
    """The report in a row; raises RefusedInput, with its own words for a row of addresses only."""
    text = row.get("text")
    if row.get("url") and (text is None or (isinstance(text, str) and not text.strip())):
        raise RefusedInput(where, "the row has the address of a report, not its text", _FETCH)
    return build_report(row, where, hints)
