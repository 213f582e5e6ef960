"""Alarms as an Atom feed (RFC 4287), for readers and mailers that know nothing of Dateline."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.etree import ElementTree as ET

from dateline.export.xml import written
from dateline.watch.alarms import Alarm, Findings
from dateline.watch.lines import headline
from dateline.watch.saved import Watch

_EPOCH = "1970-01-01"
"""The day of a feed of a store without days; nothing here reads the clock."""


def atom(looks: Iterable[tuple[Watch, Findings]], title: str) -> str:
    """A feed with an entry for each alarm; an alarm of the same days keeps its id.

    The time of an entry is the end of its last day, not when the command ran: the same store
    gives the same feed.
    """
    found = list(looks)
    days = [findings.until.isoformat() for _, findings in found if findings.until]
    feed = ET.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "id", f"urn:dateline:watch:{quote(title, safe='')}")
    _add(feed, "title", f"Dateline watch: {title}")
    _add(feed, "updated", _time(max(days, default=_EPOCH)))
    _add(ET.SubElement(feed, "author"), "name", "Dateline")
    for watch, findings in found:
        for alarm in findings.alarms:
            day = findings.until.isoformat() if findings.until else _EPOCH
            _entry(feed, watch, alarm, day)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + written(feed)


def _entry(feed: ET.Element, watch: Watch, alarm: Alarm, day: str) -> None:
    entry = ET.SubElement(feed, "entry")
    parts = (watch.name, alarm.kind, alarm.key, day)
    _add(entry, "id", "urn:dateline:alarm:" + ":".join(quote(part, safe="") for part in parts))
    _add(entry, "title", f"{watch.name}: {alarm.direction} of {headline(alarm)}")
    _add(entry, "updated", _time(day))
    _add(entry, "summary", alarm.why)
    ET.SubElement(entry, "category", term=alarm.kind)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _time(day: str) -> str:
    return f"{day}T23:59:59Z"
