/** Correcting a field: by words chosen in the text, by a value chosen from a list, or by none. */
import { h, put, toast } from "../dom";
import type { ReportText } from "../reading/text";
import type { EventRow, Summary } from "../types";
import { decide, type Kept } from "./decisions";
import { CORRECTABLE, type Correctable } from "./fields";

export class Correction {
  readonly element: HTMLElement;
  private readonly field: HTMLSelectElement;
  private readonly values = h("select", { "aria-label": "Right value" });
  private readonly preview = h("output", { class: "preview", "aria-live": "polite" });
  private readonly typed = h("input", { type: "text", placeholder: "or write the value", "aria-label": "Or write the value" });
  private readonly advice = h("p", { class: "quiet" });
  private row: EventRow | null = null;
  private report = "";

  constructor(
    private readonly summary: Summary,
    private readonly reader: ReportText,
    private readonly done: (kept: Kept | null) => void,
  ) {
    this.field = h("select", { "aria-label": "Field to correct", id: "field" }, ...CORRECTABLE.map(({ field, title }) => h("option", { value: field }, title)));
    this.field.addEventListener("change", () => this.drawValue());
    document.addEventListener("selectionchange", () => !this.element.hidden && this.drawPreview());
    const none = h("button", { type: "button", onclick: () => void this.save(true) }, "It has none");
    this.element = h(
      "form",
      { class: "correct", hidden: true, "aria-label": "Correct a field", onsubmit: (event: Event) => (event.preventDefault(), void this.save(false)) },
      h("h3", {}, "Correct"),
      this.field,
      this.values,
      this.preview,
      this.typed,
      this.advice,
      h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, "Save ", h("kbd", {}, "Enter")), none, h("button", { type: "button", onclick: () => this.close(null) }, "Cancel ", h("kbd", {}, "Esc"))),
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  begin(row: EventRow, report: string): void {
    [this.row, this.report] = [row, report];
    window.getSelection()?.removeAllRanges();
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.drawValue();
    this.field.focus();
  }

  close(kept: Kept | null): void {
    this.element.hidden = true;
    this.done(kept);
  }

  private get chosen(): Correctable {
    return CORRECTABLE.find(({ field }) => field === this.field.value)!;
  }

  private drawValue(): void {
    const { words, options } = this.chosen;
    this.values.hidden = words;
    this.preview.hidden = this.typed.hidden = !words;
    this.typed.value = "";
    put(this.values, ...options(this.summary, this.row!).map(([value, text]) => h("option", { value, selected: String(this.row![this.chosen.field as keyof EventRow]) === value }, text)));
    this.advice.textContent = words ? "Choose the words in the text: with the mouse, or with ← and → (Shift takes more)." : "Choose the right value.";
    this.drawPreview();
  }

  private drawPreview(): void {
    const words = this.reader.chosen();
    this.preview.textContent = words ? `“${words.text}”` : "no words chosen yet";
  }

  /** Left and right walk the text even while the list of fields has the focus; up and down walk the list. */
  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      return this.close(null);
    }
    if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      void this.save(false);
    }
    if (event.target === this.typed || !this.chosen.words || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    this.reader.step(event.key === "ArrowRight", event.shiftKey);
    this.drawPreview();
  }

  private async save(none: boolean): Promise<void> {
    const { field, words, title } = this.chosen;
    const common = { kind: "correct" as const, event: this.row!.id, field, report: this.report };
    const selected = words ? this.reader.chosen() : null;
    const typed = words ? this.typed.value.trim() : this.values.value;
    if (!none && !typed && !selected) return toast("Choose the words in the text first.", "bad");
    const span = selected ? { span: [selected.start, selected.end] as [number, number] } : {};
    const value = none ? { value: null } : { ...span, ...(typed ? { value: typed } : {}) };
    const kept = await decide({ ...common, ...value }, `${title} corrected`);
    if (kept) this.close(kept);
  }
}
