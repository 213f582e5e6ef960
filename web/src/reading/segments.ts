/** A text cut where marks begin and end: each piece is one run of letters with the marks over it. */
import type { Mark, Rewrite } from "../types";

export type Segment = { start: number; end: number; marks: Mark[]; rewrite: Rewrite | null };

/** Of marks that lie over each other the shortest is the one a reader points at; it comes first. */
export function segments(length: number, marks: readonly Mark[], rewrites: readonly Rewrite[]): Segment[] {
  const sound = marks.filter((mark) => mark.start < mark.end && mark.start >= 0 && mark.end <= length);
  const cuts = new Set([0, length, ...sound.flatMap((mark) => [mark.start, mark.end]), ...rewrites.flatMap((one) => [one.start, one.end])]);
  const edges = [...cuts].filter((cut) => cut >= 0 && cut <= length).sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1]!;
    const over = sound.filter((mark) => mark.start <= start && mark.end >= end);
    over.sort((a, b) => a.end - a.start - (b.end - b.start));
    return { start, end, marks: over, rewrite: rewrites.find((one) => one.start <= start && one.end >= end) ?? null };
  });
}

/** Words as runs of letters and digits with what joins them: what the arrow keys step over. */
export function words(text: string): [number, number][] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)].map((match) => [match.index, match.index + match[0].length]);
}
