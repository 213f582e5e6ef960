"""From the scores of the heads to readings: trees, phrases, events, cues.

All functions work on numpy arrays of one sentence, already cut to its number of words.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
_NEVER = np.float32(-1e4)
Phrases = list[tuple[int, int, int, float]]
"""Label index, first token, last token (inclusive), mean probability."""


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    exponent = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(exponent / exponent.sum(-1, keepdims=True), np.float32)


def transitions(labels: int) -> Floats:
    """Scores [tag before, tag after] that only rule out an I after anything but its own B or I."""
    between = np.zeros((1 + 2 * labels, 1 + 2 * labels), np.float32)
    for inside in range(2, len(between), 2):
        between[:, inside] = _NEVER
        between[inside - 1 : inside + 1, inside] = 0.0
    return between


def best_tags(scores: Floats, lengths: Heads, between: Floats) -> Heads:
    """The best BIO row [rows, words] of each row of scores [rows, words, tags] (Viterbi 1967).

    `lengths` [rows] says how many words each row has; what lies behind is padding.
    """
    rows, words, tags = scores.shape
    back = np.tile(np.arange(tags), (rows, words, 1))
    value = scores[:, 0].copy()
    value[:, 2::2] += _NEVER
    for i in range(1, words):
        live = lengths > i
        onward = value[live][:, :, None] + between
        back[live, i] = onward.argmax(1)
        value[live] = onward.max(1) + scores[live, i]
    best: Heads = np.zeros((rows, words), np.intp)
    best[:, -1] = value.argmax(-1)
    row = np.arange(rows)
    for i in range(words - 1, 0, -1):
        best[:, i - 1] = back[row, i, best[:, i]]
    return best


def phrases(tags: Floats, best: Heads) -> Phrases:
    """The phrases of a BIO row `best`, scored by the probabilities `tags` [words, 1 + 2 * labels].

    Tag 1 + 2k begins label k, 2 + 2k goes on with it.
    """
    marked = np.flatnonzero(best)
    if not marked.size:
        return []
    found: Phrases = []
    first = last = int(marked[0])
    for i in map(int, marked[1:]):
        if i == last + 1 and best[i] == _goes_on(int(best[last])):
            last = i
            continue
        found.append(_phrase(tags, best, first, last))
        first = last = i
    found.append(_phrase(tags, best, first, last))
    return found


def _goes_on(tag: int) -> int:
    return tag + 1 if tag % 2 else tag


def _phrase(tags: Floats, best: Heads, first: int, last: int) -> tuple[int, int, int, float]:
    label = (int(best[first]) - 1) // 2
    score = tags[first : last + 1, 1 + 2 * label : 3 + 2 * label].sum(-1).mean()
    return label, first, last, float(score)


def tree(arcs: Floats) -> list[int]:
    """Governors [words] of the best tree, -1 for the one root.

    `arcs` [words, 1 + words] holds scores, column 0 the root. The best governor of each word is
    taken; where that makes no tree, Chu-Liu and Edmonds' maximum spanning tree is.
    """
    heads = arcs.argmax(-1)
    if (heads == 0).sum() == 1 and not _has_cycle(heads):
        return [int(h) - 1 for h in heads]
    return _spanning_tree(arcs)


def _has_cycle(heads: Heads) -> bool:
    """Pointer doubling: in a tree every word reaches the root within its depth."""
    up = np.concatenate([[0], heads])
    for _ in range(len(up).bit_length()):
        up = up[up]
    return bool(up.any())


def _spanning_tree(arcs: Floats) -> list[int]:
    """The best single-rooted tree: one Edmonds run under the most likely root."""
    root = int(arcs[:, 0].argmax())
    size = len(arcs)
    scores = np.full((size + 1, size + 1), -np.inf)
    scores[1:, :] = arcs
    scores[1:, 0] = -np.inf
    scores[root + 1, :] = -np.inf
    scores[root + 1, 0] = 0.0
    np.fill_diagonal(scores, -np.inf)
    heads = _edmonds(scores)
    return [int(h) - 1 for h in heads[1:]]


def _edmonds(scores: npt.NDArray[np.float64]) -> Heads:
    """Maximum arborescence from node 0; `scores[word, governor]`. Contracts one cycle a call."""
    heads: Heads = scores.argmax(-1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), np.intp)
    if not cycle.size:
        return heads
    inside = np.zeros(len(heads), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[outside][:, outside]
    into = scores[cycle][:, outside] - kept[:, None]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = scores[outside][:, cycle].max(1)
    reduced = _edmonds(small)
    heads = heads.copy()
    for k, node in enumerate(outside):
        governor = reduced[k]
        if governor < len(outside):
            heads[node] = outside[governor]
        else:
            heads[node] = cycle[int(scores[node, cycle].argmax())]
    entry = int(into[:, reduced[-1]].argmax())
    heads[cycle[entry]] = outside[reduced[-1]]
    heads[0] = 0
    return heads


def _cycle(heads: Heads) -> list[int]:
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done and node not in path:
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
        done.update(path)
    return []
