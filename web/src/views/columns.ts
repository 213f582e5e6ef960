/** The columns of the table: what each says, how wide it is, and by what it may be sorted. */
import { h } from "../dom";
import { counts, day, people, percent, typeAndMode } from "../format";
import { quadColour } from "../palette";
import type { EventRow } from "../types";

export type Column = {
  key: string;
  title: string;
  width: string;
  sort?: string;
  show: (row: EventRow) => Node | string;
};

function typeCell(row: EventRow): Node {
  const swatch = h("span", { class: "swatch" });
  swatch.style.background = quadColour(row.quad);
  return h("span", { class: "typed" }, swatch, typeAndMode(row));
}

export const COLUMNS: readonly Column[] = [
  { key: "date", title: "Date", width: "7.2rem", sort: "date", show: (row) => day(row.date?.value) },
  { key: "type", title: "Type", width: "minmax(7.6rem, 11rem)", sort: "type", show: typeCell },
  { key: "actors", title: "Actor", width: "minmax(6.2rem, 1fr)", show: (row) => people(row.actors, "–") },
  { key: "recipients", title: "Recipient", width: "minmax(6.2rem, 1fr)", show: (row) => people(row.recipients, "–") },
  { key: "place", title: "Place", width: "minmax(5.5rem, .8fr)", show: (row) => row.place?.name ?? "–" },
  { key: "counts", title: "Counts", width: "8rem", show: (row) => counts(row) || "–" },
  { key: "reports", title: "Reports", width: "5.6rem", sort: "reports", show: (row) => String(row.reports) },
  { key: "independent", title: "Indep.", width: "5.2rem", sort: "independent", show: (row) => String(row.independent) },
  { key: "confidence", title: "Conf.", width: "4.4rem", sort: "confidence", show: (row) => percent(row.confidence) },
  { key: "status", title: "Status", width: "7rem", show: (row) => row.status + (row.disputed ? ", disputed" : "") },
  { key: "sources", title: "Who says so", width: "minmax(8rem, 1fr)", show: (row) => row.sources.join(" > ") || "the report" },
  { key: "outlets", title: "Outlets", width: "minmax(7rem, .8fr)", show: (row) => row.outlets.join(", ") || "–" },
  { key: "trigger", title: "Trigger", width: "7rem", show: (row) => row.trigger },
  { key: "sentence", title: "Sentence", width: "minmax(16rem, 3fr)", show: (row) => row.sentence },
];

export const USUAL = ["date", "type", "actors", "recipients", "place", "reports", "confidence"];

/** The columns asked for, in the table's order; the usual ones where none is known. */
export function chosenColumns(asked: string | null): Column[] {
  const wanted = new Set((asked ?? "").split(",").filter(Boolean));
  const found = COLUMNS.filter((column) => wanted.has(column.key));
  return found.length ? found : COLUMNS.filter((column) => USUAL.includes(column.key));
}
