"""`dateline actors`: who the registry knows, and actors of one's own beside it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import option
from dateline.cli.output import text_output
from dateline.cli.screen import console, note
from dateline.config import load_config
from dateline.errors import KnowledgeError

if TYPE_CHECKING:
    from dateline.knowledge.actor_entries import Actor

EXAMPLE = """[bold]Examples[/]

  dateline actors show Hizbollah
  dateline actors unknown --store iraq.db            what to add next
  dateline actors add my.psv "Harbour Watch" --kind group --country SYR --sector REB
  dateline actors import actors.csv -o my.psv
  dateline actors check my.psv
  dateline code reports/ --actors my.psv

The form of a file of actors: docs/actors.md
"""

commands = typer.Typer(
    help="The registry of actors, and actors of your own.",
    epilog=EXAMPLE,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_ACTORS = option("FILE", "Actors of your own beside the shipped ones.")


@commands.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id.")],
    actors: Annotated[Path | None, _ACTORS] = None,
) -> None:
    """Show who bears a name: id, kind, states, sectors, other names, offices with dates."""
    from dateline.knowledge.actors import ActorRegistry

    registry = ActorRegistry.load(load_config({"actors": actors}).actors)
    by_id = registry.by_id.get(name)
    found = (by_id,) if by_id is not None else registry.lookup(name) or registry.surname(name)
    if not found:
        raise KnowledgeError(f"no actor of the name {name!r} is known")
    for actor in found:
        _print(actor)


def _print(actor: "Actor") -> None:
    rows = {
        "id": actor.id,
        "kind": actor.kind,
        "country": " ".join(actor.country) or "-",
        "sector": " ".join(actor.sector),
        "names": "; ".join(actor.aliases),
        "offices": "; ".join(f"{o.title} {o.start or ''}..{o.end or ''}" for o in actor.offices),
    }
    screen = console()
    screen.print(actor.name, style="bold", markup=False, highlight=False)
    for label, value in rows.items():
        if value:
            screen.print(f"  {label:8} {value}", markup=False, highlight=False)


@commands.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of actors.")],
) -> None:
    """Check a file of actors: every line that cannot be used, with the reason."""
    from dateline.knowledge.actor_checks import checked

    entries, problems = checked(file)
    for problem in problems:
        console().print(problem, markup=False, highlight=False)
    if problems:
        raise KnowledgeError(f"{file}: {len(problems)} problems; {len(entries)} sound entries")
    note(f"{file}: {len(entries):,} sound entries")


@commands.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your file, made if missing.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name it is to have.")],
    kind: Annotated[
        str, option("KIND", "person, organization, group or people.")
    ] = "organization",
    country: Annotated[
        list[str] | None, option("CODE", "Its state (alpha-3); may be given again.")
    ] = None,
    sector: Annotated[
        list[str] | None, option("CODE", "PLOVER sector, the main one first; may be given again.")
    ] = None,
    alias: Annotated[
        list[str] | None, option("NAME", "Another name; may be given again.")
    ] = None,
) -> None:  # fmt: skip
    """Add an actor to a file of your own; refused where the file would no longer be sound."""
    from dateline.knowledge.actor_checks import checked
    from dateline.knowledge.actor_imports import Imported, as_rows

    new = Imported(name, kind, tuple(country or ()), tuple(sector or ("UNK",)), tuple(alias or ()))
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    file.write_text(before + as_rows([new]), encoding="utf-8")
    problems = checked(file)[1]
    if problems:
        if before:
            file.write_text(before, encoding="utf-8")
        else:
            file.unlink()
        raise KnowledgeError(problems[0])
    note(f"{file}: {name} added")


@commands.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table or dictionary.")],
    out: Annotated[str, option("FILE", "Where the actors go; - is stdout.", "--out", "-o")],
) -> None:  # fmt: skip
    """Turn a CSV table, a Wikidata query result or a PETRARCH dictionary into a file of actors."""
    from dateline.knowledge.actor_imports import as_rows, read_actors

    found = read_actors(file)
    with text_output(out, "--out") as stream:
        stream.write(as_rows(found))
    note(f"{len(found):,} actors; look them through, then: dateline actors check {out}")


@commands.command()
def unknown(
    store: Annotated[Path | None, option("FILE", "The store to read, else events.db.")] = None,
    actors: Annotated[Path | None, _ACTORS] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many to show.")] = 50,
) -> None:
    """Names that events carry and the registry does not know, most frequent first."""
    from dateline.knowledge.actors import ActorRegistry
    from dateline.store import SqliteStore

    config = load_config({"store": store, "actors": actors})
    registry = ActorRegistry.load(config.actors)
    counts: Counter[tuple[str, str]] = Counter()
    with SqliteStore.open(config.store, create=False) as opened:
        for row in opened.events():
            for actor in (*row.event.actors, *row.event.recipients):
                named = actor.id.startswith("person:") or actor.sector[:1] == ("UNK",)
                if named and actor.name[:1].isupper() and not registry.lookup(actor.name):
                    counts[actor.name, " ".join(actor.country) or "-"] += 1
    for (name, country), number in counts.most_common(limit):
        console().print(f"{number:6}  {country:7} {name}", markup=False, highlight=False)
