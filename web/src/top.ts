/** The bar at the top: search, review, watch, export, help. */
import { address, get } from "./api";
import { h, put } from "./dom";
import { number, plural } from "./format";
import { showHelp } from "./help";
import { state } from "./state";
import { toggleTheme } from "./theme";
import type { Summary, WatchItem } from "./types";

const FORMATS: Record<string, string> = {
  csv: "CSV, a row an event",
  acled: "CSV in the columns of ACLED",
  parquet: "Parquet",
  jsonl: "JSON lines",
  geojson: "GeoJSON",
  graphml: "GraphML network",
  gexf: "GEXF network",
  jsonld: "JSON-LD with annotations",
  ftm: "FollowTheMoney",
};

function searchForm(): HTMLElement {
  const input = h("input", { type: "search", name: "text", placeholder: "Words in reports …", "aria-label": "Search words in reports" });
  const sync = () => (input.value = state.values("text")[0] ?? "");
  const form = h("form", { role: "search", class: "search", onsubmit: (event: Event) => (event.preventDefault(), state.setFilter({ text: [input.value] })) }, input);
  input.addEventListener("search", () => state.setFilter({ text: [input.value] }));
  state.listen((changed) => changed.has("filter") && sync());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || (event.target as Element).closest("input, textarea, select")) return;
    event.preventDefault();
    input.focus();
  });
  sync();
  return form;
}

/** A button that opens a box under it; Escape or a press elsewhere closes the box. */
function dropdown(button: HTMLButtonElement, box: HTMLElement, opened: () => void): HTMLElement {
  box.hidden = true;
  const toggle = (open: boolean): void => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) opened();
  };
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => toggle(box.hidden === true));
  const holder = h("div", { class: "dropdown" }, button, box);
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    toggle(false);
    button.focus();
  });
  document.addEventListener("click", (event) => !holder.contains(event.target as Node) && toggle(false));
  return holder;
}

function exportMenu(formats: readonly string[]): HTMLElement {
  const box = h("div", { class: "box" });
  const fill = () =>
    put(
      box,
      h("p", { class: "quiet" }, state.filtered ? "The events that the filter lets through." : "All events. Set a filter to export fewer."),
      h(
        "ul",
        { class: "plain" },
        ...formats.map((format) => {
          const href = address("api/export", [...state.params(), ["format", format]]);
          return h("li", {}, h("a", { href, download: "" }, FORMATS[format] ?? format));
        }),
      ),
    );
  return dropdown(h("button", { type: "button" }, "Export"), box, fill);
}

function watchMenu(): HTMLElement {
  const badge = h("span", { class: "badge", hidden: true });
  const box = h("div", { class: "box" });
  let items: readonly WatchItem[] = [];
  const fill = () =>
    items.length
      ? put(box, h("p", { class: "quiet" }, "Departs from its own past:"), h("ul", { class: "plain watch" }, ...items.map(watchLine)))
      : put(box, h("p", {}, "Nothing departs from its own past."), h("p", { class: "quiet" }, "“dateline watch add” saves a filter to watch."));
  const button = h("button", { type: "button" }, "Watch ", badge);
  void get<WatchItem[] | { alerts: WatchItem[] }>("api/watch").then(
    (answer) => {
      items = Array.isArray(answer) ? answer : answer.alerts;
      badge.textContent = number(items.length);
      badge.hidden = !items.length;
      if (items.length) button.setAttribute("aria-label", `Watch: ${plural(items.length, "alert")}`);
    },
    () => undefined, // no watch list: the menu says how to make one
  );
  return dropdown(button, box, fill);
}

function watchLine(item: WatchItem): HTMLElement {
  const line = `${item.what}: ${number(item.now)}, expected ${item.expected.toFixed(1)}`;
  return h("li", {}, h("strong", {}, item.name), h("br"), line, h("br"), h("span", { class: "quiet" }, item.why));
}

function panelButton(name: string, target: string): HTMLElement {
  const button = h("button", { type: "button", class: "narrow", "aria-expanded": "false", "aria-controls": target }, name);
  button.addEventListener("click", () => {
    const open = document.getElementById("desk")!.classList.toggle(`show-${target}`);
    button.setAttribute("aria-expanded", String(open));
  });
  return button;
}

export function buildTop(top: HTMLElement, summary: Summary): void {
  const review = h("button", { type: "button", class: "primary", onclick: () => state.show(state.view === "review" ? "map" : "review") });
  const sync = () => (review.textContent = state.view === "review" ? "Leave review" : "Review");
  state.listen((changed) => changed.has("view") && sync());
  sync();
  const home = h("a", { class: "name", href: "./" }, h("img", { src: "static/icon.svg", alt: "", width: 22, height: 22 }), "Dateline");
  home.addEventListener("click", (event) => (event.preventDefault(), state.clear()));
  put(
    top,
    panelButton("Filter", "facets"),
    home,
    searchForm(),
    h("span", { class: "gap" }),
    summary.read_only ? h("span", { class: "quiet" }, "read-only") : null,
    watchMenu(),
    exportMenu(summary.formats ?? Object.keys(FORMATS)),
    review,
    h("button", { type: "button", class: "icon", "aria-label": "Light or dark", onclick: toggleTheme }, "◐"),
    h("button", { type: "button", class: "icon", "aria-label": "Keys and help", onclick: showHelp }, "?"),
  );
}
