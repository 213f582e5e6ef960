"""Whether two names stand for the same actor: annotators write one actor in several ways.

The same span "Turkish officials" is annotated as "Turkey", "Turkish government" and "Turkish
officials". Names are the same here where, beside equal spelling, they are one entry of the
registry, or agree in their content: the state (as name, adjective or people; one may leave it
out), the PLOVER sector of the noun ("troops", "Armed Forces"), and all other content words. A
state and a body that acts for it (government, forces, police, parliament, courts) are the same.
"""

from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.names import name_key, word_key, words_in
from dateline.knowledge.roles import RoleLexicon

_BODIES = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"}
_EMPTY = frozenset(
    """
    the a an of and in for from at to on by with some several many two three four five his her its
    their former new senior top other local main own then current alleged suspected armed unnamed
    who people members member group groups
""".split()
)


class Names:
    """Compares names by what the registry and the role nouns know of them."""

    def __init__(self, registry: ActorRegistry) -> None:
        self._registry = registry
        self._roles = RoleLexicon.load()

    def equal(self, a: str, b: str) -> bool:
        """The same letters, but for case, accents, articles and hyphens."""
        return name_key(words_in(a)) == name_key(words_in(b))

    def same(self, a: str, b: str) -> bool:
        """The same actor, as the module says."""
        if self.equal(a, b):
            return True
        ours, theirs = self._entries(a), self._entries(b)
        if ours and theirs:
            return bool(ours & theirs)
        states, content = self._content(a)
        other_states, other_content = self._content(b)
        if states and other_states and states != other_states:
            return False
        if content == other_content:
            return bool(content) or bool(states & other_states)
        short, long = sorted((content, other_content), key=len)
        return not short and states == other_states != set() and long <= _BODIES

    def _entries(self, name: str) -> set[str]:
        found = self._registry.lookup(name)
        return {actor.id for actor in found if actor.kind != "country"}

    def _content(self, name: str) -> tuple[set[str], set[str]]:
        """The states that a name holds, and what else it says."""
        words = words_in(name)
        states, content, used = set(), set(), set()
        for match in self._registry.scan(words):
            actor = match.actors[0]
            used.update(range(match.first, match.last + 1))
            if actor.kind == "country":
                states.update(actor.country)
            elif actor.kind == "organization" and _BODIES & set(actor.sector) and actor.country:
                states.update(actor.country)
                content.add(actor.sector[0])
            else:
                content.add(actor.id)
        keys = tuple(word_key(word) for word in words)
        at = len(keys) - 1
        while at >= 0:
            role = None if at in used else self._roles.ending_at(keys, at)
            if role is not None and role[0].sector != ("UNK",) and role[0].shape != "state":
                content.add(role[0].sector[0])
                at = role[1] - 1
                continue
            if at not in used and keys[at] and keys[at] not in _EMPTY and not keys[at].isdigit():
                content.add(keys[at].removesuffix("s"))
            at -= 1
        return states, content
