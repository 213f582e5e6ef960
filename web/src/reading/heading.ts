/** What an event is, at the head of the reading pane and of a decision. */
import { h } from "../dom";
import { counts, day, people, percent, plural, typeAndMode } from "../format";
import { QUADS, quadColour } from "../palette";
import type { EventRow } from "../types";

const line = (name: string, value: string): HTMLElement[] => [h("dt", {}, name), h("dd", {}, value)];

export function eventHeading(row: EventRow, title: "h2" | "h3" = "h2"): HTMLElement {
  const swatch = h("span", { class: "swatch round", title: QUADS[row.quad ?? 0] ?? "" });
  swatch.style.background = quadColour(row.quad);
  const flags = [row.status !== "asserted" && row.status, row.background && "history", row.disputed && "disputed"].filter(Boolean) as string[];
  const place = row.place ? row.place.name + (row.place.precision === "point" || row.place.precision === "city" ? "" : ` (known to the ${row.place.precision})`) : "no place told";
  return h(
    "div",
    { class: "heading" },
    h("p", { class: "kind" }, swatch, typeAndMode(row), ...flags.map((flag) => h("span", { class: "flag" }, flag))),
    h(title, {}, `${people(row.actors, "Someone")}${row.recipients.length ? ` → ${people(row.recipients)}` : ""}`),
    h(
      "dl",
      { class: "facts" },
      ...line("When", day(row.date?.value)),
      ...line("Where", place),
      ...(counts(row) ? line("How many", counts(row)) : []),
      ...line("Says", row.sources.length ? row.sources.join(" > ") : "the report itself"),
      ...line("Rests on", `${plural(row.reports, "report")}, ${row.independent} independent; ${percent(row.confidence)} sure`),
    ),
  );
}
