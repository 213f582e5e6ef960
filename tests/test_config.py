"""Settings: who overrides whom, and errors that name where a bad value came from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import Config, load_config, parse_date
from dateline.errors import ConfigError


def test_each_source_overrides_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text(
        'store = "file.db"\npublisher = "File"\ndate = 2021-05-04\nworkers = 3\n'
    )
    environment = {"DATELINE_STORE": "env.db", "DATELINE_PUBLISHER": "Env", "DATELINE_MODEL": ""}
    config = load_config({"store": Path("flag.db"), "date": None}, environment, tmp_path)
    assert config == Config(
        store=Path("flag.db"), publisher="Env", date="2021-05-04", workers=3, model=None
    )


def test_without_any_source_the_defaults_hold(tmp_path: Path) -> None:
    config = load_config({}, {}, tmp_path)
    assert config == Config()
    assert 1 <= config.worker_count() <= 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('stroe = "a.db"', "stroe (dateline.toml): no such setting"),
        ("workers = 0", "workers (dateline.toml): 0 is not a whole number"),
        ("workers = true", "workers (dateline.toml): True is not a whole number"),
        ('date = "May"', "date (dateline.toml): 'May' is not a date"),
        ("store = 7", "store (dateline.toml): 7 is not a path"),
        ('publisher = " "', "publisher (dateline.toml): ' ' is not a text"),
        ("store = ", "is not valid TOML"),
    ],
)
def test_a_bad_file_is_named_with_the_setting(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dateline.toml").write_text(text)
    with pytest.raises(ConfigError) as error:
        load_config({}, {}, tmp_path)
    assert said in str(error.value)


def test_bad_values_from_environment_and_flags_name_their_origin(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"DATELINE_WORKERS \(environment\)"):
        load_config({}, {"DATELINE_WORKERS": "many"}, tmp_path)
    with pytest.raises(ConfigError, match=r"--date \(command line\)"):
        load_config({"date": "2024-13"}, {}, tmp_path)


@given(st.dates())
def test_every_day_and_its_prefixes_are_dates(day: object) -> None:
    text = str(day)
    for prefix in (text, text[:7], text[:4], f"{text}T09:30", f"{text}T09:30:00Z"):
        assert parse_date(prefix) == prefix


@pytest.mark.parametrize("text", ["", "24", "2024-1", "2024-02-30", "2024-00", "0000", "May 2024"])
def test_other_texts_are_not_dates(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)
