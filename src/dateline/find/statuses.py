"""Did it happen: one label an event, where rules know better than the model.

The model labels an event by its sentence; the rules add what follows from who says it: what a
source denies is denied, and what the report says nobody could check is possible (scheme, "views").
"""

import re
from collections.abc import Sequence

from dateline.language.reading import EventReading, Reading
from dateline.spans import Span
from dateline.types import Attribution, Status

_UNCHECKED = re.compile(
    r"\b(?:(?:could|can|was|were|has|have)(?: not|n['’]t| never)(?: be| been)?(?: yet)? "
    r"(?:independently |immediately |otherwise )*(?:be )?(?:verif|confirm|corroborat|substantiat)"
    r"|no (?:independent |immediate )?(?:confirmation|verification)"
    r"|(?:unverified|unconfirmed|unsubstantiated|baseless|unfounded)"
    r"|without (?:\w+ )?(?:evidence|proof)|no evidence"
    r"|it (?:was|is) (?:not clear|unclear) (?:if|whether))",
    re.IGNORECASE,
)
"""How a report says that it does not vouch for what somebody says."""


def status_of(
    event: EventReading, reading: Reading, around: Sequence[Attribution], text: str
) -> tuple[Status, str]:
    """The status and the rule or model that decided it; `around`: attributions that hold it."""
    if event.status == "asserted" and around:
        innermost = min(around, key=_size)
        if innermost.kind == "denial" and _governs(innermost, event, reading):
            return "denied", "attribution:denial"
        if _UNCHECKED.search(reading.span.of(text)):
            return "possible", "report:unchecked"
    return event.status, "model:status"


def _governs(denial: Attribution, event: EventReading, reading: Reading) -> bool:
    """True where the denied clause is the event's own: "denied attacking", not "denied that the
    men whom rebels killed were soldiers"."""
    token = event.trigger
    for _ in range(2):  # "denied having attacked", "denied that it attacked"
        head = reading.tokens[token].head
        if head < 0:
            return False
        if _touches(denial.cue, reading.tokens[head].span):
            return True
        token = head
    return False


def _touches(spans: tuple[Span, ...], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)
