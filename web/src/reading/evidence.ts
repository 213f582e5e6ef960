/** Every value of a record with its words, what decided it, and what people ruled. */
import { h } from "../dom";
import { percent, plain } from "../format";
import type { Decision, RecordDetail } from "../types";

export function evidencePane(record: RecordDetail): HTMLElement {
  const rows = record.fields.map((field) =>
    h("tr", {}, h("th", { scope: "row" }, field.field), h("td", {}, plain(field.value)), h("td", { class: "words" }, field.text ? `“${field.text}”` : "–"), h("td", {}, h("code", {}, field.rule)), h("td", { class: "n" }, percent(field.confidence))),
  );
  const head = ["Field", "Value", "Words", "Decided by", "Sure"].map((title) => h("th", { scope: "col" }, title));
  return h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": "Evidence" }, h("table", { class: "evidence" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows)));
}

export function decisionLine(decision: Decision): string {
  const what = decision.field ? `${decision.kind} ${decision.field}: ${plain(decision.value)}` : decision.kind;
  const undone = decision.undone ? "taken back" : "";
  return [what, undone, decision.coder, decision.made.slice(0, 16).replace("T", " "), decision.note].filter(Boolean).join(" · ");
}

export function decisionsPane(decisions: readonly Decision[]): HTMLElement {
  if (!decisions.length) return h("p", { class: "quiet" }, "Nobody has ruled on this event yet. Press Review, or c to correct it there.");
  return h("ul", { class: "plain decisions" }, ...decisions.map((decision) => h("li", {}, decisionLine(decision))));
}
