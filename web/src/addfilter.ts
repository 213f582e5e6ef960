/** Filters by hand: days, and any other part of the filter language. */
import { h } from "./dom";
import { state, type FilterName } from "./state";

const BY_HAND: [FilterName, string, string][] = [
  ["either", "Actor or recipient", "name or id"],
  ["actor", "Actor", "name or id"],
  ["recipient", "Recipient", "name or id"],
  ["place", "Place", "name"],
  ["country", "Country", "code, such as IRQ"],
  ["near", "Near", "lat,lon,km"],
  ["outlet", "Outlet", "name"],
  ["source", "Who says so", "name"],
  ["report", "Report", "id"],
  ["mode", "Mode", "name"],
];

function dayInput(name: "since" | "until", label: string): HTMLElement {
  const input = h("input", { type: "date" });
  const sync = () => (input.value = (state.values(name)[0] ?? "").slice(0, 10));
  input.addEventListener("change", () => state.setFilter({ [name]: [input.value] }));
  state.listen((changed) => changed.has("filter") && sync());
  sync();
  return h("label", { class: "day" }, h("span", {}, label), input);
}

function history(): HTMLElement {
  const select = h(
    "select",
    { "aria-label": "News or history" },
    h("option", { value: "" }, "News and history"),
    h("option", { value: "false" }, "News only"),
    h("option", { value: "true" }, "History only"),
  );
  const sync = () => (select.value = state.values("background")[0] ?? "");
  select.addEventListener("change", () => state.setFilter({ background: [select.value] }));
  state.listen((changed) => changed.has("filter") && sync());
  sync();
  return select;
}

export function addFilterForm(): HTMLElement {
  const name = h("select", { "aria-label": "Filter by" }, ...BY_HAND.map(([key, label]) => h("option", { value: key }, label)));
  const value = h("input", { type: "text", "aria-label": "Value to filter by", placeholder: BY_HAND[0]![2] });
  name.addEventListener("change", () => (value.placeholder = BY_HAND.find(([key]) => key === name.value)![2]));
  const add = (event: Event) => {
    event.preventDefault();
    const key = name.value as FilterName;
    if (value.value.trim()) state.setFilter({ [key]: [...state.values(key), value.value] });
    value.value = "";
  };
  return h(
    "div",
    { class: "byhand" },
    dayInput("since", "From"),
    dayInput("until", "To"),
    history(),
    h("form", { class: "add", onsubmit: add }, name, h("div", { class: "row" }, value, h("button", { type: "submit" }, "Add"))),
  );
}
