"""Signs of factuality: the closed-class words and structures about an event's word, by name.

A sign is prefixed by how far up the tree it stands: "" on the word itself, "^" on the word that
governs it, "^^" further up. What each is worth is learnt: `knowledge/data/factuality.toml`.
"""

from collections.abc import Iterator

from dateline.find.quote.syntax import Syntax
from dateline.knowledge.commitment import Commitment

NEGATIONS = frozenset("not n't n’t never no neither nor none nobody without hardly".split())
_GROUPS = {
    "future": "will 'll ’ll wo shall", "may": "may might", "could": "could", "would": "would 'd ’d",
    "should": "should must ought", "can": "can ca", "do": "do does", "did": "did",
    "have": "have has 've ’ve", "had": "had", "be": "is are am 's ’s 're ’re 'm ’m",
    "was": "was were", "been": "been being be",
    "to": "to", "if": "if unless whether", "when": "when once until till before",
    "because": "because since as after although though while", "that": "that", "for": "for",
    "by": "by with in on from", "no": "no any", "please": "please",
}  # fmt: skip
_GROUP_OF = {word: name for name, words in _GROUPS.items() for word in words.split()}
_FUNCTION = frozenset("aux aux:pass mark cop case det discourse".split())
_CLAUSES = frozenset("ccomp xcomp acl advcl".split())
_PERSONS = {"i": "I", "we": "I", "you": "you"}
_LEVELS = ("", "^", "^^")
_STOPS = frozenset("parataxis acl:relcl appos".split())


def signs_of(syntax: Syntax, token: int, commitment: Commitment) -> Iterator[str]:
    """The names of all signs, in no order, each perhaps more than once."""
    yield "always"
    yield from _shape(syntax, token)
    node = token
    for level in _LEVELS:
        for sign in _on(syntax, node, commitment):
            yield level + sign
        relation, head = syntax.tokens[node].relation, syntax.tokens[node].head
        if head < 0 or relation in _STOPS:
            yield f"{level}top:{'root' if head < 0 else relation}"
            break
        yield f"{level}under:{relation.split(':')[0]}"
        yield from (level + sign for sign in _governed(syntax, node, head, commitment))
        node = head
    if _question(syntax):
        yield "question"


def _shape(syntax: Syntax, token: int) -> Iterator[str]:
    word = syntax.word(token)
    tag = syntax.tokens[token].upos
    yield f"tag:{tag}"
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending):
            yield f"{tag}-{ending}"
            break


def _on(syntax: Syntax, node: int, commitment: Commitment) -> Iterator[str]:
    """What the words that belong to this one tell: negation, modals, tense, subject."""
    subject, helped = False, False
    for child in syntax.children[node]:
        relation = syntax.tokens[child].relation
        word = syntax.word(child)
        if relation.startswith("nsubj"):
            subject = True
            yield f"subject:{_PERSONS.get(word, 'other')}"
        if word in NEGATIONS:
            yield "negation"
        elif relation in _FUNCTION and word in _GROUP_OF:
            helped = True
            yield f"{relation.split(':')[0]}:{_GROUP_OF[word]}"
        elif relation in ("advmod", "amod"):
            effect = commitment.operator(word)
            if effect:
                yield f"adverb:{effect.certainty}{'-' if effect.turns else '+'}"
    tag = syntax.tokens[node].upos
    if tag == "VERB" and not subject and not helped:
        yield "bare:root" if syntax.tokens[node].head < 0 else "bare"


def _governed(syntax: Syntax, node: int, head: int, commitment: Commitment) -> Iterator[str]:
    """What the class of the governing word tells of what it governs."""
    relation = syntax.tokens[node].relation
    clause = relation in _CLAUSES
    effect = (commitment.clause if clause else commitment.thing)(syntax.word(head))
    kind = "clause" if clause else "thing"
    if effect:
        yield f"{kind}:{effect.certainty}{'-' if effect.turns else '+'}"
    elif clause:
        yield f"{relation}:plain:{syntax.tokens[head].upos}"
    if clause:
        mark = syntax.child(node, "mark")
        yield f"{relation}:{_GROUP_OF.get(syntax.word(mark), 'mark') if mark is not None else ''}"


def _question(syntax: Syntax) -> bool:
    last = next((t.text for t in reversed(syntax.tokens) if t.text not in "\"'”’)"), "")
    return last.startswith("?")
