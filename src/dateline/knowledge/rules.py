"""The trigger rules of a user's own codebook: which words state an event of which type.

A rule has triggers and, where these alone would say too much, conditions: a part of speech, words
that must or must not stand near, actors and recipients of a kind. docs/codebooks.md explains them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self, get_args

from dateline.errors import KnowledgeError
from dateline.knowledge.forms import number_in, only_keys, words_in
from dateline.knowledge.patterns import Patterns, Piece, pieces_of
from dateline.types import ActorKind, ActorMention

OWN_TYPE = "codebook:trigger"
"""The rule that decides types of a user's own; events with it are none of PLOVER's."""

RULE_KEYS = frozenset(("triggers", "pos", "near", "unless", "reach", "actor", "recipient"))

_REACH = 8
"""Words either side of a trigger in which `near` and `unless` look, unless the rule says."""

_LONGEST_REACH = 120
_POS = {
    "verb": frozenset(("VERB", "AUX")),
    "noun": frozenset(("NOUN", "PROPN")),  # headlines write nouns as names
    "adjective": frozenset(("ADJ",)),
}
_SECTOR = re.compile("[A-Z]{3}")
_KINDS = frozenset(get_args(ActorKind))


@dataclass(frozen=True, slots=True)
class Party:
    """Who may be the actor (or recipient): of one of the kinds or sectors, or with such words."""

    kinds: frozenset[str]
    sectors: frozenset[str]
    words: Patterns

    @classmethod
    def of(cls, terms: Sequence[str]) -> Self:
        """From "LAB" (a PLOVER sector), "organization" (a kind) and "union" (a word)."""
        sectors = {term for term in terms if _SECTOR.fullmatch(term)}
        kinds = {term for term in terms if term in _KINDS}
        words = [term for term in terms if term not in sectors | kinds]
        return cls(frozenset(kinds), frozenset(sectors), Patterns.of(words))

    def admits(self, mentions: Sequence[ActorMention]) -> bool:
        """True where one of the mentions is such a party."""
        return any(
            mention.kind in self.kinds
            or not self.sectors.isdisjoint(mention.sector)
            or self.words.touch(pieces_of(mention.text.split()))
            for mention in mentions
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """When a trigger of a type counts; `pos` empty: any, the others null: no such condition."""

    type: str
    pos: frozenset[str]
    near: Patterns | None
    unless: Patterns | None
    reach: int
    actor: Party | None
    recipient: Party | None

    def fits_words(self, pieces: Sequence[Piece], first: int, last: int) -> bool:
        """True where the words about tokens `first` to `last` are as the rule wants them."""
        if self.near is None and self.unless is None:
            return True
        around = [p for p in pieces if first - self.reach <= p.token <= last + self.reach]
        wanted = self.near is None or self.near.touch(around)
        return wanted and not (self.unless is not None and self.unless.touch(around))


class Match(NamedTuple):
    """Words that a rule takes for a trigger, before tags and parties are looked at."""

    rule: Rule
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a codebook; `owners` holds the rule of each pattern."""

    patterns: Patterns
    owners: tuple[Rule, ...]

    @classmethod
    def of(cls, types: Mapping[str, Mapping[str, Any]]) -> Self:
        """Read the rules of each type's table; raises KnowledgeError for one that breaks the form.

        A type's own keys are a rule, and each table of its `rules` is another.
        """
        triggers: list[str] = []
        owners: list[Rule] = []
        for name, table in types.items():
            for rule_table in _tables_of(name, table):
                words = words_in(rule_table, "triggers", f"type {name}")
                triggers += words
                owners += [_rule(name, rule_table)] * len(words)
        return cls(Patterns.of(triggers), tuple(owners))

    def matches(self, words: Sequence[str]) -> list[Match]:
        """The matches in a sentence, longer phrases first, then as the codebook lists them."""
        pieces = pieces_of(words)
        fitting = [
            found
            for found in self.patterns.found(pieces)
            if self.owners[found.number].fits_words(pieces, found.tokens[0], found.tokens[-1])
        ]
        fitting.sort(key=lambda found: (-len(found.tokens), found.number, found.tokens))
        return [Match(self.owners[found.number], found.tokens) for found in fitting]

    def asked(self, words: Sequence[str]) -> frozenset[int]:
        """The words of a sentence whose arguments the language model is asked for."""
        return frozenset(token for match in self.matches(words) for token in match.tokens)


def _tables_of(name: str, table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    more = table.get("rules", [])
    if not isinstance(more, list) or not all(isinstance(rule, dict) for rule in more):
        raise KnowledgeError(f"type {name}: rules is no list of tables")
    for rule in more:
        only_keys(rule, RULE_KEYS, f"type {name}, rules")
    found = [rule for rule in (table, *more) if rule.get("triggers")]
    if not found or any(not rule.get("triggers") for rule in more):
        raise KnowledgeError(f"type {name}: needs triggers")
    return found


def _rule(name: str, table: Mapping[str, Any]) -> Rule:
    where = f"type {name}"
    reach = number_in(table, "reach", 1, _LONGEST_REACH, where)
    return Rule(
        type=name,
        pos=_pos(words_in(table, "pos", where), where),
        near=_patterns(table, "near", where),
        unless=_patterns(table, "unless", where),
        reach=int(reach or _REACH),
        actor=_party(table, "actor", where),
        recipient=_party(table, "recipient", where),
    )


def _pos(names: Sequence[str], where: str) -> frozenset[str]:
    unknown = [name for name in names if name not in _POS]
    if unknown:
        raise KnowledgeError(f"{where}: pos {unknown[0]!r} is none of {', '.join(_POS)}")
    return frozenset(tag for name in names for tag in _POS[name])


def _patterns(table: Mapping[str, Any], key: str, where: str) -> Patterns | None:
    words = words_in(table, key, where)
    return Patterns.of(words) if words else None


def _party(table: Mapping[str, Any], key: str, where: str) -> Party | None:
    terms = words_in(table, key, where)
    return Party.of(terms) if terms else None
