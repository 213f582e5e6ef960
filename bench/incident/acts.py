"""What the sets of incidents ask of a record: did it happen, by which side, of what kind."""

from collections.abc import Sequence

from dateline.types import ActorMention, Event

STATE = frozenset(("COP", "MIL", "GOV", "SPY", "JUD", "UNK:PAR", "PAR"))
REBEL = frozenset(("REB", "UAF", "CRM"))
_KILLING = ("kill", "die", "dead", "death", "slain", "murder", "gunned", "assassin", "behead",
            "execut", "massacr", "lynch", "shot")  # fmt: skip


def happened(event: Event) -> bool:
    """Told as done, or as likely done; not planned, supposed or denied."""
    return event.status in ("asserted", "possible")


def side_of(actors: Sequence[ActorMention]) -> str | None:
    """ "state" or "rebels", by the sectors of the first party that has one of these."""
    for actor in actors:
        sectors = set(actor.sector)
        if sectors & REBEL:
            return "rebels"
        if sectors & STATE:
            return "state"
    return None


def by_police(event: Event) -> bool:
    return any("COP" in actor.sector for actor in event.actors)


def is_killing(event: Event) -> bool:
    """Somebody died of it: a number of dead, or a trigger that says so."""
    if event.type != "ASSAULT":
        return False
    return "killed" in event.counts or event.trigger.text.lower().startswith(_KILLING)


def is_arrest(event: Event) -> bool:
    return event.type == "COERCE" and (event.mode == "arrest" or "arrested" in event.counts)
