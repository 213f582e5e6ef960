"""The tables of records: what merging makes, and what a person decided about it.

Everything here but `decisions`, `decision_anchors` and `redirects` can be made again from the
reports: `dateline merge --rebuild` does.
"""

_OF_RECORD = "record INTEGER NOT NULL REFERENCES records(key) ON DELETE CASCADE"

RECORDS = f"""
CREATE TABLE tellings (key INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL UNIQUE,
    report INTEGER NOT NULL REFERENCES reports(key) ON DELETE CASCADE,
    sentence INTEGER NOT NULL, root TEXT NOT NULL,
    first_hand INTEGER NOT NULL, words TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX tellings_report ON tellings(report);
CREATE TABLE report_topics (report INTEGER PRIMARY KEY REFERENCES reports(key) ON DELETE CASCADE,
    wire TEXT NOT NULL, topic TEXT NOT NULL) STRICT;
CREATE TABLE telling_keys (key INTEGER NOT NULL,
    telling INTEGER NOT NULL REFERENCES tellings(key) ON DELETE CASCADE,
    PRIMARY KEY (key, telling)) STRICT, WITHOUT ROWID;
CREATE INDEX telling_keys_telling ON telling_keys(telling);
CREATE TABLE merge_queue (report INTEGER PRIMARY KEY REFERENCES reports(key) ON DELETE CASCADE)
    STRICT;

CREATE TABLE records (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    mode TEXT, quad_class INTEGER, intensity REAL, status TEXT NOT NULL,
    background INTEGER NOT NULL, confidence REAL NOT NULL, day TEXT NOT NULL,
    begins TEXT NOT NULL, earliest TEXT, latest TEXT,
    lat REAL, lon REAL, precision TEXT, country TEXT, admin1 TEXT, disputed INTEGER NOT NULL,
    mentions INTEGER NOT NULL, reports INTEGER NOT NULL, independent INTEGER NOT NULL,
    first_hand INTEGER NOT NULL, first_reported TEXT, last_reported TEXT, pressing REAL NOT NULL,
    head INTEGER REFERENCES tellings(key) ON DELETE SET NULL,
    stale INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL) STRICT;
CREATE TABLE record_bodies (record INTEGER PRIMARY KEY REFERENCES records(key)
    ON DELETE CASCADE, body TEXT NOT NULL) STRICT;
CREATE INDEX records_day ON records(day, id);
CREATE INDEX records_type ON records(type, day, id);
CREATE INDEX records_status ON records(status, day);
CREATE INDEX records_reports ON records(reports, id);
CREATE INDEX records_independent ON records(independent, id);
CREATE INDEX records_confidence ON records(confidence, id);
CREATE INDEX records_pressing ON records(pressing, id);
CREATE INDEX records_where ON records(lat, lon, precision);
CREATE INDEX records_head ON records(head);
CREATE INDEX records_stale ON records(key) WHERE stale;

CREATE TABLE record_mentions (telling INTEGER PRIMARY KEY REFERENCES tellings(key)
    ON DELETE CASCADE, {_OF_RECORD}, component INTEGER NOT NULL) STRICT;
CREATE INDEX record_mentions_record ON record_mentions(record);
CREATE INDEX record_mentions_component ON record_mentions(component);

CREATE TABLE names (key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
    folded TEXT NOT NULL, country TEXT NOT NULL, UNIQUE (folded, id, name, country)) STRICT;
CREATE INDEX names_id ON names(id, name);
CREATE TABLE record_names ({_OF_RECORD}, role TEXT NOT NULL, ordinal INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES names(key), PRIMARY KEY (record, role, ordinal))
    STRICT, WITHOUT ROWID;
CREATE INDEX record_names_name ON record_names(name, role, record);
CREATE TABLE record_countries ({_OF_RECORD}, country TEXT NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (record, country)) STRICT, WITHOUT ROWID;
CREATE INDEX record_countries_country ON record_countries(country, day, record);
CREATE TABLE record_days (country TEXT NOT NULL, begins TEXT NOT NULL, type TEXT NOT NULL,
    status TEXT NOT NULL, quad_class INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (country, begins, type, status, quad_class)) STRICT, WITHOUT ROWID;
CREATE TABLE facet_counts (facet TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (facet, value)) STRICT, WITHOUT ROWID;

CREATE TABLE record_history (id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (id, until)) STRICT, WITHOUT ROWID;
CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX redirects_new ON redirects(new);
CREATE TABLE decisions (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    coder TEXT NOT NULL, made TEXT NOT NULL, field TEXT, value TEXT, spans TEXT NOT NULL,
    note TEXT NOT NULL) STRICT;
CREATE TABLE decision_anchors (decision INTEGER NOT NULL REFERENCES decisions(key),
    side TEXT NOT NULL, ordinal INTEGER NOT NULL, fingerprint TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (decision, side, ordinal))
    STRICT, WITHOUT ROWID;
CREATE INDEX decision_anchors_where ON decision_anchors(fingerprint, start);
CREATE INDEX reports_fingerprint ON reports(fingerprint);
"""

WAITING = """
CREATE TRIGGER events_wait AFTER INSERT ON events BEGIN
    INSERT OR IGNORE INTO merge_queue (report) VALUES (new.report);
END;
CREATE TRIGGER events_gone AFTER DELETE ON events BEGIN
    INSERT OR IGNORE INTO merge_queue (report) SELECT key FROM reports WHERE key = old.report;
END;
CREATE TRIGGER reports_traced AFTER UPDATE OF lineage_group, lineage_role, lineage_of, publisher,
    published, text, title ON reports BEGIN
    INSERT OR IGNORE INTO merge_queue (report) VALUES (new.key);
END;
CREATE TRIGGER record_mentions_lost AFTER DELETE ON record_mentions BEGIN
    UPDATE records SET stale = 1 WHERE key = old.record;
END;
"""
