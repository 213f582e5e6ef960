"""Which events are wanted, said the same way by every command that reads a store.

`Filters` is the one list of these options: a command that takes a `Filters` and is marked with
`with_filters` has each of its fields as an option.
"""

import difflib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from dateline.cli.options import option
from dateline.errors import ConfigError
from dateline.types import Status

if TYPE_CHECKING:
    from dateline.store import Filter

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = get_args(Status)
PANEL = "Filters"

Text = str | None


def _wanted(metavar: str, text: str, *names: str) -> Any:
    return option(metavar, text, *names, panel=PANEL)


@dataclass(frozen=True, slots=True)
class Filters:
    """What was given on the command line; `chosen` checks it and makes it the store's `Filter`."""

    types: Annotated[
        list[str] | None, _wanted("TYPE", f"{', '.join(TYPES)}; may be given again.", "--type")
    ] = None
    mode: Annotated[list[str] | None, _wanted("MODE", "Way of it; may be given again.")] = None
    actor: Annotated[Text, _wanted("NAME", "Who did it: part of a name, id or words.")] = None
    recipient: Annotated[Text, _wanted("NAME", "To whom: part of a name, id or words.")] = None
    either: Annotated[Text, _wanted("NAME", "Who did it or to whom: likewise.")] = None
    country: Annotated[
        Text, _wanted("CODE", "Of the place, an actor or a recipient: SYR (alpha-3).")
    ] = None
    place: Annotated[Text, _wanted("NAME", "Where: part of a name.")] = None
    since: Annotated[Text, _wanted("DATE", "Not before: 2024, 2024-05 or 2024-05-12.")] = None
    until: Annotated[Text, _wanted("DATE", "Not after; that day, month or year still counts.")] = (
        None
    )
    status: Annotated[Text, _wanted("STATUS", f"{', '.join(STATUSES)} or any.")] = None
    source: Annotated[Text, _wanted("NAME", "According to whom: part of a name.")] = None
    text: Annotated[
        Text, _wanted("WORDS", 'Words, "phrases" and begin* of words in the report.')
    ] = None
    report: Annotated[Text, _wanted("ID", "Only events of this report.")] = None
    near: Annotated[
        Text, _wanted("LAT,LON,KM", "Within so many kilometres of a point: 33.3,44.4,50.")
    ] = None
    within: Annotated[
        Text, _wanted("AREA", "In a box W,S,E,N, or a polygon LON,LAT,LON,LAT,LON,LAT…")
    ] = None
    outlet: Annotated[Text, _wanted("NAME", "Published by: part of a name.")] = None
    dyad: Annotated[
        Text, _wanted("A>B", "What A did to B; 'A<>B': also what B did to A. Mind the quotes.")
    ] = None
    quad: Annotated[
        list[str] | None,
        _wanted("1-4", "Verbal, material cooperation; verbal, material conflict; again for more."),
    ] = None
    min_roots: Annotated[
        Text, _wanted("N", "Confirmed by at least so many independent sources.")
    ] = None
    disputed: Annotated[Text, _wanted("BOOL", "true: reports contradict each other.")] = None
    min_confidence: Annotated[
        float | None,
        typer.Option(
            metavar="P",
            min=0.0,
            max=1.0,
            help="How sure that the event is one of its type, 0 to 1.",
            show_default=False,
            rich_help_panel=PANEL,
        ),
    ] = None

    def parameters(self) -> dict[str, str | list[str]]:
        """What was given, by the names that `Filter.from_parameters` takes."""
        given = {
            "type" if f.name == "types" else f.name: getattr(self, f.name) for f in fields(self)
        }
        return {
            name: list(value) if isinstance(value, list) else str(value)
            for name, value in given.items()
            if value not in (None, [])
        }

    def chosen(self, path: Path) -> "Filter":
        """As the store at `path` understands it; raises ConfigError for a value it does not."""
        from dateline.store import Filter

        told = {
            "near": self.near or "", "within": self.within or "", "dyad": self.dyad or "",
            "quad": self.quad or [], "min_roots": self.min_roots or "",
            "disputed": self.disputed or "", "outlet": self.outlet or "",
        }  # fmt: skip
        status = one_of(self.status.lower(), (*STATUSES, "any"), "--status") if self.status else ""
        return replace(
            Filter.from_parameters(told),
            types=types_of(path, self.types or []),
            modes=tuple(self.mode or ()),
            actor=self.actor,
            recipient=self.recipient,
            either=self.either,
            country=self.country,
            place=self.place,
            since=self.since,
            until=self.until,
            status=None if status in ("", "any") else status,
            source=self.source,
            text=self.text,
            report=self.report,
            min_confidence=self.min_confidence,
        )


def with_filters(**defaults: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The command with the fields of `Filters` as options in place of its parameter of that type.

    `defaults` stand in where an option is not given, as `status="asserted"`.

    >>> @with_filters()
    ... def tell(filters: Filters) -> None:
    ...     print(filters.country)
    >>> tell(country="SYR")
    SYR
    """

    def marked(command: Callable[..., None]) -> Callable[..., None]:
        names = {field.name for field in fields(Filters)}
        slot = _slot(command)

        def run(**given: Any) -> None:
            chosen = Filters(**{name: given.pop(name) for name in names & given.keys()})
            absent: dict[str, Any] = {
                name: value for name, value in defaults.items() if getattr(chosen, name) is None
            }
            command(**given, **{slot: replace(chosen, **absent)})

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__signature__ = inspect.Signature(list(_parameters(command, slot)))  # type: ignore[attr-defined]
        run.__annotations__ = {}
        return run

    return marked


def _slot(command: Callable[..., None]) -> str:
    """The name of the parameter that takes the `Filters`."""
    parameters = inspect.signature(command).parameters.values()
    return next(p.name for p in parameters if p.annotation is Filters)


def _parameters(command: Callable[..., None], slot: str) -> Iterator[inspect.Parameter]:
    """The command's own parameters, with the filters where the slot stands, all by keyword."""
    annotations = get_type_hints(Filters, include_extras=True)
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name == slot:
            for field in fields(Filters):
                yield inspect.Parameter(
                    field.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=field.default,
                    annotation=annotations[field.name],
                )
        else:
            yield parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)


def types_of(path: Path, given: list[str]) -> tuple[str, ...]:
    """Types of PLOVER's or, where one is not, of the codebook that the store was coded by."""
    from dateline.store import SqliteStore

    wanted = tuple(name.upper() for name in given)
    if set(wanted) <= set(TYPES) or not path.exists():
        return tuple(one_of(name, TYPES, "--type") for name in wanted)
    with SqliteStore.open(path, create=False) as store:
        stored = store.summary().by_type
    allowed = (*TYPES, *(name for name in stored if name not in TYPES))
    return tuple(one_of(name, allowed, "--type") for name in wanted)


def one_of(given: str, allowed: tuple[str, ...], name: str) -> str:
    """The value of an option that takes one of a few; raises ConfigError with a hint."""
    if given in allowed:
        return given
    near = difflib.get_close_matches(given, allowed, 1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(allowed)}"
    raise ConfigError(f"{name}: there is no {given!r}; {hint}")
