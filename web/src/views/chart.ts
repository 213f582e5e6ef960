/** Stacked bars on a canvas, moved along by pointer or keys, with a span that can be chosen. */
import { h } from "../dom";
import { number } from "../format";
import { themed } from "../palette";
import type { Unit } from "./buckets";
import { axis, type Bar } from "./stacks";

const LEFT = 46;
const RIGHT = 12;
const TOP = 12;
const BELOW = 30;
const LABEL = 74; // pixels between two labels of the time axis

export class Chart {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly tip = h("div", { class: "tip", hidden: true });
  private bars: Bar[] = [];
  private colours: ReadonlyMap<string, string> = new Map();
  private unit: Unit = "month";
  private at: number | null = null;
  private from: number | null = null;

  constructor(
    private readonly choose: (first: string, last: string) => void,
    private readonly tell: (bar: Bar | null) => string,
  ) {
    const label = "Events through time. Arrow keys move, with Shift they choose a span, Enter filters to it.";
    this.canvas = h("canvas", { role: "application", tabindex: 0, "aria-label": label });
    this.element = h("div", { class: "chart" }, this.canvas, this.tip);
    new ResizeObserver(() => this.draw()).observe(this.element);
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(this.index(event), event.buttons > 0));
    this.canvas.addEventListener("pointerup", () => this.release());
    this.canvas.addEventListener("pointerleave", () => this.from === null && this.move(null, false));
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.canvas.addEventListener("blur", () => this.move(null, false));
  }

  get width(): number {
    return Math.max(300, (this.element.clientWidth || 800) - LEFT - RIGHT);
  }

  set(bars: Bar[], colours: ReadonlyMap<string, string>, unit: Unit): void {
    [this.bars, this.colours, this.unit, this.at, this.from] = [bars, colours, unit, null, null];
    this.draw();
  }

  draw(): void {
    const [width, height] = [this.element.clientWidth, this.element.clientHeight];
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    [this.canvas.width, this.canvas.height] = [width * ratio, height * ratio];
    const ink = this.canvas.getContext("2d")!;
    ink.scale(ratio, ratio);
    ink.font = `12px ${themed("--sans") || "sans-serif"}`;
    const steps = axis(Math.max(1, ...this.bars.map((bar) => bar.n)));
    const scale = (height - TOP - BELOW) / steps.at(-1)!;
    this.drawAxis(ink, width, height, steps, scale);
    this.drawSpan(ink, height);
    this.bars.forEach((bar, at) => this.drawBar(ink, bar, at, height, scale));
    this.drawDays(ink, height);
  }

  private get step(): number {
    return this.width / Math.max(1, this.bars.length);
  }

  private drawAxis(ink: CanvasRenderingContext2D, width: number, height: number, steps: readonly number[], scale: number): void {
    ink.textAlign = "right";
    ink.textBaseline = "middle";
    for (const step of steps) {
      const y = Math.round(height - BELOW - step * scale) + 0.5;
      ink.strokeStyle = themed(step ? "--line" : "--edge");
      ink.beginPath();
      ink.moveTo(LEFT, y);
      ink.lineTo(width - RIGHT, y);
      ink.stroke();
      ink.fillStyle = themed("--quiet");
      ink.fillText(number(step), LEFT - 8, y);
    }
  }

  private drawSpan(ink: CanvasRenderingContext2D, height: number): void {
    if (this.at === null) return;
    const [low, high] = [Math.min(this.at, this.from ?? this.at), Math.max(this.at, this.from ?? this.at)];
    ink.fillStyle = themed("--hover");
    ink.fillRect(LEFT + low * this.step, TOP, (high - low + 1) * this.step, height - TOP - BELOW);
  }

  private drawBar(ink: CanvasRenderingContext2D, bar: Bar, at: number, height: number, scale: number): void {
    const gap = this.step > 6 ? Math.min(3, this.step * 0.2) : 0;
    let y = height - BELOW;
    for (const { key, n } of bar.parts) {
      const tall = n * scale;
      ink.fillStyle = this.colours.get(key) ?? "#888";
      ink.fillRect(LEFT + at * this.step + gap / 2, y - tall, Math.max(0.7, this.step - gap), tall);
      y -= tall;
      if (tall < 3 || this.step < 4) continue;
      ink.fillStyle = themed("--paper");
      ink.fillRect(LEFT + at * this.step, y, this.step, 0.75);
    }
  }

  private drawDays(ink: CanvasRenderingContext2D, height: number): void {
    ink.textAlign = "left";
    ink.fillStyle = themed("--quiet");
    let free = LEFT - 1;
    this.bars.forEach((bar, at) => {
      const x = LEFT + at * this.step;
      if (x < free || x > LEFT + this.width - LABEL / 2) return;
      const long = this.unit !== "month" || this.bars.length * 1 < 200;
      const date = new Date(bar.day);
      if (this.unit === "month" && this.bars.length > 36 && date.getUTCMonth() !== 0) return;
      const options: Intl.DateTimeFormatOptions = this.unit === "month" ? (long && this.bars.length <= 36 ? { month: "short", year: "numeric" } : { year: "numeric" }) : { day: "numeric", month: "short", year: "2-digit" };
      ink.fillText(new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(date), x, height - BELOW + 16);
      ink.fillRect(x, height - BELOW, 1, 5);
      free = x + LABEL;
    });
  }

  private index(event: PointerEvent): number | null {
    const at = Math.floor((event.offsetX - LEFT) / this.step);
    return at < 0 || at >= this.bars.length ? null : at;
  }

  private press(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    this.from = this.index(event);
    this.move(this.from, true);
  }

  private move(at: number | null, choosing: boolean): void {
    if (at === null && choosing) return;
    if (!choosing) this.from = null;
    if (at === this.at) return;
    this.at = at;
    this.draw();
    const text = this.tell(at === null ? null : (this.bars[at] ?? null));
    this.tip.hidden = !text;
    this.tip.textContent = text;
    const x = LEFT + ((at ?? 0) + 0.5) * this.step;
    this.tip.style.left = `${Math.min(Math.max(x, 130), LEFT + this.width - 120)}px`;
  }

  private release(): void {
    if (this.at !== null && this.from !== null) this.done(this.from, this.at);
    this.from = null;
  }

  private done(from: number, to: number): void {
    this.choose(this.bars[Math.min(from, to)]!.day, this.bars[Math.max(from, to)]!.day);
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -1e9, End: 1e9 }[event.key];
    if (event.key === "Enter" && this.at !== null) this.done(this.from ?? this.at, this.at);
    if (event.key === "Escape") this.move(null, false);
    if (!step || !this.bars.length) return;
    event.preventDefault();
    const now = this.at ?? (step > 0 ? -1 : this.bars.length);
    if (event.shiftKey && this.from === null) this.from = this.at;
    this.move(Math.min(this.bars.length - 1, Math.max(0, now + step)), event.shiftKey);
  }
}
