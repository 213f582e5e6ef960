"""Which state an actor is of where its own words do not say, and when it is of none."""

import pytest

from dateline.find.actors import ActorContext, ActorFinder
from dateline.knowledge.actors import ActorRegistry
from dateline.language.reading import CueReading, Phrase, Reading, Token
from dateline.language.tokens import sentences_of, words_of
from dateline.spans import Span
from dateline.types import ActorMention, Report


@pytest.fixture(scope="module")
def finder() -> ActorFinder:
    return ActorFinder(ActorRegistry.load())


def read(
    finder: ActorFinder,
    text: str,
    *,
    persons: tuple[str, ...] = (),
    tags: dict[str, str] | None = None,
    quoted: tuple[str, str, str] | None = None,
) -> ActorContext:
    """A text whose names are `persons`; `quoted` is source, cue and content of a quotation."""
    readings = []
    for span in sentences_of(text):
        tokens = tuple(
            Token(word, word.of(text), (tags or {}).get(word.of(text), "X"), -1, "dep")
            for word in words_of(text, span)
        )
        bare = Reading(span, tokens, (), (), ())
        entities = [_phrase(bare, text, name, "PER") for name in persons]
        cues = []
        if quoted and quoted[1] in span.of(text):
            source, cue, content = (_phrase(bare, text, q, "") for q in quoted)
            assert source and cue and content
            parts = (
                Phrase(source.first, source.last, "source", 0.9),
                Phrase(content.first, content.last, "content", 0.9),
            )
            cues.append(CueReading(cue.first, cue.last, 0.9, parts))
        found = tuple(entity for entity in entities if entity)
        readings.append(Reading(span, tokens, found, (), tuple(cues)))
    return finder.read(Report("r", text), readings)


def _phrase(bare: Reading, text: str, words: str, label: str) -> Phrase | None:
    at = text.find(words, bare.span.start, bare.span.end)
    if at < 0:
        return None
    inside = bare.tokens_in(Span(at, at + len(words)))
    return Phrase(inside[0], inside[-1], label, 0.9)


def who(context: ActorContext, text: str, words: str) -> ActorMention:
    """Who `words` name where they stand last in the text."""
    at = text.rfind(words)
    sentence = next(i for i, s in enumerate(sentences_of(text)) if s.start <= at < s.end)
    return context.resolve(Span(at, at + len(words)), sentence)


@pytest.mark.parametrize(
    "words", ["jihadists", "terrorists", "a sniper", "the bloc", "an armed drone", "Europeans"]
)
def test_the_context_lends_its_state_to_no_one_without_one(finder: ActorFinder, words: str) -> None:
    text = f"Peru mourned in Lima. In Peru, {words} came to Lima."
    assert who(read(finder, text), text, words).country == ()


def test_words_of_a_phrase_outdo_its_statelessness(finder: ActorFinder) -> None:
    text = "Peru mourned in Lima. There, Chilean jihadists came."
    assert who(read(finder, text), text, "Chilean jihadists").country == ("CHL",)


@pytest.mark.parametrize("words", ["Sunni rebels", "Shia clerics", "Yazidi children"])
def test_members_of_a_people_are_of_the_state_of_the_context(
    finder: ActorFinder, words: str
) -> None:
    text = f"A quiet day in Iraq. In Baghdad, {words} met."
    found = who(read(finder, text), text, words)
    assert (found.country, found.name) == (("IRQ",), words)


def test_places_outweigh_governments_that_comment(finder: ActorFinder) -> None:
    text = "Washington and the Kremlin spoke of Lagos. Police in Lagos shot at protesters."
    assert who(read(finder, text), text, "protesters").country == ("NGA",)


def test_an_outlet_says_nothing_of_the_state(finder: ActorFinder) -> None:
    text = "Police fired on residents, the BBC, the Guardian and the Times said. It was in Accra."
    assert who(read(finder, text), text, "residents").country == ("GHA",)


def test_a_person_is_of_the_state_that_any_sentence_tells(finder: ActorFinder) -> None:
    text = "Odile Varnac was held in Turkey. Odile Varnac, a Belgian, was freed. Varnac wept."
    context = read(finder, text, persons=("Odile Varnac",), tags={"held": "VERB", "was": "AUX"})
    assert who(context, text, "Varnac").country == ("BEL",)


@pytest.mark.parametrize(
    "told",
    [
        "Peru wept in Lima. American forces killed Odile Varnac.",
        "Peru wept in Lima. Odile Varnac, who is hunted by American forces, fled.",
    ],
)
def test_another_state_of_the_clause_is_not_the_persons(finder: ActorFinder, told: str) -> None:
    context = read(finder, told, persons=("Odile Varnac",), tags={"killed": "VERB"})
    assert who(context, told, "Odile Varnac").rule == "context:country"


def test_we_are_those_whom_the_quotation_has_for_source(finder: ActorFinder) -> None:
    text = "The Iraqi minister said of Syria: we told Iran this."
    context = read(finder, text, quoted=("The Iraqi minister", "said", "we told Iran this"))
    assert who(context, text, "we").country == ("IRQ",)


