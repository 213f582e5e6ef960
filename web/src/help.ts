/** The keys, and what the marks mean. */
import { h, typing } from "./dom";

const KEYS: [string, [string, string][]][] = [
  ["Everywhere", [["/", "search words"], ["1 2 3 4", "map, timeline, table, network"], ["Esc", "close what is open"], ["?", "this help"]]],
  ["Table", [["↑ ↓", "move"], ["Enter", "open the event"]]],
  ["Timeline", [["← →", "move"], ["Shift ← →", "choose a span"], ["Enter", "filter to it"]]],
  [
    "Review",
    [
      ["j k", "next, previous event"],
      ["a", "accept"],
      ["r", "reject"],
      ["c", "correct a field by choosing words"],
      ["m", "merge with another event"],
      ["s", "split reports off"],
      ["n", "add an event that was missed"],
    ],
  ],
  ["Choosing words", [["← →", "word before, after"], ["Shift ← →", "more, fewer words"], ["Enter", "save"], ["Esc", "leave as it is"]]],
];

let dialog: HTMLDialogElement | null = null;

function make(): HTMLDialogElement {
  const close = h("button", { type: "button", onclick: () => dialog?.close() }, "Close");
  const lists = KEYS.map(([title, keys]) =>
    h("section", {}, h("h3", {}, title), h("dl", {}, ...keys.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)]))),
  );
  const box = h("dialog", { class: "help", "aria-labelledby": "help-title" }, h("h2", { id: "help-title" }, "Keys"), h("div", { class: "keys" }, ...lists), close);
  document.body.append(box);
  return box;
}

export function showHelp(): void {
  dialog ??= make();
  if (!dialog.open) dialog.showModal();
}

export function installHelp(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || typing(event) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    showHelp();
  });
}
