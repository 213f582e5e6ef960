"""The year a history is in: which dates carry the story on, and which only look aside."""

from dataclasses import dataclass

_LEAP = 10
"""A year farther from the story than this is an aside until it is said again."""

_TURN = 9
"""A month so many before the last one said belongs to the next year."""


@dataclass(slots=True)
class Story:
    """The running year and month of a narrative; `aside` is a year that may yet become it."""

    year: int | None = None
    month: int | None = None
    aside: int | None = None

    def tell(self, year: int, month: int | None, *, opens: bool) -> None:
        """Take in a date said with its year; `opens` is true where it begins its sentence.

        A date with a month carries the story on; one that goes back or leaps does so only where
        it opens a sentence, as a year by itself must. Else it stays aside until said twice.
        """
        step = 0 if self.year is None else year - self.year
        bare_year_carries = opens and abs(step) <= _LEAP
        month_carries = opens or 0 <= step <= _LEAP
        carries = bare_year_carries if month is None else month_carries
        if carries or self.year is None or year == self.aside:
            self.year, self.month, self.aside = year, month, None
        else:
            self.aside = year

    def year_of(self, month: int) -> int | None:
        """The year of a month said without one, which the story then goes on from."""
        if self.year is not None and self.month is not None and self.month - month >= _TURN:
            self.year += 1
        self.month = month
        return self.year
