"""`dateline merge` and `dateline split`: records made, and made otherwise by hand."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import option
from dateline.cli.screen import note
from dateline.cli.stores import merge_with_progress, merged_store
from dateline.config import load_config
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.review import Said
    from dateline.store import SqliteStore

MERGE_EXAMPLE = """[bold]Examples[/]

  dateline merge                          take in what was coded since; other commands do it too
  dateline merge 3f2a91c0 77b01d2e        these two records are one event
  dateline merge --undo 5c0ffee1d00dfeed  take a decision back
  dateline merge --rebuild                make all records again; decisions and ids stay

`dateline why A B` tells why two are, or are not, one.
"""

SPLIT_EXAMPLE = """[bold]Example[/]

  dateline split 3f2a91c0 e91b44a7 e0c2d855   these two mentions are another event than the rest

`dateline show RECORD` lists the mentions of a record. To undo it: dateline merge --undo DECISION
"""

Store = Annotated[Path | None, option("FILE", "The store, else events.db.")]
Coder = Annotated[
    str | None, option("NAME", "Who decides, else the name you are logged in by.", "--coder")
]
Note = Annotated[str, option("TEXT", "Why, for those who read the decision later.", "--note")]


def merge(
    records: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RECORD...]",
            help="Ids of two or more records that are one event, or how they begin.",
            show_default=False,
        ),
    ] = None,
    store: Store = None,
    undo: Annotated[str | None, option("DECISION", "Take back this decision.", "--undo")] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make all records again from the reports.")
    ] = False,
    coder: Coder = None,
    why: Note = "",
) -> None:
    """Merge the events of reports into records; by hand, where ids are given.

    What is decided by hand holds through every later run, and can be undone.
    """
    path = load_config({"store": store}).store
    given = records or []
    if sum((bool(given), undo is not None, rebuild)) > 1:
        raise ConfigError("merge: give records, --undo or --rebuild, one of the three")
    if len(given) == 1:
        raise ConfigError("merge: one record alone is merged with nothing; give two ids or more")
    with merged_store(path) as opened:
        if undo is not None:
            _decide(opened, _said("undo", coder, why, value=undo))
        elif given:
            _decide(opened, _said("merge", coder, why, event=given[0], others=tuple(given[1:])))
        else:
            _make(opened, rebuild)


def split(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The record to divide.")],
    mentions: Annotated[
        list[str],
        typer.Argument(metavar="MENTION...", help="Ids of mentions that are another event."),
    ],
    store: Store = None,
    coder: Coder = None,
    why: Note = "",
) -> None:
    """Split mentions off a record, as a record of their own.

    What is decided by hand holds through every later run, and can be undone.
    """
    with merged_store(load_config({"store": store}).store) as opened:
        ids = [_mention(opened, record, given) for given in mentions]
        _decide(opened, _said("split", coder, why, event=record, others=tuple(ids)))


def _mention(store: "SqliteStore", record: str, given: str) -> str:
    """The id of a mention of the record by how it begins."""
    known = [row.event.id for row in store.mentions(record)]
    found = [name for name in known if name.startswith(given)]
    if given in known or len(found) == 1:
        return given if given in known else found[0]
    fault = "fits several of" if found else "is none of"
    raise ConfigError(f"split: {given!r} {fault} its mentions; they are {', '.join(known)}")


def _said(kind: str, coder: str | None, why: str, **about: object) -> "Said":
    from dateline.review import Said

    return Said(kind=kind, coder=coder or getpass.getuser(), note=why, **about)  # type: ignore[arg-type]


def _decide(store: "SqliteStore", said: "Said") -> None:
    """Keep the decision, merge again what it touches, and say what came of it."""
    from dateline.review import decision_of

    made = datetime.now(UTC).isoformat(timespec="seconds")
    decision = decision_of(store, said, made)
    store.decide(decision)
    merge_with_progress(store, store.waiting(), quiet=True)
    note(f"Decision {decision.id}; to take it back: dateline merge --undo {decision.id}")
    for event in (said.event, *said.others):
        if event is not None:
            record = store.record(event).record
            note(f"{event} is in record {record.id}, told by {record.reports} reports")


def _make(store: "SqliteStore", rebuild: bool) -> None:
    if rebuild:
        done = merge_with_progress(store, store.unmerge(), quiet=False)
        note(f"{done.mentions:,} mentions of {done.reports:,} reports, {done.seconds:.1f} s")
    held = store.summary()
    note(f"{held.records:,} records of {held.reports:,} reports; none waits.")
