"""Whose account of an event a report gives, and which accounts are independent of each other.

Scheme, "Independence": the root of an account is the innermost voice that could have observed or
decided; relays and outlets are skipped. Two accounts support each other only where their roots
differ and neither report carries the wire credit of the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.types import Attribution, Event, Report

_AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "afp": "AFP", "agence france-presse": "AFP", "dpa": "DPA", "efe": "EFE", "ansa": "ANSA",
    "tass": "TASS", "itar-tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti",
    "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap", "pti": "PTI",
    "press trust of india": "PTI", "ani": "ANI", "anadolu agency": "Anadolu", "upi": "UPI",
    "press association": "PA Media", "pa media": "PA Media", "bloomberg": "Bloomberg",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_CREDIT = re.compile(
    rf"\(\s*(?:the )?({_NAMES})\s*\)|(?:^|\n)[^\n]{{0,60}}/\s*({_NAMES})\s*/"
    rf"|(?:with|additional) (?:reporting|material|input|files?) (?:by|from) (?:the )?({_NAMES})\b"
    rf"|(?:the )?({_NAMES}) (?:also )?contributed\b|(?:^|\n)\s*[-–—©]\s*({_NAMES})\s*(?=\n|$)",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"^(?:(?:a|an|the|one|two|three|four|several|some|many|most|other|local|senior|military|security|"
    r"government|us|western|anonymous|unnamed|unidentified|medical|hospital|police|diplomatic|"
    r"intelligence|well-placed|informed|\d+) )*"
    r"(?P<who>officials?|sources?|witness(?:es)?|residents?|diplomats?|analysts?|experts?|observers?|"
    r"activists?|media|reports?|people|villagers|locals|spokes(?:man|woman|person)|insiders?|"
    r"critics|doctors?|medics|rumou?rs?|insider)\b",
    re.IGNORECASE,
)
_CLASSES = {
    "official": "officials", "diplomat": "officials", "spokes": "officials",
    "witness": "witnesses", "resident": "witnesses", "villager": "witnesses",
    "local": "witnesses", "people": "witnesses", "doctor": "witnesses", "medic": "witnesses",
    "media": "media", "report": "media", "rumo": "rumour",
    "analyst": "experts", "expert": "experts", "observer": "experts", "critic": "experts",
    "activist": "activists",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """Who an event's account goes back to.

    `root` names the voice ("" for the report's own); `first_hand` is true where the outlet saw it
    or was told it; `relays` are the outlets between, outermost first; `wire` is the agency that
    the report credits; `anonymous` classes a root that nobody could look up.
    """

    root: str
    first_hand: bool
    relays: tuple[str, ...]
    wire: str
    anonymous: str


def account_of(event: Event, report: Report, attributions: Sequence[Attribution]) -> Account:
    """Whose word the report takes for the event."""
    known = {a.id: a for a in attributions}
    said = [(s, known.get(s.attribution or "")) for s in event.sources]
    relays = tuple(s.name or s.text for s, a in said if a is not None and a.kind == "relay")
    voices = [(s, a) for s, a in said if a is None or a.kind != "relay"]
    root, attribution = voices[-1] if voices else (None, None)
    wire = wire_credit(report)
    told = bool(attribution and attribution.addressee)
    return Account(
        root=(root.name or root.text) if root else "",
        first_hand=not wire and (not event.sources or told or not relays),
        relays=relays,
        wire=wire,
        anonymous=anonymous_class(root.text) if root else "",
    )


def wire_credit(report: Report) -> str:
    """The agency that a report credits in its byline or text: "(Reuters)", "AP contributed"."""
    byline = (report.byline or "").strip().lower()
    if byline in _AGENCIES:
        return _AGENCIES[byline]
    return _credit_in(report.text)


@lru_cache(maxsize=8)
def _credit_in(text: str) -> str:
    """The agency credited in a text, which is asked for again with each event of it."""
    match = _CREDIT.search(text)
    name = next((group for group in match.groups() if group), "") if match else ""
    return _AGENCIES[name.lower()] if name else ""


def anonymous_class(source: str) -> str:
    """What kind of people an unnamed source is: "officials", "witnesses", … ; "" where named."""
    match = _ANONYMOUS.match(source.strip())
    if match is None or re.search(r"[a-z] [A-Z][a-z]", source):
        return ""
    who = match["who"].lower()
    return next((name for stem, name in _CLASSES.items() if who.startswith(stem)), "sources")


def independent(first: Account, second: Account) -> bool:
    """True where two accounts support each other: neither root nor wire is the same."""
    if first.wire and first.wire == second.wire:
        return False
    if {first.wire, second.wire} & {*first.relays, *second.relays} - {""}:
        return False
    return not first.root or not second.root or first.root != second.root
