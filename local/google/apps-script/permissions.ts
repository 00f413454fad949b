/**
 * What a script may call: which scope each method needs, and what the reduced authorization modes
 * forbid. Google names the scopes of a method under "Authorization" on its reference page, e.g.
 * https://developers.google.com/apps-script/reference/spreadsheet/range#setValues(Object), and the
 * modes on https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle.
 */
import type { AuthMode } from "./execution";

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const document = [scope("spreadsheets.currentonly"), scope("spreadsheets")];
const containerUi = [scope("script.container.ui")];
const triggers = [scope("script.scriptapp")];

/** Any one of the scopes suffices. By method, or else by class. What is not listed needs none. */
const scopesFor: Record<string, string[]> = {
  // https://developers.google.com/apps-script/reference/spreadsheet
  "SpreadsheetApp.getActive": document,
  "SpreadsheetApp.getActiveRange": document,
  "SpreadsheetApp.getActiveSheet": document,
  "SpreadsheetApp.getActiveSpreadsheet": document,
  Spreadsheet: document,
  Sheet: document,
  Range: document,
  Protection: document,
  // https://developers.google.com/apps-script/reference/base/ui
  "Ui.showSidebar": containerUi,
  "Ui.showModalDialog": containerUi,
  // https://developers.google.com/apps-script/reference/script/script-app
  "ScriptApp.newTrigger": triggers,
  "ScriptApp.getProjectTriggers": triggers,
  "ScriptApp.deleteTrigger": triggers,
  ClockTriggerBuilder: triggers,
  SpreadsheetTriggerBuilder: triggers,
  // https://developers.google.com/apps-script/reference/base/session
  "Session.getActiveUser": [scope("userinfo.email")],
};
const allowedInNone =
  /^(SpreadsheetApp\.getUi|Ui\.create\w*Menu|Menu\..+|Session\.getActiveUserLocale|Utilities\..+)$/;
const forbiddenInLimited =
  /^(Ui\.(show\w+|alert|prompt)|Chat\..+|ScriptApp\.(\w+Triggers?|requireScopes))$/;

/**
 * Why Google would refuse this call, or undefined. In the mode LIMITED the person has granted
 * nothing yet, so only the manifest counts.
 */
export function permissionProblem(
  name: string,
  mode: AuthMode,
  granted: ReadonlySet<string>,
  manifest: readonly string[],
): string | undefined {
  const needed = scopesFor[name] ?? scopesFor[name.replace(/\.\w+$/, "")] ?? [];
  const required = `Required permissions: ${needed.length > 1 ? `(${needed.join(" || ")})` : needed}`;
  const isForbidden =
    (mode === "NONE" && !allowedInNone.test(name)) ||
    (mode === "LIMITED" && forbiddenInLimited.test(name));
  if (isForbidden) {
    return `You do not have permission to call ${name}.${needed.length > 0 ? ` ${required}` : ""}`;
  }
  const usable = manifest.filter((scope) => mode === "LIMITED" || granted.has(scope));
  if (needed.length === 0 || needed.some((scope) => usable.includes(scope))) return undefined;
  return `Specified permissions are not sufficient to call ${name}. ${required}`;
}
