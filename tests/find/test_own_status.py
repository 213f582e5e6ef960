"""Status by grammar, on small trees."""

import pytest
from tests.sentences import phrase, tagged

from dateline.find.own_status import status_by_grammar


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("They did not strike .", {"not": ("PART", "advmod", "strike")}, "denied"),
        ("They may strike .", {"may": ("AUX", "aux", "strike")}, "possible"),
        ("They may not strike .", {"may": ("AUX", "aux", "strike"),
                                   "not": ("PART", "advmod", "strike")}, "possible"),
        ("They will strike .", {"will": ("AUX", "aux", "strike")}, "planned"),
        ("If they strike .", {"If": ("SCONJ", "mark", "strike")}, "hypothetical"),
        ("They denied they strike .", {"strike": ("VERB", "ccomp", "denied")}, "denied"),
        ("They plan to strike .", {"strike": ("VERB", "xcomp", "plan")}, "planned"),
        ("They said they strike .", {"strike": ("VERB", "ccomp", "said")}, None),
        ("They will see the strike .", {"will": ("AUX", "aux", "see")}, None),
    ],
)  # fmt: skip
def test_signs(text: str, words: dict[str, tuple[str, str, str]], status: str | None) -> None:
    reading = tagged(text, **words)
    assert status_by_grammar(phrase(reading, "strike", "").first, reading) == status
