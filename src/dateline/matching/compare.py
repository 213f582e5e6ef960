"""Two tellings side by side: what agrees, what clashes, and what that is worth."""

from dateline.matching.clash import clashes
from dateline.matching.profile import Profile, profile_of
from dateline.matching.signs import signs_of, topic_likeness
from dateline.matching.tell import agreement, in_words
from dateline.matching.weights import shipped_weights
from dateline.types import Comparison, Reason, Telling


def compare(a: Telling, b: Telling) -> Comparison:
    """The log-odds that the two are one event, with a reason for each field.

    The order of the two makes no difference. Reasons come in the order of `docs/matching.md`; a
    hard field that contradicts is told as a clash, whatever weight its sign has.
    """
    first, second = sorted((profile_of(a), profile_of(b)), key=lambda profile: profile.ref)
    weights = shipped_weights()
    hard = frozenset(clashes(first, second))
    signs = list(signs_of(first, second, likeness_of(first, second)))
    reasons = [
        Reason(
            sign.field,
            "no" if sign.field in hard else agreement(sign),
            round(weights.of(sign), 3),
            in_words(sign, first, second) + (" (rules it out)" if sign.field in hard else ""),
        )
        for sign in signs
    ]
    score = weights.start + sum(weights.of(sign) for sign in signs)
    start = Reason("start", "unknown", round(weights.start, 3), "any two that are compared")
    return Comparison(round(score, 3), (start, *reasons), bool(hard))


def score_of(a: Profile, b: Profile, alike: float) -> float | None:
    """The score of `compare`, within its bounds; None where the two clash."""
    if any(clashes(a, b)):
        return None
    weights = shipped_weights()
    score = weights.start + sum(map(weights.of, signs_of(a, b, alike)))
    return max(-weights.bound, min(weights.bound, score))


def likeness_of(a: Profile, b: Profile) -> float:
    """How alike the two reports are; one report is wholly like itself."""
    return 1.0 if a.ref.report == b.ref.report else topic_likeness(a.topic, b.topic)


def linked(a: Telling, b: Telling) -> bool:
    """True where the two alone would be one record: the links that components are made of."""
    first, second = profile_of(a), profile_of(b)
    score = score_of(first, second, likeness_of(first, second))
    return score is not None and score > shipped_weights().join
