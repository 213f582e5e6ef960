"""Rules over the tree that mend what the model says of one sentence.

Each rule states a property of attributions that the model, which tags words, cannot know: that
nobody reports their own words away, that a subject of a passive cue is told and does not tell.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.find.quote.drafts import Draft
from dateline.find.quote.syntax import Range, Syntax, joined

_TELLING = frozenset("told tell tells telling informed inform informs assured assure assures "
                     "reminded warned warn warns notified briefed".split())  # fmt: skip
_LINKS = frozenset(("and", "but", "while", "as", "though", "although", ",", ";", "—", "–", "-"))


def repaired(drafts: Sequence[Draft], syntax: Syntax) -> list[Draft]:
    """The drafts, mended, without those that are part of another's source."""
    kept = [d for d in drafts if not _within_a_source(d, drafts)]
    kept = [_one_source(_addressed(d, syntax), syntax) for d in kept]
    kept = [_cut_at_siblings(_cut_at_formulas(d, kept), kept, syntax) for d in kept]
    return [_around_inner(d, kept) for d in kept]


def _within_a_source(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Diplomats told of the plan said": the participle identifies who says it."""
    return any(
        other is not draft and _covers(part, draft.cue) for other in drafts for part in other.source
    )


def _addressed(draft: Draft, syntax: Syntax) -> Draft:
    """Separate who is told: the object of "told", the subject of "was told"."""
    verb = _verb(draft, syntax)
    if verb is None or syntax.word(verb) not in _TELLING:
        return draft
    if syntax.passive(verb):
        subject, agent = syntax.child(verb, "nsubj:pass", "nsubj"), syntax.agent(verb)
        told = (syntax.extent(subject),) if subject is not None else ()
        by = ((syntax.extent(agent)[0] + 1, syntax.extent(agent)[1]),) if agent is not None else ()
        source = by or tuple(s for s in draft.source if not any(_meet(s, t) for t in told))
        return replace(draft, source=source, told=told)
    listener = syntax.child(verb, "iobj", "obj")
    if listener is None or listener < verb:
        return draft
    heard = syntax.extent(listener)
    if any(_meet(heard, part) for part in (*draft.source, draft.cue)):
        return draft
    content = tuple(c for c in draft.content if not _covers(heard, c))
    return replace(draft, content=content, told=(heard,)) if content else draft


def _one_source(draft: Draft, syntax: Syntax) -> Draft:
    """Of several source phrases, the one that the cue's subject is in."""
    verb = _verb(draft, syntax)
    if len(draft.source) < 2 or verb is None:
        return draft
    subject = syntax.subject(verb)
    own = [s for s in draft.source if subject is not None and s[0] <= subject <= s[1]]
    return replace(draft, source=tuple(own)) if own else draft


def _cut_at_formulas(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """No content runs into an "according to X" that closes the sentence around it."""
    for other in drafts:
        if other is draft or not other.rule.startswith("formula:"):
            continue
        barred = (min(other.cue[0], other.source[0][0]), max(other.cue[1], other.source[-1][1]))
        content = tuple(piece for c in draft.content for piece in _without(c, barred))
        draft = replace(draft, content=content)
    return draft


def _cut_at_siblings(draft: Draft, drafts: Sequence[Draft], syntax: Syntax) -> Draft:
    """Content that takes in another's source and cue, but not what that one says, ends before them.

    "They said they had taken the town, but the army denied it."
    """
    for other in drafts:
        start = min(other.cue[0], *(s[0] for s in other.source)) if other.source else other.cue[0]
        content = []
        for first, last in draft.content:
            runs_over = first < start and other.cue[1] <= last
            holds = all(last >= c[1] for c in other.content if c[0] > other.cue[1])
            if other is not draft and runs_over and other.cue[0] > draft.cue[1] and not holds:
                last = start - 1
                while last > first and syntax.word(last) in _LINKS:
                    last -= 1
            content.append((first, last))
        draft = replace(draft, content=tuple(content))
    return draft


def _without(piece: Range, barred: Range) -> list[Range]:
    """What is left of a piece; a comma before the barred words goes with them."""
    if not _meet(piece, barred):
        return [piece]
    left = (piece[0], barred[0] - 2)
    right = (barred[1] + 2, piece[1])
    return [part for part in (left, right) if part[0] <= part[1]]


def _around_inner(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A cue that trails the words of another's content passes that other's saying on.

    "The army said X, Reuters reported": what Reuters reports is that the army said X.
    """
    for inner in drafts:
        if inner is draft or not inner.content or not draft.content or not inner.source:
            continue
        shares = any(_meet(a, b) for a in inner.content for b in draft.content)
        trails = draft.cue[0] > max(c[1] for c in inner.content)
        if shares and trails and max(inner.cue[1], inner.source[0][0]) < inner.content[0][0]:
            if any(_covers(c, inner.cue) for c in draft.content):
                continue
            start = min(inner.cue[0], inner.source[0][0])
            whole = joined([(start, inner.content[-1][1]), *draft.content])
            source = tuple(s for s in draft.source if not any(_meet(s, w) for w in whole))
            return replace(draft, content=whole, source=source) if source else draft
    return draft


def _verb(draft: Draft, syntax: Syntax) -> int | None:
    """The verb of a cue: its last."""
    verbs = [i for i in range(draft.cue[0], draft.cue[1] + 1) if syntax.tokens[i].upos == "VERB"]
    return verbs[-1] if verbs else None


def _covers(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(a: Range, b: Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
