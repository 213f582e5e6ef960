"""Events as a network: actors, and their dated, signed ties, as GEXF or GraphML.

A tie runs from actor to recipient; its weight counts events, its sign is the mean PLOVER intensity
(-10 most hostile … 10 most cooperative). Denied and hypothetical events make no tie.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

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


def graphml(network: Network) -> str:
    """The network as GraphML."""
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for scope, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            attributes = {"id": f"{scope}-{name}", "for": scope, "attr.name": name}
            ET.SubElement(root, "key", attributes | {"attr.type": kind})
    graph = ET.SubElement(root, "graph", edgedefault="directed")
    for key, actor in network.actors.items():
        _data(ET.SubElement(graph, "node", id=key), "node", _labels(actor))
    for (source, target), tie in network.ties.items():
        _data(ET.SubElement(graph, "edge", source=source, target=target), "edge", _values(tie))
    return ET.tostring(root, "unicode", xml_declaration=True) + "\n"


def _data(parent: ET.Element, scope: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        ET.SubElement(parent, "data", key=f"{scope}-{name}").text = str(value)


def gexf(network: Network) -> str:
    """The network as GEXF 1.3; ties carry the days between which they were told."""
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", {
        "defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"})  # fmt: skip
    for scope, keys in (("node", _NODE), ("edge", _EDGE)):
        group = ET.SubElement(graph, "attributes", {"class": scope})
        for name, kind in keys.items():
            kind = {"int": "integer"}.get(kind, kind)
            ET.SubElement(group, "attribute", id=name, title=name, type=kind)
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for key, actor in network.actors.items():
        _attributes(ET.SubElement(nodes, "node", id=key, label=actor.name), _labels(actor))
    for number, ((source, target), tie) in enumerate(network.ties.items()):
        days = {"start": tie.first, "end": tie.last} if tie.first else {}
        edge = ET.SubElement(edges, "edge", {
            "id": str(number), "source": source, "target": target, "weight": str(tie.count),
        } | days)  # fmt: skip
        _attributes(edge, _values(tie))
    return ET.tostring(root, "unicode", xml_declaration=True) + "\n"


def _attributes(parent: ET.Element, values: dict[str, object]) -> None:
    group = ET.SubElement(parent, "attvalues")
    for name, value in values.items():
        ET.SubElement(group, "attvalue", {"for": name, "value": str(value)})
