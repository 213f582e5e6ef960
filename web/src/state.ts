/** One filter, one selection, one view: all held in the page's address, so that it can be sent on. */
import type { Params } from "./api";

export const FILTERS = [
  "type", "mode", "actor", "recipient", "either", "country", "place", "near", "within", "since", "until",
  "status", "source", "outlet", "text", "report", "min_confidence", "min_roots", "quad", "background",
] as const;
export const VIEWS = ["map", "timeline", "table", "network"] as const;

export type FilterName = (typeof FILTERS)[number];
export type ViewName = (typeof VIEWS)[number] | "review";
export type Setting = "sort" | "cols" | "unit" | "by" | "pane" | "reading";
export type Changed = "filter" | "view" | "event" | Setting;

/** What the server takes several of; of any other filter it takes one. */
const SEVERAL = new Set<string>(["type", "mode", "quad"]);
const SETTINGS: readonly Setting[] = ["sort", "cols", "unit", "by", "pane", "reading"];

type Listener = (changed: ReadonlySet<Changed>) => void;

class State {
  filter = new Map<FilterName, string[]>();
  view: ViewName = "map";
  event: string | null = null;
  private settings = new Map<Setting, string>();
  private listeners: Listener[] = [];

  constructor() {
    this.read();
    window.addEventListener("popstate", () => {
      this.read();
      this.tell(new Set(["filter", "view", "event", ...SETTINGS]));
    });
  }

  get(name: Setting): string | null {
    return this.settings.get(name) ?? null;
  }

  values(name: FilterName): readonly string[] {
    return this.filter.get(name) ?? [];
  }

  /** The filter as the server takes it. */
  params(): Params {
    return [...this.filter].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  }

  get filtered(): boolean {
    return this.filter.size > 0;
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  setFilter(changes: Partial<Record<FilterName, readonly string[]>>): void {
    for (const [name, values] of Object.entries(changes) as [FilterName, readonly string[]][]) {
      const wanted = [...new Set(values.map((value) => value.trim()).filter(Boolean))];
      if (wanted.length) this.filter.set(name, SEVERAL.has(name) ? wanted : wanted.slice(-1));
      else this.filter.delete(name);
    }
    this.write(new Set(["filter"]));
  }

  toggle(name: FilterName, value: string): void {
    const now = this.values(name);
    const without = now.filter((other) => other !== value);
    this.setFilter({ [name]: without.length < now.length ? without : SEVERAL.has(name) ? [...now, value] : [value] });
  }

  clear(): void {
    this.filter.clear();
    this.write(new Set(["filter"]));
  }

  select(event: string | null): void {
    if (event === this.event) return;
    this.event = event;
    this.settings.delete("reading");
    this.write(new Set(["event"]));
  }

  /** The selected event goes by another id by now: the address follows, and nobody need be told. */
  moved(event: string): void {
    this.event = event;
    window.history.replaceState(null, "", this.address());
  }

  show(view: ViewName): void {
    if (view === this.view) return;
    this.view = view;
    this.write(new Set(["view"]));
  }

  set(name: Setting, value: string | null): void {
    if (value === this.get(name)) return;
    if (value === null) this.settings.delete(name);
    else this.settings.set(name, value);
    this.write(new Set([name]));
  }

  /** The address of this page with everything that is set. */
  address(): string {
    const query = new URLSearchParams(this.params());
    if (this.view !== "map") query.set("view", this.view);
    if (this.event) query.set("event", this.event);
    for (const [name, value] of this.settings) query.set(name, value);
    const text = query.toString();
    return window.location.pathname + (text ? `?${text}` : "");
  }

  private read(): void {
    const query = new URLSearchParams(window.location.search);
    this.filter.clear();
    for (const name of FILTERS) {
      const values = query.getAll(name).filter(Boolean);
      if (values.length) this.filter.set(name, SEVERAL.has(name) ? values : values.slice(-1));
    }
    const view = query.get("view") as ViewName | null;
    this.view = view === "review" || VIEWS.includes(view as never) ? view! : "map";
    this.event = query.get("event");
    this.settings.clear();
    for (const name of SETTINGS) if (query.get(name)) this.settings.set(name, query.get(name)!);
  }

  private write(changed: ReadonlySet<Changed>): void {
    const big = changed.has("filter") || changed.has("view") || changed.has("event");
    window.history[big ? "pushState" : "replaceState"](null, "", this.address());
    this.tell(changed);
  }

  private tell(changed: ReadonlySet<Changed>): void {
    for (const listener of this.listeners) listener(changed);
  }
}

export const state = new State();
