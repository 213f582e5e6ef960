"""Actors from the files that researchers already have, as rows of a file for `--actors`.

Read are tables (CSV: name, kind, country, sector, aliases, offices), results of a Wikidata query
(CSV or JSON with item, itemLabel, itemAltLabel, countryCode) and PETRARCH dictionaries.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_checks import SECTORS
from dateline.knowledge.actor_files import rows_of

_LINE = re.compile(r"^(?P<sign>[+&]?)(?P<name>[^\[#;\t][^\[#;]*)?\s*(?:\[(?P<code>[^\]]+)\])?")
_DATE = re.compile(r"[<>]?\d{6,8}(?:-\d{6,8})?")
_CAMEO = {"MED": "JRN", "HLH": "MED", "NGO": "SOC", "NGM": "SOC", "UIS": "UNK", "DEV": "GOV",
          "INS": "REB", "SEP": "REB", "RAD": "REB", "SET": "CVL", "STU": "EDU"}  # fmt: skip
"""CAMEO role codes that PLOVER has under another name."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An actor as another file tells it; `country` is empty where it tells none."""

    name: str
    kind: str
    country: tuple[str, ...]
    sector: tuple[str, ...]
    aliases: tuple[str, ...]
    offices: tuple[str, ...] = ()


def read_actors(path: Path) -> list[Imported]:
    """The actors of a file; its form is found out by looking into it.

    Raises KnowledgeError where it cannot be read or has none of the forms.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read ({error})") from error
    if text.lstrip()[:1] in {"{", "["} and path.suffix.lower() == ".json":
        return list(_from_wikidata(_json_rows(path, text)))
    head = text.split("\n", 1)[0].lower()
    if "itemlabel" in head:
        return list(_from_wikidata(csv.DictReader(io.StringIO(text))))
    if re.match(r"\W*name\b", head) and "," in head:
        return list(_from_table(path, csv.DictReader(io.StringIO(text))))
    if "[" in text:
        return list(_from_petrarch(text))
    raise KnowledgeError(
        f"{path}: neither a table with a column name, a Wikidata result nor a PETRARCH dictionary"
    )


def as_rows(actors: Iterable[Imported]) -> str:
    """The actors as a file for `--actors`: sections by kind and state, names in their order."""
    sections: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for actor in actors:
        cells = (actor.name, " ".join(actor.sector), "; ".join(actor.aliases),
                 "; ".join(actor.offices))  # fmt: skip
        line = " | ".join(_cell(cell) for cell in cells).rstrip("| ")
        sections.setdefault((actor.kind, actor.country), []).append(line)
    parts = ["# name | sectors | other names | offices with dates"]
    for (kind, country), lines in sorted(sections.items()):
        parts += [f"# kind: {kind}", f"[{' '.join(country) or '-'}]", *lines]
    return "\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _json_rows(path: Path, text: str) -> Iterator[Mapping[str, Any]]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise KnowledgeError(f"{path} is not valid JSON: {error}") from None
    rows = found["results"]["bindings"] if isinstance(found, dict) and "results" in found else found
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path}: no list of results in it")
    for row in rows:
        yield {key: value["value"] if isinstance(value, dict) else value
               for key, value in row.items()}  # fmt: skip


def _from_wikidata(rows: Iterable[Mapping[str, Any]]) -> Iterator[Imported]:
    for row in rows:
        name = str(row.get("itemLabel") or "").strip()
        if name and not re.fullmatch(r"Q\d+", name):
            yield Imported(
                name, _kind(row.get("kind")), _codes(row.get("countryCode") or row.get("country")),
                _codes(row.get("sector")) or ("UNK",),
                _list(str(row.get("itemAltLabel") or "").replace(", ", ";")),
            )  # fmt: skip


def _from_table(path: Path, rows: Iterable[Mapping[str, Any]]) -> Iterator[Imported]:
    for number, row in enumerate(rows, 2):
        low = {str(key).strip().lower(): str(value or "") for key, value in row.items()}
        if not low["name"].strip():
            raise KnowledgeError(f"{path}:{number}: the row has no name")
        yield Imported(
            low["name"].strip(), _kind(low.get("kind")), _codes(low.get("country")),
            _codes(low.get("sector")) or ("UNK",), _list(low.get("aliases", "")),
            _list(low.get("offices", "")),
        )  # fmt: skip


def _kind(value: object) -> str:
    given = str(value or "").strip().lower()
    return given if given in {"person", "organization", "group", "people"} else "organization"


def _codes(value: object) -> tuple[str, ...]:
    return tuple(re.findall(r"[A-Z]{3}", str(value or "").upper()))


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _from_petrarch(text: str) -> Iterator[Imported]:
    """Names with their codes below or beside them; "+" begins another name of the same actor.

    The code that holds without a date is taken, else the last.
    """
    states = {row.cell(0) for row in rows_of("states.psv")}
    names: list[str] = []
    codes: list[str] = []
    for line in (*text.splitlines(), "END"):
        match = _LINE.match(line.strip()) if line.strip() else None
        if match is None or line.startswith(("#", ";", "<")):
            continue
        name = (match["name"] or "").strip().strip("_")
        if name and not match["sign"]:
            if names and codes:
                yield _coded(names, codes, states)
            names, codes = [], []
        if name:
            names.append(_written(name))
        if match["code"]:
            codes.append(match["code"])


def _written(name: str) -> str:
    words = name.replace("_", " ").split()
    return " ".join(w if not w.isupper() or len(w) < 2 else w.capitalize() for w in words)


def _coded(names: list[str], codes: list[str], states: set[str]) -> Imported:
    undated = [code for code in codes if not _DATE.search(code)]
    code = _DATE.sub("", (undated or codes)[-1]).strip()
    parts = [code[at : at + 3] for at in range(0, len(code) - 2, 3)]
    country = tuple(parts[:1]) if parts and parts[0] in states else ()
    sector = tuple(dict.fromkeys(
        s for s in (_CAMEO.get(part, part) for part in parts[len(country) :]) if s in SECTORS
    ))  # fmt: skip
    kind = "group" if {"REB", "PRM", "CRM", "UAF"} & set(sector) else "organization"
    return Imported(names[0], kind, country, sector or ("UNK",), tuple(names[1:]))