def test_part_of_a_longer_name_is_known_by_itself(finder: ActorFinder) -> None:
    text = "Syria burns. The US-led coalition against al-Shabaab in Syria struck Raqqa."
    assert who(read(finder, text), text, "US-led coalition").country == ("USA",)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Odile Varnac told reporters that it rained.", ("CVL",)),
        ("Odile Varnac, a journalist, was freed.", ("JRN",)),
    ],
)
def test_a_post_behind_a_name_needs_a_mark_between(
    finder: ActorFinder, text: str, sector: tuple[str, ...]
) -> None:
    context = read(finder, text, persons=("Odile Varnac",))
    assert who(context, text, "Odile Varnac").sector == sector


@pytest.mark.parametrize("words", ["police", "residents", "rebels"])
def test_a_place_right_after_a_phrase_is_its_state(finder: ActorFinder, words: str) -> None:
    text = f"In Peru, in Lima, Peruvians wept. Peru asked {words} in Chile for help."
    assert who(read(finder, text), text, words).country == ("CHL",)


def test_an_unknown_acronym_is_of_the_state_of_the_context(finder: ActorFinder) -> None:
    text = "A quiet day in Ghana. In Accra the KVQ marched."
    assert who(read(finder, text), text, "KVQ").country == ("GHA",)


def test_it_is_no_outlet_that_is_cited(finder: ActorFinder) -> None:
    text = "Hamas rose. According to the BBC it struck."
    assert who(read(finder, text), text, "it").id == "hamas"


def test_only_the_first_word_of_a_sentence_loses_its_capital(finder: ActorFinder) -> None:
    text = "A quiet day in Iraq. Police met Varnian rebels in Iraq."
    context = read(finder, text)
    assert who(context, text, "Police").name == "Iraqi police"
    assert who(context, text, "Varnian rebels").name == "Iraqi Varnian rebels"


def test_a_person_is_of_the_nationality_that_is_spoken_of_elsewhere(finder: ActorFinder) -> None:
    text = "Odile Varnac was freed. In Raqqa, in Syria, it is quiet. The Briton wept."
    context = read(finder, text, persons=("Odile Varnac",), tags={"was": "AUX", "freed": "VERB"})
    assert who(context, text, "Odile Varnac").country == ("GBR",)


def test_refugees_are_not_of_the_state_that_they_are_in(finder: ActorFinder) -> None:
    text = "Syrians wept. The Syrian war drove them out. Help reached refugees in Jordan."
    assert who(read(finder, text), text, "refugees").country == ("SYR",)


def test_rivals_are_of_another_state_than_whose_they_are(finder: ActorFinder) -> None:
    text = "Finland, Finland, Finland. In Finland it rained. It met its rivals in rainy Honduras."
    assert who(read(finder, text), text, "its rivals").country == ("HND",)


def test_a_persons_rivals_are_of_their_own_state(finder: ActorFinder) -> None:
    text = "Peru, Peru. The Finnish cleric Odile Varnac spoke. She wept for her rivals in private."
    context = read(finder, text, persons=("Odile Varnac",))
    assert who(context, text, "her rivals").country == ("FIN",)


def test_the_letters_of_an_acronym_tell_of_a_longer_name(finder: ActorFinder) -> None:
    text = "In Chad the Varnian Security Council (VSC) met. The VSC voted."
    context = read(finder, text)
    assert who(context, text, "The VSC").id != "united-nations-security-council"
    assert who(context, text, "The VSC").name == "Varnian Security Council"


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("A US-Turkish deal was reached.", "US-Turkish", ("USA", "TUR")),
        ("The Franco-Belgian forces left.", "Franco-Belgian forces", ("FRA", "BEL")),
        ("American, French and British ships fired.", "American, French and British ships",
         ("USA", "FRA", "GBR")),
        ("US-backed Turkish rebels fired.", "US-backed Turkish rebels", ("TUR",)),
    ],
)  # fmt: skip
def test_states_side_by_side_are_all_of_them(
    finder: ActorFinder, text: str, words: str, countries: tuple[str, ...]
) -> None:
    assert who(read(finder, text), text, words).country == countries


@pytest.mark.parametrize("words", ["the two powers", "both countries", "The countries"])
def test_both_countries_are_the_last_two_spoken_of(finder: ActorFinder, words: str) -> None:
    text = f"The Kenyan president met Peru. Peru and Kenya signed. Later {words} fell out."
    assert sorted(who(read(finder, text), text, words).country) == ["KEN", "PER"]


def test_a_speech_that_runs_on_is_still_by_the_one_who_began_it(finder: ActorFinder) -> None:
    text = (
        "Kenyan officials met the Peruvian army in Lima. The Kenyan president said: “It is over. "
        "The Peruvian army fought well. We won.”"
    )
    context = read(finder, text, quoted=("Kenyan president", "said", "It is over"))
    assert who(context, text, "We").country == ("KEN",)
