/** A second, blind coding: a sample to judge without what the first coder said, and how far both agree. */
import { get } from "../api";
import { h, put, toast } from "../dom";
import { percent, plural } from "../format";
import type { Agreement, EventRow, Queue, QueueItem, ReportDetail } from "../types";
import { coder } from "./decisions";

const SAMPLE = "50";

function agreementText({ n, coders, f1, alpha }: Agreement): string {
  if (!n) return "No event has been judged by two people yet.";
  const measures = [f1 !== null && `F1 ${percent(f1)}`, alpha !== null && `Krippendorff’s alpha ${alpha.toFixed(2)}`].filter(Boolean);
  return `${coders.join(" and ")} agree on ${plural(n, "event")}: ${measures.join(", ")}.`;
}

/** The box at the foot of the review; `begin` takes up the sample. */
export function secondCoding(begin: (queue: QueueItem[]) => void): HTMLElement {
  const agreed = h("p", { class: "quiet" });
  const draw = async () => {
    const name = coder();
    if (!name) return toast("Write your name first: the sample leaves out what you coded yourself.", "bad");
    try {
      const { queue } = await get<Queue>("api/queue", [["sample", SAMPLE], ["coder", name]]);
      if (queue.length) begin(queue);
      else toast("Nobody else has judged an event that you could code a second time.");
    } catch (error) {
      toast((error as Error).message, "bad");
    }
  };
  const box = h("details", { class: "second" }, h("summary", {}, "Second coding"), h("p", { class: "quiet" }, "Judge what others have judged, without seeing how."), h("button", { type: "button", onclick: () => void draw() }, "Code a sample blind"), agreed);
  box.addEventListener("toggle", () => {
    if (box.open) void get<Agreement>("api/agreement").then((found) => put(agreed, agreementText(found)), () => undefined);
  });
  return box;
}

/** The report with nothing marked but the word in question: as a second coder may see it. */
export function blindReport(report: ReportDetail, row: EventRow): ReportDetail {
  const from = report.report.text.indexOf(row.sentence);
  if (from < 0 || !row.at) return { ...report, marks: [], events: [] };
  const [start, end] = row.at;
  const mark = { start: from + start, end: from + end, kind: "trigger", event: row.id, label: row.type, rule: "", confidence: null };
  return { ...report, marks: [mark], events: [] };
}
