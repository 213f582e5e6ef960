"""Two texts laid side by side: which stretches tell the same in the same words, and where not.

Seed and extend, as sequence search does it (BLAST): shared word pairs and words that stand once in
either text are seeds; seeds on almost one diagonal form a chain; gaps between seeds are where words
were replaced. Chains may lie in another order, so a reordered text aligns as well as one in order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = 12
"""Words that may lie between two seeds of one chain."""
_DRIFT = 6
"""Words by which the diagonal may shift there: replacements have more or fewer words."""
_OFTEN = 6
"""A pair of words that stands more often than this is no seed ("of the")."""
_LEAST_MATCHED = 8
_LEAST_DENSE = 0.3
"""A chain with fewer equal words, or a smaller share of them, is chance."""
_LONGEST_REPLACED = 6

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words `a0` to before `a1` of one text stand against `b0` to before `b1` of the other."""

    a0: int
    a1: int
    b0: int
    b1: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch told alike: word ranges of either text, and the equal words in it."""

    a0: int
    a1: int
    b0: int
    b1: int
    matched: int
    replaced: tuple[Replaced, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All blocks of two texts of `size_a` and `size_b` words, in the order of the second."""

    size_a: int
    size_b: int
    blocks: tuple[Block, ...]

    @property
    def matched(self) -> int:
        """Equal words in equal places."""
        return sum(block.matched for block in self.blocks)

    @property
    def covered_a(self) -> int:
        """Words of the first text that lie in blocks, replaced ones among them."""
        return sum(block.a1 - block.a0 for block in self.blocks)

    @property
    def covered_b(self) -> int:
        """Words of the second text that lie in blocks."""
        return sum(block.b1 - block.b0 for block in self.blocks)

    @property
    def replaced(self) -> tuple[Replaced, ...]:
        """Every replacement, in the order of the second text."""
        return tuple(r for block in self.blocks for r in block.replaced)


def align(a: Sequence[str], b: Sequence[str]) -> Alignment:
    """Lay two texts, given as words, side by side."""
    chains = [_filled(chain, a, b) for chain in _chains(_seeds(a, b))]
    chains = [c for c in chains if len(c) >= _LEAST_MATCHED]
    chains.sort(key=len, reverse=True)
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    blocks = []
    for chain in chains:
        free = [(i, j) for i, j in chain if not used_a[i] and not used_b[j]]
        if len(free) < _LEAST_MATCHED or not _dense(free):
            continue
        blocks.append(_block(free))
        (a0, b0), (a1, b1) = free[0], free[-1]
        used_a[a0 : a1 + 1] = b"\1" * (a1 + 1 - a0)
        used_b[b0 : b1 + 1] = b"\1" * (b1 + 1 - b0)
    blocks.sort(key=lambda block: block.b0)
    return Alignment(len(a), len(b), tuple(blocks))


def _seeds(a: Sequence[str], b: Sequence[str]) -> Iterator[Pair]:
    """Equal places by shared word pairs, and by words that either text has once."""
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i in range(len(a) - 1):
        pairs[a[i], a[i + 1]].append(i)
    once_b = {word for word, count in Counter(b).items() if count == 1}
    counts = Counter(a)
    single = {word: i for i, word in enumerate(a) if counts[word] == 1 and word in once_b}
    for j, word in enumerate(b):
        at = single.get(word)
        if at is not None:
            yield at, j
        if j + 1 < len(b):
            places = pairs.get((word, b[j + 1]), ())
            if len(places) <= _OFTEN:
                for i in places:
                    if i != at:
                        yield i, j


def _chains(seeds: Iterator[Pair]) -> Iterator[list[Pair]]:
    """Seeds that follow one another on almost one diagonal; each seed joins the nearest chain."""
    open_chains: list[list[Pair]] = []
    now = -1
    for i, j in seeds:
        if j != now:
            now = j
            for chain in open_chains:
                if j - chain[-1][1] > _GAP and len(chain) > 1:
                    yield chain
            open_chains = [c for c in open_chains if j - c[-1][1] <= _GAP]
        best, nearest = None, _GAP + _DRIFT + 1
        for chain in open_chains:
            da, db = i - chain[-1][0], j - chain[-1][1]
            if 0 < da <= _GAP and db > 0 and abs(da - db) <= _DRIFT:
                distance = db + abs(da - db)
                if distance < nearest:
                    best, nearest = chain, distance
        if best is None:
            open_chains.append([(i, j)])
        else:
            best.append((i, j))
    yield from (chain for chain in open_chains if len(chain) > 1)


def _filled(chain: list[Pair], a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """The chain with all equal words between, before and after its seeds."""
    i, j = chain[0]
    pairs: list[Pair] = []
    while i > 0 and j > 0 and a[i - 1] == b[j - 1]:
        i, j = i - 1, j - 1
        pairs.append((i, j))
    pairs.reverse()
    last: Pair | None = pairs[-1] if pairs else None
    for seed in chain:
        if last is not None:
            pairs += _between(last, seed, a, b)
        pairs.append(seed)
        last = seed
    i, j = chain[-1]
    while i + 1 < len(a) and j + 1 < len(b) and a[i + 1] == b[j + 1]:
        i, j = i + 1, j + 1
        pairs.append((i, j))
    return pairs


def _between(low: Pair, high: Pair, a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Equal words in order in the gap between two seeds, each the next at hand."""
    found, j = [], low[1] + 1
    for i in range(low[0] + 1, high[0]):
        for at in range(j, high[1]):
            if a[i] == b[at]:
                found.append((i, at))
                j = at + 1
                break
    return found


def _dense(pairs: list[Pair]) -> bool:
    (a0, b0), (a1, b1) = pairs[0], pairs[-1]
    return len(pairs) >= _LEAST_DENSE * max(a1 - a0 + 1, b1 - b0 + 1)


def _block(pairs: list[Pair]) -> Block:
    replaced = []
    for (i, j), (k, m) in pairwise(pairs):
        if 1 < k - i <= _LONGEST_REPLACED and 1 < m - j <= _LONGEST_REPLACED:
            replaced.append(Replaced(i + 1, k, j + 1, m))
    (a0, b0), (a1, b1) = pairs[0], pairs[-1]
    return Block(a0, a1 + 1, b0, b1 + 1, len(pairs), tuple(replaced))
