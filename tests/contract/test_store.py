"""What every store must do, whichever database is behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.stores import STORES, Maker
from tests.invented import coded_report
from tests.strategies import coded_reports

from dateline.errors import ConfigError, StoreError, UnknownEvent
from dateline.store import Filter, Store, Summary
from dateline.types import CodedReport, Event, Refusal


@pytest.mark.parametrize("make", STORES.values(), ids=list(STORES))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(batch=st.lists(coded_reports(), max_size=3, unique_by=lambda coded: coded.report.id))
def test_what_is_added_comes_back_equal(make: Maker, batch: list[CodedReport]) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.add_many(store.begin_run("0.1.0", "news-1", "2024-05-01"), batch)
        for coded in batch:
            back = store.coded(coded.report.id)
            assert replace(back, events=()) == replace(coded, events=())
            assert [replace(e, id="") for e in back.events] == [
                replace(e, id="") for e in coded.events
            ]
        assert store.check() == []
        store.close()


def test_an_added_report_comes_back_equal(store: Store, run: int) -> None:
    coded = coded_report(7, events=3)
    assert store.add(run, coded) == "added"
    assert store.coded("r7") == coded
    assert store.report("r7") == coded.report


def test_the_same_report_again_is_a_duplicate(store: Store, run: int) -> None:
    store.add(run, coded_report(1, events=2))
    again = store.begin_run("0.1.0", "news-1", "2024-05-02T12:00:00Z")
    read_elsewhere = coded_report(1, events=2)
    moved = replace(read_elsewhere, report=replace(read_elsewhere.report, origin="b.jsonl:9"))
    assert store.add_many(again, [coded_report(1, events=2), moved]) == ["duplicate"] * 2
    assert store.summary().reports == 1
    assert store.coded("r1") == coded_report(1, events=2)


def test_another_model_replaces_what_was_found(store: Store, run: int) -> None:
    store.add(run, coded_report(1, events=3))
    newer = store.begin_run("0.1.0", "news-2", "2024-05-02T12:00:00Z")
    other = coded_report(1, events=3)
    other = replace(other, events=other.events[1:], times=())
    assert store.add(newer, other) == "recoded"
    assert store.add(newer, other) == "duplicate"
    assert store.coded("r1") == other
    assert store.count() == 2
    assert store.check() == []


def test_other_content_under_the_same_id_is_kept_beside_it(store: Store, run: int) -> None:
    first, second = coded_report(1, report_id="a"), coded_report(2, report_id="a")
    assert store.add_many(run, [first, second, second]) == ["added", "added", "duplicate"]
    ids = store.report_ids()
    assert ids[0] == "a"
    assert ids[1].startswith("a~")
    assert store.report(ids[1]) == replace(second.report, id=ids[1])
    assert store.coded("a") == first


def test_event_ids_that_collide_between_reports_stay_apart(store: Store, run: int) -> None:
    copies = [coded_report(1, report_id=f"copy{i}") for i in range(20)]
    store.add_many(run, copies)
    ids = {row.event.id for row in store.events()}
    assert len(ids) == 20
    assert store.event(copies[0].events[0].id).report_id == "copy0"


def test_event_ids_that_collide_within_a_report_stay_apart(store: Store, run: int) -> None:
    coded = coded_report(1, events=2)
    event = coded.events[0]
    store.add(run, replace(coded, events=(event, replace(event, type="ACCUSE"))))
    first, second = store.coded("r1").events
    assert (first.id, first.type, second.type) == (event.id, "ASSAULT", "ACCUSE")
    assert second.id.startswith(f"{event.id}~")


def test_a_batch_is_stored_whole_or_not_at_all(store: Store, run: int) -> None:
    coded = coded_report(2)
    broken = replace(coded, events=(replace(coded.events[0], sentence=99),))
    with pytest.raises(StoreError):
        store.add_many(run, [coded_report(1), broken])
    assert store.report_ids() == []
    assert store.add(run, coded_report(1)) == "added"


def test_a_number_too_large_is_an_error_with_words(store: Store, run: int) -> None:
    coded = coded_report(1)
    event = coded.events[0]
    killed = replace(event.counts["killed"], value=2**70)
    with pytest.raises(StoreError, match="too large"):
        store.add(run, replace(coded, events=(replace(event, counts={"killed": killed}),)))
    assert store.report_ids() == []


def test_adding_to_an_unknown_run_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no run 5"):
        store.add(5, coded_report())


def test_lone_surrogates_become_replacement_characters(store: Store, run: int) -> None:
    coded = coded_report(1)
    text = coded.report.text.replace("Oldport", "Old\ud83dort")
    broken = replace(coded, report=replace(coded.report, text=text, byline="\udc00"))
    assert store.add_many(run, [broken, broken]) == ["added", "duplicate"]
    kept = store.report("r1")
    assert kept.text == text.replace("\ud83d", "\ufffd")
    assert kept.byline == "\ufffd"


def test_unknown_reports_are_named(store: Store) -> None:
    with pytest.raises(StoreError, match="'nowhere'"):
        store.coded("nowhere")


def test_refusals_are_kept_once(store: Store, run: int) -> None:
    refusal = Refusal("b.jsonl:3", "not JSON", "repair the line")
    store.refuse(run, refusal)
    store.refuse(store.begin_run("0.1.0", "news-1", "2024-05-02"), refusal)
    store.refuse(run, replace(refusal, where="c\udc80.txt"))
    assert list(store.refusals()) == [refusal, replace(refusal, where="c\ufffd.txt")]


def test_the_summary_counts(store: Store, run: int) -> None:
    coded = coded_report(2, events=2)
    accused = replace(coded.events[1], type="ACCUSE")
    store.add(run, replace(coded, events=(coded.events[0], accused)))
    store.add_many(run, [coded_report(1, events=1), coded_report(3, events=0)])
    store.refuse(run, Refusal("x", "y", "z"))
    assert store.summary() == Summary(3, 1, 3, 1, {"ASSAULT": 2, "ACCUSE": 1})


def test_an_event_is_found_by_the_beginning_of_its_id(store: Store, run: int) -> None:
    store.add_many(run, [coded_report(n, events=2) for n in (1, 2)])
    row = store.event("0000020001")
    assert row == store.event("00000200" + "01")
    assert row.event == coded_report(2, events=2).events[1]
    assert (row.report_id, row.title, row.publisher, row.published) == (
        "r2", "Shelling no. 2", "The Gazette", "2020-01-10",
    )  # fmt: skip
    assert row.sentence_text.startswith("On 4 January soldiers")
    assert row.sentence_span == coded_report(2, events=2).sentences[1]


def test_an_event_that_is_none_or_many_is_refused(store: Store, run: int) -> None:
    store.add_many(run, [coded_report(n, events=2) for n in (1, 2)])
    assert store.event("0000010000").event.id == "0000010000"
    with pytest.raises(UnknownEvent, match=r"0000020000 \(ASSAULT in r2\), 0000020001"):
        store.event("000002")
    for missing in ("f", "0000020001x", "%", "\ud800"):
        with pytest.raises(UnknownEvent):
            store.event(missing)


def test_every_value_has_its_evidence(store: Store, run: int) -> None:
    coded = coded_report(3)
    event = coded.events[0]
    event = replace(event, recipients=(*event.recipients, *event.actors))
    store.add(run, replace(coded, events=(event,)))
    found = store.evidence(event.id)
    assert {(e.field, e.ordinal, e.value, e.rule) for e in found} >= {
        ("trigger", 0, "shelled", "model:trigger"),
        ("type", 0, "ASSAULT", "model:type"),
        ("mode", 0, "artillery", "codebook:word"),
        ("status", 0, "asserted", "model:status"),
        ("background", 0, "false", "rule:dates"),
        ("actor", 0, "Soldiers Of Northland", "registry:alias"),
        ("recipient", 0, "Fishermen", "registry:alias"),
        ("recipient", 1, "Soldiers Of Northland", "registry:alias"),
        ("place", 0, "Oldport", "gazetteer:name"),
        ("date", 0, "2020-01-04", "timex:day"),
        ("source", 0, "The Gazette", ""),
        ("source", 1, "harbour master", ""),
        ("killed", 0, "5", "count:exact"),
    }
    assert all(e.span.of(coded.report.text) == e.text for e in found)
    assert {e.field: e.confidence for e in found}["trigger"] == 0.97


@pytest.mark.parametrize("make", STORES.values(), ids=list(STORES))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_no_value_is_without_evidence(make: Maker, coded: CodedReport) -> None:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.add(store.begin_run("0.1.0", "news-1", "2024-05-01"), coded)
        for event in coded.events:
            found = sorted((e.field, e.ordinal, e.text) for e in store.evidence(event.id))
            assert found == sorted(evidence_of(event))
        store.close()


def evidence_of(event: Event) -> Iterator[tuple[str, int, str]]:
    """Field, ordinal and words of each value that an event must have evidence for."""
    on_trigger = {"trigger": 1, "type": 1, "status": 1, "background": 1}
    on_trigger |= {"mode": event.mode is not None, "contexts": bool(event.contexts)}
    yield from ((field, 0, event.trigger.text) for field, there in on_trigger.items() if there)
    yield from (("actor", i, actor.text) for i, actor in enumerate(event.actors))
    yield from (("recipient", i, actor.text) for i, actor in enumerate(event.recipients))
    yield from (("source", i, source.text) for i, source in enumerate(event.sources))
    yield from ((kind, i, count.text) for i, (kind, count) in enumerate(event.counts.items()))
    if event.place:
        yield ("place", 0, event.place.mention.text)
    if event.date:
        yield ("date", 0, event.date.text)


@pytest.fixture
def varied(store: Store, run: int) -> Store:
    """Ten events, five reports; the second event of each differs from the first."""
    for number in range(1, 6):
        coded = coded_report(number, events=2)
        event = coded.events[1]
        turkish = replace(event.actors[0], name="Erdoğan", id="tur-x", country=("TUR",))
        assert event.place is not None
        other = replace(
            event, type="ACCUSE", mode=None, status="denied", background=True, actors=(turkish,),
            sources=(), place=None, date=None, confidence={"event": 0.4},
        )  # fmt: skip
        store.add(run, replace(coded, events=(coded.events[0], other)))
    return store


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(), 10),
        (Filter(types=("assault",)), 5),
        (Filter(types=("ACCUSE", "ASSAULT")), 10),
        (Filter(modes=("artillery", "x")), 5),
        (Filter(actor="NORTHLAND-army"), 5),
        (Filter(actor="soldiers of"), 10),
        (Filter(actor="erdogan"), 5),
        (Filter(actor="ERDOĞAN"), 5),
        (Filter(actor="fishermen"), 0),
        (Filter(recipient="fishermen"), 10),
        (Filter(either="fishermen"), 10),
        (Filter(either="%"), 0),
        (Filter(country="tur"), 5),
        (Filter(country="GBR"), 10),
        (Filter(place="oldp"), 5),
        (Filter(since="2020-01-04"), 3),
        (Filter(until="2020-01-04"), 3),
        (Filter(since="2020-01-03", until="2020-01-04"), 2),
        (Filter(since="2020", until="2020"), 5),
        (Filter(since="2020-01", until="2020-01"), 5),
        (Filter(until="2019"), 0),
        (Filter(since="2020-02"), 0),
        (Filter(status="denied"), 5),
        (Filter(source="gazette"), 5),
        (Filter(report="r2"), 2),
        (Filter(report="r"), 0),
        (Filter(min_confidence=0.9), 5),
        (Filter(min_confidence=0.4), 10),
        (Filter(background=True), 5),
        (Filter(background=False), 5),
        (Filter(text="oldport"), 10),
        (Filter(text='"soldiers of northland" harb*'), 10),
        (Filter(text='"northland of soldiers"'), 0),
        (Filter(text="oldport OR nowhere"), 0),
        (Filter(text=" "), 10),
        (Filter(text="\udc80"), 0),
        (Filter(report="\udc80"), 0),
        (Filter(types=("ASSAULT",), actor="northland", since="2020-01-05", text="market"), 2),
    ],
)
def test_filters(varied: Store, where: Filter, expected: int) -> None:
    assert varied.count(where) == expected
    assert len(list(varied.events(where))) == expected


def test_an_interval_is_found_by_any_day_it_may_mean(store: Store, run: int) -> None:
    coded = coded_report(1)
    date = coded.events[0].date
    assert date is not None
    month = replace(date, value="2020-01", earliest="2020-01-01", latest="2020-01-31")
    store.add(run, replace(coded, events=(replace(coded.events[0], date=month),)))
    assert store.count(Filter(since="2020-01-15", until="2020-01-15")) == 1
    assert store.count(Filter(since="2020-01-31")) == 1
    assert store.count(Filter(since="2020-02-01")) == 0
    assert store.count(Filter(until="2020-01-01T10:00")) == 1


def test_events_come_in_pages(varied: Store) -> None:
    everything = [row.event.id for row in varied.events()]
    assert everything == sorted(everything)
    assert [row.event.id for row in varied.events(limit=3)] == everything[:3]
    assert [row.event.id for row in varied.events(limit=3, offset=8)] == everything[8:]
    assert list(varied.events(limit=0)) == []


def test_writing_while_reading(varied: Store, run: int) -> None:
    reading = varied.events()
    next(reading)
    newer = varied.begin_run("0.1.0", "news-2", "2024-06-01")
    assert varied.add(newer, coded_report(5, events=0)) == "added"
    assert varied.add(newer, coded_report(5, events=2)) == "recoded"
    assert len(list(reading)) == 9


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters() | st.sampled_from('"*^:()-+\0 '), max_size=20))
def test_no_text_is_a_syntax_error(varied: Store, text: str) -> None:
    for where in (Filter(text=text), Filter(actor=text), Filter(place=text), Filter(source=text)):
        assert 0 <= varied.count(where) <= 10


@pytest.mark.parametrize("date", ["yesterday", "2020-1", "2020-01-", "20", "2020/01/01", ""])
def test_a_filter_takes_only_iso_prefixes(date: str) -> None:
    with pytest.raises(ConfigError, match="write 2020"):
        Filter(since=date)


def test_a_closed_store_says_so(make: Maker, tmp_path: Path) -> None:
    store = make(tmp_path)
    store.close()
    with pytest.raises(StoreError):
        store.count()


def test_what_is_stored_is_there_after_reopening(make: Maker, tmp_path: Path) -> None:
    first = make(tmp_path)
    first.add(first.begin_run("0.1.0", "news-1", "2024-05-01"), coded_report(1))
    first.close()
    second = make(tmp_path)
    assert second.coded("r1") == coded_report(1)
    second.close()
