"""Who pronouns and definite nouns stand for, on news and interviews of GUM.

    python bench/coreference.py [--gold FILE] [--json FILE]

Gold: training/annotations/coreference-gum.jsonl, stand-off by us (the given treebank has no
coreference): sentence and word numbers of the treebank, and the names that are right. Mentions
are those pronouns and nouns with "the", "this" or "these" that are subject or object, stand for
an actor, and do not name it themselves. A mention is right where the resolved name is one of the
gold names or shares a content word with one. Beside ours: the last name before the mention (any
kind), the simplest method. Parameters were tuned with the documents marked below in view; the
errors in the others were seen too before the rules were last changed, so they flatter as well.
"""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.find.actors import ActorContext, ActorFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.language.model import OnnxBackend
from dateline.language.reading import Reading
from dateline.spans import Span
from dateline.types import Report
from figures import ROOT, SHARED, arguments, show
from names import Names

TUNED_ON = frozenset(
    ["GUM_news_afghan", "GUM_news_asylum", "GUM_news_defector", "GUM_news_korea", "GUM_news_flag",
     "GUM_news_clock", "GUM_interview_chomsky"]
)  # fmt: skip
TREEBANK = ("data/language/dep_gum_train.jsonl", "data/language/dep_gum_dev.jsonl")
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%]|['’](s|re|ve|ll|d|m|t)?|n['’]t")
Row = dict[str, Any]


@dataclass
class Document:
    """A document's text with where each of its words stands, by sentence and number."""

    text: str
    words: dict[tuple[str, int], Span]


def document(sentences: Sequence[Row]) -> Document:
    """The words of a treebank's document put together to a text, a line a sentence."""
    text, words = "", {}
    for row in sentences:
        for number, word in enumerate(row["words"]):
            tight = number == 0 or text.endswith(("(", "[", "$")) or _glued(row["words"], number)
            text += "" if tight else " "
            words[row["id"], number] = Span(len(text), len(text) + len(word))
            text += word
        text += "\n\n"
    return Document(text, words)


def _glued(words: Sequence[str], number: int) -> bool:
    hyphen = words[number] == "-" or words[number - 1] == "-"
    return hyphen or bool(_NO_SPACE_BEFORE.fullmatch(words[number]))


def resolved(context: ActorContext, readings: Sequence[Reading], span: Span) -> tuple[str, str]:
    """Name and rule of the mention at `span`."""
    at = max(i for i, r in enumerate(readings) if i == 0 or r.span.start <= span.start)
    mention = context.resolve(span, at)
    return mention.name, mention.rule


def last_name(context: ActorContext, span: Span) -> str:
    """The baseline: the last name before the mention."""
    before = [mention for mention in context.mentions if mention.span.end <= span.start]
    return before[-1].name if before else ""


def right(names: Names, given: str, gold: Sequence[str]) -> bool:
    """True where the names are the same, or share a content word."""
    ours = _content(given)
    return any(names.same(given, name) or ours & _content(name) for name in gold)


def _content(name: str) -> set[str]:
    words = set(re.findall(r"\w+", name.lower()))
    return {word.removesuffix("s") for word in words} - {"the", "of", "a", "and", "team", ""}


def main() -> None:
    given = arguments(__doc__, [str(ROOT / "training/annotations/coreference-gum.jsonl")])
    sentences: dict[str, list[Row]] = defaultdict(list)
    for path in TREEBANK:
        if (SHARED / path).exists():
            for line in (SHARED / path).open(encoding="utf-8"):
                row = json.loads(line)
                sentences[row["doc"]].append(row)
    gold: dict[str, list[Row]] = defaultdict(list)
    for path in given.gold:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            gold[row["doc"]].append(row)
    if not set(gold) <= set(sentences):
        print("not measured: the treebank is absent (the data is not in the repository)")
        return
    show("Pronouns and definite nouns", ["measure", "share", "right", "of"],
         score(sentences, gold), given.json)  # fmt: skip


def score(
    sentences: dict[str, list[Row]], gold: dict[str, list[Row]], verbose: bool = False
) -> list[list[object]]:
    """Rows of right and all mentions: as a whole, by part and by kind of mention."""
    registry, backend = ActorRegistry.load(), OnnxBackend()
    finder, names = ActorFinder(registry), Names(registry)
    tallies: dict[str, list[bool]] = defaultdict(list)
    for doc, mentions in gold.items():
        made = document(sentences[doc])
        readings = backend.read(made.text)
        context = finder.read(Report(doc, made.text), readings)
        for row in mentions:
            first = made.words[row["sentence"], row["first"]]
            span = Span(first.start, made.words[row["sentence"], row["last"]].end)
            name, rule = resolved(context, readings, span)
            hit = right(names, name, row["names"])
            if verbose and not hit:
                print(doc, row["sentence"], span.of(made.text), "|", name, "|", rule, "|",
                      row["names"])  # fmt: skip
            kind = "pronouns" if row["first"] == row["last"] else "definite nouns"
            part = "documents tuned on" if doc in TUNED_ON else "other documents"
            for key in ("all", kind, part):
                tallies[key].append(hit)
            tallies["baseline: the last name"].append(
                right(names, last_name(context, span), row["names"])
            )
    return [[key, sum(t) / len(t), sum(t), len(t)] for key, t in sorted(tallies.items())]


if __name__ == "__main__":
    main()
