/** How values are put in words. */
import type { Actor, Count, EventRow } from "./types";

const whole = new Intl.NumberFormat("en");

export const number = (n: number): string => whole.format(n);

export const plural = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

export const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)} %`);

/** "ASSAULT" as people read it. */
export const typeName = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase().replaceAll("_", " ");

export const typeAndMode = (row: EventRow): string => (row.mode ? `${typeName(row.type)} · ${row.mode}` : typeName(row.type));

export function people(actors: readonly Actor[], none = "someone"): string {
  return actors.length ? actors.map((actor) => actor.name).join(", ") : none;
}

/** A number of people with its bounds: "5 (4–6) killed", "20–25 injured", "at least 5 killed". */
export function countText(kind: string, { value, low, high }: Count): string {
  const range = low !== null && high !== null && low !== high ? `${number(low)}–${number(high)}` : "";
  if (value === null) return `${range || (low === null ? "some" : `at least ${number(low)}`)} ${kind}`;
  if (high === null && low !== null) return `${low < value ? `${number(value)} or more` : `at least ${number(low)}`} ${kind}`;
  return `${number(value)}${range && ` (${range})`} ${kind}`;
}

export function counts(row: EventRow): string {
  return Object.entries(row.counts ?? {})
    .map(([kind, count]) => countText(kind, count))
    .join(", ");
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** An ISO prefix in words, no more precise than it is. */
export function day(iso: string | null | undefined): string {
  if (!iso) return "no date";
  const time = Date.parse(iso.length === 4 ? `${iso}-01-01` : iso.slice(0, 10));
  if (Number.isNaN(time)) return iso;
  if (iso.length === 4) return iso;
  return iso.length === 7 ? MONTH.format(time) : DAY.format(time);
}

/** What a value is, whatever its shape: a name, a list of names, a place, a number. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length ? value.map(plain).join(", ") : "nothing";
  const held = value as Record<string, unknown>;
  if ("low" in held && "value" in held) return countText("", held as Count).trim();
  return plain(held["name"] ?? held["value"] ?? held["text"] ?? Object.entries(held).map(([k, v]) => `${k}: ${plain(v)}`).join(", "));
}

/** One line that says what the event is; used where there is room for one. */
export function headline(row: EventRow): string {
  const whom = row.recipients.length ? ` → ${people(row.recipients)}` : "";
  return `${people(row.actors, "Someone")} · ${typeName(row.type)}${whom}`;
}
