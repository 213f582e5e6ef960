"""The best value of a field over all mentions: which mention it is taken from, by which rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dateline.matching.voices import latest_of_each_voice
from dateline.types import ActorMention, CountKind, CountMention, Event, MentionRef, Telling

Value = TypeVar("Value", bound=Hashable)
_PRECISIONS = ("country", "admin1", "admin2", "city", "point")
_HAPPENED = ("asserted", "denied", "possible", "planned", "hypothetical")


class Choice(NamedTuple):
    """A mention whose value stands for the record, and the rule that took it."""

    telling: Telling
    rule: str


class Ballot:
    """Mentions that vote, one vote an account: copies do not outvote a report of its own."""

    def __init__(self, tellings: Sequence[Telling], accounts: Mapping[MentionRef, int]) -> None:
        self.tellings = tellings
        self._accounts = accounts

    def votes(self, tellings: Sequence[Telling], of: Callable[[Telling], Value]) -> Counter[Value]:
        """How many accounts give each value."""
        given: dict[Value, set[int]] = defaultdict(set)
        for telling in tellings:
            given[of(telling)].add(self._accounts[telling.ref])
        return Counter({value: len(accounts) for value, accounts in given.items()})

    def most(self, tellings: Sequence[Telling], of: Callable[[Telling], Value]) -> list[Telling]:
        """The mentions of the value that most accounts give; of two, that told first."""
        votes = self.votes(tellings, of)
        first: dict[Value, tuple[str, MentionRef]] = {}
        for telling in tellings:
            when = (telling.published or "~", telling.ref)
            first[of(telling)] = min(first.get(of(telling), when), when)
        best = min(votes, key=lambda value: (-votes[value], first[value]))
        return [telling for telling in tellings if of(telling) == best]

    def choose_type(self) -> Choice:
        """What most accounts call it; of these the mention the model is surest of."""
        same = self.most(self.tellings, lambda t: (t.event.type, t.event.mode or ""))
        kind = self.most(self.tellings, lambda t: t.event.type)
        pool = [t for t in same if t in kind] or kind
        return Choice(_surest(pool, "type"), "records:most accounts")

    def choose_status(self) -> Choice:
        """That it happened or was denied outweighs plans and doubts; of these two the more told."""
        told = {t.event.status for t in self.tellings}
        if {"asserted", "denied"} <= told:
            settled = [t for t in self.tellings if t.event.status in ("asserted", "denied")]
            return Choice(
                _surest(self.most(settled, lambda t: t.event.status), "status"),
                "records:most accounts of those that settle it",
            )
        best = next(status for status in _HAPPENED if status in told)
        pool = [t for t in self.tellings if t.event.status == best]
        return Choice(_surest(pool, "status"), "records:happened before planned")

    def choose_place(self) -> Choice | None:
        """Of the country that most accounts name the most exact place, said before supposed."""
        placed = [t for t in self.tellings if t.event.place is not None]
        if not placed:
            return None
        said = [t for t in placed if t.event.place and t.event.place.said] or placed
        pool = self.most(said, lambda t: t.event.place.mention.country if t.event.place else "")
        exact = max(pool, key=_exactness)
        same = [t for t in pool if _exactness(t) == _exactness(exact)]
        named = self.most(same, lambda t: t.event.place.mention.name if t.event.place else "")
        return Choice(_surest(named, "place"), "records:most exact place")

    def choose_date(self) -> Choice | None:
        """The most exact date; of several the one most accounts give, said before supposed."""
        dated = [t for t in self.tellings if t.event.date is not None]
        if not dated:
            return None
        said = [t for t in dated if t.event.date and t.event.date.said] or dated
        shortest = max(len(t.event.date.value) for t in said if t.event.date)
        exact = [t for t in said if t.event.date and len(t.event.date.value) == shortest]
        pool = self.most(exact, lambda t: t.event.date.value if t.event.date else "")
        return Choice(_surest(pool, "date"), "records:most exact date")

    def choose_party(self, of: Callable[[Event], Sequence[ActorMention]]) -> Choice | None:
        """The parties that most accounts name, names before descriptions."""
        told = [t for t in self.tellings if of(t.event)]
        if not told:
            return None
        named = max(_named(of(t.event)) for t in told)
        best = [t for t in told if _named(of(t.event)) == named]
        pool = self.most(best, lambda t: party_value(of(t.event)))
        return Choice(min(pool, key=lambda t: t.ref), "records:named by most accounts")

    def choose_count(self, kind: CountKind) -> Choice:
        """Of what each voice says now the number that most accounts give; of two the later."""
        told = [t for t in self.tellings if kind in t.event.counts]
        now = latest_of_each_voice(told)
        votes = self.votes(now, lambda t: count_value(t.event.counts[kind]))
        best = max(votes.values())
        pool = [t for t in now if votes[count_value(t.event.counts[kind])] == best]
        newest = max(t.published or "" for t in pool)
        last = [t for t in pool if (t.published or "") == newest]
        corrected = len(now) < len(told)
        rule = "records:last said by each voice" if corrected else "records:most accounts"
        return Choice(min(last, key=lambda t: t.ref), rule)


def count_range(kind: CountKind, tellings: Sequence[Telling]) -> tuple[int | None, int | None]:
    """The lowest and the highest number that any voice stands by now; None: without bound."""
    now = latest_of_each_voice([t for t in tellings if kind in t.event.counts])
    counts = [t.event.counts[kind] for t in now]
    lows = [c.low if c.low is not None else c.value for c in counts]
    highs = [c.high if c.low is not None or c.high is not None else c.value for c in counts]
    known = [low for low in lows if low is not None]
    bounded = [high for high in highs if high is not None]
    return min(known, default=None), max(bounded) if len(bounded) == len(highs) else None


def count_value(count: CountMention) -> str:
    """A number as an account gives it: "6", "4-7", "at least 9"."""
    if count.value is not None:
        return str(count.value)
    if count.low is not None and count.high is not None:
        return f"{count.low}-{count.high}"
    return f"at least {count.low}" if count.low is not None else f"at most {count.high}"


def party_value(mentions: Sequence[ActorMention]) -> str:
    """The parties in one role as an account gives them, by name, each once."""
    return "; ".join(sorted({mention.name or mention.text for mention in mentions}))


def _surest(tellings: Sequence[Telling], field: str) -> Telling:
    """The mention the model is surest of in that field; of equals the first by id."""
    return min(tellings, key=lambda t: (-t.event.confidence.get(field, 0.0), t.ref))


def _exactness(telling: Telling) -> int:
    place = telling.event.place
    return _PRECISIONS.index(place.precision) if place else -1


def _named(mentions: Sequence[ActorMention]) -> int:
    """2 where a person or an actor of the registry is named, 1 for a country, 0 for the rest."""
    kinds = {mention.kind for mention in mentions}
    named = any(m.kind in ("person", "organization", "group") and m.sector for m in mentions)
    return 2 if named else 1 if "country" in kinds else 0
