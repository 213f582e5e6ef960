"""The review queue, the sample for a second coding, and the agreement of coders."""

from dataclasses import asdict

from dateline.corrections.doubt import pressing, why
from dateline.errors import ConfigError
from dateline.review import agreed, blind_sample
from dateline.store import SqliteStore
from dateline.web.answers import Json
from dateline.web.asking import Asked
from dateline.web.wire import row_json, telling_json

_BLIND = "a second, blind coding"


def queue(store: SqliteStore, asked: Asked) -> Json:
    """What to look at next; with `sample` and `coder`, what to code a second time, blind."""
    where = asked.filter("limit", "after", "coder", "sample")
    if asked.text("sample"):
        coder = asked.text("coder")
        if coder is None:
            raise ConfigError("coder: is missing; say who codes the sample a second time")
        rows = blind_sample(store, coder, asked.number("sample", 50))
        return {"next": None, "queue": [_question(telling_json(row), _BLIND) for row in rows]}
    page = store.records(where, "pressing", asked.number("limit", 20), asked.text("after"))
    doubtful = [row for row in page.rows if pressing(row.record) > 0]
    return {
        "next": page.next if len(doubtful) == len(page.rows) else None,
        "queue": [
            _question(row_json(row), why(row.record), pressing(row.record)) for row in doubtful
        ],
    }


def _question(event: Json, reason: str, score: float = 0.0) -> Json:
    return {"event": event, "why": reason, "score": score}


def agreed_json(store: SqliteStore, asked: Asked) -> Json:
    """F1 and Krippendorff's alpha by field; `n` events were judged by more than one."""
    asked.only()
    found = agreed(store)
    return {
        "n": found.whole.n,
        "coders": list(found.coders),
        "f1": found.whole.f1,
        "alpha": found.whole.alpha,
        "by_field": {name: asdict(field) for name, field in found.by_field.items()},
    }
