"""Alarms in words and as JSON."""

from dateline.export.records import Json
from dateline.watch.alarms import Alarm
from dateline.watch.saved import Watch


def headline(alarm: Alarm) -> str:
    """What departs, in a few words: "actor Iraqi police"."""
    return alarm.what if alarm.kind == "all" else f"{alarm.kind} {alarm.what}"


def alarm_to_json(watch: Watch, alarm: Alarm) -> Json:
    """An alarm as command line and API write it."""
    return {
        "name": watch.name,
        "what": headline(alarm),
        "kind": alarm.kind,
        "key": alarm.key,
        "direction": alarm.direction,
        "now": alarm.now,
        "expected": round(alarm.expected, 2),
        "usual": list(alarm.usual),
        "p": alarm.p,
        "why": alarm.why,
    }
