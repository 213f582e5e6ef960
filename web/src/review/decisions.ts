/** Sending a person's rulings, and who that person is. */
import { ApiError, post } from "../api";
import { toast } from "../dom";

export type Ruling = {
  kind: "accept" | "reject" | "correct" | "merge" | "split" | "add" | "undo";
  event?: string;
  field?: string;
  value?: string | null;
  span?: [number, number];
  report?: string;
  with?: string[];
  note?: string;
};

const KEY = "dateline-coder";

export function coder(): string {
  try {
    return window.localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberCoder(name: string): void {
  try {
    window.localStorage.setItem(KEY, name.trim());
  } catch {
    // Storage may be forbidden: then the name is asked for again after a reload.
  }
}

/** What became of a ruling: the record that its event is part of by now, null where it is none. */
export type Kept = { event: string | null };

/** Send a ruling; null where it was not kept. Every view hears of it by the event "decided". */
export async function decide(ruling: Ruling, said: string): Promise<Kept | null> {
  const name = coder();
  if (!name) {
    toast("Write your name first: every decision carries it.", "bad");
    document.getElementById("coder")?.focus();
    return null;
  }
  try {
    const kept = await post<Kept>("api/decisions", { ...ruling, coder: name });
    toast(said);
    document.dispatchEvent(new CustomEvent("decided"));
    return kept;
  } catch (error) {
    const hint = error instanceof ApiError && error.hint ? ` ${error.hint}` : "";
    toast(`Not kept: ${(error as Error).message}.${hint}`, "bad");
    return null;
  }
}
