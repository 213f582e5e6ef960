/** The desk: reads what the store holds, puts up the page around it, and shows the view asked for. */
import { ApiError, get } from "./api";
import { emptyState, h, put } from "./dom";
import { buildFacets } from "./facets";
import { installHelp } from "./help";
import { buildReading } from "./reading/pane";
import { installTheme } from "./theme";
import { buildTop } from "./top";
import type { Summary } from "./types";
import { buildViews } from "./views/views";

async function start(): Promise<void> {
  installTheme();
  const main = document.getElementById("main")!;
  try {
    const summary = await get<Summary>("api/summary");
    buildTop(document.getElementById("top")!, summary);
    buildFacets(document.getElementById("facets")!, summary);
    buildViews(main, summary);
    buildReading(document.getElementById("reading")!, summary);
    installHelp();
  } catch (error) {
    const [message, hint] = error instanceof ApiError ? [error.message, error.hint] : [String(error), ""];
    put(
      main,
      h("h1", { class: "visually-hidden" }, "Events"),
      emptyState("The store cannot be read", `${message}. ${hint || "Is “dateline serve” still running? Reload when it is."}`),
    );
  }
}

void start();
