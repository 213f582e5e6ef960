"""What a store knows of reports before they are coded: is it there already, whose copy is it?"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dateline.errors import StoreError
from dateline.lineage.wording import digest_of, rank_of
from dateline.store.database import Connection
from dateline.store.words import storable_all
from dateline.store.write import clear, coder_of, fingerprint_of, put_found
from dateline.types import CodedReport, Lineage, Report

_KNOWN = (
    "SELECT r.id FROM reports r JOIN runs ON runs.id = r.run "
    "WHERE r.given = ? AND r.fingerprint = ? AND runs.model = ? AND runs.codebook = ?"
)
_TWINS = (
    "SELECT r.given, r.text, r.title, r.publisher, r.byline, r.published, r.id "
    "FROM wordings w JOIN reports r ON r.wording = w.key JOIN runs ON runs.id = r.run "
    "WHERE w.digest = ? AND runs.model = ? AND runs.codebook = ?"
)

T = TypeVar("T")


def known(connection: Connection, run: int, reports: Sequence[Report]) -> list[str | None]:
    """For each report the id it is stored under, coded as the run codes; None where it is not."""
    coder = coder_of(connection, run)

    def look(report: Report) -> str | None:
        values = (report.id, fingerprint_of(report), *coder)
        row = connection.execute(_KNOWN, values).fetchone()
        return str(row[0]) if row else None

    return [_as_stored(look, report) for report in reports]


def twins(connection: Connection, run: int, report: Report) -> list[tuple[str, Report]]:
    """Exact copies of a report that are coded as the run codes, with their stored ids, first first.

    Of the reports only what lineage asks for is read.
    """
    digest = digest_of(report.text)
    if digest is None:
        return []
    rows = connection.execute(_TWINS, (digest, *coder_of(connection, run)))
    found = [(str(stored), Report(*head)) for *head, stored in rows]
    return sorted(found, key=lambda item: rank_of(item[1]))


def lineage(connection: Connection, report_id: str) -> Lineage:
    """The lineage of a report, by stored id; raises StoreError where there is none."""
    row = connection.execute(
        "SELECT lineage_group, lineage_role, lineage_of, lineage_score FROM reports WHERE id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        raise StoreError(f"no report {report_id!r} in the store")
    return Lineage(*row)


def recode(connection: Connection, run: int, report_id: str, coded: CodedReport) -> None:
    """Put another coding in the place of what was found in a stored report."""
    key, fingerprint = connection.execute(
        "SELECT key, fingerprint FROM reports WHERE id = ?", (report_id,)
    ).fetchone()
    clear(connection, key, run, coded.lineage)
    put_found(connection, key, coded, fingerprint)


def _as_stored(look: Callable[[Report], T], report: Report) -> T:
    """What `look` says of the report, in storable characters where it must be."""
    try:
        return look(report)
    except UnicodeEncodeError:
        return look(storable_all(report))
