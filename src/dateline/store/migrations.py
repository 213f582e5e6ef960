"""The schema of a store, as numbered steps; `PRAGMA user_version` says how many were taken.

A step that was released is never edited: a change is a new step at the end.
"""

import sqlite3
from collections.abc import Iterator

from dateline.errors import StoreError
from dateline.knowledge.codebook import Codebook
from dateline.store.kinship import WORDINGS
from dateline.store.schema import RECORDS, WAITING

APPLICATION_ID = 0x444C4E45
"""Marks a SQLite file as ours ("DLNE" in ASCII, in the header's application id)."""

_ACTOR = """start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, id TEXT NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL,
    confidence REAL NOT NULL, rule TEXT NOT NULL"""

_PLACE = """start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, name TEXT NOT NULL,
    geonameid INTEGER, lat REAL, lon REAL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    kind TEXT NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL"""

_OF_REPORT = "report INTEGER NOT NULL REFERENCES reports(key) ON DELETE CASCADE"
_OF_EVENT = "event INTEGER NOT NULL REFERENCES events(key) ON DELETE CASCADE"

_REPORTS = f"""
CREATE TABLE runs (id INTEGER PRIMARY KEY, version TEXT NOT NULL, model TEXT NOT NULL,
    started TEXT NOT NULL) STRICT;
CREATE TABLE refusals (key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id),
    input TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL,
    UNIQUE (input, reason, remedy)) STRICT;
CREATE TABLE reports (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, given TEXT NOT NULL,
    fingerprint TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id), text TEXT NOT NULL,
    title TEXT, publisher TEXT, byline TEXT, published TEXT, url TEXT, language TEXT NOT NULL,
    extra TEXT NOT NULL, origin TEXT NOT NULL, lineage_group TEXT NOT NULL,
    lineage_role TEXT NOT NULL, lineage_of TEXT, lineage_score REAL NOT NULL,
    UNIQUE (given, fingerprint)) STRICT;
CREATE INDEX reports_run ON reports(run);
CREATE INDEX reports_published ON reports(published);

CREATE TABLE sentences ({_OF_REPORT}, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE rewrites ({_OF_REPORT}, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, restored TEXT NOT NULL, kind TEXT NOT NULL,
    confidence REAL NOT NULL, PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE actor_mentions ({_OF_REPORT}, ordinal INTEGER NOT NULL, {_ACTOR},
    PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE place_mentions ({_OF_REPORT}, ordinal INTEGER NOT NULL, {_PLACE},
    PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE time_mentions ({_OF_REPORT}, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL,
    earliest TEXT, latest TEXT, rule TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE attributions ({_OF_REPORT}, ordinal INTEGER NOT NULL, id TEXT NOT NULL, parent TEXT,
    source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, medium TEXT NOT NULL,
    addressee TEXT NOT NULL, kind TEXT NOT NULL, cue_polarity TEXT NOT NULL, quote TEXT NOT NULL,
    source_id TEXT NOT NULL, source_name TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)) STRICT, WITHOUT ROWID;
"""

_EVENTS = f"""
CREATE TABLE events (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {_OF_REPORT},
    ordinal INTEGER NOT NULL, sentence INTEGER NOT NULL, trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL, trigger_text TEXT NOT NULL, type TEXT NOT NULL, mode TEXT,
    contexts TEXT NOT NULL, status TEXT NOT NULL, background INTEGER NOT NULL, confidence REAL,
    confidences TEXT NOT NULL, decided_by TEXT NOT NULL, UNIQUE (report, ordinal),
    FOREIGN KEY (report, sentence) REFERENCES sentences(report, ordinal)) STRICT;
CREATE INDEX events_type ON events(type, mode);
CREATE INDEX events_status ON events(status);
CREATE INDEX events_sentence ON events(report, sentence);

CREATE TABLE event_actors ({_OF_EVENT}, role TEXT NOT NULL, ordinal INTEGER NOT NULL, {_ACTOR},
    folded TEXT NOT NULL, PRIMARY KEY (event, role, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE event_places ({_OF_EVENT}, {_PLACE}, precision TEXT NOT NULL, said INTEGER NOT NULL,
    folded TEXT NOT NULL, PRIMARY KEY (event)) STRICT, WITHOUT ROWID;
CREATE TABLE event_dates ({_OF_EVENT}, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, value TEXT NOT NULL, earliest TEXT NOT NULL, latest TEXT NOT NULL,
    said INTEGER NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (event)) STRICT, WITHOUT ROWID;
CREATE INDEX event_dates_days ON event_dates(earliest, latest);
CREATE TABLE event_sources ({_OF_EVENT}, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, name TEXT NOT NULL, attribution TEXT,
    folded TEXT NOT NULL, PRIMARY KEY (event, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE views ({_OF_EVENT}, ordinal INTEGER NOT NULL, source INTEGER, value TEXT NOT NULL,
    PRIMARY KEY (event, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE counts ({_OF_EVENT}, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, value INTEGER, low INTEGER,
    high INTEGER, rule TEXT NOT NULL, PRIMARY KEY (event, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE event_countries ({_OF_EVENT}, country TEXT NOT NULL,
    PRIMARY KEY (event, country)) STRICT, WITHOUT ROWID;
CREATE INDEX event_countries_country ON event_countries(country);
"""

