/** Who acts on whom: ties coloured by sign and as wide as they are many, and the strongest in words. */
import { Latest, get } from "../api";
import { emptyState, h, put, s } from "../dom";
import { number, plural } from "../format";
import { remember } from "../names";
import { state } from "../state";
import type { NetworkData, NetworkNode, Summary, Tie } from "../types";
import { layout, type Point } from "./forces";
import { Frame, choice, type View } from "./view";

const LIMITS = [["20", "20"], ["40", "40"], ["80", "80"]] as const;
const NEUTRAL = 1; // of ten: a tie whose mean is nearer to nought is neither friendly nor hostile
const LISTED = 12;
const LONGEST = 26; // letters of a name

type Drawn = { node: NetworkNode; size: number; point: Point };

const signOf = (tie: Tie): string => (tie.intensity === null || Math.abs(tie.intensity) < NEUTRAL ? "neutral" : tie.intensity > 0 ? "friendly" : "hostile");

const mean = (tie: Tie): string => (tie.intensity === null ? "no score" : `mean ${tie.intensity > 0 ? "+" : ""}${tie.intensity.toFixed(1)}`);

export class NetworkView implements View {
  readonly element: HTMLElement;
  private readonly frame: Frame;
  private readonly latest = new Latest();
  private readonly stage = h("div", { class: "graph" });
  private readonly list = h("ol", { class: "plain ties" });
  private readonly limit;
  private most = "40";
  private data: NetworkData | null = null;

  constructor(private readonly summary: Summary) {
    this.frame = new Frame("network", summary);
    this.element = this.frame.element;
    this.limit = choice("Actors", LIMITS, () => this.most, (value) => ((this.most = value), void this.load()));
    put(this.frame.tools, this.limit, h("span", { class: "gap" }), legend());
    put(this.frame.canvas, this.stage, h("section", { class: "strongest", "aria-labelledby": "strongest" }, h("h2", { id: "strongest" }, "Strongest ties"), this.list));
    new ResizeObserver(() => this.draw()).observe(this.stage);
  }

  async load(): Promise<void> {
    this.limit.sync();
    try {
      const data = await this.latest.run((signal) => get<NetworkData>("api/network", [...state.params(), ["limit", this.most]], signal));
      if (!data) return;
      this.data = data;
      for (const node of data.nodes) remember(node.id, node.name);
      this.frame.clear();
      if (!data.nodes.length) this.frame.empty(this.summary);
      this.draw();
    } catch (error) {
      this.frame.failed(error);
    }
  }

  selected(): void {}

  private draw(): void {
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    if (!this.data || !width || !height) return;
    const known = new Set(this.data.nodes.map((node) => node.id));
    const ties = this.data.ties.filter((tie) => tie.from !== tie.to && known.has(tie.from) && known.has(tie.to));
    const tied = new Set(ties.flatMap((tie) => [tie.from, tie.to]));
    const nodes = this.data.nodes.filter((node) => tied.has(node.id));
    this.told(nodes.length, ties);
    if (!nodes.length) return put(this.stage, emptyState("Nobody is tied to anybody here", "A tie needs an actor and a recipient. Take a part of the filter away."));
    const most = Math.max(1, ...nodes.map((node) => node.n));
    const sizes = nodes.map((node) => 5 + 15 * Math.sqrt(node.n / most));
    const index = new Map(nodes.map((node, at) => [node.id, at]));
    const heaviest = Math.max(1, ...ties.map((tie) => tie.n));
    const pulls = ties.map((tie) => ({ from: index.get(tie.from)!, to: index.get(tie.to)!, weight: 0.4 + Math.sqrt(tie.n / heaviest) }));
    const points = layout(sizes, pulls, width, height);
    const drawn = nodes.map((node, at): Drawn => ({ node, size: sizes[at]!, point: points[at]! }));
    const lines = ties.map((tie) => this.tie(tie, drawn[index.get(tie.from)!]!, drawn[index.get(tie.to)!]!, heaviest));
    const svg: SVGSVGElement = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Network of actors" }, s("g", {}, ...lines), s("g", {}, ...drawn.map((one) => this.node(one, () => svg))), s("g", {}, ...drawn.map(name)));
    put(this.stage, svg);
    this.drawList(ties, index, nodes);
  }

  /** What is drawn, and what is not: an actor of no tie would only stand in the way. */
  private told(drawn: number, ties: readonly Tie[]): void {
    const events = ties.reduce((sum, tie) => sum + tie.n, 0);
    const alone = this.data!.nodes.length - drawn;
    const rest = alone ? ` ${plural(alone, "frequent actor")} without a tie to these ${alone === 1 ? "is" : "are"} not drawn.` : "";
    this.frame.denominators.set(`${plural(drawn, "actor")}, ${plural(ties.length, "tie")} of ${plural(events, "event")}.${rest}`);
  }

