"""Pronouns and bare definite nouns, resolved to what they stand for."""

from collections.abc import Callable

from dateline.find.actor.memory import Antecedent, Gender, Memory, gender_of
from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import Sentence, is_acronym
from dateline.find.actor.words import HUMANS
from dateline.knowledge.offices import Offices
from dateline.knowledge.roles import Role

_SPEAKER = frozenset(["i", "me", "my", "mine", "myself"])
_SPEAKERS = frozenset(["we", "us", "our", "ours", "ourselves"])
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "theirs", "themselves"])
_RELATIVE = frozenset(["who", "whom", "which", "that", "whose"])
_OBJECTIVE = frozenset(["him", "her", "them", "us", "me"])
PRONOUNS = _SPEAKER | _SPEAKERS | _MALE | _FEMALE | _THING | _MANY | _RELATIVE
"""Pronouns that point at an actor ("you" does not: its addressee is outside the report)."""

GROUP_NOUNS = frozenset(
    ["group", "organisation", "organization", "movement", "network", "organisations", "cell"]
)
COMPANIES = frozenset(["company", "firm", "corporation", "agency", "broadcaster", "church", "union",
                       "institute", "foundation", "charity", "club", "team"])  # fmt: skip
_STATES = frozenset(["countries", "nations", "states", "powers", "governments", "neighbours",
                     "neighbors", "militaries", "armies", "capitals"])  # fmt: skip
_PAIR = _STATES | {"two", "sides", "side", "leaders", "both", "parties", "presidents"}
_STATE_NOUNS = frozenset(
    ["country", "nation", "kingdom", "republic", "sultanate", "emirate", "state"]
)


_MARKS = frozenset('"“”‘’')
_PLURAL_PEOPLE, _BODY = 3.0, 1.5
"""How much sooner "they" are several people, or a body, than a state."""
_GROUP_WINDOW = 12
"""Sentences that "the militants" look back for a group with a name: longer than pronouns do."""


def _human(gender: Gender) -> Callable[[Antecedent], float]:
    def fits(antecedent: Antecedent) -> float:
        if not antecedent.person:
            return -1.0
        if antecedent.gender and antecedent.gender != gender:
            return -1.0
        return 2.0 if antecedent.gender == gender and gender == "f" else 0.5

    return fits


def _anyone(antecedent: Antecedent) -> float:
    return 1.0 if antecedent.person else -1.0


def _collective(antecedent: Antecedent) -> float:
    if antecedent.mention.kind in {"person", "people"}:
        return -1.0
    return 0.0


def _thing(antecedent: Antecedent) -> float:
    if antecedent.mention.kind in {"person", "people"} or antecedent.mention.sector[:1] == ("JRN",):
        return -1.0  # outlets are cited far more often than spoken of
    return 0.5 if antecedent.named else -0.0


def _many(antecedent: Antecedent) -> float:
    if antecedent.person:
        return -1.0
    kind = antecedent.mention.kind
    if kind == "country":
        return 0.0
    return _PLURAL_PEOPLE if antecedent.plural and kind in {"people", "group"} else _BODY


def _speaking(antecedent: Antecedent) -> float:
    return 0.5 if antecedent.mention.kind != "people" or antecedent.plural else -1.0


def _armed(antecedent: Antecedent) -> float:
    return 0.0 if antecedent.armed else -1.0


def _named_group(antecedent: Antecedent) -> float:
    return 0.0 if antecedent.armed and antecedent.named else -1.0


def _named_body(antecedent: Antecedent) -> float:
    kinds = {"group", "organization"}
    return 0.0 if antecedent.named and antecedent.mention.kind in kinds else -1.0


def _unidentified(antecedent: Antecedent) -> float:
    return 0.0 if antecedent.mention.sector == ("UAF",) else -1.0


def _state(antecedent: Antecedent) -> float:
    return 0.0 if antecedent.mention.kind == "country" else -1.0


def is_pronoun(sentence: Sentence, token: int) -> bool:
    """True for a pronoun that points at an actor; "US", "WHO" and "IT" are names where the
    letters or the words around them say so."""
    if sentence.keys[token] not in PRONOUNS or sentence.at(token) is not None:
        return False
    return not is_acronym(sentence, token, token)


def pronoun(memory: Memory, spoken: Sentence, token: int) -> Antecedent | None:
    """What a pronoun stands for, or null where nothing before it agrees."""
    sentence, key = spoken.index, spoken.keys[token]
    objective = key in _OBJECTIVE
    if key in _SPEAKER or key in _SPEAKERS:
        fits = _anyone if key in _SPEAKER else _speaking
        found = _speaker(memory, spoken, token) or memory.after(sentence, token, fits)
        found = found or _still_speaking(memory, spoken)
        return found or memory.best(sentence, token, fits)
    if key in _RELATIVE:
        found = memory.best(sentence, token, lambda _: 0.0, window=0)
        return found or memory.best(sentence, token, lambda _: 0.0)
    if key in _MALE or key in _FEMALE:
        return memory.best(sentence, token, _human("m" if key in _MALE else "f"),
                           objective=objective)  # fmt: skip
    fits = _thing if key in _THING else _many
    found = memory.best(sentence, token, fits, objective=objective)
    if found is None and key in _MANY:
        return memory.best(sentence, token, lambda _: 0.0, objective=objective)
    return found


