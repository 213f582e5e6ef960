"""Events as a network: actors, and their dated, signed ties, as GEXF or GraphML.

A tie runs from actor to recipient; its weight counts events, its sign is the mean PLOVER intensity
(-10 most hostile … 10 most cooperative). Denied and hypothetical events make no tie.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from dateline.export.xml import written
from dateline.types import ActorMention, Event

_MADE = frozenset({"asserted", "possible", "planned"})


@dataclass(slots=True)
class Tie:
    """What one actor did to another, gathered."""

    count: int = 0
    intensity: float = 0.0
    first: str = ""
    last: str = ""
    types: dict[str, int] = field(default_factory=dict)

    def add(self, event: Event, published: str | None) -> None:
        """Count an event in; its day is its own, else that of the report."""
        day = event.date.earliest if event.date else (published or "")[:10]
        self.count += 1
        self.intensity += event.intensity or 0.0
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)
        self.types[event.type] = self.types.get(event.type, 0) + 1


@dataclass(slots=True)
class Network:
    """Actors by id, and ties by the ids of actor and recipient."""

    actors: dict[str, ActorMention] = field(default_factory=dict)
    ties: dict[tuple[str, str], Tie] = field(default_factory=dict)


def network_of(events: Iterable[tuple[Event, str | None]]) -> Network:
    """The network of events, each with the date of its report."""
    made = Network()
    for event, published in events:
        if event.status not in _MADE:
            continue
        for actor in event.actors:
            for other in event.recipients:
                if actor.id != other.id:
                    made.actors.setdefault(actor.id, actor)
                    made.actors.setdefault(other.id, other)
                    made.ties.setdefault((actor.id, other.id), Tie()).add(event, published)
    return made


def _values(tie: Tie) -> dict[str, object]:
    return {
        "weight": tie.count, "intensity": round(tie.intensity / tie.count, 2),
        "first": tie.first, "last": tie.last,
        "types": " ".join(f"{k}:{v}" for k, v in sorted(tie.types.items())),
    }  # fmt: skip


_NODE = {"label": "string", "kind": "string", "country": "string", "sector": "string"}
_EDGE = {"weight": "int", "intensity": "double", "first": "string", "last": "string",
         "types": "string"}  # fmt: skip


def _labels(actor: ActorMention) -> dict[str, object]:
    return {"label": actor.name, "kind": actor.kind, "country": " ".join(actor.country),
            "sector": " ".join(actor.sector)}  # fmt: skip


def graphml(network: Network) -> Iterator[str]:
    """The network as GraphML, element by element."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for scope, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            attributes = {"id": f"{scope}-{name}", "for": scope, "attr.name": name}
            yield written(ET.Element("key", attributes | {"attr.type": kind}))
    yield '<graph edgedefault="directed">\n'
    for key, actor in network.actors.items():
        yield written(_data(ET.Element("node", id=key), "node", _labels(actor)))
    for (source, target), tie in network.ties.items():
        yield written(_data(ET.Element("edge", source=source, target=target), "edge", _values(tie)))
    yield "</graph></graphml>\n"


def _data(parent: ET.Element, scope: str, values: dict[str, object]) -> ET.Element:
    for name, value in values.items():
        ET.SubElement(parent, "data", key=f"{scope}-{name}").text = str(value)
    return parent


def gexf(network: Network) -> Iterator[str]:
    """The network as GEXF 1.3, element by element; ties carry the days they were told between."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    for scope, keys in (("node", _NODE), ("edge", _EDGE)):
        group = ET.Element("attributes", {"class": scope})
        for name, kind in keys.items():
            kind = {"int": "integer"}.get(kind, kind)
            ET.SubElement(group, "attribute", id=name, title=name, type=kind)
        yield written(group)
    yield "<nodes>\n"
    for key, actor in network.actors.items():
        yield written(_attributes(ET.Element("node", id=key, label=actor.name), _labels(actor)))
    yield "</nodes><edges>\n"
    for number, ((source, target), tie) in enumerate(network.ties.items()):
        edge = {"id": str(number), "source": source, "target": target, "weight": str(tie.count)}
        yield written(_attributes(ET.Element("edge", edge | _days(tie)), _values(tie)))
    yield "</edges></graph></gexf>\n"


def _days(tie: Tie) -> dict[str, str]:
    """The days of a tie, where both are known to the day: GEXF takes no months."""
    whole = len(tie.first) == len(tie.last) == len("2020-01-01")
    return {"start": tie.first, "end": tie.last} if whole else {}


def _attributes(parent: ET.Element, values: dict[str, object]) -> ET.Element:
    group = ET.SubElement(parent, "attvalues")
    for name, value in values.items():
        ET.SubElement(group, "attvalue", {"for": name, "value": str(value)})
    return parent
