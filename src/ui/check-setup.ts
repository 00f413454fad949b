import { probeChat } from "../chat/client";
import { explain, type Failure } from "../chat/failure";
import { requirePermissions } from "../run/permission";
import { text } from "../text";

/** The steps to a working set-up, in the order in which Google checks them. */
const STEPS = ["serviceOff", "apiDisabled", "scopeMissing", "appNotConfigured"] as const;
const CODES: readonly string[] = STEPS;

/**
 * Says in the execution log which steps to a working set-up are done and what to do about the first
 * that is not. It creates nothing. Where a permission is missing, Google then asks for it.
 */
export function logSetup(): void {
  const failure = probeChat();
  console.log(describeSetup(failure));
  askFor(failure);
}

/** The same in a dialog. Run in the editor has none: its execution would wait for the sheet's tab. */
export function showSetup(): void {
  const failure = probeChat();
  const ui = SpreadsheetApp.getUi();
  ui.alert(text().setup.title, describeSetup(failure), ui.ButtonSet.OK);
  askFor(failure);
}

function askFor(failure: Failure | undefined): void {
  if (failure?.code === "scopeMissing") requirePermissions("chat");
}

function describeSetup(failure: Failure | undefined): string {
  const { setup } = text();
  const isAsked = failure?.kind !== "passing";
  const outcome = failure ? (isAsked ? explain(failure) : setup.notAsked) : [setup.ready];
  const failed = CODES.indexOf(failure?.code ?? "");
  const lines = STEPS.map((step, index) => {
    if (!failure || (failed >= 0 && index < failed)) return `✓ ${setup.steps[step]}`;
    return `${index === failed ? "✗" : "–"} ${setup.steps[step]}`;
  });
  return [...lines, "", ...outcome].join("\n");
}
