/** The four views behind their tabs: each is made when it is first asked for. */
import { buildChips } from "../chips";
import { h, put, typing } from "../dom";
import { buildReview } from "../review/screen";
import { VIEWS, state, type ViewName } from "../state";
import { onTheme } from "../theme";
import type { Summary } from "../types";
import { NetworkView } from "./network";
import { TableView } from "./table";
import { TimelineView } from "./timeline";
import type { View } from "./view";

type Tab = (typeof VIEWS)[number];
const TITLES: Record<Tab, string> = { map: "Map", timeline: "Timeline", table: "Table", network: "Network" };

async function make(name: Tab, summary: Summary): Promise<View> {
  if (name === "map") return new (await import("./map")).MapView(summary);
  if (name === "timeline") return new TimelineView(summary);
  return name === "table" ? new TableView(summary) : new NetworkView(summary);
}

function buildTabs(): HTMLElement {
  const tabs = VIEWS.map((name) => h("button", { type: "button", role: "tab", id: `tab-${name}`, onclick: () => state.show(name) }, TITLES[name]));
  const bar = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" }, ...tabs);
  const sync = () =>
    tabs.forEach((tab, at) => {
      const now = VIEWS[at] === state.view;
      tab.setAttribute("aria-selected", String(now));
      tab.tabIndex = now ? 0 : -1;
      if (now) tab.setAttribute("aria-controls", `view-${VIEWS[at]}`);
      else tab.removeAttribute("aria-controls");
    });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (VIEWS.indexOf(state.view as Tab) + step + VIEWS.length) % VIEWS.length;
    state.show(VIEWS[next]!);
    tabs[next]!.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || state.view === "review") return;
    const name = VIEWS[Number(event.key) - 1];
    if (name) state.show(name);
  });
  state.listen((changed) => changed.has("view") && sync());
  sync();
  return bar;
}

export function buildViews(main: HTMLElement, summary: Summary): void {
  const made = new Map<Tab, Promise<View>>();
  const stage = h("div", { class: "views" });
  const review = buildReview(summary);
  put(main, h("h1", { class: "visually-hidden" }, "Events"), h("div", { class: "bar" }, buildTabs(), buildChips(summary.countries)), stage, review.element);
  const stale = new Set<Tab>();
  const up = async (name: ViewName) => {
    document.body.classList.toggle("reviewing", name === "review");
    review.show(name === "review");
    if (name === "review") return;
    const fresh = !made.has(name);
    if (fresh) made.set(name, make(name, summary));
    const view = await made.get(name)!;
    if (state.view !== name) return;
    if (stage.firstElementChild !== view.element) put(stage, view.element);
    if (fresh || stale.delete(name)) await view.load();
    else view.selected();
  };
  const outdated = () => VIEWS.forEach((name) => made.has(name) && stale.add(name));
  state.listen((changed) => {
    if (changed.has("filter")) outdated();
    if (changed.has("filter") || changed.has("view")) void up(state.view);
    else if (changed.has("event") && state.view !== "review") void made.get(state.view)?.then((view) => view.selected());
  });
  document.addEventListener("decided", () => (outdated(), state.view !== "review" && void up(state.view)));
  onTheme(() => made.forEach((view) => void view.then((now) => now.themed?.())));
  void up(state.view);
}
