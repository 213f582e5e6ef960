"""Records: what every store must answer about them, held against records counted one by one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.stories import corpus, telling

from dateline.errors import ConfigError, StoreError, UnknownEvent
from dateline.store import Box, Dyad, Filter, Near, Polygon, RecordRow, Store
from dateline.store.query import fold
from dateline.types import Record

STORIES = 24


def merged(store: Store, step: int = 7) -> None:
    """Merge all that waits, in small steps."""
    while store.waiting():
        store.merge(step)


def all_of(store: Store) -> list[Record]:
    return [row.record for row in store.all_records()]


@pytest.fixture
def full(store: Store, run: int) -> Store:
    """A store of stories told by one to four reports each, merged."""
    store.add_many(run, corpus(STORIES))
    merged(store)
    return store


def names(row: RecordRow, role: str) -> str:
    event = row.record.event
    parts = event.actors if role == "actor" else event.recipients
    return fold(" ".join(f"{a.name} {a.id} {a.text}" for a in parts))


Test = Callable[[RecordRow], bool]
FILTERS: list[tuple[Filter, Test]] = [
    (Filter(types=("assault",)), lambda r: r.event.type == "ASSAULT"),
    (Filter(types=("PROTEST", "ACCUSE")), lambda r: r.event.type in ("PROTEST", "ACCUSE")),
    (Filter(modes=("demo",)), lambda r: r.event.mode == "demo"),
    (Filter(quads=(1, 4)), lambda r: r.event.quad_class in (1, 4)),
    (Filter(status="denied"), lambda r: r.event.status == "denied"),
    (Filter(actor="RIVERS"), lambda r: "rivers" in names(r, "actor")),
    (Filter(actor="army-3"), lambda r: "army-3" in names(r, "actor")),
    (Filter(either="army-3"), lambda r: "army-3" in names(r, "actor")),
    (Filter(recipient="fisher"), lambda r: "fisher" in names(r, "recipient")),
    (Filter(recipient="army"), lambda _: False),
    (Filter(dyad=Dyad("army-2", "fishermen", True)), lambda r: "army-2" in names(r, "actor")),
    (Filter(dyad=Dyad("fishermen", "army-2", True)), lambda _: False),
    (Filter(dyad=Dyad("fishermen", "army-2", False)), lambda r: "army-2" in names(r, "actor")),
    (Filter(place="fiddl"), lambda r: bool(r.event.place and r.event.place.mention.lat == -17)),
    (Filter(source="harbour master"), lambda _: True),
    (Filter(outlet="tide"), lambda r: "Daily Tide" in r.record.outlets),
    (Filter(min_roots=2), lambda r: r.record.independent >= 2),
    (Filter(disputed=True), lambda r: r.record.disputed),
    (Filter(disputed=False), lambda r: not r.record.disputed),
    (Filter(min_confidence=0.7), lambda r: r.event.confidence["event"] >= 0.7),
    (Filter(since="2020-06"), lambda r: bool(r.event.date and r.event.date.latest >= "2020-06")),
    (Filter(until="2020-06"), lambda r: bool(r.event.date and r.event.date.earliest < "2020-07")),
    (Filter(report="s5o1"), lambda r: any(m.report == "s5o1" for m in r.record.mentions)),
    (Filter(near=Near(51, -3, 100)), lambda r: where(r, lambda lat, _: lat > 50)),
    (Filter(near=Near(-17, -179.8, 120)), lambda r: where(r, lambda lat, _: lat < 0)),
    (Filter(within=Box(170, -30, -170, 0)), lambda r: where(r, lambda lat, _: lat < 0)),
    (
        Filter(within=Polygon(((15, 5), (25, 5), (25, 15), (15, 15)))),
        lambda r: where(r, lambda lat, _: 5 < lat < 15),
    ),
    (Filter(background=True), lambda _: False),
    (
        Filter(types=("ASSAULT",), min_roots=2, since="2020-03"),
        lambda r: (
            r.event.type == "ASSAULT"
            and r.record.independent >= 2
            and bool(r.event.date and r.event.date.latest >= "2020-03")
        ),
    ),
]


def where(row: RecordRow, test: Callable[[float, float], bool]) -> bool:
    place = row.event.place
    if place is None or place.mention.lat is None or place.mention.lon is None:
        return False
    return test(place.mention.lat, place.mention.lon)


def test_stories_become_records_whatever_the_order(store: Store, run: int) -> None:
    for coded in corpus(STORIES, seed=3):
        store.add(run, coded)
        merged(store)
    one_by_one = all_of(store)
    assert {len(record.mentions) for record in one_by_one} >= {1, 2, 3, 4}
    store.unmerge()
    merged(store, step=1000)
    assert all_of(store) == one_by_one
    assert store.check() == []


def test_every_mention_is_in_one_record(full: Store) -> None:
    mentions = [ref for record in all_of(full) for ref in record.mentions]
    assert len(mentions) == len(set(mentions)) == full.summary().events
    assert full.summary().records == full.count_records() == len(all_of(full))


@pytest.mark.parametrize(("wanted", "fits"), FILTERS, ids=lambda value: str(value)[:60])
def test_filters_choose_records(full: Store, wanted: Filter, fits: Test) -> None:
    expected = [row.record.id for row in full.all_records() if fits(row)]
    assert [row.record.id for row in full.all_records(wanted)] == expected
    assert full.count_records(wanted) == len(expected)
    assert full.records(wanted).total == len(expected)


def test_text_is_looked_for_in_every_report_of_a_record(store: Store, run: int) -> None:
    first, second = telling(4, 0), telling(4, 1)
    report = replace(second.report, text=second.report.text + "Pelicans watched.")
    store.add_many(run, [first, replace(second, report=report)])
    merged(store)
    rows = store.records(Filter(text="pelicans")).rows
    assert any(ref.report == report.id for row in rows for ref in row.record.mentions)
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("sort", "key", "falling"),
    [
        ("date", lambda r: day(r), False),
        ("-date", lambda r: day(r), True),
        ("type", lambda r: r.event.type, False),
        ("reports", lambda r: r.record.reports, True),
        ("independent", lambda r: r.record.independent, True),
        ("confidence", lambda r: r.event.confidence["event"], True),
    ],
)
@pytest.mark.parametrize("limit", [1, 4, 100])
def test_pages_hold_every_record_once_in_order(
    full: Store, sort: str, key: Callable[[RecordRow], object], falling: bool, limit: int
) -> None:
    found, cursor = [], None
    while True:
        page = full.records(Filter(), sort, limit, cursor)  # type: ignore[arg-type]
        found += page.rows
        cursor = page.next
        if cursor is None:
            break
        assert len(page.rows) == limit
    values = [key(row) for row in found]
    assert values == sorted(values, reverse=falling)  # type: ignore[type-var]
    assert {row.record.id for row in found} == {record.id for record in all_of(full)}
    assert len(found) == page.total


def day(row: RecordRow) -> str:
    date = row.event.date
    return date.latest if date else (row.record.first_reported or "")[:10]


@pytest.mark.parametrize("cursor", ["x", "", "W10", "bm8", "WyJ0eXBlIiwgImEiXQ"])
def test_a_cursor_of_another_list_is_refused(full: Store, cursor: str) -> None:
    with pytest.raises(ConfigError, match="after"):
        full.records(after=cursor)


def test_an_unknown_order_is_refused(full: Store) -> None:
    with pytest.raises(ConfigError, match="one of date"):
        full.records(sort="size")  # type: ignore[arg-type]


FACETED: dict[str, Callable[[Record], list[str]]] = {
    "type": lambda r: [r.event.type],
    "mode": lambda r: [r.event.mode] if r.event.mode else [],
    "status": lambda r: [r.event.status],
    "quad": lambda r: [str(r.event.quad_class)],
    "actor": lambda r: list({actor.id for actor in r.event.actors}),
    "outlet": lambda r: list(r.outlets),
    "independent": lambda r: [str(r.independent)],
}


@pytest.mark.parametrize("wanted", [Filter(), Filter(actor="army"), Filter(types=("ASSAULT",))])
def test_facets_count_what_the_records_have(full: Store, wanted: Filter) -> None:
    found = full.facets(wanted)
    for facet, values in FACETED.items():
        rest = replace(wanted, types=()) if facet == "type" else wanted
        rest = replace(rest, actor=None) if facet == "actor" else rest
        expected = Counter(v for row in full.all_records(rest) for v in values(row.record))
        assert {value.value: value.n for value in found[facet]} == dict(expected), facet
    assert all(value.name.startswith("Army") for value in found["actor"])


def test_the_counts_kept_stay_those_of_the_records(full: Store, run: int) -> None:
    kept = full.facets()
    full.add_many(run, corpus(STORIES + 5, seed=9))
    merged(full)
    grown = full.facets()
    assert grown != kept
    full.unmerge()
    merged(full)
    assert full.facets() == grown


@pytest.mark.parametrize("unit", ["day", "week", "month"])
@pytest.mark.parametrize("by", ["type", "quad", "status"])
@pytest.mark.parametrize("wanted", [Filter(), Filter(country="GBR"), Filter(actor="army")])
def test_a_timeline_counts_every_record_once(
    full: Store, unit: str, by: str, wanted: Filter
) -> None:
    line = full.timeline(wanted, unit, by)  # type: ignore[arg-type]
    dated = sum(n for series in line.series for _, n in series.points)
    assert dated + line.undated == full.count_records(wanted)
    days = [day for series in line.series for day, _ in series.points]
    if unit == "month":
        assert all(day.endswith("-01") for day in days)
    assert all(list(s.points) == sorted(s.points) for s in line.series)


def test_a_timeline_by_actor_names_them(full: Store) -> None:
    line = full.timeline(by="actor", unit="month")
    assert {series.key for series in line.series} == {f"Army of the {n} Rivers" for n in range(6)}


def test_a_map_has_every_record_once(full: Store) -> None:
    world = full.map_counts(zoom=1)
    points = sum(point.n for point in world.points)
    assert points + world.nowhere + sum(area.n for area in world.areas) == full.count_records()
    assert {point.name for point in world.points} == {"Oldport", "Eastmere", "Fiddler"}
    europe = full.map_counts(zoom=1, box=Box(-20, 40, 20, 60))
    assert [point.name for point in europe.points] == ["Oldport"]
    alone = full.map_counts(Filter(report="s1o0"), zoom=5)
    assert [point.id for point in alone.points] == [full.record("e00010").record.id]


def test_a_place_known_to_the_country_is_an_area(store: Store, run: int) -> None:
    coded = telling(1, 0)
    place = coded.events[0].place
    assert place is not None
    event = replace(coded.events[0], place=replace(place, precision="country"))
    store.add(run, replace(coded, events=(event,)))
    merged(store)
    found = store.map_counts()
    assert found.points == ()
    assert [(area.country, area.admin1, area.n) for area in found.areas] == [("TCD", "", 1)]
    assert store.count_records(Filter(near=Near(10.5, 20.25, 10))) == 0


def test_a_network_ties_actors_to_recipients(full: Store) -> None:
    found = full.network()
    assert sum(tie.n for tie in found.ties) == full.count_records()
    assert {tie.target for tie in found.ties} == {"GBR:CVL"}
    assert all(sum(tie.quad) == tie.n for tie in found.ties)
    assert max(found.nodes, key=lambda node: node.n).id == "GBR:CVL"


def test_a_record_is_found_by_its_mentions_and_by_how_an_id_begins(full: Store) -> None:
    record = max(all_of(full), key=lambda record: len(record.mentions))
    for wanted in (record.id, *(ref.event for ref in record.mentions)):
        assert full.record(wanted).record == record
    told = full.mentions(record.id)
    assert {(row.report_id, row.event.id) for row in told} == {
        (ref.report, ref.event) for ref in record.mentions
    }
    assert [row.published for row in told] == sorted(row.published or "" for row in told)
    assert all("shelled" in row.sentence_text for row in told)
    assert full.record(record.id[:10]).record == record
    with pytest.raises(UnknownEvent, match="dateline events"):
        full.record("nothing")
    with pytest.raises(UnknownEvent, match="fits several"):
        full.record("e0")


def test_every_value_of_a_record_has_its_words(full: Store) -> None:
    for record in all_of(full):
        for item in full.record_evidence(record.id):
            assert item.span.of(full.report(item.report).text) == item.text


def test_another_coding_replaces_the_mentions(full: Store) -> None:
    before = full.record("e00051").record
    newer = full.begin_run("0.1.0", "news-2", "2024-06-01")
    gone = replace(telling(5, 1), events=())
    assert full.add(newer, gone) == "recoded"
    assert full.waiting()
    merged(full)
    refs = {ref.event for record in all_of(full) for ref in record.mentions}
    assert "e00051" not in refs
    assert full.summary().events == len(refs)
    assert full.check() == []
    then = {record.id: record for record in full.records_at(1)}
    assert then[before.id] == before
    assert [r.id for r in full.records_at(newer)] == [r.id for r in all_of(full)]
    with pytest.raises(StoreError, match="no run 9"):
        list(full.records_at(9))


def test_records_of_a_changed_lineage_are_made_again(full: Store, run: int) -> None:
    before = full.record("e00031").record
    copied = telling(3, 1)
    lineage = replace(copied.lineage, group="s3o0", role="copy", of="s3o0")
    newer = full.begin_run("0.1.0", "news-2", "2024-06-01")
    full.add(newer, replace(copied, lineage=lineage))
    merged(full)
    after = full.record("e00031").record
    assert len(after.mentions) == len(before.mentions)
    assert after.independent <= before.independent
