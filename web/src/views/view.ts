/** What a view is, and what all of them share. */
import { ApiError } from "../api";
import { Denominators } from "../denominators";
import { emptyState, h, put } from "../dom";
import { state } from "../state";
import type { Summary } from "../types";

export interface View {
  readonly element: HTMLElement;
  /** Called when the view comes up and whenever the filter changes while it is up. */
  load(): Promise<void>;
  /** Called when another event is selected. */
  selected(): void;
  /** Called when light and dark change place. */
  themed?(): void;
}

/** The frame of a view: tools, what is drawn, denominators; and a cover for what goes wrong. */
export class Frame {
  readonly element: HTMLElement;
  readonly tools = h("div", { class: "tools" });
  readonly canvas = h("div", { class: "canvas" });
  private readonly cover = h("div", { class: "cover", hidden: true });
  readonly denominators: Denominators;

  constructor(name: string, summary: Summary) {
    this.denominators = new Denominators(summary);
    this.element = h("section", { class: `view ${name}`, id: `view-${name}`, role: "tabpanel", "aria-labelledby": `tab-${name}` }, this.tools, h("div", { class: "stage" }, this.canvas, this.cover), this.denominators.element);
  }

  clear(): void {
    this.cover.hidden = true;
  }

  empty(summary: Summary): void {
    this.cover.hidden = false;
    const reset = h("button", { type: "button", onclick: () => state.clear() }, "Clear the filter");
    if (!summary.events)
      put(this.cover, emptyState("The store holds no events yet", "Code some reports into it: dateline code REPORTS --into FILE. Then reload this page."));
    else put(this.cover, emptyState("No event passes the filter", "Take a part of it away above, or begin anew.", reset));
  }

  failed(error: unknown): void {
    const hint = error instanceof ApiError ? error.hint : "Is “dateline serve” still running?";
    this.cover.hidden = false;
    const reset = h("button", { type: "button", onclick: () => state.clear() }, "Clear the filter");
    put(this.cover, emptyState((error as Error).message, hint, state.filtered ? reset : null));
  }
}

/** A choice of a few, as buttons; `chosen` reads what is chosen now. */
export function choice(label: string, options: readonly (readonly [string, string])[], chosen: () => string, choose: (value: string) => void): HTMLElement & { sync(): void } {
  const buttons = options.map(([value, text]) => h("button", { type: "button", "data-value": value, onclick: () => choose(value) }, text));
  const group = h("div", { class: "choice", role: "group", "aria-label": label }, h("span", { class: "quiet" }, label), ...buttons);
  const sync = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset["value"] === chosen())));
  sync();
  return Object.assign(group, { sync });
}
