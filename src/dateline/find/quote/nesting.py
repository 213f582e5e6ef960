"""Which attribution lies within which."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.spans import Span
from dateline.types import Attribution


def extent(attribution: Attribution) -> int:
    """How much the attribution holds, in characters: an outer one holds more than an inner one."""
    return sum(span.end - span.start for span in attribution.content)


def nested(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give each attribution its parent: the smallest other whose content covers its cue."""
    out = []
    reach = [_hull(a) for a in attributions]
    for k, inner in enumerate(attributions):
        cue = inner.cue[0]
        around = [
            outer
            for outer, hull in zip(attributions, reach, strict=True)
            if hull.covers(cue)
            and outer is not attributions[k]
            and extent(outer) > extent(inner)
            and any(c.covers(cue) for c in outer.content)
        ]
        parent = min(around, key=extent, default=None)
        out.append(replace(inner, parent=parent.id if parent else None))
    return out


def _hull(attribution: Attribution) -> Span:
    if not attribution.content:
        return Span(0, 0)
    return Span(min(s.start for s in attribution.content), max(s.end for s in attribution.content))
