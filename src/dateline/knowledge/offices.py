"""Who held a post of a state on a day: "the French president" of 2016 and of 2018 are two men."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from dateline.knowledge.actor_entries import Actor
from dateline.knowledge.actor_files import Office

_POSTS: tuple[tuple[str, ...], ...] = (
    ("president", "interim president", "acting president", "transitional president"),
    ("prime minister", "premier", "taoiseach", "interim prime minister", "acting prime minister"),
    ("chancellor",),
    ("vice president", "vice-president"),
    ("foreign minister", "foreign secretary", "secretary of state", "top diplomat",
     "minister of foreign affairs", "external affairs minister"),
    ("defence minister", "defense minister", "defence secretary", "defense secretary",
     "secretary of defense", "minister of defence", "minister of defense", "defence chief",
     "defense chief"),
    ("interior minister", "home secretary", "home minister", "minister of the interior"),
    ("finance minister", "chancellor of the exchequer", "treasury secretary"),
    ("justice minister",),
    ("attorney general", "attorney-general"),
    ("supreme leader",),
    ("king",), ("queen",), ("emir",), ("sultan",), ("emperor",), ("crown prince",),
    ("national security adviser", "national security advisor"),
    ("chief justice",),
    ("opposition leader", "leader of the opposition"),
)  # fmt: skip
"""Names of one post; a state has at most one of each row at a time."""
_POST_OF = {name: row[0] for row in _POSTS for name in row}


class Offices:
    """The posts of the registry's persons, by state; the index is made when it is first needed."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._actors = actors

    def is_post(self, title: str) -> bool:
        """True for a title whose holders are known by date."""
        return title.lower() in _POST_OF

    def holder(self, state: str, title: str, day: str) -> Actor | None:
        """Who held the post on that day (an ISO prefix); null unless it can be but one person."""
        held = self._held.get((state, _POST_OF.get(title.lower(), "")), ())
        owners = {actor.id: actor for office, actor in held if office.held_on(day)}
        return next(iter(owners.values())) if len(owners) == 1 else None

    def held_by(self, actor_id: str, title: str) -> list[Office] | None:
        """The terms in which a person held the post; null for persons whose posts are unknown."""
        terms = self._terms.get(actor_id)
        if terms is None:
            return None
        return [office for post, office in terms if post == _POST_OF.get(title.lower())]

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[tuple[Office, Actor]]]:
        held = defaultdict(list)
        for actor in self._actors:
            if len(actor.country) == 1:
                for post, office in self._terms.get(actor.id, ()):
                    held[actor.country[0], post].append((office, actor))
        return held

    @cached_property
    def _terms(self) -> dict[str, list[tuple[str, Office]]]:
        terms = defaultdict(list)
        for actor in self._actors:
            for office in actor.offices:
                post = _POST_OF.get(office.title.lower())
                if post is not None and office.start is not None:
                    terms[actor.id].append((post, office))
        return terms
