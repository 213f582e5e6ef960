/** Days, weeks and months as steps along an axis. Dates are ISO days, counted in UTC. */

export type Unit = "day" | "week" | "month";

const DAY = 86_400_000;

export const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first day of the bucket that a day lies in; weeks begin on Monday. */
export function floor(day: string, unit: Unit): string {
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  if (unit === "day") return day.slice(0, 10);
  const time = Date.parse(day.slice(0, 10));
  return iso(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}

export function next(day: string, unit: Unit): string {
  if (unit !== "month") return iso(Date.parse(day) + (unit === "week" ? 7 : 1) * DAY);
  const date = new Date(day);
  return iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}

/** The last day of the bucket that begins on `day`. */
export const lastDay = (day: string, unit: Unit): string => iso(Date.parse(next(day, unit)) - DAY);

/** Every bucket from the first to the last, empty ones too: a gap in the news must look like one. */
export function range(first: string, last: string, unit: Unit, most = 4000): string[] {
  const all: string[] = [];
  for (let day = floor(first, unit); day <= last && all.length < most; day = next(day, unit)) all.push(day);
  return all;
}

/** The finest unit that leaves each bar some pixels. */
export function fitting(first: string, last: string, bars: number): Unit {
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (days <= bars) return "day";
  return days / 7 <= bars ? "week" : "month";
}
