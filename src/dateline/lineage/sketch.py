"""A report as a few hashes, by which copies find each other.

A fixed share of all hashes is kept (those below a bound), the same for every report. So the share
of a short report's hashes that a long one holds estimates containment, where MinHash estimates the
resemblance of wholes, and loses every cut and every embedded copy (Broder 1997 has both).
"""

import numpy as np

from dateline.lineage.words import Hashes, anchors_of, forms_of, hashes_of

_MIX = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_FOLD = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(32)

WORDS_KEPT = 1 << 62
"""A quarter of the word 3-grams: some 125 hashes a report of 500 words."""
ANCHORS_KEPT = 1 << 63
"""Half of the 3-grams of names and numbers, of which there are fewer."""


def sketch_of(text: str) -> Hashes:
    """Sorted 32-bit hashes (in 64-bit cells) of sampled 3-grams of words and of anchors."""
    words = _sample(hashes_of(forms_of(text)), WORDS_KEPT, 0)
    anchors = _sample(hashes_of([a.lower() for a in anchors_of(text)]), ANCHORS_KEPT, 1)
    return np.unique(np.concatenate([words, anchors]))


def _sample(hashes: Hashes, kept: int, kind: int) -> Hashes:
    """The low half of those 3-gram hashes that lie below the bound; it is independent of it."""
    if len(hashes) < 3:
        return hashes[:0]
    grams = hashes[:-2] * _MIX[0] + hashes[1:-1] * _MIX[1] + hashes[2:] * _MIX[2] + np.uint64(kind)
    grams ^= grams >> _SHIFT
    grams *= _FOLD
    grams ^= grams >> _SHIFT
    grams *= _MIX[0]
    sampled: Hashes = (grams[grams < np.uint64(kept)] * _FOLD) >> _SHIFT
    return sampled
