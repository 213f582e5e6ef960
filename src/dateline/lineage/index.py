"""An index of sketches: which reports share hashes with this one, without comparing all.

Hash and report number lie together in one 64-bit cell; cells lie in sorted runs that are merged as
they grow, so that a million reports (some 160 cells each) take 1.3 GB and a look-up is a few
binary searches.
"""

import numpy as np
import numpy.typing as npt

from dateline.lineage.words import Hashes

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_ONE = np.uint64(1)

_BUFFERED = 64
"""Sketches that are held loose before they become a run."""
_OWNERS = 48
"""Reports looked at for one hash: the earliest; what more hold is a common phrase or the same."""


class SketchIndex:
    """Sketches by number, counted from 0 in the order of adding."""

    def __init__(self) -> None:
        self._runs: list[Hashes] = []
        self._loose: list[Hashes] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, sketch: Hashes) -> int:
        """Take in a sketch; returns its number."""
        number = self._count
        self._count += 1
        self._loose.append((sketch << _SHIFT) | np.uint64(number))
        if len(self._loose) >= _BUFFERED:
            self._settle()
        return number

    def sharing(self, sketch: Hashes, least: float, most: int) -> list[tuple[int, float]]:
        """At most `most` numbers with the weight of shared hashes, heaviest first.

        A hash weighs 1 where one report holds it, and the less the more do (1/√n).
        """
        found = [part for run in (*self._runs, *self._joined()) for part in [_owners(run, sketch)]]
        numbers = np.concatenate([n for n, _ in found]) if found else np.empty(0, np.int64)
        if not len(numbers):
            return []
        weights = np.concatenate([w for _, w in found])
        owners, at = np.unique(numbers, return_inverse=True)
        totals = np.bincount(at, weights)
        order = np.argsort(-totals, kind="stable")[:most]
        return [(int(owners[i]), float(totals[i])) for i in order if totals[i] >= least]

    def _joined(self) -> list[Hashes]:
        return [np.sort(np.concatenate(self._loose))] if self._loose else []

    def _settle(self) -> None:
        """Make a run of the loose sketches; merge runs until each is twice the next."""
        self._runs += self._joined()
        self._loose.clear()
        while len(self._runs) > 1 and len(self._runs[-2]) < 2 * len(self._runs[-1]):
            merged = np.concatenate([self._runs.pop(-2), self._runs.pop()])
            merged.sort(kind="stable")  # merges what is sorted already
            self._runs.append(merged)


def _owners(run: Hashes, sketch: Hashes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Who holds each hash of the sketch, and what holding it weighs."""
    first = np.searchsorted(run, sketch << _SHIFT)
    held = np.searchsorted(run, (sketch + _ONE) << _SHIFT) - first
    shown = np.minimum(held, _OWNERS)
    starts = np.repeat(first - np.cumsum(shown) + shown, shown)
    cells = run[starts + np.arange(len(starts))]
    return (cells & _LOW).astype(np.int64), np.repeat(1 / np.sqrt(np.maximum(held, 1)), shown)
