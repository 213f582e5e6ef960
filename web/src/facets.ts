/** The filter: what there is, how much of it, and what has been chosen. */
import { Latest, get } from "./api";
import { announce, h, put } from "./dom";
import { addFilterForm } from "./addfilter";
import { number, typeName } from "./format";
import { nameOf, remember } from "./names";
import { quadColour, quadOf } from "./palette";
import { state, type FilterName } from "./state";
import type { FacetItem, Facets, Summary } from "./types";

type Facet = { key: string; filter: FilterName; title: string; open: boolean; least?: boolean };

const FACETS: readonly Facet[] = [
  { key: "type", filter: "type", title: "Type", open: true },
  { key: "actor", filter: "actor", title: "Actor", open: true },
  { key: "country", filter: "country", title: "Country", open: true },
  { key: "status", filter: "status", title: "Status", open: true },
  { key: "independent", filter: "min_roots", title: "Independent sources", open: true, least: true },
  { key: "confidence", filter: "min_confidence", title: "Confidence", open: true, least: true },
  { key: "mode", filter: "mode", title: "Mode", open: false },
  { key: "outlet", filter: "outlet", title: "Outlet", open: false },
  { key: "source", filter: "source", title: "Who says so", open: false },
];
const SHORT = 8;

/** Counts of "at least so much", from counts of each step. */
function atLeast(items: readonly FacetItem[]): FacetItem[] {
  const falling = [...items].sort((a, b) => Number(b.value) - Number(a.value));
  let sum = 0;
  return falling.map((item) => ({ value: item.value, n: (sum += item.n) })).reverse();
}

class FacetList {
  readonly element: HTMLElement;
  private readonly list = h("ul", { class: "plain" });
  private readonly more = h("button", { type: "button", class: "link", hidden: true });
  private items: readonly FacetItem[] = [];
  private all = false;

  constructor(
    private readonly facet: Facet,
    private readonly countries: Record<string, string>,
  ) {
    this.more.addEventListener("click", () => ((this.all = !this.all), this.draw()));
    this.element = h("details", { open: facet.open }, h("summary", {}, h("h3", {}, facet.title)), this.list, this.more);
  }

  show(items: readonly FacetItem[]): void {
    const chosen = state.values(this.facet.filter);
    const known = new Set(items.map((item) => String(item.value)));
    const gone = chosen.filter((value) => !known.has(value)).map((value) => ({ value, n: 0 }));
    this.items = [...(this.facet.least ? atLeast(items) : items), ...(this.facet.least ? [] : gone)];
    this.draw();
  }

  private draw(): void {
    const chosen = new Set(state.values(this.facet.filter));
    const most = Math.max(1, ...this.items.map((item) => item.n));
    const shown = this.items.filter((item, at) => this.all || at < SHORT || chosen.has(String(item.value)));
    const focused = this.list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["value"] : null;
    put(this.list, ...shown.map((item) => h("li", {}, this.item(item, chosen.has(String(item.value)), most))));
    if (!shown.length) put(this.list, h("li", { class: "quiet" }, "none"));
    this.more.hidden = this.items.length <= SHORT;
    this.more.textContent = this.all ? "Show fewer" : `Show all ${number(this.items.length)}`;
    const again = [...this.list.querySelectorAll("button")].find((button) => button.dataset["value"] === focused);
    again?.focus({ preventScroll: true });
  }

  private item(item: FacetItem, pressed: boolean, most: number): HTMLElement {
    const value = String(item.value);
    const share = h("span", { class: "share" });
    share.style.width = `${(100 * item.n) / most}%`;
    const swatch = this.facet.key === "type" ? h("span", { class: "swatch" }) : null;
    if (swatch) swatch.style.background = quadColour(quadOf(value));
    return h(
      "button",
      { type: "button", class: "facet", "aria-pressed": String(pressed), "data-value": value, title: this.label(value), onclick: () => state.toggle(this.facet.filter, value) },
      share,
      swatch,
      h("span", { class: "what" }, this.label(value)),
      h("span", { class: "n" }, number(item.n)),
    );
  }

  private label(value: string): string {
    if (this.facet.key === "type") return typeName(value);
    if (this.facet.key === "country") return this.countries[value] ?? value;
    if (this.facet.key === "confidence") return `at least ${Math.round(Number(value) * 100)} %`;
    return this.facet.least ? `at least ${value}` : nameOf(value);
  }
}

export function buildFacets(aside: HTMLElement, summary: Summary): void {
  const lists = FACETS.map((facet) => [facet.key, new FacetList(facet, summary.countries)] as const);
  const problem = h("p", { class: "problem", hidden: true });
  put(aside, h("h2", { class: "visually-hidden" }, "Filter"), addFilterForm(), problem, ...lists.map(([, list]) => list.element));
  const latest = new Latest();
  const load = async () => {
    try {
      const facets = await latest.run((signal) => get<Facets>("api/facets", state.params(), signal));
      if (!facets) return;
      problem.hidden = true;
      for (const item of Object.values(facets).flat()) if (item.name) remember(String(item.value), item.name);
      for (const [key, list] of lists) list.show(facets[key] ?? []);
      announce("Filter applied");
    } catch (error) {
      problem.textContent = `Counts could not be read: ${(error as Error).message}`;
      problem.hidden = false;
    }
  };
  state.listen((changed) => changed.has("filter") && void load());
  document.addEventListener("decided", () => void load());
  void load();
}
