"""What to call an actor that has no entry: one name for the many ways a report puts it.

"Iraqi policemen", "the police" in Iraq and "Iraq's police force" are "Iraqi police". The state
stands in front as an adjective; words that tell the actor from others of its kind stay ("Iraqi
Kurdish forces", "Libyan interim government"), words that only rank or count it go.
"""

from dateline.find.actor.phrases import NounPhrase
from dateline.find.actor.sightings import spelled
from dateline.knowledge.actor_entries import State
from dateline.knowledge.roles import Role

_GOVERNMENT, _FORCES, _POLICE, _REBELS = "government", "Armed Forces", "police", "rebels"
_HEADS = {
    _GOVERNMENT: (
        "government", "regime", "administration", "authority", "official", "government official",
        "senior official", "cabinet", "central government",
    ),
    _FORCES: (
        "force", "troop", "soldier", "military", "armed force", "serviceman", "warplane", "jet",
        "fighter jet", "aircraft", "ground force", "combat troop", "military force", "helicopter",
        "military personnel", "personnel", "regime force",
    ),
    _POLICE: (
        "police", "police force", "policeman", "policewoman", "police officer", "police station",
        "police department", "police unit",
    ),
    _REBELS: ("rebel", "rebel fighter", "rebel force", "rebel army"),
}  # fmt: skip
_COLLECTIVE = {noun: name for name, nouns in _HEADS.items() for noun in nouns}
"""Nouns for members, offices or weapons of a body, with what the body is called."""
_NEUTRAL = frozenset([
    "new", "current", "then", "senior", "top", "high", "ranking", "highest", "leading", "chief",
    "main", "own", "armed", "several", "two", "three", "local", "unnamed", "other", "key",
    "captured", "killed", "heavily", "elite", "outgoing", "incoming", "a", "an", "the", "-", "and",
    "regime", "government", "state", "dead", "wounded", "most", "small", "large", "big", "federal",
])  # fmt: skip
_WHOLE_STATE = {"USA": "United States"}
"""Where the bodies of a state go by its name and not by its adjective."""


def canonical_name(phrase: NounPhrase, role: Role, role_first: int, state: State | None) -> str:
    """The name of a role's holder; people and single unknown persons keep their words."""
    words = _own_words(phrase, role, state)
    if state is None or role.shape == "state" or _of_a_people(phrase):
        return words
    if role.shape == "people":
        return _with_adjective(phrase, state, words)
    if role.shape == "person" and not role.plural and role.noun not in _POSTS:
        return words
    if _hyphenated(phrase, role_first):
        return words if _names_state(phrase, state) else f"{state.adjective} {words}"
    kept = _modifiers(phrase, role_first)
    body = _COLLECTIVE.get(role.noun)
    proper = proper_end(phrase)
    if proper is not None and not _complement_names(phrase, state):
        body, last = None, proper
    else:
        last = phrase.last
    if body is None or kept or (body == _REBELS and not role.plural):
        noun = spelled(phrase.sentence, role_first, last)
        return " ".join((state.adjective, *kept, noun))
    return f"{_WHOLE_STATE.get(state.code, state.adjective)} {body}"


def _of_a_people(phrase: NounPhrase) -> bool:
    """True for "Kurdish forces": whose state they are is then only our inference."""
    kinds = {s.actor.kind for s in phrase.sightings() if not s.use}
    return "people" in kinds and "country" not in kinds


def _own_words(phrase: NounPhrase, role: Role, state: State | None) -> str:
    """The words as they stand, with the complement where it is part of the name."""
    last = phrase.last
    proper = proper_end(phrase)
    if proper is not None and (state is None or not _complement_names(phrase, state)):
        last = proper
    elif role.shape == "people" and phrase.complement and phrase.link in _BELONGING:
        first, end = phrase.complement
        if any(_capital(word) for word in phrase.sentence.words[first : end + 1]):
            last = end
    return spelled(phrase.sentence, phrase.first, last)


_BELONGING = frozenset({"of", "in", "from", "at"})


def _hyphenated(phrase: NounPhrase, role_first: int) -> bool:
    """True for "US-backed Kurdish forces": such a compound is kept as it is."""
    return any(w in "-–" for w in phrase.sentence.words[phrase.first : role_first])


def _names_state(phrase: NounPhrase, state: State) -> bool:
    return any(s.actor is state.actor and not s.use for s in phrase.sightings())


def proper_end(phrase: NounPhrase) -> int | None:
    """The last token of a name that goes on after its head ("Ministry of Finance"), or null.

    The head must be written as a name inside a sentence whose letters tell names apart.
    """
    sentence, complement = phrase.sentence, phrase.complement
    if complement is None or phrase.link not in {"of", "for"} or phrase.last + 2 > complement[1]:
        return None
    first = phrase.last + 2
    while first < complement[1] and sentence.keys[first] in {"the", ""}:
        first += 1
    if not (_capital(sentence.words[phrase.last]) and _capital(sentence.words[first])):
        return None
    end = first
    while end < complement[1] and (
        _capital(sentence.words[end + 1])
        or (end + 2 <= complement[1] and sentence.words[end + 1] in _JOINING
            and _capital(sentence.words[end + 2]))
    ):  # fmt: skip
        end += 1
    return end


_JOINING = frozenset({"and", "of", ",", "&", "-", "for", "the"})
_POSTS = frozenset({"president", "prime minister", "leader", "premier", "spokesman",
                    "spokeswoman", "ambassador", "foreign minister"})  # fmt: skip


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _complement_names(phrase: NounPhrase, state: State) -> bool:
    """True for "Government of Gabon": the complement says no more than which state it is."""
    found = phrase.complement_sightings()
    return len(found) == 1 and found[0].actor is state.actor


def _with_adjective(phrase: NounPhrase, state: State, words: str) -> str:
    """Citizens keep their noun; a state's name before it becomes its adjective."""
    sentence = phrase.sentence
    named = sentence.at(phrase.first)
    if named is None or named.via != "name" or named.actor is not state.actor or named.use:
        return words
    rest = [key for key in range(named.last + 1, phrase.last + 1) if sentence.keys[key]]
    return f"{state.adjective} {spelled(sentence, rest[0], phrase.last)}" if rest else words


def _modifiers(phrase: NounPhrase, role_first: int) -> list[str]:
    """The words before the role that tell this actor from others of its state and kind."""
    sentence = phrase.sentence
    kept = []
    for token in range(phrase.first, role_first):
        sighting = sentence.at(token)
        if sighting is not None and sighting.actor.kind in {"country", "person"}:
            continue
        key = sentence.keys[token]
        if key and key not in _NEUTRAL and key[:1].isalpha():
            kept.append(sentence.words[token])
    return kept
