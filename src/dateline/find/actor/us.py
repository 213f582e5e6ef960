"""The state or the pronoun: "US" and "us" where the case of the letters does not tell.

In a text all in capitals or all in small letters the words around it must decide.
"""

from collections.abc import Sequence

from dateline.knowledge.names import is_monocase
from dateline.language.reading import Reading

_STATE_BEFORE = frozenset({"the", "anti", "pro", "non", "former"})
_STATE_AFTER = frozenset({
    "-", "–", "'s", "’s", "troops", "forces", "soldiers", "military", "army", "navy", "air",
    "marines", "officials", "official", "president", "government", "strike", "strikes",
    "secretary", "intelligence",
    "state", "embassy", "ambassador", "senate", "congress", "supreme", "sanctions", "drone",
    "airstrike", "airstrikes", "warplanes", "citizens", "citizen", "dollar", "house",
    "led", "backed", "administration", "border", "base", "personnel", "envoy", "coalition",
    "central", "special", "justice", "treasury", "defense", "defence", "foreign", "vice",
})  # fmt: skip
"""Words that follow the state's name in the news, for readings without syntax."""


def us_names(reading: Reading) -> frozenset[int]:
    """The tokens "US", "us" of a sentence of one case that name the United States."""
    tokens = reading.tokens
    at = [i for i, token in enumerate(tokens) if token.text in {"US", "us"}]
    if not at:
        return frozenset()
    words = [token.text for token in tokens]
    if not is_monocase(words):
        return frozenset()
    lowered = [word.lower() for word in words]
    return frozenset(i for i in at if tokens[i].upos == "PROPN" or _among_words(lowered, i))


def _among_words(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in _STATE_BEFORE or after in _STATE_AFTER:
        return True
    return not before and after[:1].isalpha()  # no sentence begins with an object
