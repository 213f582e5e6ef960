"""Telling English from the rest: short, shouted, mumbled, mixed."""

import pytest

from dateline.errors import RefusedInput
from dateline.language.detect import detect, refuse_foreign
from dateline.types import Report

FOREIGN = {
    "de": "Bei einem Anschlag in Port Amal sind am Freitag zwei Menschen getötet worden.",
    "fr": "Deux personnes ont été tuées vendredi dans une explosion, selon la police.",
    "es": "Dos personas murieron el viernes en una explosión en la capital.",
    "it": "La polizia ha arrestato tre uomini dopo la rapina in centro.",
    "pt": "Milhares de pessoas protestaram em Lisboa contra o governo.",
    "nl": "De minister was in Den Haag over de plannen van het kabinet.",
    "sv": "Polisen grep tre män efter rånet i hamnen på fredagen.",
    "pl": "W piątek w wybuchu zginęły dwie osoby, poinformowała policja.",
    "tr": "Binlerce kişi başkentte hükümeti protesto etti.",
    "sw": "Watu wawili waliuawa siku ya Ijumaa katika mlipuko, polisi walisema.",
    "ru": "Полиция задержала трёх мужчин.",
    "el": "Η αστυνομία συνέλαβε τρεις άνδρες μετά τη ληστεία.",
    "ar": "اعتقلت الشرطة ثلاثة رجال بعد السطو",
    "he": "המשטרה עצרה שלושה גברים אחרי השוד בנמל.",
    "hi": "पुलिस ने शुक्रवार को तीन लोगों को गिरफ्तार किया।",
    "zh": "数千人在首都街头抗议。",
    "ja": "警察は金曜日に3人の男を逮捕した。",
    "ko": "경찰은 금요일에 세 명의 남자를 체포했다.",
}
ENGLISH = [
    "Two people were killed in Port Amal on Friday, the harbour police said.",
    "POLICE ARREST THREE MEN AFTER HARBOUR RAID",
    "gunmen killed two villagers near the border, officials told reporters",
    "Kidnappers free Zoë Müller-Ortiz; Señor Peña, Mme Dupré thank rescuers",
    "PORT AMAL, 3 MAR 91 (AGENCY) -- [TEXT] UNIDENTIFIED ATTACKERS BOMBED THE BRIDGE.",
    "He’s gone—“gone,” she said… 3 dead; 14 hurt.",
    "Tow peple wer kiled in teh blast, polise sayed on Firday in Prot Aaml.",
]


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("change", [str, str.upper, str.lower])
def test_a_short_report_in_another_language_is_known(language: str, change: type[str]) -> None:
    found = detect(change(FOREIGN[language]))
    assert found.language == language
    assert 0.5 <= found.probability <= 1


@pytest.mark.parametrize("text", ENGLISH)
def test_english_of_every_kind_is_english(text: str) -> None:
    for form in (text, text.upper(), text.lower()):
        assert detect(form).language == "en", form


@pytest.mark.parametrize("text", ["", "3,141", "?!", "Nein.", "Port Amal", "Mbeki: no."])
def test_a_text_too_short_to_tell_is_let_through(text: str) -> None:
    assert detect(text).language == "en"


def test_the_greater_part_of_a_mixed_text_decides() -> None:
    english, german = ENGLISH[0] + "\n", FOREIGN["de"] + "\n"
    assert detect(english * 40 + german * 20).language == "en"
    assert detect(german * 40 + english * 20).language == "de"
    assert detect("".join([english, english, german] * 300)).language == "en"


def test_a_long_text_is_read_in_all_its_parts() -> None:
    english, german = ENGLISH[0] + "\n", FOREIGN["de"] + "\n"
    assert detect(english * 300 + german * 1000).language == "de"
    assert detect(german * 300 + english * 1000).language == "en"


def test_what_the_metadata_say_decides_nothing() -> None:
    refuse_foreign(Report(id="1", text=ENGLISH[0], language="fr"))
    with pytest.raises(RefusedInput) as refused:
        refuse_foreign(Report(id="1", text=FOREIGN["fr"], language="en", origin="feed.jsonl:3"))
    assert refused.value.where == "feed.jsonl:3"
    assert "not in English (language 'fr'" in refused.value.reason
    assert "%" in refused.value.reason


def test_a_foreign_quotation_in_an_english_report_does_not_load_the_classifier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load() -> None:
        raise AssertionError("half a second for nothing")

    monkeypatch.setattr("dateline.language.detect._classifier", load)
    assert detect(ENGLISH[0] * 30 + FOREIGN["de"] * 16) == ("en", 1.0)
