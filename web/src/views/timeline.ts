/** Events through time: stacked bars, and a brush that filters to a span of days. */
import { Latest, get } from "../api";
import { announce, h, put } from "../dom";
import { day, number, plural, typeName } from "../format";
import { QUADS, quadOf, seriesColour } from "../palette";
import { state } from "../state";
import type { Summary, Timeline } from "../types";
import { fitting, lastDay, type Unit } from "./buckets";
import { Chart } from "./chart";
import { bars, windowOf, type Bar } from "./stacks";
import { Frame, choice, type View } from "./view";

const UNITS = [["auto", "Auto"], ["day", "Day"], ["week", "Week"], ["month", "Month"]] as const;
const BYS = [["type", "Type"], ["quad", "Class"], ["status", "Status"], ["actor", "Actor"]] as const;
const NARROWEST = 5; // pixels a bar should have at least, where the unit is chosen for the reader

export class TimelineView implements View {
  readonly element: HTMLElement;
  private readonly frame: Frame;
  private readonly latest = new Latest();
  private readonly chart: Chart;
  private readonly legend = h("ul", { class: "legend plain" });
  private readonly note = h("span", { class: "quiet" });
  private readonly everything = h("button", { type: "button", class: "link", hidden: true }, "Draw them too");
  private readonly choices;
  private all = false;
  private data: Timeline | null = null;
  private unit: Unit = "month";

  constructor(private readonly summary: Summary) {
    this.frame = new Frame("timeline", summary);
    this.element = this.frame.element;
    this.chart = new Chart((first, last) => this.brushed(first, last), (bar) => this.told(bar));
    this.choices = [
      choice("By", BYS, () => this.by, (value) => state.set("by", value === "type" ? null : value)),
      choice("Per", UNITS, () => state.get("unit") ?? "auto", (value) => state.set("unit", value === "auto" ? null : value)),
    ];
    this.everything.addEventListener("click", () => ((this.all = true), this.draw()));
    put(this.frame.tools, ...this.choices, h("span", { class: "gap" }), this.note, this.everything);
    put(this.frame.canvas, this.chart.element, this.legend);
    state.listen((changed) => (changed.has("unit") || changed.has("by")) && state.view === "timeline" && void this.load());
  }

  private get by(): string {
    return state.get("by") ?? "type";
  }

  async load(): Promise<void> {
    this.choices.forEach((group) => group.sync());
    this.all = false;
    try {
      const data = await this.latest.run((signal) => this.fetch(signal));
      if (!data) return;
      this.data = data;
      this.draw();
    } catch (error) {
      this.frame.failed(error);
    }
  }

  selected(): void {
    this.chart.draw();
  }

  themed(): void {
    this.chart.draw();
  }

  /** Months tell how long the time is; where days or weeks fit, they are asked for. */
  private async fetch(signal: AbortSignal): Promise<Timeline> {
    const ask = (unit: Unit) => get<Timeline>("api/timeline", [...state.params(), ["unit", unit], ["by", this.by]], signal);
    const asked = state.get("unit") as Unit | null;
    this.unit = asked ?? "month";
    const data = await ask(this.unit);
    const window = asked ? null : windowOf(data, false);
    if (!window) return data;
    this.unit = fitting(window.first, lastDay(window.last, "month"), this.chart.width / NARROWEST);
    return this.unit === "month" ? data : ask(this.unit);
  }

  private draw(): void {
    const data = this.data!;
    const dated = data.series.reduce((sum, { points }) => sum + points.reduce((n, point) => n + point[1], 0), 0);
    const window = windowOf(data, this.all);
    this.frame.clear();
    if (!dated && !data.undated) this.frame.empty(this.summary);
    this.frame.denominators.set(`${plural(dated, "event")} with a date, ${number(data.undated)} without; of ${number(this.summary.events)}.`);
    const order = this.order(data);
    const colours = new Map(order.map((key, at) => [key, seriesColour(this.by, key, at)]));
    this.drawLegend(order, colours);
    this.note.textContent = window?.outside ? `${plural(window.outside, "event")} far outside this time, not drawn. ` : "";
    this.everything.hidden = !window?.outside;
    this.chart.set(window ? bars(data, order, window, this.unit) : [], colours, this.unit);
  }

  /** Cooperation below, conflict above; within a class, and for actors, the largest first. */
  private order(data: Timeline): string[] {
    const size = (key: string) => data.series.find((series) => series.key === key)!.points.reduce((n, point) => n + point[1], 0);
    const rank = (key: string) => (this.by === "type" ? quadOf(key) : this.by === "quad" ? Number(key) : 0);
    return data.series.map((series) => series.key).sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  }

  private label(key: string): string {
    if (this.by === "quad") return QUADS[Number(key)] ?? "No class";
    return this.by === "type" ? typeName(key) : key;
  }

  private drawLegend(order: readonly string[], colours: ReadonlyMap<string, string>): void {
    const name = this.by === "actor" ? "actor" : (this.by as "type" | "quad" | "status");
    put(
      this.legend,
      ...order.map((key) => {
        const swatch = h("span", { class: "swatch" });
        swatch.style.background = colours.get(key)!;
        const pressed = state.values(name).includes(key);
        return h("li", {}, h("button", { type: "button", class: "key", "aria-pressed": String(pressed), onclick: () => state.toggle(name, key) }, swatch, this.label(key)));
      }),
    );
  }

  private brushed(first: string, last: string): void {
    state.setFilter({ since: [first], until: [lastDay(last, this.unit)] });
  }

  private told(bar: Bar | null): string {
    if (!bar) return "";
    const parts = [...bar.parts].sort((a, b) => b.n - a.n).map(({ key, n }) => `${this.label(key)} ${number(n)}`);
    const when = this.unit === "month" ? day(bar.day.slice(0, 7)) : this.unit === "week" ? `Week of ${day(bar.day)}` : day(bar.day);
    const text = `${when}: ${plural(bar.n, "event")}${parts.length ? ` (${parts.slice(0, 6).join(", ")})` : ""}`;
    announce(text);
    return text;
  }
}
