/** What the filter is now, each part with a way out. */
import { h, put } from "./dom";
import { typeName } from "./format";
import { nameOf, onNames } from "./names";
import { QUADS } from "./palette";
import { state, type FilterName } from "./state";

const NAMED = new Set<string>(["actor", "recipient", "either"]);

const SAID: Partial<Record<FilterName, (value: string) => string>> = {
  type: typeName,
  actor: (value) => `by ${nameOf(value)}`,
  recipient: (value) => `to ${nameOf(value)}`,
  either: (value) => `with ${nameOf(value)}`,
  since: (value) => `from ${value}`,
  until: (value) => `to ${value}`,
  near: (value) => `near ${value} km`,
  within: () => "in this area",
  text: (value) => `“${value}”`,
  source: (value) => `says ${value}`,
  outlet: (value) => `in ${value}`,
  report: (value) => `report ${value}`,
  min_confidence: (value) => `confidence ≥ ${value}`,
  min_roots: (value) => `≥ ${value} independent`,
  quad: (value) => QUADS[Number(value)] ?? value,
  background: (value) => (value === "true" ? "history" : "news"),
};

export function buildChips(countries: Record<string, string>): HTMLElement {
  const bar = h("div", { class: "chips", role: "group", "aria-label": "The filter now" });
  const text = (name: FilterName, value: string) => (name === "country" ? (countries[value] ?? value) : (SAID[name]?.(value) ?? value));
  const draw = () => {
    const chips = state.params().map(([key, value]) => {
      const name = key as FilterName;
      const label = text(name, value);
      return h("button", { type: "button", class: "chip", "aria-label": `Remove ${label}`, onclick: () => state.toggle(name, value) }, label, h("span", { "aria-hidden": "true" }, " ×"));
    });
    if (chips.length) put(bar, ...chips, h("button", { type: "button", class: "link", onclick: () => state.clear() }, "Clear all"));
    else put(bar, h("span", { class: "quiet" }, "All events. Choose on the left to see fewer."));
  };
  state.listen((changed) => changed.has("filter") && draw());
  onNames(() => [...state.filter.keys()].some((name) => NAMED.has(name)) && draw());
  draw();
  return bar;
}
