"""The feed has what RFC 4287 requires of every feed and entry."""

from datetime import date
from xml.etree import ElementTree as ET

from dateline.watch import Alarm, Findings, Watch, atom

ATOM = "{http://www.w3.org/2005/Atom}"
ALARM = Alarm("actor", "IRQ:COP", "Police <\x0b&>", "more", 9, 2.1, (0, 5), 1e-4, "why & how")


def entries(*alarms: Alarm, until: date | None = date(2024, 5, 12)) -> list[ET.Element]:
    feed = ET.fromstring(  # noqa: S314
        atom([(Watch("arrests", {}), Findings(alarms, until, 10, 182))], "arrests")
    )
    for name in ("id", "title", "updated", "author"):
        assert feed.find(ATOM + name) is not None
    return feed.findall(ATOM + "entry")


def test_an_entry_for_each_alarm() -> None:
    (entry,) = entries(ALARM)
    assert entry.findtext(ATOM + "id") == "urn:dateline:alarm:arrests:actor:IRQ%3ACOP:2024-05-12"
    assert entry.findtext(ATOM + "title") == "arrests: more of actor Police <\ufffd&>"
    assert entry.findtext(ATOM + "updated") == "2024-05-12T23:59:59Z"
    assert entry.findtext(ATOM + "summary") == "why & how"


def test_a_feed_without_alarms_or_days_is_a_feed() -> None:
    assert entries() == entries(until=None) == []
