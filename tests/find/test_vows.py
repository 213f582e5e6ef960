from dataclasses import replace

import pytest
from tests.sentences import phrase, reading_of

from dateline.find.vows import as_threat
from dateline.language.reading import EventReading


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("The clan has pledged to avenge its chief.", "pledged", "THREATEN"),
        ("Generals vowed once again to destroy the camps.", "vowed", "THREATEN"),
        ("Donors pledged to rebuild the bridge.", "pledged", "AGREE"),
        ("The militia vowed to drive the settlers out of the valley.", "vowed", "THREATEN"),
        ("Investors pledged to drive growth in the valley.", "pledged", "AGREE"),
        ("Mali agreed to attack together with Niger.", "agreed", "AGREE"),
    ],
)
def test_only_vows_of_harm_are_threats(text: str, word: str, type_: str) -> None:
    reading = reading_of(text)
    event = EventReading(phrase(reading, word, "").first, "AGREE", 0.9, "asserted", 0.9, ())
    assert as_threat(event, reading).type == type_
    other = replace(event, type="REQUEST")
    assert as_threat(other, reading) == other
