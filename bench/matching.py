"""Which mentions are one event, over reports: gold mentions, everything else from the pipeline.

    python bench/matching.py [--gold FILE] [--json FILE]

A file is JSON lines of reports with their event mentions (ECB+, Gun Violence Corpus); the rows of
the split "train" are left out, and of ECB+ the mentions that its makers did not check. Topics are
not given. The trigger is the gold one; type, parties, place, date and numbers are those that the
pipeline finds for it, and `dateline.matching` clusters them as in a store. Scores are over the
whole file, singletons included. Beside ours, with clusters of reports by the words they share
(`dateline.matching.signs.topic_likeness`, average linkage): all mentions of a cluster with one
trigger stem, and of one family of trigger words.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path

from coref.gold import coded, rows_of
from coref.score import clusters_of, conll
from dateline.matching import cluster, tellings_of
from dateline.matching.join import Groups
from dateline.matching.profile import Profile, profile_of
from dateline.matching.signs import topic_likeness
from dateline.pipeline import Coder
from dateline.types import MentionRef, Telling, Trigger
from figures import arguments, show

GOLD = ["data/merge/coref_ecbplus.jsonl", "data/merge/coref_gvc.jsonl"]
LIKE = 0.18
"""Mean likeness above which the baselines take reports for one topic (best on ECB+ train)."""

Mentions = list[tuple[Telling, str]]


def mentions_of(path: Path, coder: Coder, split: str | None = None) -> Mentions:
    """The tellings of a file's gold mentions with the names of their chains."""
    found: Mentions = []
    for report, gold in coded(rows_of([path], split), coder):
        text = report.report.text
        events = tuple(
            replace(event, trigger=Trigger(mention.span, mention.span.of(text)), id=f"e{i:04d}")
            for i, (event, mention) in enumerate(zip(report.events, gold, strict=True))
        )
        tellings = tellings_of(replace(report, events=events))
        found += [(t, mention.cluster) for t, mention in zip(tellings, gold, strict=True)]
    return found


def topics(profiles: Sequence[Profile]) -> dict[str, int]:
    """The number of each report's cluster, by the likeness of reports alone."""
    words = {profile.ref.report: profile.topic for profile in profiles}
    names = sorted(words)
    pairs = [
        (i, j, round(1000 * topic_likeness(words[names[i]], words[names[j]])))
        for i in range(len(names))
        for j in range(i + 1, len(names))
    ]
    groups = Groups(range(len(names)), pairs)
    groups.join_all(round(1000 * LIKE), lambda _: "")
    return {names[i]: n for n, members in enumerate(groups.members()) for i in members}


def named(mentions: Mentions, name: Callable[[Profile], Hashable]) -> list[frozenset[MentionRef]]:
    """The clusters of mentions that have the same name."""
    return clusters_of({telling.ref: name(profile_of(telling)) for telling, _ in mentions})


def score(mentions: Mentions) -> list[list[object]]:
    """Rows of recall, precision and F1 of each measure, and their mean."""
    key = clusters_of({telling.ref: chain for telling, chain in mentions})
    topic = topics([profile_of(telling) for telling, _ in mentions])
    ours = [frozenset(group) for group in cluster([telling for telling, _ in mentions])]
    methods = {
        "Dateline": ours,
        "same stem in a topic": named(mentions, lambda p: (topic[p.ref.report], min(p.stems))),
        "same family in a topic": named(
            mentions,
            lambda p: (topic[p.ref.report], min(p.families, default=min(p.stems))),
        ),
        "each alone": named(mentions, lambda p: p.ref),
    }
    rows: list[list[object]] = []
    for name, response in methods.items():
        figures = conll(key, response)
        mean = sum(f.f1 for f in figures.values()) / 3
        rows.append([name, mean, *(f.f1 for f in figures.values()), len(response), len(key)])
    return rows


def main() -> None:
    given = arguments(__doc__, GOLD)
    coder = Coder.load()
    table: list[list[object]] = []
    for path in given.gold:
        rows = score(mentions_of(path, coder))
        table += [[f"{path.stem}: {row[0]}", *row[1:]] for row in rows]
    columns = ["method", "CoNLL F1", "MUC", "B³", "CEAFe", "clusters", "gold clusters"]
    show("One event, many reports", columns, table, given.json)


if __name__ == "__main__":
    main()
