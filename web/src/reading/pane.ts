/** The reading pane: one record, its reports word by word, its accounts, its evidence. */
import { ApiError, Latest, get } from "../api";
import { emptyState, h, put } from "../dom";
import { day, headline, plural } from "../format";
import { state } from "../state";
import type { EventPage, Mention, RecordDetail, ReportDetail, Summary } from "../types";
import { accountsPane } from "./accounts";
import { decisionsPane, evidencePane } from "./evidence";
import { eventHeading } from "./heading";
import { ReportText } from "./text";

const OFFERED = 12;
const PANES = [["report", "Report"], ["accounts", "Accounts"], ["evidence", "Evidence"], ["decisions", "Decisions"]] as const;

class Reading {
  private readonly latest = new Latest();
  private readonly texts = new Latest();
  private readonly reader = new ReportText((event) => state.select(event));
  private record: RecordDetail | null = null;
  private report: ReportDetail | null = null;

  constructor(
    private readonly aside: HTMLElement,
    private readonly summary: Summary,
  ) {
    state.listen((changed) => {
      if (state.view === "review") return; // it has the whole page, and reads for itself
      if (changed.has("event") || (changed.has("view") && (this.record?.id ?? null) !== state.event)) void this.load();
      else if (changed.has("filter") && !state.event) void this.nothing();
      else if (changed.has("pane") || changed.has("reading")) void this.draw();
    });
    document.addEventListener("decided", () => (this.record = null));
    document.addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && state.view !== "review" && this.close());
    if (state.view !== "review") void this.load();
  }

  private close(): void {
    document.getElementById("desk")!.classList.remove("reading-open");
    state.select(null);
  }

  private async load(): Promise<void> {
    document.getElementById("desk")!.classList.toggle("reading-open", !!state.event);
    if (!state.event) {
      this.record = null;
      return void this.nothing();
    }
    try {
      const record = await this.latest.run((signal) => get<RecordDetail>(`api/events/${encodeURIComponent(state.event!)}`, [], signal));
      if (!record) return;
      this.record = record;
      if (record.id !== state.event) state.moved(record.id); // it was merged into another
      await this.draw();
    } catch (error) {
      const hint = error instanceof ApiError ? error.hint : "";
      put(this.aside, this.closer(), emptyState((error as Error).message, hint || "It may have been coded anew. Choose another event."));
    }
  }

  /** Nothing is chosen: say how to, and offer what most reports tell. */
  private async nothing(): Promise<void> {
    if (!this.summary.events) return put(this.aside, emptyState("Nothing to read", "There are no events yet."));
    const asked = [...state.params(), ["sort", "reports"], ["limit", String(OFFERED)]] as [string, string][];
    const page = await this.latest.run((signal) => get<EventPage>("api/events", asked, signal)).catch(() => null);
    if (state.event) return;
    const offered = (page?.events ?? []).map((row) =>
      h("li", {}, h("button", { type: "button", class: "offer", onclick: () => state.select(row.id) }, h("span", { class: "quiet" }, day(row.date?.value), " · ", plural(row.reports, "report")), h("br"), headline(row))),
    );
    put(
      this.aside,
      h("h2", {}, "Reading"),
      h("p", { class: "quiet advice" }, "Choose an event on the map, in the table or here, and read the words it rests on."),
      offered.length ? h("h3", {}, "Told by most reports") : null,
      h("ul", { class: "plain" }, ...offered),
    );
  }

  private closer(): HTMLElement {
    return h("button", { type: "button", class: "icon close", "aria-label": "Close the event", onclick: () => this.close() }, "×");
  }

  private get pane(): string {
    return state.get("pane") ?? "report";
  }

  private async draw(): Promise<void> {
    const record = this.record;
    if (!record) return;
    const body = h("div", { class: "pane-body", id: "pane-body", role: "tabpanel", tabindex: 0, "aria-labelledby": `pane-${this.pane}` });
    put(this.aside, this.closer(), eventHeading(record), this.tabs(record), body);
    if (this.pane === "accounts") put(body, accountsPane(record, (mention) => this.read(mention)));
    else if (this.pane === "evidence") put(body, evidencePane(record));
    else if (this.pane === "decisions") put(body, decisionsPane(record.decisions));
    else await this.drawReport(record, body);
  }

  private tabs(record: RecordDetail): HTMLElement {
    const label = (key: string, title: string) => (key === "accounts" ? `${title} (${record.mentions.length})` : key === "decisions" && record.decisions.length ? `${title} (${record.decisions.length})` : title);
    const tabs = PANES.map(([key, title]) => {
      const now = key === this.pane;
      const press = () => (state.set("pane", key === "report" ? null : key), document.getElementById(`pane-${key}`)?.focus());
      return h("button", { type: "button", role: "tab", id: `pane-${key}`, "aria-selected": String(now), "aria-controls": now ? "pane-body" : null, tabindex: now ? 0 : -1, onclick: press }, label(key, title));
    });
    const bar = h("div", { class: "tabs small", role: "tablist", "aria-label": "Of this event" }, ...tabs);
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) tabs[(tabs.findIndex((tab) => tab.id === `pane-${this.pane}`) + step + tabs.length) % tabs.length]!.click();
    });
    return bar;
  }

  private read(mention: Mention): void {
    state.set("reading", mention.event);
    state.set("pane", null);
  }

  private async drawReport(record: RecordDetail, body: HTMLElement): Promise<void> {
    const mention = record.mentions.find((one) => one.event === state.get("reading")) ?? record.mentions[0];
    if (!mention) return put(body, emptyState("No report tells of it", "A person added this event by hand."));
    try {
      const report = await this.texts.run((signal) => get<ReportDetail>(`api/reports/${encodeURIComponent(mention.report)}`, [], signal));
      if (!report || this.record !== record) return;
      this.report = report;
      put(body, this.chooser(record, mention), this.title(), this.restorer(), this.reader.element, key());
      this.reader.show(report, record.id);
    } catch (error) {
      put(body, emptyState((error as Error).message, error instanceof ApiError ? error.hint : ""));
    }
  }

  private chooser(record: RecordDetail, mention: Mention): HTMLElement | null {
    if (record.mentions.length < 2) return null;
    const options = record.mentions.map((one) => h("option", { value: one.event, selected: one.event === mention.event }, `${one.outlet ?? one.report}, ${day(one.published)}${one.role === "original" ? "" : ` (${one.role})`}`));
    const select = h("select", { "aria-label": "Report to read" }, ...options);
    select.addEventListener("change", () => state.set("reading", select.value));
    return h("p", { class: "chooser" }, select, h("span", { class: "quiet" }, ` of ${plural(record.mentions.length, "telling")}`));
  }

  private title(): HTMLElement {
    const { title, publisher, byline, published, id } = this.report!.report;
    const about = [publisher, byline, day(published)].filter(Boolean).join(" · ");
    return h("header", { class: "report-head" }, h("h3", {}, title ?? id), h("p", { class: "quiet" }, about));
  }

  /** Where a machine rewrote words: a switch that shows what they were. */
  private restorer(): HTMLElement | null {
    const count = this.report!.rewrites.length;
    if (!count) return null;
    const box = h("input", { type: "checkbox" });
    box.addEventListener("change", () => this.reader.element.classList.toggle("restore", box.checked));
    this.reader.element.classList.remove("restore");
    return h("label", { class: "restorer" }, box, ` A machine rewrote ${plural(count, "passage")} here; show the likely originals`);
  }

}

function key(): HTMLElement {
  const kinds = [["trigger", "trigger"], ["actor", "actor"], ["recipient", "recipient"], ["place", "place"], ["time", "time"], ["source", "source"], ["count", "count"], ["rewritten", "rewritten"]];
  return h("p", { class: "marks-key", "aria-label": "What the marks mean" }, ...kinds.map(([kind, name]) => h("mark", { class: `${kind} own` }, name!)));
}

export function buildReading(aside: HTMLElement, summary: Summary): void {
  new Reading(aside, summary);
}
