"""Countries by their alpha-3 code: other codes, the common name, ACLED's region, as data."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """`alpha3` and `alpha2` are ISO 3166-1, `numeric` too (null: Kosovo, which has none)."""

    alpha3: str
    alpha2: str
    numeric: int | None
    name: str
    region: str


def country(alpha3: str) -> Country | None:
    """The country of a code, null for what is none ("UNO").

    >>> country("IRQ").name
    'Iraq'
    """
    return countries().get(alpha3)


@cache
def countries() -> dict[str, Country]:
    """All of them by alpha-3 code, sorted."""
    file = resources.files("dateline.knowledge") / "data" / "countries.tsv"
    lines = file.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {a3: Country(a3, a2, int(n) if n else None, *rest) for a3, a2, n, *rest in rows}
