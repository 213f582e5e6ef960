"""The status of an event of a user's own codebook, where its grammar leaves no doubt.

The model has learnt status from PLOVER's events, and far from these it overlooks the plain signs:
negation, modal verbs, "if", and verbs of denial or intent that govern the trigger (guide,
decision 4).
"""

from collections.abc import Mapping

from dateline.language.reading import Reading
from dateline.types import Status

_SIGNS: Mapping[tuple[str, str], Status] = {
    **{("mark", word): "hypothetical" for word in ("if", "unless")},
    **{("aux", word): "possible" for word in ("may", "might", "could")},
    **{("advmod", word): "denied" for word in ("not", "n't", "n’t", "never")},
    **{("det", word): "denied" for word in ("no", "neither")},
    **{("aux", word): "planned" for word in ("will", "'ll", "’ll", "wo", "shall")},
}
"""Status by the relation and the word of a dependent of the trigger; the first in order counts."""

_GOVERNORS: tuple[tuple[tuple[str, ...], Status], ...] = (
    (("deny", "denie"), "denied"),
    (("plan", "intend", "threaten", "vow", "pledg", "promis", "prepar"), "planned"),
)
_GOVERNED = frozenset(("xcomp", "ccomp"))


def status_by_grammar(trigger: int, reading: Reading) -> Status | None:
    """What dependents and governor of the trigger say of it; None where they say nothing."""
    told = {
        (token.relation, token.text.lower()) for token in reading.tokens if token.head == trigger
    }
    found = next((status for sign, status in _SIGNS.items() if sign in told), None)
    return found or _governed(trigger, reading)


def _governed(trigger: int, reading: Reading) -> Status | None:
    token = reading.tokens[trigger]
    if token.relation not in _GOVERNED or token.head < 0:
        return None
    governor = reading.tokens[token.head].text.lower()
    return next((status for stems, status in _GOVERNORS if governor.startswith(stems)), None)