_WORDS = """
CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='key');
CREATE TRIGGER reports_inserted AFTER INSERT ON reports BEGIN
    INSERT INTO report_words(rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER reports_deleted AFTER DELETE ON reports BEGIN
    INSERT INTO report_words(report_words, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
END;
CREATE TRIGGER reports_reworded AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO report_words(report_words, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
    INSERT INTO report_words(rowid, title, text) VALUES (new.key, new.title, new.text);
END;
"""


def _decided(field: str, value: str, condition: str = "true") -> str:
    """A branch of `evidence` for a value without words of its own: it stands on the trigger."""
    confidence = "event" if field == "trigger" else field
    return f"""SELECT key, '{field}', 0, {value}, trigger_start, trigger_end, trigger_text,
        coalesce(json_extract(decided_by, '$.{field}'), ''),
        json_extract(confidences, '$.{confidence}') FROM events WHERE {condition}"""


# Evidence is a view: each value keeps its words and rule in its own table, and a copy of them
# could only come to disagree.
_EVIDENCE = f"""
CREATE VIEW evidence (event, field, ordinal, value, start, "end", text, rule, confidence) AS
{_decided("trigger", "trigger_text")}
UNION ALL {_decided("type", "type")}
UNION ALL {_decided("mode", "mode", "mode IS NOT NULL")}
UNION ALL {_decided("contexts", "contexts", "contexts <> '[]'")}
UNION ALL {_decided("status", "status")}
UNION ALL {_decided("background", "CASE background WHEN 1 THEN 'true' ELSE 'false' END")}
UNION ALL SELECT event, role, ordinal, name, start, "end", text, rule, confidence FROM event_actors
UNION ALL SELECT event, 'place', 0, name, start, "end", text, rule, confidence FROM event_places
UNION ALL SELECT d.event, 'date', 0, d.value, d.start, d.end, d.text, d.rule,
    json_extract(e.confidences, '$.date') FROM event_dates d JOIN events e ON e.key = d.event
UNION ALL SELECT s.event, 'source', s.ordinal, s.name, s.start, s.end, s.text,
    coalesce(json_extract(e.decided_by, '$.sources'), ''),
    json_extract(e.confidences, '$.sources') FROM event_sources s JOIN events e ON e.key = s.event
UNION ALL SELECT c.event, c.kind, c.ordinal, CAST(c.value AS TEXT), c.start, c.end, c.text, c.rule,
    json_extract(e.confidences, '$.counts') FROM counts c JOIN events e ON e.key = c.event;
"""


def _first(connection: sqlite3.Connection) -> None:
    """Step 1: reports, what was found in them, their events, the word index, evidence."""
    for script in (_REPORTS, _EVENTS, _WORDS, _EVIDENCE):
        for statement in _statements(script):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _second(connection: sqlite3.Connection) -> None:
    """Step 2: which codebook a run used; intensity and quad class of each event."""
    connection.execute(
        "ALTER TABLE runs ADD COLUMN codebook TEXT NOT NULL DEFAULT 'PLOVER 2.0 draft'"
    )
    connection.execute("ALTER TABLE events ADD COLUMN intensity REAL")
    connection.execute("ALTER TABLE events ADD COLUMN quad_class INTEGER")
    codebook = Codebook.load()
    kinds = connection.execute("SELECT DISTINCT type, mode FROM events").fetchall()
    for kind, mode in kinds:
        connection.execute(
            "UPDATE events SET intensity = ?, quad_class = ? WHERE type = ? AND mode IS ?",
            (codebook.intensity_of(kind, mode), codebook.quad_class_of(kind), kind, mode),
        )


def _third(connection: sqlite3.Connection) -> None:
    """Step 3: how far around its point the place of an event may be."""
    connection.execute("ALTER TABLE event_places ADD COLUMN radius_km REAL")


def _fourth(connection: sqlite3.Connection) -> None:
    """Step 4: records over reports, who decided on them; every report waits to be merged."""
    for statement in _statements(RECORDS + WAITING):
        connection.execute(statement)
    connection.execute("INSERT INTO merge_queue (report) SELECT DISTINCT report FROM events")


def _fifth(connection: sqlite3.Connection) -> None:
    """Step 5: which reports tell the same; reports of older stores wait to be traced."""
    for statement in _statements(WORDINGS):
        connection.execute(statement)


def _sixth(connection: sqlite3.Connection) -> None:
    """Step 6: keys of tellings have times of their own; they are made when reports are merged."""
    connection.execute("DELETE FROM telling_keys")
    connection.execute(
        "INSERT OR IGNORE INTO merge_queue (report) SELECT DISTINCT report FROM tellings"
    )


_STEPS = (_first, _second, _third, _fourth, _fifth, _sixth)
VERSION = len(_STEPS)
"""The schema this program reads and writes."""


def version_of(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Take the steps still missing, all or none; raises StoreError for a file from the future."""
    found = version_of(connection)
    if found > VERSION:
        raise StoreError(
            f"{path}: written by a newer Dateline (schema {found}, this one knows {VERSION}); "
            "upgrade Dateline, or give another file"
        )
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may have migrated meanwhile.
        for number in range(version_of(connection), VERSION):
            _STEPS[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk makes SQLite roll back by itself
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
