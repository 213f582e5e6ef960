"""Bytes to text: what encodings did is undone, nothing else is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readers.encoding import decode, repair

_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
_WORDS = ("The", "general:", "“We", "won’t", "–", "now.”", "Zoë,", "Erdoğan", "Łódź", "€5", "\n")
_CLEAN = st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join)


@given(_ANY)
@settings(max_examples=100)
def test_text_survives_every_unicode_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == text


@given(st.text(alphabet="abc éß,.’\n", min_size=4))
@settings(max_examples=50)
def test_wide_text_needs_no_byte_order_mark(text: str) -> None:
    latin = "plain words " + text.replace("’", "'")
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        assert decode(latin.encode(encoding)) == latin


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_become_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


def test_western_bytes_are_read_as_such() -> None:
    text = (
        "President Erdogan met Señor Peña – “twice” – in a café near the harbour of Port Amal. " * 3
    )
    assert decode(text.encode("cp1252")) == text


def test_other_alphabets_are_recognised() -> None:
    text = "Министерство обороны сообщило, что две ракеты упали на порт в пятницу вечером. " * 5
    assert decode(text.encode("cp1251")) == text


def test_a_cut_utf8_text_stays_utf8() -> None:
    assert decode("Zoë said “no” in Łódź".encode() + b"\xc5") == "Zoë said “no” in ŁódźÅ"


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("the â€œinnerâ€\x9d circle", "the “inner” circle"),
        ("itâ€™s", "it’s"),
        ("SeÃ±or PeÃ±a", "Señor Peña"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\0b\x07c", "abc"),
        ("\ufeffDate", "Date"),
        ("half \ud800 pair", "half  pair"),
    ],
)
def test_damage_is_repaired(broken: str, meant: str) -> None:
    assert repair(broken) == meant


@pytest.mark.parametrize("text", ["“It’s ﬁne”, 5&nbsp;km &amp; ½ … ＡＢ Ⅳ", "  spaces\tstay  \n"])
def test_clean_text_is_not_normalised(text: str) -> None:
    assert repair(text) == text


@given(_CLEAN)
@settings(max_examples=100)
def test_clean_text_comes_back_unchanged(text: str) -> None:
    assert repair(text) == text
