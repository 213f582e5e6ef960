/** What each outlet says, side by side, and who copied whom. */
import { h } from "../dom";
import { day, plain, plural } from "../format";
import type { Account, Mention, RecordDetail } from "../types";

const ROLES: Record<string, string> = {
  original: "own report",
  copy: "copy",
  abridged: "shortened copy",
  rewritten: "rewritten copy",
};

const outlet = (mention: { outlet: string | null; report: string }): string => mention.outlet || mention.report;

/** The value each mention gives to a field: accounts name the mentions that give theirs. */
function said(accounts: readonly Account[], mention: Mention): Account[] {
  return accounts.filter((account) => account.mentions.some((other) => other.event === mention.event && other.report === mention.report));
}

function cell(accounts: readonly Account[], mention: Mention, best: string | null): HTMLElement {
  const values = said(accounts, mention);
  if (!values.length) return h("td", { class: "quiet" }, "says nothing");
  const parts = values.map((account) => {
    const voices = account.voices.length ? h("div", { class: "quiet" }, `says ${account.voices.join(", ")}`) : null;
    return h("div", {}, plain(account.value), voices);
  });
  const differs = best !== null && values.every((account) => plain(account.value) !== best);
  return h("td", { class: differs ? "differs" : "" }, ...parts);
}

/** The value most mentions give; null where no value has more than any other. */
function usual(accounts: readonly Account[]): string | null {
  const [most, next] = [...accounts].sort((a, b) => b.mentions.length - a.mentions.length);
  return most && most.mentions.length > (next?.mentions.length ?? 0) ? plain(most.value) : null;
}

function comparison(record: RecordDetail): HTMLElement {
  const fields = [...new Set(record.accounts.map((account) => account.field))];
  const columns = record.mentions.filter((mention) => said(record.accounts, mention).length);
  const head = h("tr", {}, h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, "Field")), ...columns.map((mention) => h("th", { scope: "col" }, outlet(mention), h("div", { class: "quiet" }, day(mention.published)))));
  const rows = fields.map((field) => {
    const accounts = record.accounts.filter((account) => account.field === field);
    const best = usual(accounts);
    const disputed = new Set(accounts.map((account) => plain(account.value))).size > 1;
    return h("tr", {}, h("th", { scope: "row" }, field, disputed ? h("span", { class: "flag" }, "differs") : null), ...columns.map((mention) => cell(accounts, mention, best)));
  });
  const label = "What each outlet says";
  return h("div", { class: "sideways", tabindex: 0, role: "region", "aria-label": label }, h("table", { class: "accounts" }, h("caption", { class: "visually-hidden" }, label), h("thead", {}, head), h("tbody", {}, ...rows)));
}

/** Reports with their copies under them, indented as they derive from each other. */
function descent(record: RecordDetail, read: (mention: Mention) => void): HTMLElement {
  const known = new Set(record.mentions.map((mention) => mention.report));
  const children = (of: string | null) => record.mentions.filter((mention) => (of === null ? !mention.of || !known.has(mention.of) : mention.of === of && mention.report !== of));
  const drawn = new Set<string>();
  const branch = (of: string | null): HTMLElement =>
    h(
      "ul",
      { class: "plain descent" },
      ...children(of).flatMap((mention) => {
        const key = `${mention.report} ${mention.event}`;
        if (drawn.has(key)) return [];
        drawn.add(key);
        const below = children(mention.report).length ? branch(mention.report) : null;
        const name = h("button", { type: "button", class: "link", onclick: () => read(mention) }, outlet(mention));
        const line = h("div", {}, name, h("span", { class: `role ${mention.role}` }, ROLES[mention.role] ?? mention.role), h("span", { class: "quiet" }, ` ${day(mention.published)}`));
        return [h("li", {}, line, mention.title ? h("div", { class: "quiet" }, mention.title) : null, below)];
      }),
    );
  return branch(null);
}

export function accountsPane(record: RecordDetail, read: (mention: Mention) => void): HTMLElement {
  const say = `${plural(record.reports, "report")}, ${plural(record.independent, "independent source")}.`;
  const single = record.mentions.length < 2;
  return h(
    "div",
    {},
    h("p", {}, single ? "One report tells of this. There is nothing to compare it with." : say),
    record.accounts.length ? h("h3", {}, "Side by side") : null,
    record.accounts.length ? comparison(record) : null,
    h("h3", {}, "Who tells it, and who copied whom"),
    descent(record, read),
  );
}
