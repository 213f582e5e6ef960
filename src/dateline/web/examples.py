"""An invented example of each answer, in the form that the page and other programs may rely on.

The tests hold them to what the server really answers, name by name.
"""

from dateline.web.answers import Json

ROW: Json = {
    "id": "ed252b098fb351591",
    "type": "ASSAULT",
    "mode": "artillery",
    "quad": 4,
    "intensity": -10.0,
    "status": "asserted",
    "background": False,
    "trigger": "shelled",
    "actors": [{"name": "Northland army", "id": "NTL:MIL", "country": ["NTL"]}],
    "recipients": [{"name": "fishermen", "id": "OLD:LAB", "country": ["OLD"]}],
    "place": {
        "name": "Oldport", "lat": 51.25, "lon": -3.5, "country": "OLD", "admin1": "Shore",
        "precision": "city", "radius_km": 4.5,
    },
    "date": {"value": "2031-01-10", "earliest": "2031-01-10", "latest": "2031-01-10"},
    "sources": ["harbour master"],
    "counts": {"killed": {"value": 3, "low": 3, "high": 3}},
    "confidence": 0.97,
    "reports": 2,
    "independent": 1,
    "outlets": ["The Gazette"],
    "disputed": False,
    "report": "gazette-1",
    "title": "Shells on Oldport",
    "published": "2031-01-11",
    "sentence": "Soldiers of Northland shelled the market of Oldport.",
    "at": [22, 29],
}  # fmt: skip

_REFERENCE: Json = {
    "report": "gazette-1", "event": "ed252b098fb351591", "outlet": "The Gazette",
    "published": "2031-01-11",
}  # fmt: skip

DECIDED_ONE: Json = {
    "id": "0d7f3a1b2c4e5f60", "kind": "correct", "field": "status", "value": "possible",
    "coder": "anna", "made": "2031-02-01T09:30:00+00:00", "note": "", "undone": False,
}  # fmt: skip

SUMMARY: Json = {
    "reports": 120, "empty": 31, "copies": 14, "refused": 2, "events": 410, "mentions": 533,
    "waiting": 0,     "by_type": {"ASSAULT": 120}, "codebooks": ["PLOVER 2.0 draft"],
    "types": [{"name": "ASSAULT", "modes": ["artillery"]}], "countries": {"IRQ": "Iraq"},
    "versions": ["0.1.0"], "formats": ["csv"], "read_only": False,
}  # fmt: skip

EVENTS: Json = {"total": 1, "next": None, "events": [ROW]}

EVENT: Json = {
    **ROW,
    "first_hand": 1,
    "first_reported": "2031-01-11",
    "last_reported": "2031-01-12",
    "fields": [
        {
            "field": "type", "value": "ASSAULT", "rule": "model:type", "choice": "",
            "confidence": 0.95, "span": [22, 29], "text": "shelled", "report": "gazette-1",
            "event": "ed252b098fb351591",
        }
    ],
    "accounts": [
        {"field": "killed", "value": "3", "voices": ["harbour master"], "mentions": [_REFERENCE]}
    ],
    "mentions": [
        {
            **_REFERENCE, "title": "Shells on Oldport", "role": "original", "of": None,
            "status": "asserted", "sources": ["harbour master"],
            "sentence": "Soldiers of Northland shelled the market of Oldport.",
            "spans": [[0, 21], [22, 29]],
        }
    ],
    "decisions": [DECIDED_ONE],
}  # fmt: skip

REPORT: Json = {
    "report": {
        "id": "gazette-1", "title": "Shells on Oldport", "publisher": "The Gazette",
        "byline": "A. Writer", "published": "2031-01-11", "url": "https://example.org/1",
        "language": "en", "text": "Soldiers of Northland shelled the market of Oldport.",
    },
    "lineage": {"group": "gazette-1", "role": "original", "of": None, "score": 1.0},
    "rewrites": [
        {"start": 0, "end": 8, "text": "Soldiers", "restored": "Troops", "kind": "term",
         "confidence": 0.9}
    ],
    "sentences": [[0, 52]],
    "marks": [
        {"start": 22, "end": 29, "kind": "trigger", "event": "ed252b098fb351591",
         "label": "ASSAULT artillery", "rule": "model:type", "confidence": 0.95}
    ],
    "events": [ROW],
}  # fmt: skip

_ONE = {"value": "ASSAULT", "n": 120, "name": "ASSAULT"}
FACETS: Json = {
    name: [{**_ONE, "value": value, "name": shown}]
    for name, value, shown in (
        ("type", "ASSAULT", "ASSAULT"), ("mode", "artillery", "artillery"), ("quad", "4", "4"),
        ("actor", "NTL:MIL", "Northland army"), ("country", "NTL", "NTL"),
        ("status", "asserted", "asserted"), ("source", "harbour master", "harbour master"),
        ("outlet", "The Gazette", "The Gazette"), ("confidence", "0.9", "0.9"),
        ("independent", "1", "1"),
    )
}  # fmt: skip

TIMELINE: Json = {
    "unit": "month", "series": [{"key": "ASSAULT", "points": [["2031-01-01", 12]]}], "undated": 3
}  # fmt: skip

MAP: Json = {
    "points": [
        {"lat": 51.25, "lon": -3.5, "n": 1, "type": "ASSAULT", "id": "ed252b098fb351591",
         "name": "Oldport"}
    ],
    "areas": [
        {"country": "OLD", "admin1": "Shore", "n": 4, "name": "Shore", "lat": 51.0, "lon": -3.0}
    ],
    "nowhere": 9,
}  # fmt: skip

NETWORK: Json = {
    "nodes": [{"id": "NTL:MIL", "name": "Northland army", "country": "NTL", "n": 40}],
    "ties": [{"from": "NTL:MIL", "to": "OLD:LAB", "n": 7, "intensity": -8.5, "quad": [0, 1, 0, 6]}],
}

QUEUE: Json = {
    "next": None,
    "queue": [{"event": ROW, "why": "low confidence of actors (0.41) × 3 dead", "score": 2.1}],
}

DECISIONS: Json = {"decisions": [DECIDED_ONE]}

DECISION: Json = {
    "kind": "correct", "event": "ed252b098fb351591", "field": "actors", "span": [0, 21],
    "report": "gazette-1", "coder": "anna", "note": "",
}  # fmt: skip

DECIDED: Json = {**DECIDED_ONE, "event": "ed252b098fb351591"}

AGREEMENT: Json = {
    "n": 40, "coders": ["anna", "ben"], "f1": 0.91, "alpha": 0.84,
    "by_field": {"event": {"n": 40, "f1": 0.91, "alpha": 0.84}},
}  # fmt: skip

WATCH: list[Json] = [
    {
        "name": "arrests", "what": "actor Iraqi police", "kind": "actor", "key": "IRQ:COP",
        "direction": "more", "now": 14, "expected": 3.1, "usual": [0, 8], "p": 0.0004,
        "why": "14 in 7 days, where 3.1 are expected from the 182 days before",
    }
]  # fmt: skip
