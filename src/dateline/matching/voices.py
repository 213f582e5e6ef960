"""Whose word a record rests on: which mentions are one account, and who is named for it."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from dateline.types import MentionRef, Telling


def accounts_of(tellings: Sequence[Telling]) -> dict[MentionRef, int]:
    """The number of the account that each mention gives.

    Mentions are one account where their reports are copies or rewrites of one another, where they
    go back to the same voice, or where their reports credit the same wire: `find.accounts`.
    """
    owner: dict[Hashable, int] = {}
    parent = list(range(len(tellings)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, telling in enumerate(tellings):
        for trait in _traits(telling):
            first = owner.setdefault(trait, i)
            one, other = sorted((root(i), root(first)))
            parent[other] = one
    return {telling.ref: root(i) for i, telling in enumerate(tellings)}


def _traits(telling: Telling) -> list[tuple[str, str]]:
    traits = [("group", telling.lineage.group), ("root", telling.root), ("wire", telling.wire)]
    return [(kind, value) for kind, value in traits if value]


def first_hand_accounts(tellings: Sequence[Telling], accounts: dict[MentionRef, int]) -> int:
    """How many of the accounts have a mention by somebody involved or watching."""
    return len({accounts[t.ref] for t in tellings if t.first_hand})


def voice_of(telling: Telling) -> str:
    """Who gives a mention's values: "army, Agence France-Presse"; never empty."""
    said = [source.name or source.text for source in reversed(telling.event.sources)]
    outlet = telling.outlet or telling.wire or telling.ref.report
    return ", ".join(dict.fromkeys(name for name in (*said, outlet) if name))


def latest_of_each_voice(tellings: Sequence[Telling]) -> list[Telling]:
    """Of each voice the mentions of the last report that it speaks in: what it says now.

    "At least 9 dead" and, two days later, "revised down to 4" by the same voice are one claim.
    Reports without a date are taken for the oldest.
    """
    spoken: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        spoken[telling.root].append(telling)
    last: list[Telling] = []
    for group in spoken.values():
        newest = max(telling.published or "" for telling in group)
        last += [telling for telling in group if (telling.published or "") == newest]
    return sorted(last, key=lambda telling: telling.ref)
