"""What happens to a report on its way through other papers, played by script.

A variant is made of a text, the text of another story that may stand around it, and a source of
chance; the kinds and their floors are those of docs/lineage.md.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.types import Role
from rewriting import rewritten

_MENU = "Home\nNews\nWorld\nSport\nWeather\nSubscribe now\nSign in"
_TAIL = "Related stories\nMost read\nShare this article\nSign up to our letter\nAll rights reserved"


@dataclass(frozen=True, slots=True)
class Scene:
    """The report, another one, and chance."""

    text: str
    host: str
    chance: random.Random


Variant = Callable[[Scene], str]


def variants(synonyms: Mapping[str, list[str]]) -> dict[str, tuple[Variant, Role]]:
    """Each kind with what makes it and the role that is right for it."""
    kinds: dict[str, tuple[Variant, Role]] = {
        "page": (_page, "copy"),
        "headline": (_headline, "copy"),
        "order": (_order, "copy"),
        "cut70": (lambda scene: _cut(scene.text, 0.7), "abridged"),
        "cut50": (lambda scene: _cut(scene.text, 0.5), "abridged"),
        "cut30": (lambda scene: _cut(scene.text, 0.3), "abridged"),
        "dropped": (_dropped, "abridged"),
        "noise2": (lambda scene: _noise(scene, 0.02), "copy"),
        "noise5": (lambda scene: _noise(scene, 0.05), "copy"),
        "embedded": (_embedded, "abridged"),
    }

    def spun(scene: Scene, share: float) -> str:
        return rewritten(scene.text, share, synonyms, scene.chance)[0]

    for percent in (5, 10, 15, 25, 30, 40):
        kinds[f"syn{percent}"] = (lambda s, share=percent / 100: spun(s, share), "rewritten")
    kinds["syn25+cut60"] = (lambda scene: _cut(spun(scene, 0.25), 0.6), "rewritten")
    return kinds


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^.!?\n]+(?:[.!?]+[\"'”’]?|\n|$)\s*", text)


def _cut(text: str, share: float) -> str:
    """The first part of a text, cut at a sentence."""
    kept = ""
    for sentence in _sentences(text):
        if len(kept) >= share * len(text):
            break
        kept += sentence
    return kept


def _page(scene: Scene) -> str:
    around = _cut(scene.host, 0.08), _cut(scene.host, 0.05)
    return f"{_MENU}\n{around[0]}\n{scene.text}\n{_TAIL}\n{around[1]}"


def _headline(scene: Scene) -> str:
    first, *rest = scene.text.split("\n", 1)
    head = " ".join(scene.host.split()[:9])
    return f"{head}\n\n{rest[0] if rest and len(first) < 120 else scene.text}"


def _order(scene: Scene) -> str:
    parts = _sentences(scene.text)
    size = max(1, len(parts) // 6)
    groups = ["".join(parts[i : i + size]) for i in range(0, len(parts), size)]
    scene.chance.shuffle(groups)
    return " ".join(groups)


def _dropped(scene: Scene) -> str:
    parts = _sentences(scene.text)
    kept = sorted(scene.chance.sample(range(len(parts)), (len(parts) + 1) // 2))
    return "".join(parts[i] for i in kept)


def _embedded(scene: Scene) -> str:
    """Half of the report in the middle of another."""
    half = scene.host.find(" ", len(scene.host) // 2)
    return f"{scene.host[:half]}\n{_cut(scene.text, 0.5)}\n{scene.host[half:]}"


def _noise(scene: Scene, share: float) -> str:
    letters = list(scene.text)
    chance = scene.chance
    for i in chance.sample(range(len(letters)), round(share * len(letters))):
        letters[i] = chance.choice(("", letters[i] * 2, chance.choice("etaoinshrdlu")))
    return "".join(letters)
