/** Series of counts by day made into stacked bars. */
import type { Timeline } from "../types";
import { floor, range, type Unit } from "./buckets";

export type Bar = { day: string; parts: { key: string; n: number }[]; n: number };

const FAR = 4; // times as long as the time that holds most events: beyond, outliers are set aside
const TAIL = 0.01; // share of the events at either end that may be set aside

/** The days between which bars are drawn, and how many events lie outside. */
export type Window = { first: string; last: string; outside: number };

function totals(timeline: Timeline): [string, number][] {
  const sums = new Map<string, number>();
  for (const { points } of timeline.series) for (const [day, n] of points) sums.set(day, (sums.get(day) ?? 0) + n);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A few events told as history would press all others into one pixel: they are counted, not drawn. */
export function windowOf(timeline: Timeline, all: boolean): Window | null {
  const days = totals(timeline);
  if (!days.length) return null;
  const whole = { first: days[0]![0], last: days.at(-1)![0], outside: 0 };
  const sum = days.reduce((total, [, n]) => total + n, 0);
  let [before, from, to] = [0, 0, days.length - 1];
  while (before + days[from]![1] <= sum * TAIL) before += days[from++]![1];
  let after = 0;
  while (to > from && after + days[to]![1] <= sum * TAIL) after += days[to--]![1];
  const length = (a: string, b: string) => Date.parse(b) - Date.parse(a) + 31 * 86_400_000;
  const kept = { first: days[from]![0], last: days[to]![0], outside: before + after };
  return all || length(whole.first, whole.last) < FAR * length(kept.first, kept.last) ? whole : kept;
}

export function bars(timeline: Timeline, order: readonly string[], window: Window, unit: Unit): Bar[] {
  const made = new Map(range(window.first, window.last, unit).map((day): [string, Bar] => [day, { day, parts: [], n: 0 }]));
  const bySeries = new Map(timeline.series.map((series) => [series.key, series.points]));
  for (const key of order)
    for (const [day, n] of bySeries.get(key) ?? []) {
      const bar = made.get(floor(day, unit));
      if (!bar) continue;
      bar.parts.push({ key, n });
      bar.n += n;
    }
  return [...made.values()];
}

/** A round number just above the tallest bar, and the steps of the axis up to it. */
export function axis(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 4)));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((size) => most / size <= 5) ?? power * 10);
  return Array.from({ length: Math.floor(most / step) + 2 }, (_, at) => at * step);
}
