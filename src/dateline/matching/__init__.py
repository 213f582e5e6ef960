"""Events of many reports become records: which tellings are one happening, and what they say."""

from dateline.matching.block import block_keys
from dateline.matching.cluster import cluster
from dateline.matching.compare import compare, linked
from dateline.matching.records import make_record, record_id
from dateline.matching.telling import tellings_of

__all__ = [
    "block_keys",
    "cluster",
    "compare",
    "linked",
    "make_record",
    "record_id",
    "tellings_of",
]
