import type { Connection, Step } from "../ui/connection";
import { actions, button, type Child, el, grantButton, linkButton, show, showLoading } from "./dom";
import { texts } from "./format";
import { call, close, explainFailure, setHeight } from "./server";

const { connection: words, setup, sidebar, dialog } = texts;

/** For those who do not see colours, and the class of its colour. */
const MARKS = {
  done: { sign: "✓", kind: "done" },
  missing: { sign: "✗", kind: "failed" },
  unknown: { sign: "?", kind: "" },
} as const;

/** The dialog that says which steps to a working set-up are done, and where the next one is. */
export function showConnection(): void {
  showLoading(words.checking);
  call("checkConnection").then(showFound, showFailure);
}

function showFound({ isReady, steps, found, link, isGrant }: Connection): void {
  const said = isGrant ? [...found.slice(0, 1), sidebar.permission.todo] : found;
  const missing = steps.find(({ state }) => state === "missing");
  show(
    isReady
      ? { mark: "done", title: words.ready }
      : { mark: "problems", title: missing ? words.missing : words.unknown },
    el(
      "ul",
      { class: "steps", role: "list" },
      steps.map(({ step, state }) =>
        el(
          "li",
          { class: state },
          el(
            "span",
            { class: `mark ${MARKS[state].kind}`, "aria-hidden": "true" },
            MARKS[state].sign,
          ),
          el("span", {}, setup.steps[step]),
          el("strong", {}, setup.states[state]),
        ),
      ),
    ),
    said.map((sentence) => el("p", {}, sentence)),
    actions(
      missing && mend(missing.step, link, isGrant),
      button(sidebar.checkAgain, showConnection, missing ? "" : "primary"),
      button(dialog.close, close),
    ),
  );
  setHeight();
}

/** A way to where a step is done; after a permission was granted it looks again by itself. */
function mend(step: Step, link: string, isGrant: boolean): Child {
  if (isGrant) return grantButton(link, showConnection);
  return link !== "" && linkButton(link, words.mend[step]);
}

function showFailure(error: unknown): void {
  show(
    sidebar.failure.title,
    explainFailure(error).map((sentence) => el("p", {}, sentence)),
    actions(button(sidebar.tryAgain, showConnection, "primary"), button(dialog.close, close)),
  );
}
