"""The given news reports: which are counted, which are kept apart to fit weights on."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared/data"
CORPORA = (
    "attribution/attribution_polnear_train.jsonl", "lineage/dup_natural_bbc.jsonl",
    "merge/coref_ecbplus.jsonl", "places/geo_lgl.jsonl", "times/time_timebank.jsonl",
    "times/time_aquaint.jsonl",
)  # fmt: skip
SENTENCES = ("language/ner_gmb_train.jsonl", "language/ner_ww_train.jsonl")
_APART = 8
"""One report of so many is not counted: what was counted looks more usual than it is."""


def texts(name: str, *, counted: bool) -> Iterator[str]:
    """The reports of a corpus that are counted, or those that are not."""
    for line in (SHARED / name).open(encoding="utf-8"):
        text = str(json.loads(line)["text"])
        if (zlib.crc32(text.encode()) % _APART != 0) == counted:
            yield text


def sentences(name: str) -> Iterator[str]:
    """Some tens of sentences at a time, as reports."""
    held: list[str] = []
    for line in (SHARED / name).open(encoding="utf-8"):
        held.append(" ".join(json.loads(line)["words"]))
        if len(held) == 20:
            yield " . ".join(held)
            held.clear()


def news_counts(number: Mapping[str, int]) -> tuple[dict[int, int], dict[int, int]]:
    """How often each word stands, and in how many reports each pair; pairs of one report go."""
    from dateline.lineage.words import forms_of

    single: Counter[int] = Counter()
    double: Counter[int] = Counter()
    sources = [texts(name, counted=True) for name in CORPORA] + [sentences(n) for n in SENTENCES]
    for source in sources:
        for text in source:
            numbers = [number.get(form, -1) for form in forms_of(text)]
            single.update(n for n in numbers if n >= 0)
            after = pairwise(numbers)
            double.update({a << 15 | b for a, b in after if a >= 0 and b >= 0})
    return dict(single), {key: count for key, count in double.items() if count > 1}
