"""Saved filters, events counted by day, and what departs from its own past, with reasons."""

from dateline.watch.alarms import Alarm, Findings, departures
from dateline.watch.counting import Counts, counted
from dateline.watch.feed import atom
from dateline.watch.lines import alarm_to_json, headline
from dateline.watch.look import look
from dateline.watch.saved import Watch, load_watches, save_watches, watch_file
from dateline.watch.settings import Settings

__all__ = [
    "Alarm",
    "Counts",
    "Findings",
    "Settings",
    "Watch",
    "alarm_to_json",
    "atom",
    "counted",
    "departures",
    "headline",
    "load_watches",
    "look",
    "save_watches",
    "watch_file",
]
