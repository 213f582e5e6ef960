"""Names of agencies and outlets that bylines give without a "for".

Only names that cannot be a person's or a place's stand here; which actor an outlet is, and in
which country, is the registry's business.
"""

import re

_OUTLETS = frozenset(
    """
    reuters | thomson reuters | ap | associated press | afp | agence france-presse | upi
    united press international | dpa | efe | acan-efe | ansa | tass | itar-tass | interfax
    ria novosti | xinhua | kyodo | kyodo news | yonhap | pti | press trust of india | ani
    bernama | antara | irna | tasnim | mehr | isna | fars | sana | anadolu agency | anadolu
    bloomberg | bloomberg news | pa | press association | pa media | notimex | prensa latina
    bbc | bbc news | bbc monitoring | cnn | cbs news | abc news | nbc news | fox news | npr | pbs
    sky news | itv news | al jazeera | al arabiya | deutsche welle | dw | france 24 | rfi | voa
    voice of america | radio free europe | rfe/rl | radio free asia | euronews | rt | sputnik
    the guardian | guardian | the observer | the times | the sunday times | the telegraph
    the daily telegraph | the independent | independent | daily mail | mail online | mailonline
    the sun | daily mirror | financial times | the economist | the scotsman | the irish times
    new york times | the new york times | washington post | the washington post
    wall street journal | the wall street journal | los angeles times | usa today | politico
    the hill | axios | huffpost | buzzfeed news | vice news | newsweek | time | the atlantic
    the hindu | times of india | the times of india | hindustan times | dawn | haaretz
    the jerusalem post | times of israel | the times of israel | kyiv independent
    the kyiv independent | the moscow times | daily nation | the east african | daily maverick
    south china morning post | the japan times | the straits times | the globe and mail
    sydney morning herald | the sydney morning herald | the age | the australian
    """.replace("\n", "|").split("|")
)
_KNOWN = frozenset(name for entry in _OUTLETS if (name := entry.strip()))
_ROLE = re.compile(
    r"(?P<outlet>.+?)\s+(?:(?:staff|senior|special|foreign|chief|diplomatic)\s+)*"
    r"(?:writer|correspondent|reporter|editor|news service)s?",
    re.IGNORECASE,
)


def is_outlet(name: str) -> bool:
    """True for the name of a known agency or outlet, whatever its case."""
    return name.strip().lower() in _KNOWN


def outlet_of_role(role: str) -> str | None:
    """The known outlet in a role: "Associated Press" in "Associated Press Writer"."""
    match = _ROLE.fullmatch(role.strip())
    return match["outlet"] if match and is_outlet(match["outlet"]) else None
