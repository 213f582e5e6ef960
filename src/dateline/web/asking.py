"""What an address asks for: the filter of the command line, and a view's own parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from starlette.datastructures import QueryParams

from dateline.errors import ConfigError
from dateline.limits import MAX_PAGE_ROWS, MAX_PARAMETER_CHARS, MAX_PARAMETERS
from dateline.store import Box, Filter
from dateline.store.parameters import within_of

W = TypeVar("W", bound=str)


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of an address by name, each checked when it is asked for."""

    given: Mapping[str, list[str]]

    @classmethod
    def of(cls, query: QueryParams) -> "Asked":
        """Read an address; raises ConfigError for more or longer parameters than anyone needs."""
        pairs = query.multi_items()
        if len(pairs) > MAX_PARAMETERS:
            raise ConfigError(f"the address has {len(pairs)} parameters; {MAX_PARAMETERS} are read")
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if len(value) > MAX_PARAMETER_CHARS:
                raise ConfigError(
                    f"{name[:40]}: {len(value)} characters are too many; "
                    f"write at most {MAX_PARAMETER_CHARS}"
                )
            given.setdefault(name, []).append(value)
        return cls(given)

    def filter(self, *own: str) -> Filter:
        """The filter that all parameters make but those that are the view's own."""
        return Filter.from_parameters({k: v for k, v in self.given.items() if k not in own})

    def only(self, *own: str) -> "Asked":
        """The same; raises ConfigError where there are others than the view's own."""
        for name in self.given:
            if name not in own:
                known = f"there are {', '.join(own)}" if own else "none is read here"
                raise ConfigError(f"there is no parameter {name!r}; {known}")
        return self

    def text(self, name: str) -> str | None:
        """The last value given that is not empty."""
        return next((value for value in reversed(self.given.get(name, [])) if value), None)

    def one_of(self, name: str, allowed: tuple[W, ...]) -> W:
        """One of a few words, the first where none is given."""
        value = self.text(name) or allowed[0]
        for word in allowed:
            if word == value:
                return word
        raise ConfigError(f"{name}: there is no {value!r}; write one of {', '.join(allowed)}")

    def number(self, name: str, default: int, least: int = 1, most: int = MAX_PAGE_ROWS) -> int:
        """A whole number within bounds."""
        value = self.text(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
            raise ConfigError(
                f"{name}: {value!r} is no number to use; write one from {least} to {most}"
            )
        return int(value)

    def box(self, name: str) -> Box | None:
        """`WEST,SOUTH,EAST,NORTH` in degrees."""
        value = self.text(name)
        if value is None:
            return None
        box = within_of(name, value)
        if not isinstance(box, Box):
            raise ConfigError(f"{name}: {value!r} is no box; write WEST,SOUTH,EAST,NORTH")
        return box
