/** The only way the page makes elements: text is always a text node, never markup. */

type Child = Node | string | number | null | undefined | false;
type Listener = (event: never) => void;
type Attributes = Record<string, string | number | boolean | null | undefined | Listener>;

function apply(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

function fill(element: Element, children: readonly Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) element.append(typeof child === "number" ? String(child) : child);
}

/** An element; attributes that begin with "on" are listeners, null and false ones are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, attributes);
  fill(element, children);
  return element;
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, attributes);
  fill(element, children);
  return element;
}

/** Put children in place of whatever an element holds. */
export function put(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  fill(element, children);
}

/** Whether a key press belongs to a field that is being typed in. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return !!target?.closest("input, textarea, select, [contenteditable]");
}

const live = (): HTMLElement => document.getElementById("live")!;

/** Say something to those who listen instead of looking. */
export function announce(text: string): void {
  live().textContent = "";
  live().textContent = text;
}

let shown = 0;

/** Say something at the foot of the page for a while; `kind` "bad" for what went wrong. */
export function toast(text: string, kind: "good" | "bad" = "good"): void {
  const box = document.getElementById("toast")!;
  box.textContent = text;
  box.className = kind;
  box.hidden = false;
  window.clearTimeout(shown);
  shown = window.setTimeout(() => (box.hidden = true), kind === "bad" ? 9000 : 3500);
}

/** A view that has nothing to show: what that means, and what to do. */
export function emptyState(title: string, advice: string, ...actions: readonly Child[]): HTMLElement {
  return h("div", { class: "empty" }, h("h3", {}, title), h("p", {}, advice), ...actions);
}
