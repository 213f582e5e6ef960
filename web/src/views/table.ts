/** The table: rows are made only where they can be seen, and fetched as one scrolls to them. */
import { Latest, get } from "../api";
import { h, put } from "../dom";
import { headline, number, plural } from "../format";
import { state } from "../state";
import type { EventPage, EventRow, Summary } from "../types";
import { COLUMNS, chosenColumns, type Column } from "./columns";
import { Frame, type View } from "./view";

const ROW = 34; // pixels; the same in table.css
const PAGE = 200;
const SPARE = 8; // rows made above and below what is seen

export class TableView implements View {
  readonly element: HTMLElement;
  private readonly frame: Frame;
  private readonly latest = new Latest();
  private readonly head = h("div", { class: "row head", role: "row", "aria-rowindex": 1 });
  private readonly body = h("div", { class: "rows", role: "rowgroup" });
  private readonly scroller: HTMLElement;
  private readonly grid: HTMLElement;
  private rows: EventRow[] = [];
  private total = 0;
  private next: string | null = null;
  private fetching = false;
  private current = 0;

  constructor(private readonly summary: Summary) {
    this.frame = new Frame("table", summary);
    this.element = this.frame.element;
    this.grid = h("div", { class: "grid", role: "grid", "aria-label": "Events", tabindex: 0 }, h("div", { role: "rowgroup" }, this.head), this.body);
    this.scroller = h("div", { class: "scroller" }, this.grid);
    put(this.frame.canvas, this.scroller);
    put(this.frame.tools, this.columnMenu());
    this.scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroller);
    this.grid.addEventListener("keydown", (event) => this.key(event));
    state.listen((changed) => {
      if (changed.has("sort") && state.view === "table") void this.load();
      if (changed.has("cols")) this.draw();
    });
  }

  async load(): Promise<void> {
    try {
      const page = await this.latest.run((signal) => get<EventPage>("api/events", this.query(null), signal));
      if (!page) return;
      [this.rows, this.total, this.next, this.current, this.fetching] = [page.events, page.total, page.next, 0, false];
      this.scroller.scrollTop = 0;
      this.frame.clear();
      if (!this.total) this.frame.empty(this.summary);
      this.frame.denominators.set(`${plural(this.total, "event")} of ${number(this.summary.events)} in this table.`);
      this.draw();
    } catch (error) {
      this.frame.failed(error);
    }
  }

  selected(): void {
    this.draw();
  }

  private query(after: string | null): [string, string][] {
    const more: [string, string][] = [["sort", state.get("sort") ?? "-date"], ["limit", String(PAGE)]];
    return [...state.params(), ...more, ...(after ? [["after", after] as [string, string]] : [])];
  }

  private async more(): Promise<void> {
    if (this.fetching || !this.next) return;
    this.fetching = true;
    try {
      const page = await this.latest.run((signal) => get<EventPage>("api/events", this.query(this.next), signal));
      if (!page) return;
      this.rows.push(...page.events);
      this.next = page.next;
    } catch (error) {
      this.next = null;
      this.frame.failed(error);
    }
    this.fetching = false;
    this.draw();
  }

  private draw(): void {
    const columns = chosenColumns(state.get("cols"));
    const tracks = columns.map((column) => column.width).join(" ");
    this.grid.style.setProperty("--tracks", tracks);
    this.grid.setAttribute("aria-rowcount", String(this.total + 1));
    this.grid.setAttribute("aria-colcount", String(columns.length));
    this.drawHead(columns);
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW) - SPARE);
    const last = Math.min(this.rows.length, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / ROW) + SPARE);
    this.body.style.height = `${this.rows.length * ROW}px`;
    const made = [];
    for (let at = first; at < last; at++) made.push(this.row(this.rows[at]!, at, columns));
    put(this.body, ...made);
    if (this.rows.some((_, at) => at === this.current)) this.grid.setAttribute("aria-activedescendant", `row-${this.current}`);
    else this.grid.removeAttribute("aria-activedescendant");
    if (!this.body.querySelector(`#row-${this.current}`)) this.grid.removeAttribute("aria-activedescendant");
    if (last > this.rows.length - PAGE / 2) void this.more();
  }

  private drawHead(columns: readonly Column[]): void {
    const [sort, down] = this.sorted();
    const focused = this.head.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["sort"] : null;
    put(
      this.head,
      ...columns.map((column) => {
        if (!column.sort) return h("div", { role: "columnheader" }, column.title);
        const now = column.sort === sort;
        const order = now ? (down ? "descending" : "ascending") : "none";
        const press = () => state.set("sort", column.sort === "date" && !(now && down) ? "-date" : column.sort!);
        const button = h("button", { type: "button", "data-sort": column.sort, onclick: press }, column.title, h("span", { "aria-hidden": "true" }, now ? (down ? " ↓" : " ↑") : ""));
        return h("div", { role: "columnheader", "aria-sort": order }, button);
      }),
    );
    [...this.head.querySelectorAll("button")].find((button) => button.dataset["sort"] === focused)?.focus();
  }

  /** What is sorted by, and whether the greatest come first: counts and confidence always so. */
  private sorted(): [string, boolean] {
    const asked = state.get("sort") ?? "-date";
    return [asked.replace(/^-/, ""), asked.startsWith("-") || ["reports", "independent", "confidence"].includes(asked)];
  }

  private row(row: EventRow, at: number, columns: readonly Column[]): HTMLElement {
    const cells = columns.map((column) => {
      const shown = column.show(row);
      const cell = h("div", { role: "gridcell" }, shown);
      cell.title = cell.textContent ?? "";
      return cell;
    });
    const open = () => ((this.current = at), state.select(row.id));
    const element = h("div", { class: `row${at === this.current ? " current" : ""}`, role: "row", id: `row-${at}`, "aria-rowindex": at + 2, "aria-selected": String(row.id === state.event), "aria-label": headline(row), onclick: open }, ...cells);
    element.style.top = `${at * ROW}px`;
    return element;
  }

  private key(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -1e9, End: 1e9 };
    if (event.target !== this.grid) return;
    if (event.key === "Enter") state.select(this.rows[this.current]?.id ?? null);
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.current = Math.min(this.rows.length - 1, Math.max(0, this.current + step));
    const [top, height] = [this.current * ROW, this.scroller.clientHeight - 2 * ROW];
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    if (top > this.scroller.scrollTop + height) this.scroller.scrollTop = top - height;
    this.draw();
  }

  private columnMenu(): HTMLElement {
    const boxes = COLUMNS.map((column) => {
      const box = h("input", { type: "checkbox", value: column.key });
      box.checked = chosenColumns(state.get("cols")).includes(column);
      box.addEventListener("change", () => state.set("cols", boxes.map(([input]) => input).filter((input) => input.checked).map((input) => input.value).join(",") || null));
      return [box, h("li", {}, h("label", {}, box, ` ${column.title}`))] as const;
    });
    return h("details", { class: "columns" }, h("summary", {}, "Columns"), h("ul", { class: "plain box" }, ...boxes.map(([, item]) => item)));
  }
}
