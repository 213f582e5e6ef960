"""Coded reports moved along in their text, and joined to one."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dateline.spans import Span
from dateline.types import CodedReport

T = TypeVar("T")


def joined(first: CodedReport, second: CodedReport) -> CodedReport:
    """One report with the text of both, and what was found in either."""
    text = first.report.text + second.report.text
    after = moved(second, len(first.report.text))
    events = tuple(
        replace(event, sentence=event.sentence + len(first.sentences)) for event in after.events
    )
    return replace(
        first,
        report=replace(first.report, text=text),
        sentences=first.sentences + after.sentences,
        actors=first.actors + after.actors,
        places=first.places + after.places,
        times=first.times + after.times,
        attributions=first.attributions + after.attributions,
        events=first.events + events,
    )


def moved(value: T, by: int) -> T:
    """The same value with every span in it moved by so many characters."""
    return _moved(value, by)  # type: ignore[no-any-return]


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return value.shifted(by)
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if isinstance(value, Mapping):
        return {key: _moved(item, by) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), by) for f in fields(value)})
    return value
