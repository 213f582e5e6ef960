from tests.sentences import phrase, tagged

from dateline.find.subjects import with_subject
from dateline.language.reading import EventReading, Reading


def actor_of(reading: Reading, trigger: str) -> str:
    at = phrase(reading, trigger, "").first
    event = with_subject(EventReading(at, "ASSAULT", 0.9, "asserted", 0.9, ()), reading)
    return " ".join(
        token.text
        for p in event.arguments
        if p.label == "actor"
        for token in reading.tokens[p.first : p.last + 1]
    )


def test_the_agent_of_a_passive_acts() -> None:
    reading = tagged(
        "Those kidnapped by hill rebels came home.",
        rebels=("NOUN", "obl:agent", "kidnapped"), hill=("NOUN", "compound", "rebels"),
        by=("ADP", "case", "rebels"),
    )  # fmt: skip
    assert actor_of(reading, "kidnapped") == "hill rebels"


def test_the_subject_of_a_light_verb_acts() -> None:
    reading = tagged(
        "Troops launched an offensive.",
        Troops=("NOUN", "nsubj", "launched"), launched=("VERB", "root", ""),
        offensive=("NOUN", "obj", "launched"),
    )  # fmt: skip
    assert actor_of(reading, "offensive") == "Troops"


def test_a_relative_clause_looks_back_to_its_noun() -> None:
    reading = tagged(
        "The army which waged an offensive rests.",
        which=("PRON", "nsubj", "waged"), waged=("VERB", "acl:relcl", "army"),
        offensive=("NOUN", "obj", "waged"), army=("NOUN", "nsubj", "rests"),
    )  # fmt: skip
    assert actor_of(reading, "offensive") == "army"


def test_other_verbs_lend_no_subject() -> None:
    reading = tagged(
        "Villagers feared an offensive.",
        Villagers=("NOUN", "nsubj", "feared"), feared=("VERB", "root", ""),
        offensive=("NOUN", "obj", "feared"),
    )  # fmt: skip
    assert actor_of(reading, "offensive") == ""


def test_whose_attack_it_was_done_in() -> None:
    before = tagged(
        "Two men killed in police firing.",
        **{"in": ("ADP", "case", "firing")},
        police=("NOUN", "compound", "firing"), firing=("NOUN", "obl", "killed"),
    )  # fmt: skip
    assert actor_of(before, "killed") == "police"
    behind = tagged(
        "Two men killed in attack by rebels.",
        **{"in": ("ADP", "case", "attack")},
        attack=("NOUN", "obl", "killed"), by=("ADP", "case", "rebels"),
        rebels=("NOUN", "nmod", "attack"),
    )  # fmt: skip
    assert actor_of(behind, "killed") == "rebels"


def test_a_weapon_is_nobody() -> None:
    reading = tagged(
        "Two men killed in drone strike.",
        **{"in": ("ADP", "case", "strike")},
        drone=("NOUN", "compound", "strike"), strike=("NOUN", "obl", "killed"),
    )  # fmt: skip
    assert actor_of(reading, "killed") == ""
