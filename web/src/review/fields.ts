/** The fields that a person can correct, each by words of the text or by one of a few values. */
import { typeName } from "../format";
import type { EventRow, Summary } from "../types";

export type Correctable = {
  field: string;
  title: string;
  /** Words are chosen in the text; where it is false, a value is chosen from `options`. */
  words: boolean;
  options: (summary: Summary, row: EventRow) => [string, string][];
};

const STATUSES = ["asserted", "denied", "possible", "planned", "hypothetical"];
const COUNTS = ["killed", "injured", "arrested", "abducted", "displaced", "protesters"];

const byWords = (field: string, title: string): Correctable => ({ field, title, words: true, options: () => [] });
const byValue = (field: string, title: string, options: Correctable["options"]): Correctable => ({ field, title, words: false, options });

export const CORRECTABLE: readonly Correctable[] = [
  byWords("actors", "Actor"),
  byWords("recipients", "Recipient"),
  byWords("place", "Place"),
  byWords("date", "Date"),
  byValue("type", "Type", (summary) => summary.types.map(({ name }) => [name, typeName(name)])),
  byValue("mode", "Mode", (summary, row) => (summary.types.find(({ name }) => name === row.type)?.modes ?? []).map((mode) => [mode, mode])),
  byValue("status", "Status", () => STATUSES.map((status) => [status, status])),
  byValue("background", "News or history", () => [["false", "news"], ["true", "history"]]),
  byWords("sources", "Who says so"),
  ...COUNTS.map((kind) => byWords(kind, `Number ${kind}`)),
];
