"""Taking a report out of a store so that no byte of its words stays in the file.

Deleting rows is not enough: SQLite leaves them in free pages, the word index in old segments, the
log in frames. So rows go first, records are made again without them, then the index is merged and
the file written anew.
"""

from collections.abc import Sequence

from dateline.errors import StoreError
from dateline.store.database import Connection
from dateline.store.kinship import Kinship, relatives
from dateline.store.write import FOUND

_MENTIONS = "json_each(body, '$[4]')"
"""Where the text of a record (`bodies.record_text`) lists its mentions."""


def remove(connection: Connection, report_ids: Sequence[str]) -> None:
    """Delete reports with all that was found in them or decided on them; lineage is settled anew.

    Decisions hold words that a person copied from the report, or wrote about it: they go, too.
    Raises StoreError for an unknown id. The caller holds a write transaction.
    """
    bereft: set[str] = set()
    for report_id in report_ids:
        found = connection.execute(
            "SELECT r.key, r.fingerprint, r.wording, w.digest FROM reports r "
            "LEFT JOIN wordings w ON w.key = r.wording WHERE r.id = ?",
            (report_id,),
        ).fetchone()
        if found is None:
            raise StoreError(f"no report {report_id!r} in the store; nothing was forgotten")
        key, fingerprint, wording, digest = found
        bereft |= relatives(connection, digest) if digest else set()
        _decisions(connection, fingerprint)
        for table in FOUND:
            connection.execute(f"DELETE FROM {table} WHERE report = ?", (key,))
        connection.execute("DELETE FROM reports WHERE key = ?", (key,))
        connection.execute(
            "DELETE FROM wordings WHERE key = ?1 AND NOT EXISTS "
            "(SELECT 1 FROM reports WHERE wording = ?1)",
            (wording,),
        )
    Kinship().settle(connection, sorted(bereft))


def clean(connection: Connection, report_ids: Sequence[str]) -> None:
    """Delete what still speaks of reports that are gone, once records are made without them."""
    for report_id in report_ids:
        connection.execute(
            f"DELETE FROM record_history WHERE EXISTS (SELECT 1 FROM {_MENTIONS} m "
            "WHERE json_extract(m.value, '$[0]') = ?)",
            (report_id,),
        )
    connection.execute("DELETE FROM names WHERE key NOT IN (SELECT name FROM record_names)")
    connection.execute("DELETE FROM facet_counts WHERE n <= 0")


def clean_index(connection: Connection) -> None:
    """Let the word index of a file forget words that no report has any more."""
    # Merging all segments of the index into one drops the words of what was deleted.
    connection.execute("INSERT INTO report_words(report_words) VALUES ('optimize')")


def rewrite_file(connection: Connection) -> None:
    """Write the file anew without free pages, and empty the log; outside a transaction.

    Raises StoreError where another program reads the store: its view holds the old pages.
    """
    connection.execute("VACUUM")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(
            "the report is deleted, but another program has the store open, so its words are "
            "still in the log (-wal); end that program and run the same command with --clean"
        )


def _decisions(connection: Connection, fingerprint: str) -> None:
    anchored = connection.execute(
        "SELECT DISTINCT decision FROM decision_anchors WHERE fingerprint = ?", (fingerprint,)
    ).fetchall()
    for (key,) in anchored:
        connection.execute("DELETE FROM decision_anchors WHERE decision = ?", (key,))
        connection.execute("DELETE FROM decisions WHERE key = ?", (key,))
