"""How much an export wrote, and what its format cannot hold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.export.rows import R


@dataclass(slots=True)
class Tally:
    """Rows read, and those of them that were left out, by reason."""

    read: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def written(self) -> int:
        """Rows that are in what was written."""
        return self.read - self.left_out.total()

    def counted(self, rows: Iterable[R]) -> Iterator[R]:
        """The rows, counted as they pass."""
        for row in rows:
            self.read += 1
            yield row
