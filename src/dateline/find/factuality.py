"""Did it happen, by the words around it: the value that the innermost voice gives an event.

FactBank values (Saurí and Pustejovsky 2009): certain, probable, possible or uncommitted, and
positive or negative. The rules walk from the event's word up the tree, as Saurí and Pustejovsky
(2012) and TruthTeller (Lotan et al. 2013) do: each governor may turn the polarity round, lower the
certainty or take it away. Classes of governors: `knowledge/data/commitment.toml`.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from dateline.find.quote.syntax import Syntax
from dateline.find.signs import signs_of
from dateline.knowledge.commitment import Commitment, Effect
from dateline.language.reading import EventReading, Reading

_NEGATIONS = frozenset("not n't n’t never no neither nor none nobody without hardly".split())
_FROM_ABOVE = 4
"""Governors asked; beyond four clauses a sentence says little about a word."""

_NUMBER = {"CT": 3.0, "PR": 2.0, "PS": 1.0, "U": 0.0}


@dataclass(frozen=True, slots=True)
class Value:
    """How certain (CT, PR, PS, U), and whether it happened or did not."""

    certainty: str = "CT"
    positive: bool = True

    @property
    def label(self) -> str:
        """The FactBank label: "CT+", "PS-", "Uu"."""
        return "Uu" if self.certainty == "U" else self.certainty + ("+" if self.positive else "-")

    @property
    def number(self) -> float:
        """From -3 (certainly did not happen) to 3 (certainly did)."""
        return _NUMBER[self.certainty] * (1 if self.positive else -1)


def factuality_of(reading: Reading, event: EventReading) -> float:
    """From -3 (certainly did not happen) to 3 (certainly did): the signs of `find.signs`, weighed.

    Pearson's r with human scores is measured by `bench/factuality.py`.
    """
    worth = weights()
    score = sum(worth.get(sign, 0.0) * much for sign, much in signs_at(reading, event).items())
    return min(3.0, max(-3.0, score))


def signs_at(reading: Reading, event: EventReading) -> dict[str, float]:
    """All signs of an event with how strong each is: those of syntax, rules and model."""
    syntax, commitment = Syntax(reading), Commitment.load()
    found = dict.fromkeys(signs_of(syntax, event.trigger, commitment), 1.0)
    found[f"rule:{Rules(syntax, commitment).value(event.trigger).label}"] = 1.0
    found[f"status:{event.status}"] = 1.0
    found[f"sure:{event.status}"] = event.status_score
    return found


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """What each sign is worth, as shipped."""
    text = files("dateline.knowledge").joinpath("data/factuality.toml").read_text("utf-8")
    return {sign: float(worth) for sign, worth in tomllib.loads(text)["weights"].items()}


def value_of(reading: Reading, token: int, commitment: Commitment) -> Value:
    """The value of the event that a word states, for the voice that tells it."""
    return Rules(Syntax(reading), commitment).value(token)


class Rules:
    """The rules over one sentence."""

    def __init__(self, syntax: Syntax, commitment: Commitment) -> None:
        self._syntax = syntax
        self._classes = commitment

    def value(self, token: int) -> Value:
        """Walks up from the token to the clause that no other governs."""
        value, node = Value(), token
        for _ in range(_FROM_ABOVE):
            value = self._here(value, node)
            governor = self._syntax.tokens[node].head
            if governor < 0:
                return self._asked(value)
            value = self._from(value, node, governor)
            if self._leaves(node):
                return value
            node = governor
        return value

    def _here(self, value: Value, node: int) -> Value:
        """What the words on this node do: negation, modals, adverbs, conditions."""
        for child in self._syntax.children[node]:
            token = self._syntax.tokens[child]
            word = token.text.lower()
            if word in _NEGATIONS and token.relation in ("advmod", "det", "cc:preconj", "neg"):
                value = replace(value, positive=not value.positive)
            elif token.relation in ("aux", "advmod", "mark", "amod", "discourse"):
                value = _changed(value, self._classes.operator(word))
        return value

    def _from(self, value: Value, node: int, governor: int) -> Value:
        """What the governor does to its complement, by its class and the relation."""
        relation = self._syntax.tokens[node].relation
        infinitive = self._marked_to(node)
        if relation == "advcl" and infinitive:
            return _changed(value, Effect("U"))
        kind = "clause" if relation in ("ccomp", "xcomp", "acl") else "thing"
        if kind == "thing" and relation not in ("obj", "nsubj:pass", "obl", "nmod"):
            return value
        word = self._syntax.word(governor)
        effect = self._classes.clause(word) if kind == "clause" else self._classes.thing(word)
        if effect is None and infinitive and relation in ("acl", "xcomp", "ccomp"):
            effect = Effect("U")
        return _changed(value, effect)

    def _marked_to(self, node: int) -> bool:
        mark = self._syntax.child(node, "mark")
        return mark is not None and self._syntax.word(mark) == "to"

    def _leaves(self, node: int) -> bool:
        """True where nothing above bears on this clause: coordination, asides, relative clauses."""
        relation = self._syntax.tokens[node].relation
        return relation in ("parataxis", "acl:relcl", "appos", "nsubj", "dep")

    def _asked(self, value: Value) -> Value:
        """The value of what a question asks for."""
        last = next(t.text for t in reversed(self._syntax.tokens) if t.text not in "\"'”’)")
        return _changed(value, Effect("U")) if last.startswith("?") else value


def _changed(value: Value, effect: Effect | None) -> Value:
    """The weaker of two certainties; polarity turns round where the effect says so."""
    if effect is None:
        return value
    order = ("CT", "PR", "PS", "U")
    certainty = max(value.certainty, effect.certainty, key=order.index)
    return Value(certainty, value.positive != effect.turns)
