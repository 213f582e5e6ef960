"""Reports with templates of incidents, upper case (form: `muc4_tst1`): who did what to whom.

The usual measure of learned systems (GRIT, EACL 2021, and before it Huang and Riloff, AAAI 2012):
the slots of all templates of a report are pooled, and a filler is right where its head noun is
that of any mention of a gold filler. A filler that the key marks as optional ("?") may be left
out. Fillers with one head noun count once.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.find.count.cues import PEOPLE, PEOPLES
from dateline.pipeline import Coder
from dateline.types import ActorMention, Event, Report
from incident.acts import happened
from incident.tally import Tally

SLOTS = {
    "perpetrator individual": "source", "perpetrator organisation": "source_org",
    "target": "phys_target", "victim": "target", "weapon": "instrument",
}  # fmt: skip
_PRONOUNS = frozenset(
    "he she they it him her them his their its we us i you who which that this those these "
    "one".split()
)
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
    table = [tally.row(slot) for slot, tally in tallies.items()]
    return [*table, ["macro slot F1", "", "", mean, len(rows)]]


def unwrapped(text: str) -> str:
    """The report with its lines joined, paragraphs apart, without the wire's "[TEXT]"."""
    paragraphs = re.split(r"\n\s*\n", text.replace("[TEXT] ", ""))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def fillers(events: Iterable[Event]) -> dict[str, list[set[str]]]:
    """Each slot's fillers as head nouns, over the attacks that a report tells as done.

    By the key's own definition fights with and between armed forces are no incidents, nor is
    what lies long before the news.
    """
    found: dict[str, list[set[str]]] = {slot: [] for slot in SLOTS}
    for event in events:
        if event.type != "ASSAULT" or not happened(event) or event.background or _is_war(event):
            continue
        for actor in event.actors:
            named = ":" not in actor.id and actor.kind != "person"
            common = not named or actor.rule in ("registry:member", "coref:definite")
            if common and (told := _heads(actor)):
                _add(found["perpetrator individual"], told)
            if named:
                _add(found["perpetrator organisation"], {head(actor.name), head(actor.text)})
        for recipient in event.recipients:
            if told := _heads(recipient):
                _add(found["victim" if _is_people(recipient) else "target"], told)
    return found


def _is_war(event: Event) -> bool:
    """Armed forces are its only recipients, or fight rebels or nobody named."""
    against = [set(recipient.sector) for recipient in event.recipients]
    if against and all(sectors & {"MIL"} for sectors in against):
        return True
    forces = [actor for actor in event.actors if "MIL" in actor.sector]
    return bool(forces) and all(sectors & {"REB", "MIL"} for sectors in against)


def _add(fillers_: list[set[str]], told: set[str]) -> None:
    known = next((heads for heads in fillers_ if heads & told), None)
    if known is None:
        fillers_.append(set(told))
    else:
        known |= told


def _heads(actor: ActorMention) -> set[str]:
    """The head of its words; of a pronoun, that of the name it stands for, if any."""
    if actor.text.lower() not in _PRONOUNS:
        return {head(actor.text)}
    return set() if actor.name.lower() in _PRONOUNS else {head(actor.name)}


def _is_people(actor: ActorMention) -> bool:
    noun = head(actor.text).lower()
    return actor.kind in ("person", "people", "group") or noun in PEOPLE or noun in PEOPLES


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


def _score(tally: Tally, told: Sequence[set[str]], gold: Sequence[tuple[set[str], bool]]) -> None:
    """Counts entities for recall and, so that one number serves, once each for precision."""
    hit = [heads for heads, _ in gold if any(heads & filler for filler in told)]
    wrong = [filler for filler in told if not any(filler & heads for heads, _ in gold)]
    tally.right += len(hit)
    tally.found += len(hit) + len(wrong)
    tally.gold += sum(not optional or heads in hit for heads, optional in gold)
