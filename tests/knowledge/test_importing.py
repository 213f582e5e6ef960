"""A gazetteer of one's own: what is imported is found, and the shipped places stay."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.compiling import Entry, extended
from dateline.knowledge.dumps import alpha3, read_entries
from dateline.knowledge.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


def grown(shipped: Gazetteer, *entries: Entry) -> Gazetteer:
    return Gazetteer(memoryview(extended(shipped, entries)[0]))


def imported(shipped: Gazetteer, path: Path) -> Gazetteer:
    return grown(shipped, *read_entries(path, shipped))


def dump_line(*values: tuple[int, str]) -> str:
    fields = [""] * 19
    for at, value in values:
        fields[at] = value
    return "\t".join(fields) + "\n"


VILLAGE = dump_line(
    (0, "900000001"), (1, "Tall Zarbul"), (2, "Tall Zarbul"), (3, "Tel Zarboul,تل"), (4, "36.4"),
    (5, "37.2"), (6, "P"), (7, "PPL"), (8, "SY"), (10, "09"), (14, "0"),
)  # fmt: skip
DIVISION = dump_line(
    (0, "900000002"), (1, "Aleppo Governorate"), (3, "Aleppo,Halab"), (4, "36.2"), (5, "37.5"),
    (6, "A"), (7, "ADM1"), (8, "SY"), (10, "09"), (14, "4868000"),
)  # fmt: skip
ROAD = dump_line((0, "900000003"), (1, "M5"), (4, "36"), (5, "37"), (6, "R"), (7, "RD"), (8, "SY"))


def test_a_dump_adds_villages_with_their_division(shipped: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(VILLAGE + DIVISION + ROAD, encoding="utf-8")
    gazetteer = imported(shipped, path)
    (place,) = gazetteer.find("Tel Zarboul")
    assert (place.name, place.country, place.admin1) == ("Tall Zarbul", "SYR", "Aleppo")
    assert (place.kind, place.lat, place.geonameid, place.exact) == ("city", 36.4, 900000001, False)
    assert gazetteer.find("Tall Zarbul")[0].exact
    assert gazetteer.find("M5") == shipped.find("M5")


def test_a_dump_may_be_zipped(shipped: Gazetteer, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "words")
        archive.writestr("SY.txt", VILLAGE)
    assert imported(shipped, tmp_path / "SY.zip").find("Tall Zarbul")
    with zipfile.ZipFile(tmp_path / "IQ.zip", "w") as archive:
        archive.writestr("SY.txt", VILLAGE)
    with pytest.raises(KnowledgeError, match=r"there is no IQ\.txt"):
        imported(shipped, tmp_path / "IQ.zip")


def test_a_known_place_gets_more_names_only(shipped: Gazetteer) -> None:
    mosul = shipped.find("Mosul")[0]
    entry = Entry("city", "Mosul", "IRQ", 0.0, 0.0, 1, "", mosul.geonameid or 0, 5, ("Zorbulak",))
    gazetteer = grown(shipped, entry)
    assert len(gazetteer) == len(shipped)
    (place,) = gazetteer.find("Zorbulak")
    assert (place.lat, place.rank, place.exact) == (mosul.lat, mosul.rank, False)
    assert gazetteer.find("Mosul") == shipped.find("Mosul")


def test_a_table_of_ones_own(shipped: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "camps.csv"
    path.write_text(
        "name,lat,lon,kind,country,admin1,names,note\n"
        "Camp Zarbul,34.5,38.25,facility,SY,Homs,Zarbul Camp|Old Zarbul,tents\n",
        encoding="utf-8-sig",
    )
    (place,) = imported(shipped, path).find("old zarbul")
    assert (place.name, place.kind, place.country) == ("Camp Zarbul", "facility", "SYR")
    assert (place.lat, place.lon, place.admin1, place.geonameid) == (34.5, 38.25, "Homs", None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("name,lat\nA,1\n", "no column lon"),
        ("name,lat,lon\nA,91,0\n", "csv:2: 91.0, 0.0 lies outside"),
        ("name,lat,lon\nA,north,0\n", "csv:2: could not convert"),
        ("name,lat,lon\n,1,0\n", "the name is empty"),
        ("name,lat,lon,kind\nA,1,0,hamlet\n", "kind 'hamlet' is none of"),
        ("name,lat,lon,country\nA,1,0,QQQ\n", "no ISO 3166 code"),
    ],
)
def test_what_cannot_be_used_is_named(
    shipped: Gazetteer, tmp_path: Path, row: str, said: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(row)
    with pytest.raises(KnowledgeError, match=said):
        imported(shipped, path)


@pytest.mark.parametrize("name", ["SY.txt", "SY.zip", "x.doc", "missing.csv"])
def test_a_file_that_is_no_dump_is_named(shipped: Gazetteer, tmp_path: Path, name: str) -> None:
    if name != "missing.csv":
        (tmp_path / name).write_text("only words\n")
    with pytest.raises(KnowledgeError, match=name):
        imported(shipped, tmp_path / name)


def test_nothing_added_is_the_same_gazetteer(shipped: Gazetteer) -> None:
    same = grown(shipped)
    for name in ("Mosul", "Paris", "Syria", "Raqqa", "St. Louis", "nowhere"):
        assert same.find(name) == shipped.find(name)
    assert same.demonym("Iraqi") == "IRQ"
    assert same.capital("IRQ") == shipped.capital("IRQ")


names = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=3, max_size=9)


@settings(max_examples=5)
@given(st.dictionaries(names, st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=8))
def test_all_that_is_added_is_found(where: dict[str, tuple[float, float]]) -> None:
    shipped = Gazetteer.load()
    gazetteer = grown(
        shipped, *(Entry("city", name, "IRQ", lat, lon, 20) for name, (lat, lon) in where.items())
    )
    for name, (lat, lon) in where.items():
        found = [(place.lat, place.lon) for place in gazetteer.find(name)]
        assert any(abs(a - lat) < 1e-5 and abs(b - lon) < 1e-5 for a, b in found)


def test_codes_of_two_and_three_letters() -> None:
    assert [alpha3(code) for code in ("SY", "SYR", "XK", "QQ", "")] == ["SYR", "SYR", "XKX", "", ""]