  /** A curved line, so that both directions can be seen; it ends where the circle begins. */
  private tie(tie: Tie, from: Drawn, to: Drawn, heaviest: number): SVGElement {
    const width = 1 + 7 * Math.sqrt(tie.n / heaviest);
    const [dx, dy] = [to.point.x - from.point.x, to.point.y - from.point.y];
    const length = Math.hypot(dx, dy) || 1;
    const bend = tie.from === tie.to ? 0 : Math.min(28, length * 0.13);
    const middle = { x: (from.point.x + to.point.x) / 2 - (dy / length) * bend, y: (from.point.y + to.point.y) / 2 + (dx / length) * bend };
    const [ex, ey] = [to.point.x - middle.x, to.point.y - middle.y];
    const stop = (to.size + width + 3) / (Math.hypot(ex, ey) || 1);
    const end = { x: to.point.x - ex * stop, y: to.point.y - ey * stop };
    const path = s("path", { class: `tie ${signOf(tie)}`, "stroke-width": width.toFixed(1), d: `M${from.point.x} ${from.point.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`, "data-from": tie.from, "data-to": tie.to });
    const [ux, uy] = [(end.x - middle.x) / (Math.hypot(end.x - middle.x, end.y - middle.y) || 1), (end.y - middle.y) / (Math.hypot(end.x - middle.x, end.y - middle.y) || 1)];
    const wide = 2.5 + width * 0.75;
    const head = s("path", { class: `head ${signOf(tie)}`, d: `M${end.x + ux * wide * 1.4} ${end.y + uy * wide * 1.4} L${end.x - uy * wide} ${end.y + ux * wide} L${end.x + uy * wide} ${end.y - ux * wide} Z`, "data-from": tie.from, "data-to": tie.to });
    path.append(s("title", {}, `${from.node.name} → ${to.node.name}: ${plural(tie.n, "event")}, ${mean(tie)}`));
    return s("g", { class: "tied", "data-from": tie.from, "data-to": tie.to, onclick: () => state.setFilter({ actor: [tie.from], recipient: [tie.to] }) }, path, head);
  }

  private node({ node, size, point }: Drawn, svg: () => SVGSVGElement): SVGElement {
    const choose = () => state.toggle("either", node.id);
    const light = (on: boolean) => highlight(svg(), on ? node.id : null);
    const key = (event: KeyboardEvent) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose());
    return s(
      "g",
      { class: "node", tabindex: 0, role: "button", "aria-label": `${node.name}, ${plural(node.n, "event")}; filter to it`, "data-id": node.id, onclick: choose, onkeydown: key, onpointerenter: () => light(true), onpointerleave: () => light(false), onfocus: () => light(true), onblur: () => light(false) },
      s("circle", { cx: point.x, cy: point.y, r: size }),
    );
  }

  private drawList(ties: readonly Tie[], index: ReadonlyMap<string, number>, nodes: readonly NetworkNode[]): void {
    const called = (id: string) => nodes[index.get(id)!]!.name;
    const strongest = [...ties].sort((a, b) => b.n - a.n).slice(0, LISTED);
    put(
      this.list,
      ...strongest.map((tie) =>
        h("li", {}, h("button", { type: "button", class: "facet", onclick: () => state.setFilter({ actor: [tie.from], recipient: [tie.to] }) }, h("span", { class: `line ${signOf(tie)}` }), h("span", { class: "what" }, `${called(tie.from)} → ${called(tie.to)}`, h("br"), h("span", { class: "quiet" }, mean(tie))), h("span", { class: "n" }, number(tie.n)))),
      ),
    );
  }
}

/** Names stand over all circles; the button says the name, so nobody need hear it twice. */
function name({ node, size, point }: Drawn): SVGElement {
  const text = node.name.length > LONGEST ? `${node.name.slice(0, LONGEST - 1)}…` : node.name;
  return s("text", { class: "node-name", x: point.x, y: point.y + size + 13, "text-anchor": "middle", "aria-hidden": "true", "data-id": node.id }, text);
}

/** Dim whatever does not touch the node; null lights everything again. */
function highlight(svg: SVGSVGElement, id: string | null): void {
  const near = new Set([id]);
  for (const tie of svg.querySelectorAll<SVGElement>(".tied")) {
    const touches = tie.dataset["from"] === id || tie.dataset["to"] === id;
    if (touches) near.add(tie.dataset["from"]!).add(tie.dataset["to"]!);
    tie.classList.toggle("dim", id !== null && !touches);
  }
  for (const node of svg.querySelectorAll<SVGElement>(".node, .node-name")) node.classList.toggle("dim", id !== null && !near.has(node.dataset["id"]!));
}

function legend(): HTMLElement {
  const entry = (sign: string, text: string) => h("li", {}, h("span", { class: `line ${sign}` }), text);
  return h("ul", { class: "plain legend" }, entry("friendly", "cooperation"), entry("neutral", "neither"), entry("hostile", "conflict"));
}
