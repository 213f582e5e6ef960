"""How an event was done (its PLOVER mode) and what it touches (its contexts), by word lists.

Precision first: only words close to the trigger speak for it, and an event without such words
has no mode.
"""

from functools import lru_cache

from dateline.knowledge.codebook import Codebook
from dateline.knowledge.lexicon import parts_of
from dateline.language.reading import Reading

_MODE_REACH = 10
_CONTEXT_REACH = 15
"""How many words either side of the trigger may tell the mode, and the contexts."""


def mode_of(
    event_type: str, trigger: int, reading: Reading, codebook: Codebook
) -> tuple[str | None, str]:
    """The mode of an event and the rule that found it.

    A phrase that holds the trigger ("hunger strike") counts more than the trigger alone
    ("strike"), and that more than words near it ("killed ... by a car bomb").
    """
    kind = codebook.types.get(event_type)
    if kind is None or not kind.modes:
        return None, "mode:none"
    words, at = _around(reading, trigger, _MODE_REACH)
    hits = list(kind.words.hits(words))
    holding = {hit.name for hit in hits if hit.first <= at <= hit.last}
    own = set(kind.triggers.found(parts_of(reading.tokens[trigger].text)[:1]))
    near = {hit.name for hit in hits}
    for names, rule in ((holding, "mode:phrase"), (own, "mode:trigger"), (near, "mode:words")):
        for mode in kind.modes:
            if mode in names:
                return mode, rule
    return None, "mode:none"


def contexts_of(
    event_type: str, trigger: int, reading: Reading, codebook: Codebook
) -> tuple[str, ...]:
    """The contexts whose words stand near the trigger, in the order of the codebook.

    An event of a type that the codebook does not have gets none.
    """
    if event_type not in codebook.types:
        return ()
    words, _ = _around(reading, trigger, _CONTEXT_REACH)
    return codebook.context_words.found(words)


def _around(reading: Reading, trigger: int, reach: int) -> tuple[list[str], int]:
    """The words about a trigger, cut at semicolons, and where among them it stands."""
    tokens = reading.tokens
    before: list[str] = []
    for i in range(trigger - 1, max(-1, trigger - 1 - reach), -1):
        if tokens[i].text == ";":
            break
        before[:0] = _parts(tokens[i].text)
    after: list[str] = []
    for token in tokens[trigger : trigger + 1 + reach]:
        if token.text == ";":
            break
        after += _parts(token.text)
    return before + after, len(before)


@lru_cache(maxsize=50_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(parts_of(word))
