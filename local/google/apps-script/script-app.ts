/** ScriptApp: consent and triggers. https://developers.google.com/apps-script/reference/script */
import { exception } from "./errors";
import type { InstalledTrigger, RunningExecution } from "./kept";
import { authorizationRequired } from "./permissions";
import { change, type EnumValue, enumeration, Service, type StandIn } from "./service";
import type { Spreadsheet } from "./spreadsheet";

export const AuthModes = enumeration<typeof GoogleAppsScript.Script.AuthMode>(
  "AuthMode",
  "NONE",
  "LIMITED",
  "FULL",
);
const AuthorizationStatus = enumeration<typeof GoogleAppsScript.Script.AuthorizationStatus>(
  "AuthorizationStatus",
  "REQUIRED",
  "NOT_REQUIRED",
);

const MINUTE_MS = 60_000;
/** https://developers.google.com/apps-script/guides/services/quotas, "Triggers" */
const MAX_TRIGGERS_PER_PERSON = 20;

/** What Google has and its types package lacks. */
type ScriptAppNow = GoogleAppsScript.Script.ScriptApp & {
  /** https://developers.google.com/apps-script/reference/script/script-app#getauthorizationinfoauthmode,-oauthscopes */
  getAuthorizationInfo(
    mode: GoogleAppsScript.Script.AuthMode,
    scopes: string[],
  ): GoogleAppsScript.Script.AuthorizationInfo;
};

export class ScriptApp extends Service<undefined, ScriptAppNow> implements StandIn<ScriptApp> {
  static readonly google = `ScriptApp requireScopes(AuthMode,string[]) newTrigger(string)
    getAuthorizationInfo(AuthMode;AuthMode,string[]) deleteTrigger(Trigger)`;
  readonly AuthMode = AuthModes;
  readonly AuthorizationStatus = AuthorizationStatus;

  getScriptId = () => "local-stand-in";
  newTrigger = (functionName: string) => new TriggerBuilder(this.execution, functionName);
  getProjectTriggers = () =>
    ownTriggers(this.execution).map((state) => new Trigger(this.execution, state));

  deleteTrigger({ state: trigger }: Trigger): void {
    this.execution.project.triggers.delete(trigger);
  }
  /** Ends the execution where a scope is not granted: Google asks, and the script goes no further. */
  requireScopes(_mode: EnumValue<GoogleAppsScript.Script.AuthMode>, scopes: string[]): void {
    const missing = this.#missing(scopes);
    if (missing.length === 0) return;
    this.execution.dialogs.push({ kind: "authorization", title: "", message: missing.join("\n") });
    // The person sees Google's consent dialog in its place.
    const sentence = authorizationRequired(this.execution.user.locale);
    this.execution.stop("failed", exception(sentence));
  }
  getAuthorizationInfo(
    _mode: EnumValue<GoogleAppsScript.Script.AuthMode>,
    scopes?: string[],
  ): AuthorizationInfo {
    const asked = scopes ?? [...this.execution.project.scopes];
    return new AuthorizationInfo(this.execution, { asked, missing: this.#missing(asked) });
  }

  #missing(scopes: string[]): string[] {
    const { project, user } = this.execution;
    const unknown = scopes.find((scope) => !project.scopes.includes(scope));
    // The text is our own, and for getAuthorizationInfo it is a guess that this fails.
    if (unknown) throw exception(`The scope ${unknown} is not in the script's manifest.`);
    return scopes.filter((scope) => !user.granted.has(scope));
  }
}

class AuthorizationInfo
  extends Service<{ asked: string[]; missing: string[] }, GoogleAppsScript.Script.AuthorizationInfo>
  implements StandIn<AuthorizationInfo>
{
  static readonly google = "ScriptApp.AuthorizationInfo";
  getAuthorizationStatus = () =>
    AuthorizationStatus[this.state.missing.length > 0 ? "REQUIRED" : "NOT_REQUIRED"];
  getAuthorizationUrl(): string | null {
    const { missing } = this.state;
    if (missing.length === 0) return null;
    return `https://script.google.com/local-stand-in/authorize?scope=${missing.join("+")}`;
  }
}

function ownTriggers({ project, user }: RunningExecution): InstalledTrigger[] {
  return [...project.triggers].filter(({ person }) => person === user);
}

class TriggerBuilder
  extends Service<string, GoogleAppsScript.Script.TriggerBuilder>
  implements StandIn<TriggerBuilder>
{
  static readonly google = "ScriptApp.TriggerBuilder forSpreadsheet(Spreadsheet)";
  timeBased = () => new ClockTriggerBuilder(this.execution, this.#trigger("CLOCK"));
  forSpreadsheet = (_: Spreadsheet) =>
    new SpreadsheetTriggerBuilder(this.execution, this.#trigger("ON_FORM_SUBMIT"));

  #trigger(event: InstalledTrigger["event"]): InstalledTrigger {
    const { user: person, project } = this.execution;
    const id = String(Math.floor(project.random() * 1e15));
    return { id, functionName: this.state, person, event, due: undefined, everyMs: undefined };
  }
}

/** Google fires some minutes early or late; here to the millisecond. */
class ClockTriggerBuilder
  extends Service<InstalledTrigger, GoogleAppsScript.Script.ClockTriggerBuilder>
  implements StandIn<ClockTriggerBuilder>
{
  static readonly google = "ScriptApp.ClockTriggerBuilder after(int) everyMinutes(int)";
  after = (ms: number) => change(this, { due: this.execution.now() + ms });

  everyMinutes(minutes: number): this {
    if (![1, 5, 10, 15, 30].includes(minutes)) {
      throw exception(
        "The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.",
      );
    }
    const everyMs = minutes * MINUTE_MS;
    return change(this, { due: this.execution.now() + everyMs, everyMs });
  }
  create(): Trigger {
    if (this.state.due !== undefined) return install(this.execution, this.state);
    // The text is our own.
    throw exception("The trigger needs a time, such as after() or everyMinutes() gives it.");
  }
}

class SpreadsheetTriggerBuilder
  extends Service<InstalledTrigger, GoogleAppsScript.Script.SpreadsheetTriggerBuilder>
  implements StandIn<SpreadsheetTriggerBuilder>
{
  static readonly google = "ScriptApp.SpreadsheetTriggerBuilder";
  onFormSubmit = () => this;
  create = () => install(this.execution, this.state);
}

function install(execution: RunningExecution, trigger: InstalledTrigger): Trigger {
  if (ownTriggers(execution).length >= MAX_TRIGGERS_PER_PERSON) {
    throw exception(
      "This script has too many triggers. Triggers must be deleted from the script before more " +
        "can be added.",
    );
  }
  execution.project.triggers.add(trigger);
  return new Trigger(execution, trigger);
}

class Trigger
  extends Service<InstalledTrigger, GoogleAppsScript.Script.Trigger>
  implements StandIn<Trigger>
{
  static readonly google = "ScriptApp.Trigger";
  getUniqueId = () => this.state.id;
  getHandlerFunction = () => this.state.functionName;
}
