"""Whose story a report says it is: credits and datelines of the wires.

"ANKARA (Reuters) -", "By Jo Doe, Associated Press", "Reporting by …" and "© AFP" tell that a paper
prints an agency's story, which decides who copied whom where dates do not.
"""

import re

from dateline.types import Report

_WIRES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "upi": "UPI",
    "dpa": "dpa", "ians": "IANS", "ani": "ANI", "pti": "PTI", "xinhua": "Xinhua", "efe": "EFE",
    "tass": "TASS", "interfax": "Interfax", "anadolu agency": "Anadolu", "press association": "PA",
    "pa media": "PA", "bloomberg": "Bloomberg", "kyodo": "Kyodo", "yonhap": "Yonhap",
}  # fmt: skip
_NAMES = "|".join(sorted(map(re.escape, _WIRES), key=len, reverse=True))
_AT_TOP = re.compile(rf"(?:\(|—\s*|–\s*|/)({_NAMES})\)?(?=\s*(?:[-–—/)]|$|\n))", re.IGNORECASE)
_BYLINE = re.compile(rf"\b({_NAMES})\b", re.IGNORECASE)
_AT_END = re.compile(rf"(?:©|\(c\)|copyright\s*\d*|[-–—(])\s*({_NAMES})\b", re.IGNORECASE)
_TOP, _END = 300, 200


def wire_of(report: Report) -> str | None:
    """The wire that the report credits, None where it credits none."""
    for pattern, text in (
        (_BYLINE, report.byline or ""),
        (_AT_TOP, report.text[:_TOP]),
        (_AT_END, report.text[-_END:]),
    ):
        found = pattern.search(text)
        if found:
            return _WIRES[found.group(1).lower()]
    return None
