"""A sign in words, for people who ask why two mentions are, or are not, one event."""

from collections.abc import Sequence
from typing import Literal

from dateline.matching.profile import Profile
from dateline.matching.signs import Sign
from dateline.types import ActorMention, Event

_NO = ("other", "apart", "far", "distant")
_YES = (
    "same", "family", "close", "akin", "shared", "alike", "within", "near", "overlap", "1 day",
    "all", "most",
)  # fmt: skip


def agreement(sign: Sign) -> Literal["yes", "no", "unknown"]:
    """Whether a sign says that the field agrees."""
    if sign.field in ("report", "words"):
        return _by_step(sign)
    if sign.value.startswith(("unknown", "nobody", "one unknown", "none", "some", "week", "month")):
        return "unknown"
    if sign.value.startswith(_NO):
        return "no"
    return "yes" if sign.value.startswith(_YES) else "unknown"


def _by_step(sign: Sign) -> Literal["yes", "no", "unknown"]:
    step = next((int(part) for part in sign.value.split() if part.isdigit()), None)
    if step is None:
        return "unknown"  # within one report
    return "no" if step <= 1 else "yes" if step >= 3 else "unknown"


def in_words(sign: Sign, a: Profile, b: Profile) -> str:
    """What the two say in the sign's field."""
    one, other = a.telling.event, b.telling.event
    if sign.field == "report":
        return _reports(sign, a, b)
    if sign.field == "words":
        return _shared(a.words & b.words, "words of the sentences")
    if sign.field == "names":
        return _shared(a.names & b.names, "names of the sentences")
    if sign.field == "report names":
        return _shared(a.topic_names & b.topic_names, "names of the reports")
    if sign.field == "actors":
        return f"{_party(one.actors)} / {_party(other.actors)}"
    if sign.field == "recipients":
        return f"{_party(one.recipients)} / {_party(other.recipients)}"
    return f"{_value(sign.field, a, one)} / {_value(sign.field, b, other)}"


def _reports(sign: Sign, a: Profile, b: Profile) -> str:
    if a.ref.report == b.ref.report:
        return "one report" if sign.value != "same sentence" else "one sentence"
    return _shared(a.topic & b.topic, "telling words of the reports")


def _shared(words: frozenset[str], what: str) -> str:
    some = ", ".join(sorted(words)[:6])
    more = f" and {len(words) - 6} more" if len(words) > 6 else ""
    return f"{what} shared: {some}{more}" if words else f"no {what} shared"


def _party(mentions: Sequence[ActorMention]) -> str:
    return ", ".join(dict.fromkeys(m.name or m.text for m in mentions)) or "nobody named"


def _value(field: str, profile: Profile, event: Event) -> str:
    if field == "trigger":
        return f"“{event.trigger.text}”"
    if field == "type":
        return event.type
    if field == "mode":
        return event.mode or "no mode"
    if field == "place":
        return event.place.mention.name if event.place else "no place"
    if field == "date":
        return event.date.value if event.date else "no date"
    if field == "published":
        return profile.telling.published or "no date"
    told = ", ".join(f"{kind} {count.text}" for kind, count in sorted(event.counts.items()))
    return told or "no numbers"
