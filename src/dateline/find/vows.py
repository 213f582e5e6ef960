"""A vow of revenge or of force is a threat, whatever verb makes it.

Guide, "what counts" and decision 6: "pledged to avenge", "swore to drive them out" are THREATEN,
where the same verbs before peaceful acts are AGREE. The rule reads the verb that the vow governs.
"""

from dataclasses import replace

from dateline.language.reading import EventReading, Reading

_VOWS = ("vow", "pledg", "promis", "swor", "swear", "commit")
_HARM = (
    "aveng", "reveng", "retaliat", "punish", "destroy", "annihilat", "eliminat", "crush", "kill",
    "attack", "bomb", "invad", "assassinat", "slaughter", "exterminat", "obliterat", "behead",
)  # fmt: skip
_EXPULSION = ("expel", "oust", "evict", "driv", "push", "kick", "forc")
_AWAY = frozenset("out from away off".split())
_REACH = 4
"""Words between the vow and its verb: "have vowed once again to avenge"."""


def as_threat(event: EventReading, reading: Reading) -> EventReading:
    """The event as THREATEN where its trigger vows harm, else the event as it is."""
    if event.type != "AGREE" or not _starts(reading, event.trigger, _VOWS):
        return event
    reach = range(event.trigger + 1, min(event.trigger + 2 + _REACH, len(reading.tokens)))
    verbs = (i for i in reach if reading.tokens[i - 1].text.lower() in ("to", "will", "would"))
    harm = any(_starts(reading, i, _HARM) or _drives_out(reading, i) for i in verbs)
    return replace(event, type="THREATEN") if harm else event


def _drives_out(reading: Reading, verb: int) -> bool:
    """ "Drive the troops out", "push them from the town": people are made to leave."""
    after = reading.tokens[verb + 1 : verb + 7]
    return _starts(reading, verb, _EXPULSION) and any(t.text.lower() in _AWAY for t in after)


def _starts(reading: Reading, token: int, stems: tuple[str, ...]) -> bool:
    return reading.tokens[token].text.lower().startswith(stems)
