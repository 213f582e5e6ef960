"""The shipped gazetteer knows the world's news, whatever way a name is written."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.placenames import place_key, without_article


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Mosul", "IRQ", "city"),
        ("BAGHDAD", "IRQ", "city"),
        ("DRC", "COD", "country"),
        ("the U.K.", "GBR", "country"),
        ("U.S.", "USA", "country"),
        ("N. Carolina", "USA", "admin1"),
        ("Calif.", "USA", "admin1"),
        ("Helmand", "AFG", "admin1"),
        ("al-Raqqa", "SYR", "city"),
        ("Qaim", "IRQ", "city"),
        ("Cote d'Ivoire", "CIV", "country"),
        ("Côte d’Ivoire", "CIV", "country"),
        ("São Paulo", "BRA", "city"),
        ("sao paulo", "BRA", "city"),
        ("Iraq's", "IRQ", "country"),
        ("Burma", "MMR", "country"),
        ("Soviet Union", "RUS", "country"),
        ("Kiev", "UKR", "city"),
        ("Washington, D.C.", "USA", "city"),
        ("the Donbas", "UKR", "region"),
        ("Baghdad airport", "IRQ", "facility"),
        ("Sahel", "", "region"),
        ("Red Sea", "", "water"),
    ],
)
def test_a_name_is_found_through_its_spellings(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    place = gazetteer.find(name)[0]
    assert (place.country, place.kind) == (country, kind)


def test_a_shared_name_gives_every_place_best_known_first(gazetteer: Gazetteer) -> None:
    places = gazetteer.find("St. Louis")
    assert {"USA", "SEN"} <= {place.country for place in places}
    assert [place.rank for place in places] == sorted((p.rank for p in places), reverse=True)


def test_a_place_carries_its_facts(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.find("Mosul")[0]
    assert mosul.geonameid == 99072
    assert mosul.admin1 == "Nineveh"
    assert mosul.lat == pytest.approx(36.335, abs=0.01)
    assert mosul.lon == pytest.approx(43.119, abs=0.01)
    assert mosul.population > 500_000


def test_what_is_no_place_is_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Qwertyville") == []
    assert gazetteer.find("") == []
    assert gazetteer.find("...") == []


def test_adjectives_tell_states_but_are_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym("Iraqi") == "IRQ"
    assert gazetteer.demonym("Sri Lankan") == "LKA"
    assert gazetteer.demonym("Mosul") == ""
    assert not any(place.kind == "country" for place in gazetteer.find("Iraqi"))


def test_states_and_capitals_are_found_by_code(gazetteer: Gazetteer) -> None:
    jamaica, kingston = gazetteer.country("JAM"), gazetteer.capital("JAM")
    assert jamaica is not None and jamaica.name == "Jamaica"
    assert kingston is not None and kingston.name == "Kingston"
    assert gazetteer.country("XXX") is None
    assert gazetteer.capital("") is None


def test_every_state_of_the_code_list_has_a_point_on_earth(gazetteer: Gazetteer) -> None:
    for code in ("USA", "RUS", "FRA", "IND", "XKX", "PSE", "TWN", "SSD"):
        state = gazetteer.country(code)
        assert state is not None
        assert -90 <= state.lat <= 90 and -180 <= state.lon <= 180


def test_loading_reads_nothing_ahead() -> None:
    started = time.perf_counter()
    Gazetteer.load().find("Baghdad")
    assert time.perf_counter() - started < 0.15


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "gazetteer.bin"
    damaged.write_bytes(b"something else entirely")
    with pytest.raises(KnowledgeError, match="not compiled"):
        Gazetteer.load(damaged)
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Gazetteer.load(tmp_path / "absent.bin")
    damaged.write_bytes(b"")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Gazetteer.load(damaged)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    key = place_key(text)
    assert place_key(key) == key or len(key.split()) > 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_may_be_asked(text: str) -> None:
    assert isinstance(Gazetteer.load().find(text), list)


def test_only_an_article_is_taken_off() -> None:
    assert without_article("al raqqa") == "raqqa"
    assert without_article("alma ata") is None
    assert without_article("al") is None
