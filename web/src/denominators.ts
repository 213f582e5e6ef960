/** What every chart rests on: how much was read, and what a chart cannot show. */
import { h, put } from "./dom";
import { number, plural } from "./format";
import type { Summary } from "./types";

/** The line under a view; `set` says what of the filtered events this view leaves out. */
export class Denominators {
  readonly element: HTMLElement;
  private readonly own = h("span", { class: "own" });

  constructor(summary: Summary) {
    const { reports, empty, copies, refused, events, mentions, waiting } = summary;
    this.element = h(
      "p",
      { class: "denominators" },
      this.own,
      h(
        "span",
        { title: "What the store holds, whatever the filter" },
        `Store: ${plural(reports, "report")} read (${number(empty)} without events, ${number(copies)} copies), ${number(refused)} refused; `,
        `${plural(events, "event")} from ${plural(mentions, "telling")}.`,
        waiting ? ` ${plural(waiting, "report")} not merged yet: run dateline merge.` : null,
      ),
    );
  }

  set(text: string): void {
    put(this.own, `${text} `);
  }
}
