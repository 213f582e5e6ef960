"""Which place a name means: candidates weighed by how well known they are and by each other.

Places that a report names lie near each other, in the same state or province. So every candidate
gains from the likely candidates of the report's other names, over a few rounds (a mean-field form
of toponym disambiguation by spatial minimality, after Leidner 2007).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.knowledge.gazetteer import Place, inside
from dateline.types import PlaceKind

MAX_CANDIDATES, MIN_CANDIDATES, MAX_TOGETHER = 40, 6, 600
"""Candidates of a name that are weighed, best known first (plus those of a stated container): the
more names, the fewer of each, so that a report costs no more than 600 by 600 comparisons."""

MAX_NAMES, MAX_ANCHORS = 80, 40
"""Distinct names of a report that are weighed together; the next ones are weighed with the places
chosen for the first of these."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the scorer trusts: a round blend of what two-fold searches on LGL and GeoVirus agree on.

    `rank` weighs a point of salience; `alias` is lost by another name than the main one; `kind`,
    `container` and `home` (English-language news is mostly of these states) are won outright;
    `seat` is lost by a division named as its city. The others weigh the support between names,
    which is divided by `damping` after its logarithm: `whole` is what a state gets from the places
    in it, `member` what they get from its name (little: a great state holds towns of every name).
    """

    rank: float = 0.12
    alias: float = 2.5
    kind: float = 3.0
    container: float = 5.0
    near: float = 5.0
    region: float = 1.2
    admin1: float = 1.5
    country: float = 0.1
    damping: float = 0.45
    whole: float = 1.0
    member: float = 0.1
    seat: float = 1.0
    home: float = 0.4
    near_km: float = 100.0
    region_km: float = 600.0


@dataclass(frozen=True, slots=True)
class Name:
    """A distinct name of a report.

    `kinds`: what its wording says it is ("the town of"); `containers`: what the name after it may
    mean ("Paris, Texas"); `weight`: how much it tells about the others.
    """

    places: tuple[Place, ...]
    kinds: frozenset[PlaceKind] = frozenset()
    containers: tuple[Place, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The place a name means and the share of belief it got (0-1)."""

    place: Place
    share: float


Floats = npt.NDArray[np.float64]


def choose(names: Sequence[Name], weights: Weights = Weights()) -> list[Choice | None]:
    """The likeliest place of each name, in order; None for a name without candidates."""
    choices: list[Choice | None] = []
    anchors: list[Name] = []
    for start in range(0, len(names), MAX_NAMES):
        batch = names[start : start + MAX_NAMES]
        chosen = _together([*batch, *anchors], weights)[: len(batch)]
        choices += chosen
        anchors = [Name((choice.place,)) for choice in chosen if choice][:MAX_ANCHORS]
    return choices


def _together(names: Sequence[Name], weights: Weights) -> list[Choice | None]:
    most = min(MAX_CANDIDATES, max(MIN_CANDIDATES, MAX_TOGETHER // max(1, len(names))))
    pools = [_pool(name, most) for name in names]
    held = [i for i, pool in enumerate(pools) if pool]
    choices: list[Choice | None] = [None] * len(names)
    if not held:
        return choices
    sizes = [len(pools[i]) for i in held]
    starts = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(held)), sizes)
    places = [place for i in held for place in pools[i]]
    prior = np.array([_prior(place, names[i], weights) for i in held for place in pools[i]])
    trust = np.array([names[i].weight for i in held])[owner]
    belief = _settle(prior, _affinity(places, owner, weights), trust, starts, owner, weights)
    for group, i in enumerate(held):
        first = int(starts[group])
        share = belief[first : first + sizes[group]]
        best = int(share.argmax())
        choices[i] = Choice(pools[i][best], float(share[best]))
    return choices


def _pool(name: Name, most: int) -> tuple[Place, ...]:
    if len(name.places) <= most:
        return name.places
    contained = [place for place in name.places[most:] if _inside_any(place, name.containers)]
    return (*name.places[:most], *contained[:5])


def _prior(place: Place, name: Name, weights: Weights) -> float:
    score = weights.rank * place.rank
    if not place.exact:  # of a great city the other name is likely its English one
        score -= weights.alias * (1.0 - place.rank / 100.0)
    if name.kinds and place.kind in name.kinds:
        score += weights.kind
    elif place.kind == "admin1" and _has_seat(place, name.places):
        score -= weights.seat
    if _inside_any(place, name.containers):
        score += weights.container
    if place.country in ("USA", "GBR"):
        score += weights.home
    return score


def _has_seat(division: Place, others: Sequence[Place]) -> bool:
    """True where a city of the same name lies in the division: bare, the name means the city."""
    return any(city.kind == "city" and inside(city, division) for city in others)


def _inside_any(place: Place, containers: Sequence[Place]) -> bool:
    return any(inside(place, container) for container in containers)


def _affinity(places: Sequence[Place], owner: npt.NDArray[np.int_], weights: Weights) -> Floats:
    """How much each candidate supports each other one; none within one name."""
    points = np.radians([(place.lat, place.lon) for place in places])
    lat, lon = points[:, 0], points[:, 1]
    flat = np.cos(lat)
    unit = np.stack((flat * np.cos(lon), flat * np.sin(lon), np.sin(lat)), axis=1)
    km = 6371.0 * np.sqrt(np.maximum(0.0, 2.0 - 2.0 * unit @ unit.T))
    states, divisions = _codes(places)
    same_state = (states[:, None] == states) & (states[:, None] >= 0)
    same_division = same_state & (divisions[:, None] == divisions) & (divisions[:, None] >= 0)
    support: Floats = (
        weights.near * np.exp(-km / weights.near_km)
        + weights.region * np.exp(-km / weights.region_km)
        + weights.country * same_state
        + weights.admin1 * same_division
    )
    whole = np.array([place.kind == "country" for place in places])
    support = np.where(same_state & whole, weights.member, support)
    support = np.where(same_state & whole[:, None], weights.whole, support)
    support[owner[:, None] == owner] = 0.0
    return support


def _codes(places: Sequence[Place]) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    states: dict[str, int] = {"": -1}
    divisions: dict[tuple[str, str], int] = {}
    state, division = [], []
    for place in places:
        state.append(states.setdefault(place.country, len(states)))
        key = (place.country, place.admin1)
        division.append(divisions.setdefault(key, len(divisions)) if place.admin1 else -1)
    return np.array(state), np.array(division)


def _settle(
    prior: Floats,
    support: Floats,
    trust: Floats,
    starts: npt.NDArray[np.int_],
    owner: npt.NDArray[np.int_],
    weights: Weights,
) -> Floats:
    belief = _shares(prior, starts, owner)
    for _ in range(4):
        gained = np.log1p(support @ (belief * trust)) / weights.damping
        belief = _shares(prior + gained, starts, owner)
    return belief


def _shares(scores: Floats, starts: npt.NDArray[np.int_], owner: npt.NDArray[np.int_]) -> Floats:
    """Softmax within each name."""
    top = np.maximum.reduceat(scores, starts)
    raised = np.exp(scores - top[owner])
    shares: Floats = raised / np.add.reduceat(raised, starts)[owner]
    return shares
