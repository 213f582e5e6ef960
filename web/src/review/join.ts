/** Merging an event with others that are the same happening, and splitting reports off it. */
import { get } from "../api";
import { h, put, toast } from "../dom";
import { day, headline, plural } from "../format";
import type { EventPage, EventRow, RecordDetail } from "../types";
import { decide, type Kept } from "./decisions";

const CANDIDATES = 30;
const DAYS = 3;

/** A list to choose from by keys: ↑ ↓ move, Space marks, Enter carries out. */
export class Join {
  readonly element: HTMLElement;
  private readonly title = h("h3");
  private readonly advice = h("p", { class: "quiet" });
  private readonly list = h("ul", { class: "plain pick" });
  private readonly submit = h("button", { type: "submit", class: "primary" });
  private kind: "merge" | "split" = "merge";
  private event = "";

  constructor(private readonly done: (kept: Kept | null) => void) {
    this.element = h(
      "form",
      { class: "correct", hidden: true, onsubmit: (event: Event) => (event.preventDefault(), void this.save()) },
      this.title,
      this.advice,
      this.list,
      h("div", { class: "row" }, this.submit, h("button", { type: "button", onclick: () => this.close(null) }, "Cancel ", h("kbd", {}, "Esc"))),
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  close(kept: Kept | null): void {
    this.element.hidden = true;
    this.done(kept);
  }

  /** Others of the same type within a few days are offered: the same happening is rarely further off. */
  async merge(row: EventRow): Promise<void> {
    const params: [string, string][] = [["type", row.type], ["limit", String(CANDIDATES)], ["sort", "date"]];
    if (row.date) params.push(["since", shifted(row.date.earliest, -DAYS)], ["until", shifted(row.date.latest, DAYS)]);
    const page = await get<EventPage>("api/events", params);
    const others = page.events.filter((other) => other.id !== row.id);
    const said = others.length ? `Other events of this type within ${DAYS} days. Mark those that are the same happening.` : `No other event of this type lies within ${DAYS} days.`;
    this.begin("merge", row.id, "Merge with", said, others.map((other) => [other.id, `${day(other.date?.value)} · ${headline(other)} · ${other.sentence}`]));
  }

  split(record: RecordDetail): void {
    const said = record.mentions.length > 1 ? "Mark the tellings that are of another happening." : "Only one report tells of this: there is nothing to split off.";
    this.begin("split", record.id, "Split off", said, record.mentions.map((mention) => [mention.event, `${mention.outlet ?? mention.report}, ${day(mention.published)} · ${mention.sentence}`]));
  }

  private begin(kind: "merge" | "split", event: string, title: string, advice: string, choices: [string, string][]): void {
    [this.kind, this.event] = [kind, event];
    [this.title.textContent, this.advice.textContent] = [title, advice];
    this.element.setAttribute("aria-label", title);
    put(this.submit, kind === "merge" ? "Merge " : "Split ", h("kbd", {}, "Enter"));
    put(this.list, ...choices.map(([id, text]) => h("li", {}, h("label", {}, h("input", { type: "checkbox", value: id }), ` ${text}`))));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    (this.list.querySelector("input") ?? this.submit).focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      return this.close(null);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const boxes = [...this.list.querySelectorAll("input")];
    boxes[Math.min(boxes.length - 1, Math.max(0, boxes.indexOf(document.activeElement as HTMLInputElement) + step))]?.focus();
  }

  private async save(): Promise<void> {
    const marked = [...this.list.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
    if (!marked.length) return toast("Mark at least one with Space first.", "bad");
    const said = this.kind === "merge" ? `Merged with ${plural(marked.length, "event")}` : `${plural(marked.length, "telling")} split off`;
    const kept = await decide({ kind: this.kind, event: this.event, with: marked }, said);
    if (kept) this.close(kept);
  }
}

function shifted(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}
