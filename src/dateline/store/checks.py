"""Whether a store is sound: the file, its references, its word index."""

import sqlite3

_WORD_INDEX = "INSERT INTO report_words(report_words, rank) VALUES ('integrity-check', 1)"


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, one problem a line; empty where nothing is."""
    try:
        return [*_file(connection), *_references(connection), *_word_index(connection)]
    except sqlite3.DatabaseError as error:
        return [f"the file is damaged ({error})"]


def _file(connection: sqlite3.Connection) -> list[str]:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return [problem for problem in found if problem != "ok"]


def _references(connection: sqlite3.Connection) -> list[str]:
    return [
        f"row {row} of {table} refers to a missing row of {parent}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]


def _word_index(connection: sqlite3.Connection) -> list[str]:
    """Compares the index with the texts; a store open for reading only is not asked."""
    try:
        connection.execute(_WORD_INDEX)
    except sqlite3.OperationalError:
        return []
    except sqlite3.DatabaseError as error:
        return [f"the word index does not fit the reports ({error})"]
    return []
