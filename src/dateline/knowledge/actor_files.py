"""Reads the plain files under data/actors: rows of `|`-separated cells.

A line that starts with `#` is a comment, or a directive for what follows (`# kind: person`).
`[IRN]` opens a section: the state that the rows below belong to (`[-]` for none, `[SYR TUR]`
for several). Lists inside a cell are separated by `;`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import KnowledgeError

_OFFICE = re.compile(r"(.+?)(?: (\d{4}[-\d]*)?\.\.(\d{4}[-\d]*)?)?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a data file, with the section and kind that hold there."""

    where: str
    kind: str
    country: tuple[str, ...]
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The cell, empty where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else ""

    def items(self, index: int) -> tuple[str, ...]:
        """The items of a list cell."""
        cell = self.cell(index)
        if ";" not in cell:
            return (cell,) if cell else ()
        return tuple([item for item in map(str.strip, cell.split(";")) if item])


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person held; ISO prefixes, inclusive, null where open or unknown."""

    title: str
    start: str | None
    end: str | None

    def held_on(self, day: str) -> bool:
        """True where the dates allow that the post was held on `day` (an ISO prefix).

        >>> Office("President", "2009", "2017-01-20").held_on("2017-01")
        True
        """
        began = self.start is None or self.start[: len(day)] <= day[: len(self.start)]
        return began and (self.end is None or day[: len(self.end)] <= self.end[: len(day)])


def office_of(text: str) -> Office:
    """Reads "Foreign minister 2013..2021-08"; "2015.." is open, no dates at all is unknown."""
    match = _OFFICE.match(text)
    if match is None:  # the pattern takes any text that is not empty
        raise KnowledgeError(f"not an office: {text!r}")
    return Office(match[1].strip(), match[2], match[3])


def data_folder() -> Traversable:
    """Where the shipped actor files lie."""
    return files("dateline.knowledge") / "data" / "actors"


def rows_of(name: str) -> Iterator[Row]:
    """The rows of one shipped file.

    Raises KnowledgeError where the file is missing.
    """
    return _rows(data_folder() / name, name)


def rows_in(path: Path) -> Iterator[Row]:
    """The rows of a user's file, of the same form as the shipped ones.

    Raises KnowledgeError where it cannot be read.
    """
    return _rows(path, str(path))


def _rows(path: Traversable | Path, name: str) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: cannot be read ({error})") from error
    kind, country = "", tuple[str, ...]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            kind = line[7:].strip() if line.startswith("# kind:") else kind
        elif line.startswith("["):
            codes = line.strip("[] ")
            country = () if codes == "-" else tuple(codes.split())
        elif line.strip():
            cells = tuple([cell.strip() for cell in line.split("|")])
            yield Row(f"{name}:{number}", kind, country, cells)


def names_in_folder() -> list[str]:
    """The files of actors, sorted; states, roles, places and words have forms of their own."""
    special = {"states.psv", "roles.psv", "places.psv"}
    return sorted(
        entry.name
        for entry in data_folder().iterdir()
        if entry.name.endswith(".psv") and entry.name not in special
    )
