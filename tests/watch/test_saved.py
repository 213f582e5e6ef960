"""Saved watches: a TOML file that people may edit, read back as it was written."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.watch import Watch, load_watches, save_watches, watch_file


def test_nothing_saved_is_nothing(tmp_path: Path) -> None:
    store = tmp_path / "iraq.db"
    assert load_watches(store) == []
    save_watches(store, [Watch("arrests", {"type": ["COERCE"], "country": "IRQ"})])
    assert watch_file(store) == tmp_path / "iraq.watch.toml"
    assert watch_file(store).read_text() == (
        '["arrests"]\ntype = ["COERCE"]\ncountry = "IRQ"\n'
    )  # fmt: skip
    save_watches(store, [])
    assert not watch_file(store).exists()


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(actor=st.text(), name=st.from_regex(r"\w[\w .-]{0,20}", fullmatch=True))
def test_any_words_are_read_back(tmp_path: Path, actor: str, name: str) -> None:
    store = tmp_path / "a.db"
    saved = [Watch(name, {"actor": actor, "type": ["ASSAULT", "COERCE"]})]
    save_watches(store, saved)
    assert load_watches(store) == [
        Watch(name, {**saved[0].parameters, "actor": actor.replace("\x7f", "\ufffd")})
    ]


def test_numbers_and_truth_may_be_written_as_toml_has_them(tmp_path: Path) -> None:
    watch_file(tmp_path / "a.db").write_text("[hot]\nmin_roots = 2\ndisputed = true\n")
    (watch,) = load_watches(tmp_path / "a.db")
    assert (watch.filter.min_roots, watch.filter.disputed) == (2, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a]\nactr = 'x'\n", r"\[a\]: there is no filter 'actr'"),
        ("a = 1\n", "a is not a table"),
        ("[a\n", "cannot be read as watches"),
        ("[a]\nmin_roots = 'many'\n", "is not a whole number"),
    ],
)
def test_a_file_that_is_wrong_says_where(tmp_path: Path, text: str, told: str) -> None:
    watch_file(tmp_path / "a.db").write_text(text)
    with pytest.raises(ConfigError, match=told):
        load_watches(tmp_path / "a.db")


@pytest.mark.parametrize("name", ["", " a", "a/b", "a" * 81, "x\ny"])
def test_a_name_is_a_plain_word(name: str) -> None:
    with pytest.raises(ConfigError):
        Watch(name, {})
