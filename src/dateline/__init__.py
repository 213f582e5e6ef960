"""Dateline reads news reports and writes down who did what to whom, where, when, says who.

    import dateline

    coder = dateline.Coder.load()
    coded = coder.code(dateline.Report(id="1", text="Rebels shelled the port of Aden on Friday.",
                                       published="2024-05-04"))
    for event in coded.events:
        print(event.type, [actor.name for actor in event.actors])

Everything users may touch is listed in `__all__`.
"""

from importlib import import_module
from importlib.metadata import version as _version
from typing import TYPE_CHECKING

from dateline.errors import (
    ConfigError,
    DatelineError,
    KnowledgeError,
    ModelError,
    RefusedInput,
    StoreError,
    UnknownEvent,
)
from dateline.spans import Span, to_utf16
from dateline.types import (
    ActorMention,
    Attribution,
    CodedReport,
    CountMention,
    Event,
    EventDate,
    EventPlace,
    EventSource,
    Lineage,
    PlaceMention,
    Refusal,
    Report,
    Rewrite,
    TimeMention,
    Trigger,
    View,
)

if TYPE_CHECKING:
    from dateline.find.geoparser import Geoparser, places
    from dateline.find.quotes import Quoter, quotes
    from dateline.find.times import times
    from dateline.pipeline import Coder

__version__ = _version("dateline")

__all__ = [
    "ActorMention",
    "Attribution",
    "CodedReport",
    "Coder",
    "ConfigError",
    "CountMention",
    "DatelineError",
    "Event",
    "EventDate",
    "EventPlace",
    "EventSource",
    "Geoparser",
    "KnowledgeError",
    "Lineage",
    "ModelError",
    "PlaceMention",
    "Quoter",
    "Refusal",
    "RefusedInput",
    "Report",
    "Rewrite",
    "Span",
    "StoreError",
    "TimeMention",
    "Trigger",
    "UnknownEvent",
    "View",
    "__version__",
    "places",
    "quotes",
    "times",
    "to_utf16",
]

_LAZY = {
    "Coder": "dateline.pipeline",
    "Geoparser": "dateline.find.geoparser",
    "Quoter": "dateline.find.quotes",
    "places": "dateline.find.geoparser",
    "quotes": "dateline.find.quotes",
    "times": "dateline.find.times",
}
"""Names that bring ONNX Runtime or the readers with them, and the module each lies in."""


def __getattr__(name: str) -> object:
    """Load what is heavy only where it is asked for: the types need none of it."""
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
