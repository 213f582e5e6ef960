"""Attributions of one sentence as they are first found, in tokens."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.find.quote.syntax import Range, Syntax, joined
from dateline.find.quote.verbs import CLAUSAL
from dateline.language.reading import CueReading

_WITH_VERB = frozenset(("aux", "aux:pass", "advmod", "cop"))
_CUE_NOUNS = frozenset(
    "report reports claim claims allegation allegations rumor rumors rumour rumours evidence "
    "warning warnings suggestion suggestions accusation accusations denial denials speculation "
    "indication indications word news assertion assertions belief fear fears concern concerns "
    "assurance assurances announcement confirmation suspicion suspicions threat threats".split()
)
"""Nouns that credit a clause to somebody: "reports that", "their claim that"."""


_SURE = 0.93
"""A second source phrase counts where the model is nearly as sure of it as of the first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Token ranges of one attribution; `told`: whom the source tells it."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    told: tuple[Range, ...] = ()


def from_model(cue: CueReading) -> Draft:
    """The cue, source and content that the model found; parts that touch are one."""
    sources = [p for p in cue.parts if p.label == "source"]
    best = max((p.score for p in sources), default=0.0)
    return Draft(
        cue=(cue.first, cue.last),
        source=joined([(p.first, p.last) for p in sources if p.score >= _SURE * best]),
        content=joined([(p.first, p.last) for p in cue.parts if p.label == "content"]),
        rule="model:cue",
    )


def nominal(syntax: Syntax) -> Iterator[Draft]:
    """ "Reports that …", "their claim that …": a noun with a clause to it."""
    for i, token in enumerate(syntax.tokens):
        if token.upos != "NOUN" or token.text.lower() not in _CUE_NOUNS:
            continue
        clause = next((c for c in syntax.children[i] if _is_that_clause(syntax, i, c)), None)
        if clause is not None:
            yield Draft((i, i), _whose(syntax, i), (syntax.extent(clause),), "syntax:noun")


def _is_that_clause(syntax: Syntax, noun: int, clause: int) -> bool:
    """A content clause follows its noun with "that", which is then no subject of its verb."""
    if syntax.tokens[clause].relation not in ("acl", "ccomp", "acl:relcl") or clause < noun:
        return False
    mark = syntax.child(clause, "mark")
    return mark is not None and syntax.word(mark) == "that" and mark == noun + 1


def _whose(syntax: Syntax, noun: int) -> tuple[Range, ...]:
    """The possessor of a noun, or who it comes from: "the army's claim", "reports by the UN"."""
    for child in syntax.children[noun]:
        relation = syntax.tokens[child].relation
        if relation == "nmod:poss":
            first, last = syntax.extent(child)
            return ((first, last - (syntax.word(last) in ("'s", "’s", "'", "’"))),)
        case = syntax.child(child, "case")
        by = case is not None and syntax.word(case) in ("by", "from", "among")
        if case is not None and by and relation.startswith("nmod"):
            return ((case + 1, syntax.extent(child)[1]),)
    return ()


def clausal(syntax: Syntax) -> Iterator[Draft]:
    """A verb of saying or thinking, its subject, and the clause it governs."""
    for i, token in enumerate(syntax.tokens):
        if token.upos == "VERB" and token.text.lower() in CLAUSAL:
            found = _with_clause(syntax, i)
            if found:
                yield found


def _with_clause(syntax: Syntax, verb: int) -> Draft | None:
    clause = syntax.child(verb, "ccomp")
    subject = syntax.subject(verb)
    if clause is None or subject is None:
        return None
    content = syntax.extent(clause)
    if content[0] <= verb <= content[1]:
        return None
    first = verb
    while first - 1 in syntax.children[verb] and (syntax.tokens[first - 1].relation in _WITH_VERB):
        first -= 1
    return Draft((first, verb), (syntax.extent(subject),), (content,), "syntax:clause")
