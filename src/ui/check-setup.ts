import { probeChat } from "../chat/client";
import { explain, type Failure } from "../chat/failure";
import { text } from "../text";
import { requirePermissions } from "./permission";

/** The steps to a working set-up, in the order in which Google checks them. */
const STEPS = ["serviceOff", "apiDisabled", "scopeMissing", "appNotConfigured"] as const;
const CODES: readonly string[] = STEPS;

/**
 * Says which steps to a working set-up are done and what to do about the first that is not. It
 * creates nothing. The result is in the execution log and, where there is a sheet, in a dialog; where
 * a permission is missing, Google then asks for it.
 */
export function reportSetup(): void {
  const failure = probeChat();
  const report = describeSetup(failure);
  console.log(report);
  const ui = currentUi();
  if (ui) ui.alert(text().setup.title, report, ui.ButtonSet.OK);
  if (failure?.code === "scopeMissing") requirePermissions("chat");
}

function describeSetup(failure: Failure | undefined): string {
  const { setup } = text();
  const failed = CODES.indexOf(failure?.code ?? "");
  const lines = STEPS.map((step, index) => {
    if (!failure || (failed >= 0 && index < failed)) return `✓ ${setup.steps[step]}`;
    return `${index === failed ? "✗" : "–"} ${setup.steps[step]}`;
  });
  return [...lines, "", ...(failure ? explain(failure) : [setup.ready])].join("\n");
}

/** Run in the editor has no sheet to show a dialog in, and there Google throws. */
function currentUi(): GoogleAppsScript.Base.Ui | undefined {
  try {
    return SpreadsheetApp.getUi();
  } catch {
    return undefined;
  }
}
