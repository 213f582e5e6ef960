"""Precision, recall and F1 over things told and things meant."""

from dataclasses import dataclass


@dataclass
class Tally:
    """Right, found and gold values of one figure."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: bool, gold: bool, right: bool | None = None) -> None:
        """One yes or no; `right` where agreeing on "yes" does not yet make it right."""
        self.found += found
        self.gold += gold
        self.right += (found and gold) if right is None else right

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.gold)

    def row(self, name: str) -> list[object]:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return [name, precision, recall, self.f1, self.gold]


def share(name: str, right: int, total: int) -> list[object]:
    """A row for a share of all: no precision or recall, the share where F1 stands."""
    return [name, "", "", right / max(1, total), total]
