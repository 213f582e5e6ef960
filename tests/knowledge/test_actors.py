"""The registry: what its files promise, and how a name is found."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from dateline.knowledge.actor_entries import Actor, slug
from dateline.knowledge.actor_files import Office, Row, names_in_folder, office_of, rows_of
from dateline.knowledge.actors import ActorRegistry
from dateline.knowledge.names import name_key, word_key, words_in
from dateline.knowledge.roles import RoleLexicon, female_names, generic_words

SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC".split()
)
KINDS = {"person", "organization", "group", "people"}
STOP_WORDS = set(
    "a an the and or of in on at to for from by with as is are was were be been has have had do "
    "he she they we i you him her them his their our my your this that these those not no all "
    "said says new first last one two three former man men woman women people".split()
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


def rows() -> Iterator[tuple[str, Row]]:
    for name in names_in_folder():
        for row in rows_of(name):
            yield name, row


def codes() -> set[str]:
    return {row.cell(0) for row in rows_of("states.psv")}


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return ActorRegistry.load()


def test_every_row_has_a_kind_a_name_and_sectors_of_plover() -> None:
    wrong = [
        f"{row.where}: {row.kind!r} {row.cell(1)!r}"
        for _, row in rows()
        if row.kind not in KINDS or not row.cell(0) or set(row.cell(1).split()) - SECTORS
    ]
    assert wrong == []


def test_every_section_is_of_states_that_exist() -> None:
    known = codes()
    wrong = [f"{row.where}: {row.country}" for _, row in rows() if set(row.country) - known]
    wrong += [f"{row.where}" for row in rows_of("places.psv") if set(row.country) - known]
    assert wrong == []
    assert len(known) == len(list(rows_of("states.psv")))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in known)


def test_ids_are_unique() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for _, row in rows():
        owners[slug(row.cell(0))].append(row.where)
    for row in rows_of("states.psv"):
        owners[slug(row.cell(1))].append(row.where)
    assert {key: where for key, where in owners.items() if len(where) > 1 or not key} == {}


def test_dates_of_offices_are_iso_and_in_order() -> None:
    wrong = []
    for _, row in rows():
        for office in map(office_of, row.items(3)):
            dates = [date for date in (office.start, office.end) if date]
            if not all(_DATE.match(date) for date in dates) or ".." in office.title:
                wrong.append(f"{row.where}: {office}")
            if len(dates) == 2 and dates[0][: len(dates[1])] > dates[1][: len(dates[0])]:
                wrong.append(f"{row.where}: {office} ends before it begins")
    assert wrong == []


def test_no_name_is_an_ordinary_word_alone() -> None:
    wrong = []
    for _, row in rows():
        for name in (row.cell(0), *row.items(2)):
            key = name_key(words_in(name))
            generic = key in generic_words() and not name.isupper() and row.kind != "people"
            bare = key in STOP_WORDS or (generic and not name.startswith("The "))
            if not key or bare:
                wrong.append(f"{row.where}: {name!r}")
    assert wrong == []


def test_no_name_has_two_owners_that_nothing_tells_apart() -> None:
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    told_apart: set[str] = set()
    for _, row in rows():
        identity = slug(row.cell(0))
        if row.kind == "person" and row.items(3):
            told_apart.add(identity)
        for name in (row.cell(0), *row.items(2)):
            owners[name_key(words_in(name))][identity] = f"{row.where} {row.country} {name!r}"
    clashes = []
    for where in owners.values():
        undated = [w for identity, w in where.items() if identity not in told_apart]
        states = {w.split(" ", 1)[1].rsplit(" ", 1)[0] for w in where.values()}
        if len(where) > 1 and undated and len(states) < len(where):
            clashes.append(sorted(where.values()))
    assert clashes == []


def test_no_place_is_listed_under_two_states() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows_of("places.psv"):
        for name in row.items(0):
            owners[name_key(words_in(name))] |= set(row.country)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_names_of_states_have_one_owner(registry: ActorRegistry) -> None:
    for state in registry.states.values():
        for name in (state.actor.name, *state.actor.aliases):
            first = registry.lookup(name)
            assert first and first[0].kind == "country", name


@pytest.mark.parametrize("given", ["al-Qaeda", "Al Qaida", "the AL QAEDA", "al-Qa’eda"])
def test_spelling_carries_no_identity(registry: ActorRegistry, given: str) -> None:
    assert [actor.id for actor in registry.lookup(given)] == ["al-qaeda"]


def test_longest_name_wins(registry: ActorRegistry) -> None:
    (match,) = registry.scan("The Islamic State in Iraq and the Levant fled".split())
    assert match.actors[0].id == "islamic-state"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They told us that it may rain", []),
        ("They told the US that", ["united-states"]),
        ("The U.S. left", ["united-states"]),
        ("the u.s. left", ["united-states"]),
        ("TURKEY LEFT", ["turkey"]),
        ("turkey left", ["turkey"]),
        ("They ate turkey", []),
        ("WHO IT MAY", []),
    ],
)
def test_common_words_are_names_only_where_written_so(
    registry: ActorRegistry, sentence: str, found: list[str]
) -> None:
    assert [m.actors[0].id for m in registry.scan(sentence.split())] == found


def test_acronyms_are_written_in_capitals() -> None:
    agency = Actor("sana", "Sana Agency", "organization", ("SYR",), ("JRN",), ("SANA", "SNA"))
    registry = ActorRegistry([agency], [])
    assert registry.scan(["SNA"]) and registry.scan(["Sana", "said"])
    assert not registry.scan(["Sna", "said"])
    assert not registry.scan(["Abdullah", "al", "-", "Sana", "said"])


def test_an_office_is_held_within_its_dates() -> None:
    office = office_of("Foreign minister 2013..2021-08")
    assert office == Office("Foreign minister", "2013", "2021-08")
    assert office.held_on("2013") and office.held_on("2021-08-31") and office.held_on("2021")
    assert not office.held_on("2021-09-01") and not office.held_on("2012-12-31")


def test_roles_have_sectors_of_plover_and_plurals() -> None:
    lexicon = RoleLexicon.load()
    for row in rows_of("roles.psv"):
        assert not set(row.cell(0).split()) - SECTORS, row.where
    found = lexicon.ending_at(["two", "armed", "men"], 2)
    assert found is not None and found[0].plural and found[1] == 1


def test_word_lists_hold_keys() -> None:
    for word in generic_words() | female_names():
        assert word_key(word) == word or "-" in word, word
