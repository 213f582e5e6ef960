"""Reads the given corpora into one form: `Example`, a sentence with whatever its corpus annotates.

Nothing is written: the texts stay where they are. Each reader says which layers it fills; a layer
that a corpus lacks is None and costs no loss.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dateline.language.tokens import sentences_of, words_of
from dateline.spans import Span
from labels import (
    CUE_ROLES,
    ENTITIES,
    EVENT_ROLES,
    EVENT_TYPES,
    FRAME_ROLES,
    RELATIONS,
    STATUSES,
    UPOS,
    bio,
)  # fmt: skip

Phrase = tuple[int, int, int]
"""Label index, first token, last token (inclusive)."""


@dataclass(slots=True)
class Example:
    """One sentence. Indices are token positions; labels are indices into `labels`."""

    words: list[str]
    corpus: str
    upos: list[int] | None = None
    heads: list[int] | None = None  # 0 is the root, else governor + 1
    relations: list[int] | None = None
    entities: list[int] | None = None  # BIO tags
    entity_mask: tuple[str, ...] = ()
    frames: list[tuple[int, list[Phrase]]] | None = None
    facts: list[tuple[int, float]] = field(default_factory=list)
    events: list[tuple[int, int, int, list[Phrase]]] | None = None  # trigger, type, status, roles
    cues: list[tuple[int, int, list[Phrase]]] | None = None
    story: tuple[int, int] | None = None  # story number and a type its sentences hold


def read_lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def treebank(data: Path, name: str, *, frames: str | None = None) -> list[Example]:
    """UD sentences: tags, heads, relations; entities where annotated; PropBank frames for EWT."""
    srl = json.loads((data / "language" / frames).read_text()) if frames else {}
    examples = []
    for row in read_lines(data / "language" / f"{name}.jsonl"):
        if len(row["words"]) > 120:
            continue
        example = Example(
            words=row["words"], corpus=name.split("_")[1],
            upos=[UPOS.index(t) for t in row["upos"]],
            heads=list(row["heads"]),
            relations=[RELATIONS.index(r) for r in row["deps"]],
        )  # fmt: skip
        if "ner" in row:
            example.entities = _entity_tags(row["ner"])
            example.entity_mask = tuple(row["nermask"])
        if row["id"] in srl:
            example.frames = [_frame(f) for f in srl[row["id"]]]
        examples.append(example)
    return examples


def _frame(frame: dict) -> tuple[int, list[Phrase]]:
    phrases = [
        (FRAME_ROLES.index(role), first, last)
        for _, role, first, last in frame["args"] if role in FRAME_ROLES
    ]  # fmt: skip
    return frame["i"], phrases


def add_facts(examples: list[Example], data: Path) -> int:
    """Lay the UDS-IH2 factuality scores over the EWT sentences they were collected on."""
    by_text = {"".join(e.words): e for e in examples}
    found = 0
    for row in read_lines(data / "attribution" / "fact_uds_ih2.jsonl"):
        example = by_text.get(row["sentence"].replace(" ", ""))
        if example and row["split"] == "train" and row["tok"][0] < len(example.words):
            example.facts.append((row["tok"][0], row["score"]))
            found += 1
    return found


def named_entities(data: Path, name: str) -> list[Example]:
    """Sentences with BIO entity tags; `nermask` lists the labels the corpus annotates."""
    return [
        Example(words=row["words"], corpus=name.split("_")[1],
                entities=_entity_tags(row["ner"]), entity_mask=tuple(row["nermask"]))
        for row in read_lines(data / "language" / f"{name}.jsonl") if len(row["words"]) <= 120
    ]  # fmt: skip


def _entity_tags(tags: list[str]) -> list[int]:
    names = bio(ENTITIES)
    return [names.index(t) for t in tags]


def annotated(path: Path) -> list[Example]:
    """Sentences coded by the guide: triggers with type, status and argument spans."""
    examples = []
    for row in read_lines(path):
        text = row["text"]
        spans = words_of(text, Span(0, len(text)))[:120]
        example = Example(words=[s.of(text) for s in spans], corpus="annotated", events=[])
        taken: set[int] = set()
        for event in row["events"]:
            trigger = _trigger(event["trigger"], example.words, taken)
            if trigger is None:
                continue
            taken.add(trigger)
            roles = _event_roles(event, text, spans, trigger)
            example.events.append(
                (trigger, EVENT_TYPES.index(event["type"]), STATUSES.index(event["status"]), roles)
            )
        examples.append(example)
    return examples


STANDOFF_SOURCES = {
    "guardian": "reports/guardian", "ngec_synthetic": "events/ngec_synthetic",
    "polnear": "attribution/attribution_polnear_train", "ecbplus": "merge/coref_ecbplus",
    "muc4_dev": "events/muc4_dev", "ipe_docs": "events/ipe_docs", "ewt": "language/dep_ewt_train",
    "gum": "language/dep_gum_train", "ww": "language/ner_ww_train",
    "zsp_plv_train": "events/zsp_plv_train",
}  # fmt: skip
"""The file that holds each corpus; treebanks and names have no text but words, joined by spaces."""


@cache
def _texts(data: Path) -> dict[tuple[str, str], str]:
    """The texts that stand-off annotation points into, by corpus and id."""
    texts = {}
    for corpus, name in STANDOFF_SOURCES.items():
        for row in read_lines(data / f"{name}.jsonl"):
            text = " ".join(row["words"]) if "words" in row else row["text"]
            texts[corpus, row.get("id") or row["doc"]] = text
    return texts


def standoff(data: Path, path: Path) -> list[Example]:
    """Sentences annotated for this project: offsets and labels in `path`, texts in the data.

    One line a sentence: corpus, report id, `start` and `end` in the report's text, and events
    whose spans count from the start of the sentence.
    """
    texts = _texts(data)
    examples = []
    for row in read_lines(path):
        text = texts[row["corpus"], row["id"]][row["start"] : row["end"]]
        spans = words_of(text, Span(0, len(text)))[:120]
        events = [_standoff_event(event, spans) for event in row["events"]]
        examples.append(
            Example([s.of(text) for s in spans], "annotated", events=[e for e in events if e])
        )
    return examples


def _standoff_event(event: dict, spans: list[Span]) -> tuple[int, int, int, list[Phrase]] | None:
    trigger = _tokens(spans, *event["trigger"])
    if trigger is None:
        return None
    roles: list[Phrase] = []
    for index, role in enumerate(EVENT_ROLES):
        for start, end in event.get(role, ()):
            found = _tokens(spans, start, end)
            if found and not found[0] <= trigger[1] <= found[1]:
                roles.append((index, *found))
    return trigger[1], EVENT_TYPES.index(event["type"]), STATUSES.index(event["status"]), roles


def _trigger(word: str, words: list[str], taken: set[int]) -> int | None:
    """The token that holds the trigger: the first of its occurrences not used yet."""
    pieces = [word[s.start : s.end] for s in words_of(word, Span(0, len(word)))] or [word]
    for piece in (word, pieces[-1], pieces[0]):
        for i, w in enumerate(words):
            if w == piece and i not in taken:
                return i
    return None


def _event_roles(event: dict, text: str, spans: list[Span], trigger: int) -> list[Phrase]:
    given = {
        "actor": event["actor"], "recipient": event["recipient"],
        "place": [event["place"]], "time": [event["date_text"]], "source": event["sources"],
    }  # fmt: skip
    roles: list[Phrase] = []
    used: set[int] = set()
    for role, values in given.items():
        for value in filter(None, values):
            found = _nearest(value, text, spans, trigger)
            if found and not used & set(range(found[0], found[1] + 1)):
                used |= set(range(found[0], found[1] + 1))
                roles.append((EVENT_ROLES.index(role), *found))
    return roles


def _nearest(value: str, text: str, spans: list[Span], trigger: int) -> tuple[int, int] | None:
    """Of the places where the words stand, the one closest to the trigger, in tokens."""
    best: tuple[int, int] | None = None
    at = text.find(value)
    while at >= 0:
        found = _tokens(spans, at, at + len(value))
        if found and not found[0] <= trigger <= found[1]:
            gap = min(abs(found[0] - trigger), abs(found[1] - trigger))
            if best is None or gap < min(abs(best[0] - trigger), abs(best[1] - trigger)):
                best = found
        at = text.find(value, at + 1)
    return best


def _tokens(spans: list[Span], start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, s in enumerate(spans) if s.start < end and s.end > start]
    return (inside[0], inside[-1]) if inside else None


def attributions(data: Path, name: str) -> list[Example]:
    """PolNeAR sentences: every cue with the parts of its source and content in that sentence."""
    examples = []
    for row in read_lines(data / "attribution" / f"{name}.jsonl"):
        text = row["text"]
        for sentence in sentences_of(text):
            spans = words_of(text, sentence)[:120]
            example = Example([s.of(text) for s in spans], "polnear", cues=[])
            for attribution in row["attributions"]:
                cue = _cue(attribution, spans)
                if cue:
                    example.cues.append(cue)
            examples.append(example)
    return examples


def _cue(attribution: dict, spans: list[Span]) -> tuple[int, int, list[Phrase]] | None:
    if not attribution.get("cue"):
        return None
    cue = _tokens(spans, *attribution["cue"][0])
    if cue is None:
        return None
    parts: list[Phrase] = []
    for index, role in enumerate(CUE_ROLES):
        for start, end in attribution.get(role) or []:
            found = _tokens(spans, start, end)
            if found:
                parts.append((index, *found))
    return cue[0], cue[1], parts


def stories(data: Path, held_out: set[str]) -> list[Example]:
    """Synthetic stories known only by the type they tell: title and first two sentences.

    Stories that share a sentence with the annotated development set are left out.
    """
    examples = []
    for number, row in enumerate(read_lines(data / "events" / "ngec_synthetic.jsonl")):
        codes = {e["code"] for e in row["events"]} & set(EVENT_TYPES)
        if len(codes) != 1:
            continue
        text = f"{row.get('title') or ''}\n\n{row['text']}"
        sentences = sentences_of(text)
        if any(s.of(text).strip() in held_out for s in sentences):
            continue
        kind = EVENT_TYPES.index(codes.pop())
        for sentence in sentences[:3]:
            words = [s.of(text) for s in words_of(text, sentence)[:120]]
            examples.append(Example(words, "stories", story=(number, kind)))
    return examples


def by_story(examples: list[Example]) -> list[list[Example]]:
    """Stories as lists of their sentences, in order."""
    grouped: dict[int, list[Example]] = defaultdict(list)
    for example in examples:
        assert example.story
        grouped[example.story[0]].append(example)
    return list(grouped.values())
