/** Review: the most doubtful and weighty event first, one decision a screen, all of it by keys. */
import { ApiError, get } from "../api";
import { announce, emptyState, h, put, toast, typing } from "../dom";
import { number, plural } from "../format";
import { eventHeading } from "../reading/heading";
import { decisionsPane } from "../reading/evidence";
import { ReportText } from "../reading/text";
import { state } from "../state";
import type { Decision, EventRow, Queue, QueueItem, RecordDetail, ReportDetail, Summary } from "../types";
import { Addition } from "./add";
import { Correction } from "./correct";
import { coder, decide, rememberCoder, type Kept } from "./decisions";
import { Join } from "./join";
import { blindReport, secondCoding } from "./second";

const QUEUE = 100;

class Review {
  readonly element = h("section", { class: "review", hidden: true, "aria-label": "Review" });
  private readonly reader = new ReportText(() => undefined);
  private readonly card = h("div", { class: "card" });
  private readonly text = h("div", { class: "review-text" });
  private readonly correction: Correction;
  private readonly addition: Addition;
  private readonly join: Join;
  private queue: QueueItem[] = [];
  private at = 0;
  private record: RecordDetail | null = null;
  private report = "";
  private blind = false;

  constructor(private readonly summary: Summary) {
    const back = (kept: Kept | null) => void this.returned(kept);
    this.correction = new Correction(summary, this.reader, back);
    this.addition = new Addition(summary, this.reader, back);
    this.join = new Join(back);
    const second = secondCoding((queue) => this.beginBlind(queue));
    put(this.element, this.text, h("div", { class: "side" }, this.card, this.correction.element, this.addition.element, this.join.element, second));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  show(on: boolean): void {
    this.element.hidden = !on;
    if (on) void this.begin();
  }

  /** The event in the address first, where one is: it may be one that the queue does not hold. */
  private async begin(): Promise<void> {
    this.blind = false;
    try {
      this.queue = (await get<Queue>("api/queue", [...state.params(), ["limit", String(QUEUE)]])).queue;
      const asked = state.event;
      this.at = Math.max(0, this.queue.findIndex(({ event }) => event.id === asked));
      if (asked && this.queue[this.at]?.event.id !== asked) await this.first(asked);
      await this.open();
    } catch (error) {
      this.failed(error);
    }
  }

  private beginBlind(queue: QueueItem[]): void {
    [this.blind, this.queue, this.at] = [true, queue, 0];
    void this.open();
  }

  private async first(id: string): Promise<void> {
    const event = await get<RecordDetail>(`api/events/${encodeURIComponent(id)}`).catch(() => null);
    if (event) this.queue.unshift({ event, why: "chosen by you", score: 0 });
    this.at = 0;
  }

  private failed(error: unknown): void {
    put(this.text, emptyState((error as Error).message, error instanceof ApiError ? error.hint : ""));
    put(this.card);
  }

  private async open(): Promise<void> {
    const item = this.queue[this.at];
    if (!item) {
      put(this.text, emptyState("Nothing is left to review", "Every event has been ruled on, or none passes the filter. Code more reports, or leave review."));
      return put(this.card);
    }
    try {
      const record = this.blind ? unseen(item.event) : await get<RecordDetail>(`api/events/${encodeURIComponent(item.event.id)}`);
      const told = record.mentions.find((mention) => mention.report === record.report) ?? record.mentions[0];
      const report = told ? await get<ReportDetail>(`api/reports/${encodeURIComponent(told.report)}`) : null;
      if (this.queue[this.at] !== item) return;
      [this.record, this.report] = [record, told?.report ?? ""];
      if (!this.blind) state.select(record.id);
      this.draw(item, record, report && this.blind ? blindReport(report, item.event) : report);
    } catch (error) {
      this.failed(error);
    }
  }

  private draw(item: QueueItem, record: RecordDetail, report: ReportDetail | null): void {
    const where = `${number(this.at + 1)} of ${number(this.queue.length)}`;
    put(this.card, h("p", { class: "quiet" }, where, " · ", item.why), eventHeading(record), this.summary.read_only ? h("p", { class: "problem" }, "This desk is read-only: decisions cannot be kept.") : this.buttons(), this.name(), ...(this.blind ? [] : [h("h3", {}, "Decisions so far"), decisionsPane(record.decisions, (decision) => void this.undo(decision))]));
    const others = record.mentions.length > 1 ? `${plural(record.mentions.length, "report")} tell of it; this is the first. ` : "";
    if (report) {
      put(this.text, h("header", { class: "report-head" }, h("h2", {}, report.report.title ?? report.report.id), h("p", { class: "quiet" }, others, [report.report.publisher, report.report.published?.slice(0, 10)].filter(Boolean).join(" · "))), this.reader.element);
      this.reader.show(report, record.id);
    } else put(this.text, emptyState("No report tells of it", "A person added this event by hand."));
    announce(`${where}: ${item.why}`);
  }

  private buttons(): HTMLElement {
    const button = (key: string, text: string, act: () => void, primary = false) => h("button", { type: "button", class: primary ? "primary" : null, onclick: act }, h("kbd", {}, key), ` ${text}`);
    return h("div", { class: "rulings", role: "group", "aria-label": "Decide" }, ...Object.entries(this.acts()).map(([key, [text, act]]) => button(key, text, act, key === "a")));
  }

  private acts(): Record<string, [string, () => void]> {
    return {
      a: ["Accept", () => void this.rule("accept", "Accepted")],
      r: ["Reject", () => void this.rule("reject", "Rejected")],
      c: ["Correct", () => this.record && this.correction.begin(this.record, this.report)],
      m: ["Merge", () => this.record && void this.join.merge(this.record).catch((error: Error) => toast(error.message, "bad"))],
      s: ["Split", () => this.record && this.join.split(this.record)],
      n: ["Add missed", () => this.report && this.addition.begin(this.report)],
      j: ["Next", () => this.step(1)],
      k: ["Previous", () => this.step(-1)],
    };
  }

  private name(): HTMLElement {
    const input = h("input", { type: "text", id: "coder", autocomplete: "name", value: coder(), placeholder: "your name" });
    input.addEventListener("change", () => rememberCoder(input.value));
    input.addEventListener("keydown", (event) => event.key === "Enter" && (rememberCoder(input.value), input.blur()));
    return h("label", { class: "coder" }, "Decisions are kept as by ", input);
  }

  private step(by: number): void {
    const next = this.at + by;
    if (next < 0 || next >= this.queue.length) return toast(next < 0 ? "This is the first." : "This is the last.");
    this.at = next;
    void this.open();
  }

  private async rule(kind: "accept" | "reject", said: string): Promise<void> {
    const item = this.queue[this.at];
    if (!item || !(await decide({ kind, event: item.event.id }, said))) return;
    this.queue.splice(this.at, 1);
    this.at = Math.min(this.at, Math.max(0, this.queue.length - 1));
    await this.open();
  }

  private async undo(decision: Decision): Promise<void> {
    await this.returned(await decide({ kind: "undo", value: decision.id }, "Taken back"));
  }

  /** After a correction the same event is shown as it is now, by the id it has now. */
  private async returned(kept: Kept | null): Promise<void> {
    const item = this.queue[this.at];
    if (kept?.event && item && !this.blind) this.queue[this.at] = { ...item, event: { ...item.event, id: kept.event } };
    if (kept) await this.open();
    this.card.querySelector("button")?.focus();
  }

  private key(event: KeyboardEvent): void {
    if (this.element.hidden || typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") || this.correction.open || this.addition.open || this.join.open) return;
    if (event.key === "Escape") return state.show("map");
    if (this.summary.read_only && !"jk".includes(event.key)) return;
    const act = this.acts()[event.key]?.[1];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

/** An event of a blind sample as a record that nobody has ruled on. */
function unseen(row: EventRow): RecordDetail {
  const mention = { report: row.report!, event: row.id, outlet: row.outlets[0] ?? null, published: row.published, title: row.title, role: "original", of: null, sentence: row.sentence, spans: [] };
  return { ...row, fields: [], accounts: [], mentions: [mention], decisions: [] };
}

export function buildReview(summary: Summary): { element: HTMLElement; show(on: boolean): void } {
  return new Review(summary);
}
