"""What must hold of a file of actors, checked line by line."""

from itertools import chain
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_entries import Actor, actor_of
from dateline.knowledge.actor_files import Row, rows_in, rows_of
from dateline.knowledge.names import name_key, words_in
from dateline.knowledge.roles import generic_words

SECTORS = frozenset(
    "GOV MIL REB OPP PTY COP JUD SPY LEG MED EDU BUS CRM CVL JRN PRM REF REL SOC LAB AGR UAF ELI "
    "IGO NGO UNK PRE JEW MUS CHR BUD HIN SIK ZRO MOS DIN".split()
)
"""PLOVER's sector codes, and those for organisations between states and for religions."""


def checked(path: Path) -> tuple[list[Actor], list[str]]:
    """The sound entries of a user's file, and what is wrong with each other line.

    Raises KnowledgeError where the file cannot be read.
    """
    states = {row.cell(0) for row in rows_of("states.psv")}
    entries: list[Actor] = []
    problems: list[str] = []
    owners: dict[str, str] = {}
    for row in rows_in(path):
        try:
            actor = actor_of(row)
        except KnowledgeError as error:
            problems.append(str(error))
            continue
        found = _problems(row, actor, states, owners)
        problems += [f"{row.where}: {problem}" for problem in found]
        if not found:
            entries.append(actor)
    return entries, problems


def _problems(row: Row, actor: Actor, states: set[str], owners: dict[str, str]) -> list[str]:
    found = [f"no such state: {code} (ISO 3166 alpha-3)" for code in row.country
             if code not in states]  # fmt: skip
    found += [f"no such sector: {code}" for code in actor.sector if code not in SECTORS]
    if not actor.id:
        found.append("the row has no name")
    for name in chain((actor.name,), actor.aliases):
        key = name_key(words_in(name))
        if key in generic_words():
            found.append(f"{name!r} is a word of many names and none by itself")
        if owners.setdefault(key, actor.id) != actor.id:
            found.append(f"{name!r} is also a name of {owners[key]}")
    for office in actor.offices:
        if office.start and office.end and office.start[: len(office.end)] > office.end:
            found.append(f"{office.title}: ends {office.end} before it starts {office.start}")
    return found
