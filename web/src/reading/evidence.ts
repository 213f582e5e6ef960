/** Every value of a record with its words, what decided it, and what people ruled. */
import { h } from "../dom";
import { percent, plain } from "../format";
import type { Decision, RecordDetail } from "../types";

export function evidencePane(record: RecordDetail): HTMLElement {
  const rows = record.fields.map((field) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, field.field),
      h("td", {}, field.value === null && field.text ? null : plain(field.value), field.text ? h("div", { class: "words" }, `“${field.text}”`) : null),
      h("td", {}, h("code", {}, field.rule), h("div", { class: "quiet" }, field.confidence === null ? "" : `${percent(field.confidence)} sure`)),
    ),
  );
  const head = ["Field", "Value, from the words", "Decided by"].map((title) => h("th", { scope: "col" }, title));
  return h("table", { class: "evidence" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows));
}

export function decisionLine(decision: Decision): string {
  const value = decision.value && decision.kind !== "undo" ? `: ${plain(decision.value)}` : ""; // none: words of the text
  const what = `${decision.kind} ${decision.field ?? ""}${value}`.trim();
  const undone = decision.undone ? "taken back" : "";
  return [what, undone, decision.coder, decision.made.slice(0, 16).replace("T", " "), decision.note].filter(Boolean).join(" · ");
}

/** What people ruled, the newest first; `undo` is asked for where it can still be taken back. */
export function decisionsPane(decisions: readonly Decision[], undo?: (decision: Decision) => void): HTMLElement {
  if (!decisions.length) return h("p", { class: "quiet" }, "Nobody has ruled on this event yet. Review is where one does.");
  const button = (decision: Decision) =>
    undo && !decision.undone && decision.kind !== "undo" ? h("button", { type: "button", class: "link", onclick: () => undo(decision) }, "Take back") : null;
  return h("ul", { class: "plain decisions" }, ...[...decisions].reverse().map((decision) => h("li", { class: decision.undone ? "undone" : null }, decisionLine(decision), " ", button(decision))));
}
