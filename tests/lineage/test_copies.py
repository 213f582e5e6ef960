import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineage.stories import HARBOUR, HARBOUR_AGAIN, MARKET, sentences

from dateline.lineage.copies import Tracer, trace
from dateline.types import Report

_CUT = HARBOUR[: HARBOUR.index("Transport Minister")]


def _report(name: str, text: str, day: str | None = None, publisher: str | None = None) -> Report:
    return Report(name, text, published=day, publisher=publisher)


def _roles(*reports: Report) -> list[tuple[str, str | None]]:
    return [(t.lineage.role, t.lineage.of) for t in trace(reports)]


def test_strangers_and_independent_tellings_stay_apart():
    told = _roles(
        _report("a", HARBOUR), _report("b", HARBOUR_AGAIN), _report("c", MARKET), _report("d", "")
    )
    assert told == [("original", None)] * 4


def test_a_later_copy_points_to_the_earlier_report_whatever_the_order_of_reading():
    told = _roles(_report("late", HARBOUR, "2024-02-14"), _report("early", HARBOUR, "2024-02-13"))
    assert told == [("copy", "early"), ("original", None)]


def test_a_cut_version_without_date_derives_from_the_full_one():
    assert _roles(_report("cut", _CUT), _report("full", HARBOUR)) == [
        ("abridged", "full"), ("original", None),
    ]  # fmt: skip


def test_the_text_of_a_page_around_a_story_does_not_make_it_the_original():
    page = f"Home\nSport\n{MARKET[:250]}\n{HARBOUR}\nMost read\n{MARKET[400:600]}"
    assert _roles(_report("page", page), _report("plain", HARBOUR)) == [
        ("copy", "plain"), ("original", None),
    ]  # fmt: skip


def test_new_order_and_dropped_sentences_are_seen_through():
    parts = sentences(HARBOUR)
    shuffled = " ".join([*parts[6:], *parts[:6]])
    halved = " ".join(parts[::2])
    told = _roles(_report("a", HARBOUR), _report("b", shuffled), _report("c", halved))
    assert told == [("original", None), ("copy", "a"), ("abridged", "a")]


def test_letters_mistyped_are_no_rewriting():
    chance = random.Random(4)
    letters = list(HARBOUR)
    for i in chance.sample(range(len(letters)), len(letters) // 30):
        letters[i] = chance.choice("etaoin")
    assert _roles(_report("a", HARBOUR), _report("b", "".join(letters)))[1] == ("copy", "a")


def test_two_stories_in_one_round_up_are_linked_to_it_and_not_to_each_other():
    harbour, market = (text.replace("\n", " ") for text in (HARBOUR, MARKET))
    long_harbour, long_market = harbour[: len(harbour) // 2], market[: 2 * len(market) // 3]
    traced = trace(
        [
            _report("h", HARBOUR, "2024-02-13"),
            _report("m", MARKET, "2024-02-13"),
            _report("r", f"News in brief\n{long_harbour}\n{long_market}", "2024-02-14"),
        ]
    )
    assert traced[0].lineage.group != traced[1].lineage.group
    assert {traced[2].lineage.of, *traced[2].embeds} >= {"h", "m"}


def test_the_tail_of_an_outlet_joins_no_strangers():
    tail = (
        "\nThe Kelmouth Courier brings you news from the coast and the islands every morning.\n"
        "Write to our desk, follow us on the usual networks, or come to 7 Ropewalk before noon.\n"
    )
    heads = [part for part in sentences(HARBOUR) + sentences(MARKET) if len(part) > 80]
    told = trace(
        [_report(f"{n}", head + tail, publisher="Courier") for n, head in enumerate(heads)]
    )
    assert len(told) > 8
    assert {t.lineage.of for t in told} == {None}


def test_reports_added_one_by_one_find_those_before_them():
    tracer = Tracer()
    assert tracer.add(_report("a", HARBOUR)) == []
    assert tracer.add(_report("b", MARKET)) == []
    links = tracer.add(_report("c", _CUT))
    assert [(link.earlier, link.later) for link in links] == [(0, 2)]
    assert links[0].likeness.share > 0.95


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([HARBOUR, MARKET, _CUT, HARBOUR_AGAIN, ""]), max_size=6))
def test_every_parent_is_the_original_of_its_group(texts: list[str]):
    traced = trace([_report(str(n), text) for n, text in enumerate(texts)])
    for number, found in enumerate(traced):
        if found.lineage.of is None:
            assert found.lineage.group == str(number)
        else:
            assert traced[int(found.lineage.of)].lineage.of is None
            assert found.lineage.group == found.lineage.of
