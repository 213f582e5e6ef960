/** A report's text with every span marked, and a way to choose words in it by mouse or keys. */
import { h, put } from "../dom";
import { percent } from "../format";
import type { Mark, ReportDetail } from "../types";
import { segments, words, type Segment } from "./segments";

const KINDS: Record<string, string> = {
  trigger: "Trigger",
  actor: "Actor",
  recipient: "Recipient",
  place: "Place",
  time: "Time",
  source: "Who says so",
  cue: "Words of saying",
  count: "Number of people",
};

export type Chosen = { start: number; end: number; text: string };

/** What is said of a piece of text when it is pointed at or focused. */
function explained(segment: Segment): string[] {
  const rewrite = segment.rewrite;
  const lines = rewrite ? [`Rewritten by a machine: “${rewrite.restored}” became “${rewrite.text}” (${rewrite.kind}, ${percent(rewrite.confidence)})`] : [];
  const seen = new Set<string>();
  for (const mark of segment.marks) {
    const sure = mark.confidence === null ? "" : `, ${percent(mark.confidence)} sure`;
    const line = `${KINDS[mark.kind] ?? mark.kind}: ${mark.label} – decided by ${mark.rule || "no rule"}${sure}`;
    if (!seen.has(line)) lines.push(line);
    seen.add(line);
  }
  return lines;
}

export class ReportText {
  readonly element: HTMLElement;
  private readonly body = h("div", { class: "text", lang: "en" });
  private readonly tip = h("div", { class: "tip said", role: "status", hidden: true });
  private pieces: [number, Node][] = [];
  private text = "";

  constructor(private readonly open: (event: string) => void) {
    this.element = h("div", { class: "report-text" }, this.body, this.tip);
    this.body.addEventListener("pointerover", (event) => this.explain(event.target as HTMLElement));
    this.body.addEventListener("focusin", (event) => this.explain(event.target as HTMLElement));
    this.body.addEventListener("pointerleave", () => (this.tip.hidden = true));
    this.body.addEventListener("focusout", () => (this.tip.hidden = true));
    this.body.addEventListener("keydown", (event) => {
      const event_ = (event.target as HTMLElement).dataset["event"];
      if (event.key === "Enter" && event_) this.open(event_);
    });
  }

  /** Marks of the record stand out; those of other events, and of none, are drawn faintly. */
  show(report: ReportDetail, event: string | null): void {
    this.text = report.report.text;
    this.pieces = [];
    this.tip.hidden = true;
    const own = (mark: Mark) => event !== null && mark.event === event;
    const nodes = segments(this.text.length, report.marks, report.rewrites).map((segment) => this.piece(segment, own, event));
    put(this.body, ...nodes);
    this.body.querySelector(".trigger.own")?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  private piece(segment: Segment, own: (mark: Mark) => boolean, event: string | null): Node {
    const node = document.createTextNode(this.text.slice(segment.start, segment.end));
    this.pieces.push([segment.start, node]);
    const top = segment.marks.find((mark) => mark.event === event && event !== null) ?? segment.marks[0];
    if (!top && !segment.rewrite) return node;
    const begins = segment.marks.some((mark) => mark.start === segment.start) || segment.rewrite?.start === segment.start;
    const classes = [top?.kind ?? "", top && own(top) ? "own" : "other", segment.rewrite ? "rewritten" : ""];
    const mark = h("mark", { class: classes.join(" ").trim(), tabindex: begins ? 0 : null }, node);
    const lines = explained(segment);
    mark.dataset["said"] = lines.join("\n");
    if (segment.rewrite && segment.rewrite.end === segment.end) mark.dataset["restored"] = segment.rewrite.restored;
    const other = segment.marks.find((one) => one.kind === "trigger" && one.event && one.event !== event)?.event;
    if (other) {
      mark.dataset["event"] = other;
      mark.addEventListener("click", () => window.getSelection()?.isCollapsed && this.open(other));
    }
    return mark;
  }

  private explain(target: HTMLElement): void {
    const mark = target.closest<HTMLElement>("mark");
    this.tip.hidden = !mark;
    if (!mark) return;
    this.tip.textContent = mark.dataset["said"] ?? "";
    const [box, frame] = [mark.getBoundingClientRect(), this.element.getBoundingClientRect()];
    this.tip.style.top = `${box.bottom - frame.top + 6}px`;
    this.tip.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - this.tip.offsetWidth))}px`;
  }

  /** The words chosen in this text, without the blanks at their ends; null where none are. */
  chosen(): Chosen | null {
    const selection = window.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const [from, to] = [this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset)];
    if (from === null || to === null || from === to) return null;
    const text = this.text.slice(from, to);
    const start = from + (text.length - text.trimStart().length);
    const end = to - (text.length - text.trimEnd().length);
    return start < end ? { start, end, text: this.text.slice(start, end) } : null;
  }

  /** Choose letters `start` to `end`, and bring them into sight. */
  choose(start: number, end: number): void {
    const [from, to] = [this.position(start), this.position(end)];
    window.getSelection()?.setBaseAndExtent(from[0], from[1], to[0], to[1]);
    to[0].parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** Step by words: the next or the one before; with `extend`, one more or fewer of those chosen. */
  step(forward: boolean, extend: boolean): void {
    const all = words(this.text);
    const now = this.chosen();
    if (!all.length) return;
    const first = now ? all.findIndex(([, end]) => end > now.start) : 0;
    const last = now ? all.findLastIndex(([start]) => start < now.end) : 0;
    if (!now) return this.choose(...all[0]!);
    const limit = (at: number) => Math.min(all.length - 1, Math.max(0, at));
    if (extend) return this.choose(all[first]![0], all[Math.max(first, limit(last + (forward ? 1 : -1)))]![1]);
    const at = limit(forward ? last + 1 : first - 1);
    this.choose(all[at]![0], all[at]![1]);
  }

  private offset(node: Node, within: number): number | null {
    const piece = this.pieces.find(([, text]) => text === node);
    if (piece) return piece[0] + within;
    const child = node.childNodes[within] ?? null;
    const next = this.pieces.find(([, text]) => (child ? child.contains(text) || !!(child.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) : false));
    if (next && this.body.contains(node)) return next[0];
    return this.body.contains(node) ? this.text.length : null;
  }

  private position(offset: number): [Node, number] {
    const piece = this.pieces.findLast(([start]) => start <= offset && (start < offset || offset === 0)) ?? this.pieces[0]!;
    return [piece[1], Math.min(offset - piece[0], piece[1].textContent!.length)];
  }
}
