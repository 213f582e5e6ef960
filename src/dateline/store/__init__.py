"""Reports, what was found in them, the records they make, and their evidence, in a database."""

from dateline.store.answers import (
    Facets,
    FacetValue,
    Grouping,
    MapArea,
    MapCounts,
    MapPoint,
    MentionRow,
    MergeStep,
    Network,
    NetworkNode,
    NetworkTie,
    RecordEvidence,
    RecordPage,
    RecordRow,
    Run,
    Series,
    Sort,
    Timeline,
    TimeUnit,
)
from dateline.store.parameters import PARAMETERS
from dateline.store.protocol import EventRow, Evidence, Outcome, Store, Summary
from dateline.store.query import EVERYTHING, Filter
from dateline.store.regions import Box, Dyad, Near, Polygon
from dateline.store.sqlite import SqliteStore

__all__ = [
    "EVERYTHING",
    "PARAMETERS",
    "Box",
    "Dyad",
    "EventRow",
    "Evidence",
    "FacetValue",
    "Facets",
    "Filter",
    "Grouping",
    "MapArea",
    "MapCounts",
    "MapPoint",
    "MentionRow",
    "MergeStep",
    "Near",
    "Network",
    "NetworkNode",
    "NetworkTie",
    "Outcome",
    "Polygon",
    "RecordEvidence",
    "RecordPage",
    "RecordRow",
    "Run",
    "Series",
    "Sort",
    "SqliteStore",
    "Store",
    "Summary",
    "TimeUnit",
    "Timeline",
]
