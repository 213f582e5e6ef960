"""`dateline doctor`: is all in place, and in which versions?"""

import hashlib
import platform
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dateline.cli.exits import Exit
from dateline.cli.options import option
from dateline.cli.screen import console
from dateline.cli.version import program_version
from dateline.config import load_config
from dateline.errors import DatelineError

EXAMPLE = """[bold]Example[/]

  dateline doctor --store iraq.db

Ends with 0 where all is well, 1 where something is missing or damaged.
"""

LIBRARIES = ("onnxruntime", "tokenizers", "numpy", "trafilatura", "charset-normalizer", "ftfy")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `problem` says what to do, empty where all is well."""

    name: str
    found: str
    problem: str = ""


def doctor(
    store: Annotated[Path | None, option("FILE", "The store to check, else events.db.")] = None,
    model: Annotated[Path | None, option("FOLDER", "The model to check.")] = None,
) -> None:
    """Check the installation: versions, language model, data, store.

    Copy what it prints into a report of a fault.
    """
    config = load_config({"store": store, "model": model})
    steps: tuple[Callable[[], Iterator[Check]], ...] = (
        _versions,
        lambda: _model(config.model),
        _knowledge,
        lambda: _store(config.store),
    )
    checks = [check for step in steps for check in _guarded(step)]
    screen = console()
    width = max(len(check.name) for check in checks)
    for check in checks:
        mark = "[bold red]✗[/]" if check.problem else "[green]✓[/]"
        line = f"{mark} {check.name:<{width}}  {escape(check.found)}"
        screen.print(line, highlight=False, soft_wrap=True)
        if check.problem:
            screen.print(f"  {'':<{width}}  → {escape(check.problem)}", soft_wrap=True)
    if any(check.problem for check in checks):
        raise typer.Exit(Exit.ERROR)


def _guarded(step: Callable[[], Iterator[Check]]) -> list[Check]:
    """The checks of a step; what stops it becomes the last of them."""
    done: list[Check] = []
    try:
        done.extend(step())
    except (DatelineError, ImportError) as error:
        done.append(
            Check("problem", str(error), "reinstall Dateline: pip install --force-reinstall")
        )
    return done


def _versions() -> Iterator[Check]:
    yield Check("dateline", program_version())
    yield Check(
        "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    )
    yield Check("sqlite", sqlite3.sqlite_version)
    for name in LIBRARIES:
        try:
            yield Check(name, version(name))
        except PackageNotFoundError:
            yield Check(name, "missing", f"pip install {name}")


def _model(folder: Path | None) -> Iterator[Check]:
    from dateline.language.model import OnnxBackend

    backend = OnnxBackend(folder)
    file = backend.folder / "model.onnx"
    size = file.stat().st_size / 1024**2
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    yield Check("model", f"{backend.version}, {size:.1f} MB, sha256 {digest[:16]}…")


def _knowledge() -> Iterator[Check]:
    from dateline.knowledge.actors import ActorRegistry
    from dateline.knowledge.gazetteer import Gazetteer

    registry = ActorRegistry.load()
    counts = f"{len(registry.states):,} states, {len(registry.actors):,} other actors"
    yield Check("registry", counts)
    yield Check("gazetteer", f"{len(Gazetteer.load()):,} places")


def _store(path: Path) -> Iterator[Check]:
    from dateline.store import SqliteStore

    if not path.exists():
        yield Check("store", f"{path}: none yet; `dateline code` makes it")
        return
    with SqliteStore.open(path, create=False) as store:
        held, problems = store.summary(), store.check()
    counts = f"{held.reports:,} reports, {held.events:,} events, {held.refusals:,} refusals"
    yield Check("store", f"{path}: {counts}")
    for problem in problems:
        yield Check("store", problem, "restore a copy, or code the reports into a new store")
