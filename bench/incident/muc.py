"""Reports with templates of incidents, upper case (form: `muc4_tst1`): who did what to whom.

The usual measure of learned systems (GRIT, EACL 2021, and before it Huang and Riloff, AAAI 2012):
the slots of all templates of a report are pooled, and a filler is right where its head noun is
that of any mention of a gold filler. A filler that the key marks as optional ("?") may be left
out. Fillers with one head noun count once.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.pipeline import Coder
from dateline.types import ActorMention, Event, Report
from incident.acts import happened
from incident.tally import Tally

SLOTS = {
    "perpetrator individual": "source", "perpetrator organisation": "source_org",
    "target": "phys_target", "victim": "target", "weapon": "instrument",
}  # fmt: skip
_STOP = re.compile(
    r"\s(?:OF|IN|ON|AT|FROM|FOR|TO|WITH|WHO|WHICH|THAT|BY|NEAR|LOCATED|SUSPECTED)\b|[,(\[]|--"
)


def measure(rows: Sequence[dict], coder: Coder) -> list[list[object]]:
    """The rows of the table; the macro average is over the slots."""
    tallies = {slot: Tally() for slot in SLOTS}
    for row in rows:
        report = Report(row["id"], unwrapped(row["text"]), published=row.get("date"))
        told = fillers(coder.code(report).events)
        for slot, key in SLOTS.items():
            gold = [filler for event in row["events"] for filler in event[key]]
            _score(tallies[slot], told[slot], _entities(gold))
    mean = sum(tally.f1 for tally in tallies.values()) / len(tallies)
    rows_ = [tally.row(slot) for slot, tally in tallies.items()]
    return [*rows_, ["macro slot F1", "", "", mean, len(rows)]]


def unwrapped(text: str) -> str:
    """The report with its lines joined, paragraphs apart, without the wire's "[TEXT]"."""
    paragraphs = re.split(r"\n\s*\n", text.replace("[TEXT] ", ""))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def fillers(events: Iterable[Event]) -> dict[str, set[str]]:
    """The head nouns of each slot, over the attacks that a report tells as done."""
    found: dict[str, set[str]] = {slot: set() for slot in SLOTS}
    for event in events:
        if event.type != "ASSAULT" or not happened(event):
            continue
        for actor in event.actors:
            kind = "organisation" if _is_named_group(actor) else "individual"
            found[f"perpetrator {kind}"].add(head(actor.text))
        for recipient in event.recipients:
            found["victim" if _is_people(recipient) else "target"].add(head(recipient.text))
    return found


def _is_named_group(actor: ActorMention) -> bool:
    return actor.kind in ("organization", "group", "country") and ":" not in actor.id


def _is_people(actor: ActorMention) -> bool:
    return actor.kind in ("person", "people", "group")


def head(phrase: str) -> str:
    """The last word before the first preposition, comma or bracket."""
    text = phrase.upper().replace('"', "").strip()
    cut = _STOP.search(text)
    words = re.findall(r"[A-Z0-9'-]+", text[: cut.start()] if cut else text)
    return words[-1] if words else text


def _entities(fills: Iterable[str]) -> list[tuple[set[str], bool]]:
    """The head nouns of each gold filler and whether it is optional, equal ones once.

    A description with the name it describes ("PRESIDENT": "CEREZO") is one filler.
    """
    entities: list[tuple[set[str], bool]] = []
    for fill in fills:
        strings = re.findall(r'"((?:[^"\\]|\\.)*)"', fill)
        heads = {head(text.replace("\\", "")) for text in strings}
        known = next((e for e in entities if e[0] & heads), None)
        if known:
            known[0].update(heads)
        elif heads:
            entities.append((heads, fill.startswith("?")))
    return entities


def _score(tally: Tally, told: set[str], gold: Sequence[tuple[set[str], bool]]) -> None:
    """Counts entities for recall and, so that one number serves, once each for precision."""
    hit = [heads for heads, _ in gold if heads & told]
    wrong = [name for name in told if not any(name in heads for heads, _ in gold)]
    tally.right += len(hit)
    tally.found += len(hit) + len(wrong)
    tally.gold += sum(not optional or bool(heads & told) for heads, optional in gold)
