/** Who acts on whom: ties coloured by sign and as wide as they are many, and the strongest in words. */
import { Latest, get } from "../api";
import { h, put, s } from "../dom";
import { number, plural } from "../format";
import { remember } from "../names";
import { state } from "../state";
import type { NetworkData, NetworkNode, Summary, Tie } from "../types";
import { layout, type Point } from "./forces";
import { Frame, choice, type View } from "./view";

const LIMITS = [["20", "20"], ["40", "40"], ["80", "80"]] as const;
const NEUTRAL = 1; // of ten: a tie whose mean is nearer to nought is neither friendly nor hostile
const LISTED = 12;

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
      const events = data.ties.reduce((sum, tie) => sum + tie.n, 0);
      this.frame.denominators.set(`${plural(data.nodes.length, "actor")}, ${plural(data.ties.length, "tie")} of ${plural(events, "event")}; events without an actor and a recipient tie nobody.`);
      this.draw();
    } catch (error) {
      this.frame.failed(error);
    }
  }

  selected(): void {}

  private draw(): void {
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    if (!this.data || !width || !height) return;
    const { nodes, ties } = this.data;
    const most = Math.max(1, ...nodes.map((node) => node.n));
    const sizes = nodes.map((node) => 5 + 15 * Math.sqrt(node.n / most));
    const index = new Map(nodes.map((node, at) => [node.id, at]));
    const known = ties.filter((tie) => index.has(tie.from) && index.has(tie.to));
    const heaviest = Math.max(1, ...known.map((tie) => tie.n));
    const pulls = known.map((tie) => ({ from: index.get(tie.from)!, to: index.get(tie.to)!, weight: 0.4 + Math.sqrt(tie.n / heaviest) }));
    const points = layout(sizes, pulls, width, height);
    const drawn = nodes.map((node, at): Drawn => ({ node, size: sizes[at]!, point: points[at]! }));
    const lines = known.map((tie) => this.tie(tie, drawn[index.get(tie.from)!]!, drawn[index.get(tie.to)!]!, heaviest));
    const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Network of actors" }, s("g", {}, ...lines), s("g", {}, ...drawn.map((one) => this.node(one, svgOf))));
    function svgOf(): SVGSVGElement {
      return svg;
    }
    put(this.stage, svg);
    this.drawList(known, index, nodes);
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
    const text = s("text", { x: point.x, y: point.y + size + 13, "text-anchor": "middle" }, node.name.length > 26 ? `${node.name.slice(0, 25)}…` : node.name);
    return s(
      "g",
      { class: "node", tabindex: 0, role: "button", "aria-label": `${node.name}, ${plural(node.n, "event")}; filter to it`, "data-id": node.id, onclick: choose, onkeydown: key, onpointerenter: () => light(true), onpointerleave: () => light(false), onfocus: () => light(true), onblur: () => light(false) },
      s("circle", { cx: point.x, cy: point.y, r: size }),
      text,
    );
  }

  private drawList(ties: readonly Tie[], index: ReadonlyMap<string, number>, nodes: readonly NetworkNode[]): void {
    const name = (id: string) => nodes[index.get(id)!]!.name;
    const strongest = [...ties].sort((a, b) => b.n - a.n).slice(0, LISTED);
    put(
      this.list,
      ...strongest.map((tie) =>
        h("li", {}, h("button", { type: "button", class: "facet", onclick: () => state.setFilter({ actor: [tie.from], recipient: [tie.to] }) }, h("span", { class: `line ${signOf(tie)}` }), h("span", { class: "what" }, `${name(tie.from)} → ${name(tie.to)}`, h("br"), h("span", { class: "quiet" }, mean(tie))), h("span", { class: "n" }, number(tie.n)))),
      ),
    );
  }
}

/** Dim whatever does not touch the node; null lights everything again. */
function highlight(svg: SVGSVGElement, id: string | null): void {
  const near = new Set([id]);
  for (const tie of svg.querySelectorAll<SVGElement>(".tied")) {
    const touches = tie.dataset["from"] === id || tie.dataset["to"] === id;
    if (touches) near.add(tie.dataset["from"]!).add(tie.dataset["to"]!);
    tie.classList.toggle("dim", id !== null && !touches);
  }
  for (const node of svg.querySelectorAll<SVGElement>(".node")) node.classList.toggle("dim", id !== null && !near.has(node.dataset["id"]!));
}

function legend(): HTMLElement {
  const entry = (sign: string, text: string) => h("li", {}, h("span", { class: `line ${sign}` }), text);
  return h("ul", { class: "plain legend" }, entry("friendly", "cooperation"), entry("neutral", "neither"), entry("hostile", "conflict"));
}
