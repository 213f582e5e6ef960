/** Adding an event that was missed: its trigger word in the text, and its type. */
import { h, toast } from "../dom";
import { typeName } from "../format";
import type { ReportText } from "../reading/text";
import type { Summary } from "../types";
import { decide, type Kept } from "./decisions";

export class Addition {
  readonly element: HTMLElement;
  private readonly type: HTMLSelectElement;
  private readonly preview = h("output", { class: "preview", "aria-live": "polite" });
  private report = "";

  constructor(
    summary: Summary,
    private readonly reader: ReportText,
    private readonly done: (kept: Kept | null) => void,
  ) {
    this.type = h("select", { "aria-label": "Type of the event" }, ...summary.types.map(({ name }) => h("option", { value: name }, typeName(name))));
    document.addEventListener("selectionchange", () => !this.element.hidden && this.draw());
    this.element = h(
      "form",
      { class: "correct", hidden: true, "aria-label": "Add an event", onsubmit: (event: Event) => (event.preventDefault(), void this.save()) },
      h("h3", {}, "Add an event"),
      h("p", { class: "quiet" }, "Choose the word that states it (← →), then its type (↑ ↓)."),
      this.preview,
      this.type,
      h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, "Add ", h("kbd", {}, "Enter")), h("button", { type: "button", onclick: () => this.close(null) }, "Cancel ", h("kbd", {}, "Esc"))),
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  begin(report: string): void {
    this.report = report;
    window.getSelection()?.removeAllRanges();
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.draw();
    this.type.focus();
  }

  close(kept: Kept | null): void {
    this.element.hidden = true;
    this.done(kept);
  }

  private draw(): void {
    this.preview.textContent = this.reader.chosen()?.text ?? "no word chosen yet";
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      return this.close(null);
    }
    if (event.key === "Enter" && event.target === this.type) {
      event.preventDefault();
      void this.save();
    }
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    this.reader.step(event.key === "ArrowRight", event.shiftKey);
    this.draw();
  }

  private async save(): Promise<void> {
    const word = this.reader.chosen();
    if (!word) return toast("Choose the word that states the event first.", "bad");
    const ruling = { kind: "add" as const, report: this.report, field: "trigger", value: this.type.value, span: [word.start, word.end] as [number, number] };
    const kept = await decide(ruling, `${typeName(this.type.value)} added`);
    if (kept) this.close(kept);
  }
}
