import { HANDLERS } from "../run/firing";
import { COLUMNS } from "../sheet/columns";
import { stepsByHand } from "./background";
import { actions, button, el, show } from "./dom";
import { texts } from "./format";
import { close } from "./server";

const { help, words, columns, dialog, sidebar, signs } = texts;

/** The documentation: how it works, what a row says, and what the columns take. */
export function showHelp(): void {
  const statuses = Object.keys(help.statuses) as (keyof typeof help.statuses)[];
  show(
    help.title,
    el(
      "ol",
      {},
      help.steps.map((step) => el("li", {}, step)),
    ),
    el("h2", {}, help.statusTitle),
    terms(statuses.map((status) => [words.statuses[status][0] ?? "", help.statuses[status]])),
    el("h2", {}, help.columnsTitle),
    terms(COLUMNS.map((column) => [columns[column].headers[0] ?? "", columns[column].note])),
    el("h2", {}, sidebar.away.title),
    el("p", {}, help.away),
    stepsByHand(HANDLERS),
    el("p", {}, sidebar.away.rights),
    el("h2", {}, help.setupTitle),
    el("p", {}, help.setup),
    actions(button(dialog.close, close, "primary")),
  );
}

function terms(explained: [term: string, meaning: string][]): HTMLElement {
  return el(
    "ul",
    { role: "list" },
    explained.map(([term, meaning]) =>
      el("li", {}, el("strong", {}, `${term}${signs.colon}`), meaning),
    ),
  );
}
