"""The fold of planned acts that PLOVER asks for: an announced visit is an agreement, no visit.

Dateline keeps type and status apart, so that nothing is lost; whoever compares with data that
was coded by PLOVER's manual (section on auxiliary modes) folds when exporting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.export.rows import R, with_event
from dateline.knowledge.codebook import Codebook
from dateline.knowledge.rules import OWN_TYPE
from dateline.types import Event

FOLDS: Mapping[str, tuple[str, str | None]] = {
    "CONSULT": ("AGREE", None),
    "SUPPORT": ("AGREE", None),
    "COOPERATE": ("AGREE", None),
    "AID": ("AGREE", None),
    "RETREAT": ("CONCEDE", None),
    "ASSAULT": ("THREATEN", "violence"),
}
"""What a planned act of a type is counted as: type and mode. Other types stay as they are."""


def fold_planned(rows: Iterable[R], codebook: Codebook) -> Iterator[R]:
    """The rows with every event as `folded` gives it."""
    return (with_event(row, folded(row.event, codebook)) for row in rows)


def folded(event: Event, codebook: Codebook) -> Event:
    """The event as PLOVER's manual types it; id and status stay, so that it can be traced back."""
    if event.type not in FOLDS or not _folds(event):
        return event
    kind, mode = FOLDS[event.type]
    return replace(
        event,
        type=kind,
        mode=mode,
        intensity=codebook.intensity_of(kind, mode),
        quad_class=codebook.quad_class_of(kind),
        decided_by={**event.decided_by, "type": "fold:planned", "mode": "fold:planned"},
    )


def _folds(event: Event) -> bool:
    """A planned act; of a hypothetical one only violence that its own actor speaks of."""
    if event.decided_by.get("type") == OWN_TYPE:
        return False
    if event.status == "planned":
        return True
    speakers = {source.name for source in event.sources}
    threat = any(actor.name in speakers for actor in event.actors)
    return event.status == "hypothetical" and event.type == "ASSAULT" and threat