def _speaker(memory: Memory, spoken: Sentence, token: int) -> Antecedent | None:
    """The source of the quotation that a token stands in, by the model's reading."""
    for cue in spoken.reading.cues:
        if not any(p.label == "content" and p.first <= token <= p.last for p in cue.parts):
            continue
        for part in cue.parts:
            if part.label == "source":
                found = memory.within(spoken.index, part.first, part.last)
                if found is not None:
                    return found
    return None


def _still_speaking(memory: Memory, spoken: Sentence) -> Antecedent | None:
    """The source of the speech that runs on into a sentence which names no speaker itself."""
    if not any(_MARKS & set(word) for word in spoken.words):
        return None
    return memory.speaker_before(spoken.index)


def definite(
    memory: Memory, phrase: NounPhrase, role: Role, offices: Offices, day: str | None
) -> Antecedent | None:
    """What a bare noun stands for: "the group" the last armed group, "the minister" the last
    person who is one, "the kingdom" the last state; null where it introduces someone new."""
    sentence, token = phrase.sentence.index, phrase.first
    noun = phrase.keys[-1]
    if phrase.definite and len(phrase.keys) <= 2 and role.shape not in {"state", "person", "band"}:
        same = memory.best(sentence, token, _told_before(noun, phrase), window=_GROUP_WINDOW)
        if same is not None:
            return same
    if noun in COMPANIES and phrase.definite:
        return memory.best(sentence, token, _named_body, window=_GROUP_WINDOW)
    if noun in GROUP_NOUNS and role.shape != "band" and phrase.definite and not role.plural:
        return memory.best(sentence, token, _named_body, window=_GROUP_WINDOW)
    if role.shape == "band":
        return _group(memory, phrase, role) if phrase.definite else None
    if role.plural and (role.shape == "state" or noun in _PAIR):
        return None
    if role.shape == "state" or (noun in _STATE_NOUNS and role.shape != "people"):
        return memory.best(sentence, token, _state)
    if not phrase.definite or role.plural:
        return None
    if role.shape == "person":
        return memory.best(sentence, token, _holder_of(role, offices, day), window=30)
    if noun in HUMANS:
        return memory.best(
            sentence, token, _of_gender(gender_of("-", (noun,))), window=_GROUP_WINDOW
        )
    return None


def _told_before(noun: str, phrase: NounPhrase) -> Callable[[Antecedent], float]:
    """Someone called by the same noun with more words: "the Afghan team" for "the team"."""

    def fits(antecedent: Antecedent) -> float:
        words = antecedent.mention.name.split()
        longer = antecedent.noun == noun and len(words) > len(phrase.keys)
        return 3.0 if longer and not antecedent.mention.rule.startswith("coref") else -1.0

    return fits


def _of_gender(gender: Gender) -> Callable[[Antecedent], float]:
    """A person with a name, not of the other gender."""

    def fits(antecedent: Antecedent) -> float:
        clash = gender and antecedent.gender and antecedent.gender != gender
        return -1.0 if clash or not antecedent.person or not antecedent.named else 1.0

    return fits


def _group(memory: Memory, phrase: NounPhrase, role: Role) -> Antecedent | None:
    """The last armed group that has a name, for militants; else the last one at all."""
    sentence, token = phrase.sentence.index, phrase.first
    if role.sector == ("UAF",):
        return memory.best(sentence, token, _unidentified)
    named = memory.best(sentence, token, _named_group, window=_GROUP_WINDOW)
    return named or memory.best(sentence, token, _armed)


def _holder_of(role: Role, offices: Offices, day: str | None) -> Callable[[Antecedent], float]:
    """Someone of that sector; of a post whose holders are known, none but a holder."""

    def fits(antecedent: Antecedent) -> float:
        said = antecedent.mention
        if not antecedent.person or not antecedent.named:
            return -1.0
        if day is not None and offices.is_post(role.noun):
            held = offices.held_by(said.id, role.noun)
            if held is not None:
                return 6.0 if any(office.held_on(day) for office in held) else -1.0
        return 1.0 if set(said.sector) & set(role.sector) else -1.0

    return fits


def _is_pair(phrase: NounPhrase) -> bool:
    keys = phrase.sentence.keys[max(0, phrase.first - 2) : phrase.last + 1]
    if phrase.definite and phrase.keys in {("countries",), ("nations",)}:
        return True
    return ("two" in keys or "both" in keys) and bool(_PAIR & set(phrase.keys))


def pair(memory: Memory, phrase: NounPhrase) -> list[Antecedent]:
    """The last two states or persons before "the two leaders", "both sides"; else nobody.

    For "both countries" whoever acts for a state stands for it: of each state one is named.
    """
    if not _is_pair(phrase):
        return []
    at = phrase.sentence.index, phrase.first
    if _STATES & set(phrase.keys):
        return memory.recent(*at, 2, _of_one_state, lambda a: a.mention.country[0])
    fits = _anyone if "leaders" in phrase.keys or "presidents" in phrase.keys else _collective
    return memory.recent(*at, 2, fits)


def _of_one_state(antecedent: Antecedent) -> float:
    said = antecedent.mention
    acts = said.kind == "country" or "GOV" in said.sector or "MIL" in said.sector
    return 0.0 if acts and len(said.country) == 1 else -1.0
