/**
 * What a script may call: which scope each method needs, and what the reduced authorization modes
 * forbid. Google names the scopes of a method under "Authorization" on its reference page, e.g.
 * https://developers.google.com/apps-script/reference/spreadsheet/range#setValues(Object), and the
 * modes on https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle.
 */
import type { AuthMode } from "./kept";

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const document = [scope("spreadsheets.currentonly"), scope("spreadsheets")];
const containerUi = [scope("script.container.ui")];
const triggers = [scope("script.scriptapp")];

/** Any one of the scopes suffices. By method, or else by class. What is not listed needs none. */
const scopesFor: Record<string, string[]> = {
  // https://developers.google.com/apps-script/reference/spreadsheet
  "SpreadsheetApp.getActive": document,
  "SpreadsheetApp.getActiveSheet": document,
  "SpreadsheetApp.getActiveSpreadsheet": document,
  Spreadsheet: document,
  Sheet: document,
  Range: document,
  // https://developers.google.com/apps-script/reference/base/ui
  "Ui.showSidebar": containerUi,
  "Ui.showModalDialog": containerUi,
  // https://developers.google.com/apps-script/reference/script/script-app
  "ScriptApp.newTrigger": triggers,
  "ScriptApp.getProjectTriggers": triggers,
  "ScriptApp.deleteTrigger": triggers,
  ClockTriggerBuilder: triggers,
  SpreadsheetTriggerBuilder: triggers,
};
const allowedInNone =
  /^(SpreadsheetApp\.getUi|Ui\.create\w*Menu|Menu\..+|Session\.getActiveUserLocale|Utilities\..+)$/;
const forbiddenInLimited =
  /^(Ui\.(show\w+|alert)|Chat\..+|ScriptApp\.(\w+Triggers?|requireScopes))$/;

/** Any scope that Chat's methods take: which of them, Chat itself judges. */
const CHAT_SCOPE = scope("chat.spaces.create");

type Sentences = {
  required: string;
  notAllowed: (name: string) => string;
  notSufficient: (name: string) => string;
  permissions: (scopes: string) => string;
};

/** The English is Google's, as people have reported it; that it is translated too. The others are our own. */
const ENGLISH: Sentences = {
  required: "Authorization is required to perform that action.",
  notAllowed: (name) => `You do not have permission to call ${name}.`,
  notSufficient: (name) => `Specified permissions are not sufficient to call ${name}.`,
  permissions: (scopes) => ` Required permissions: ${scopes}`,
};
const PORTUGUESE: Sentences = {
  required: "É necessária autorização para realizar essa ação.",
  notAllowed: (name) => `Você não tem permissão para chamar ${name}.`,
  notSufficient: (name) => `As permissões especificadas não são suficientes para chamar ${name}.`,
  permissions: (scopes) => ` Permissões necessárias: ${scopes}`,
};

/** A language that the product does not know, and a refusal that names neither method nor scope. */
const KOREAN: Sentences = {
  required: "이 작업을 수행하려면 승인이 필요합니다.",
  notAllowed: () => "이 작업은 허용되지 않습니다.",
  notSufficient: () => "이 작업을 수행할 권한이 부족합니다.",
  permissions: () => "",
};

function sentencesIn(locale: string): Sentences {
  if (locale.startsWith("ko")) return KOREAN;
  return locale.startsWith("pt") ? PORTUGUESE : ENGLISH;
}

/** What Google says instead of starting or going on. */
export function authorizationRequired(locale: string): string {
  return sentencesIn(locale).required;
}

/** What Apps Script says where it does not even ask Chat. @param method such as chat.spaces.setup */
export function chatRefused(method: string, locale: string): string {
  const { notSufficient, permissions } = sentencesIn(locale);
  return notSufficient(method) + permissions(CHAT_SCOPE);
}

/**
 * Why Google would refuse this call, or undefined. In the mode LIMITED the person has granted
 * nothing yet, so only the manifest counts.
 */
export function permissionProblem(
  name: string,
  mode: AuthMode,
  granted: ReadonlySet<string>,
  manifest: readonly string[],
  locale: string,
): string | undefined {
  const needed = scopesFor[name] ?? scopesFor[name.slice(0, name.lastIndexOf("."))] ?? [];
  const isForbidden =
    (mode === "NONE" && !allowedInNone.test(name)) ||
    (mode === "LIMITED" && forbiddenInLimited.test(name));
  const isUsable = (scope: string) =>
    manifest.includes(scope) && (mode === "LIMITED" || granted.has(scope));
  if (!isForbidden && (needed.length === 0 || needed.some(isUsable))) return undefined;
  const { notAllowed, notSufficient, permissions } = sentencesIn(locale);
  const required = permissions(needed.length > 1 ? `(${needed.join(" || ")})` : needed.join());
  if (!isForbidden) return notSufficient(name) + required;
  return notAllowed(name) + (needed.length > 0 ? required : "");
}
