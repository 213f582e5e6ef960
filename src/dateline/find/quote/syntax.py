"""The dependency tree of one sentence, asked from the top down."""

from collections.abc import Sequence

from dateline.language.reading import Reading

Range = tuple[int, int]
"""First and last token, inclusive."""

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_SHARING = ("conj", "xcomp", "advcl")
_MARKS = frozenset(",;:.!?—–-")


class Syntax:
    """Who hangs on whom, computed once a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.children: list[list[int]] = [[] for _ in reading.tokens]
        for i, token in enumerate(reading.tokens):
            if token.head >= 0:
                self.children[token.head].append(i)

    def word(self, i: int) -> str:
        """The token in lower case; "" beside the sentence."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def child(self, head: int, *relations: str) -> int | None:
        """The first dependent in one of these relations."""
        return next((c for c in self.children[head] if self.tokens[c].relation in relations), None)

    def extent(self, root: int) -> Range:
        """The stretch from the first to the last word under the root, its outer marks cut off."""
        first = last = root
        waiting = [root]
        while waiting:
            node = waiting.pop()
            first, last = min(first, node), max(last, node)
            waiting.extend(self.children[node])
        while first < root and self.tokens[first].text in _MARKS:
            first += 1
        while last > root and self.tokens[last].text in _MARKS:
            last -= 1
        return first, last

    def subject(self, verb: int) -> int | None:
        """The verb's subject, or that of the verb it goes with ("he rose and said")."""
        for _ in range(4):
            own = self.child(verb, *_SUBJECTS)
            if own is not None or self.tokens[verb].relation not in _SHARING:
                return own
            verb = self.tokens[verb].head
        return None

    def passive(self, verb: int) -> bool:
        """True for "was told"."""
        return self.child(verb, "aux:pass", "nsubj:pass") is not None

    def agent(self, verb: int) -> int | None:
        """The one by whom something was done: "was told by a guard"."""
        for child in self.children[verb]:
            if self.tokens[child].relation.startswith("obl"):
                case = self.child(child, "case")
                if case is not None and self.word(case) == "by":
                    return child
        return None


def joined(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges in order; those that touch or overlap as one."""
    out: list[Range] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)
