"""What departs from its own past, in the watches that are saved beside the store."""

from dateline.store import SqliteStore
from dateline.watch import Settings, alarm_to_json, load_watches, look
from dateline.web.answers import Json
from dateline.web.asking import Asked


def watch(store: SqliteStore, asked: Asked) -> list[Json]:
    """The alarms of all saved watches; none where nothing is saved (`dateline watch --save`)."""
    asked.only()
    found = look(store, load_watches(store.path), Settings())
    return [alarm_to_json(one, alarm) for one, findings in found for alarm in findings.alarms]
