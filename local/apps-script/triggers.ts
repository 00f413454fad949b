/** ScriptApp: consent and triggers. https://developers.google.com/apps-script/reference/script */
import {
  defineService,
  type EnumValue,
  type Execution,
  enumeration,
  exception,
  Service,
} from "./execution";
import type { Person } from "./person";

export const AuthModes = enumeration("AuthMode", "NONE", "LIMITED", "FULL");
const AuthorizationStatus = enumeration("AuthorizationStatus", "REQUIRED", "NOT_REQUIRED");
const EventType = enumeration("EventType", "CLOCK", "ON_FORM_SUBMIT");
const TriggerSource = enumeration("TriggerSource", "CLOCK", "SPREADSHEETS");

const MINUTE = 60_000;
/** https://developers.google.com/apps-script/guides/services/quotas, "Triggers" */
const MAX_TRIGGERS_PER_PERSON = 20;

/** A trigger as Google keeps it. A time-driven one that has fired its only time has no `due`. */
export type InstalledTrigger = {
  id: string;
  functionName: string;
  person: Person;
  event: "CLOCK" | "ON_FORM_SUBMIT";
  /** clock milliseconds */
  due: number | undefined;
  everyMs: number | undefined;
};

export class ScriptApp extends Service {
  readonly AuthMode = AuthModes;
  readonly AuthorizationStatus = AuthorizationStatus;
  readonly EventType = EventType;
  readonly TriggerSource = TriggerSource;

  /** Ends the execution where a scope is not granted: Google asks, and the script goes no further. */
  requireScopes(_mode: EnumValue, scopes: string[]): void {
    const missing = this.#missing(scopes);
    if (missing.length === 0) return;
    this.execution.dialogs.push({ kind: "authorization", title: "", message: missing.join("\n") });
    // The text is our own: the person sees Google's consent dialog in its place.
    this.execution.stop("failed", exception("Authorization is required to perform that action."));
  }
  getAuthorizationInfo(_mode: EnumValue, scopes?: string[]): AuthorizationInfo {
    const asked = scopes ?? [...this.execution.project.scopes];
    return new AuthorizationInfo(this.execution, { asked, missing: this.#missing(asked) });
  }
  newTrigger(functionName: string): TriggerBuilder {
    return new TriggerBuilder(this.execution, functionName);
  }
  getProjectTriggers(): Trigger[] {
    return ownTriggers(this.execution).map((state) => new Trigger(this.execution, state));
  }
  deleteTrigger(trigger: Trigger): void {
    this.execution.project.triggers.delete(trigger.state);
  }

  #missing(scopes: string[]): string[] {
    const unknown = scopes.find((scope) => !this.execution.project.scopes.includes(scope));
    // The text is our own, and for getAuthorizationInfo it is a guess that this fails.
    if (unknown) throw exception(`The scope ${unknown} is not in the script's manifest.`);
    return scopes.filter((scope) => !this.execution.user.granted.has(scope));
  }
}
defineService(
  ScriptApp,
  "ScriptApp",
  `requireScopes(AuthMode,string[]) getAuthorizationInfo(AuthMode;AuthMode,string[])
   newTrigger(string) deleteTrigger(Trigger)`,
);

function ownTriggers({ project, user }: Execution): InstalledTrigger[] {
  return [...project.triggers].filter(({ person }) => person === user);
}

class AuthorizationInfo extends Service<{ asked: string[]; missing: string[] }> {
  getAuthorizationStatus = () =>
    AuthorizationStatus[this.state.missing.length > 0 ? "REQUIRED" : "NOT_REQUIRED"];
  getAuthorizationUrl = () =>
    this.state.missing.length === 0
      ? null
      : `https://script.google.com/local-stand-in/authorize?scope=${this.state.missing.join("+")}`;
  getAuthorizedScopes = () =>
    this.state.asked.filter((scope) => !this.state.missing.includes(scope));
}
defineService(AuthorizationInfo, "ScriptApp.AuthorizationInfo");

class TriggerBuilder extends Service<string> {
  timeBased = () => new ClockTriggerBuilder(this.execution, this.#trigger("CLOCK"));
  forSpreadsheet = () =>
    new SpreadsheetTriggerBuilder(this.execution, this.#trigger("ON_FORM_SUBMIT"));

  #trigger(event: InstalledTrigger["event"]): InstalledTrigger {
    const { user: person } = this.execution;
    const id = String(Math.floor(this.execution.project.random() * 1e15));
    return { id, functionName: this.state, person, event, due: undefined, everyMs: undefined };
  }
}
defineService(TriggerBuilder, "ScriptApp.TriggerBuilder", "forSpreadsheet(Spreadsheet|string)");

/** Google fires some minutes early or late; here to the millisecond. */
class ClockTriggerBuilder extends Service<InstalledTrigger> {
  after = (ms: number) => this.#set(this.execution.project.clock.now() + ms, undefined);
  at = (date: Date) => this.#set(date.getTime(), undefined);

  everyMinutes(minutes: number): this {
    if ([1, 5, 10, 15, 30].includes(minutes)) return this.#every(minutes);
    throw exception(
      "The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.",
    );
  }

  everyHours(hours: number): this {
    if (hours >= 1) return this.#every(hours * 60);
    throw exception("The value you passed to everyHours was invalid.");
  }
  create(): Trigger {
    if (this.state.due !== undefined) return install(this.execution, this.state);
    // The text is our own.
    throw exception("The trigger needs a time, such as after() or everyMinutes() gives it.");
  }

  #every(minutes: number): this {
    return this.#set(this.execution.project.clock.now() + minutes * MINUTE, minutes * MINUTE);
  }
  #set(due: number, everyMs: number | undefined): this {
    Object.assign(this.state, { due, everyMs });
    return this;
  }
}
defineService(
  ClockTriggerBuilder,
  "ScriptApp.ClockTriggerBuilder",
  "after(int) at(Date) everyMinutes(int) everyHours(int)",
);

class SpreadsheetTriggerBuilder extends Service<InstalledTrigger> {
  onFormSubmit = () => this;
  create = () => install(this.execution, this.state);
}
defineService(SpreadsheetTriggerBuilder, "ScriptApp.SpreadsheetTriggerBuilder");

function install(execution: Execution, trigger: InstalledTrigger): Trigger {
  if (ownTriggers(execution).length >= MAX_TRIGGERS_PER_PERSON) {
    throw exception(
      "This script has too many triggers. Triggers must be deleted from the script before more " +
        "can be added.",
    );
  }
  execution.project.triggers.add(trigger);
  return new Trigger(execution, trigger);
}

class Trigger extends Service<InstalledTrigger> {
  getUniqueId = () => this.state.id;
  getHandlerFunction = () => this.state.functionName;
  getEventType = () => EventType[this.state.event];
  getTriggerSource = () => TriggerSource[this.state.event === "CLOCK" ? "CLOCK" : "SPREADSHEETS"];
}
defineService(Trigger, "ScriptApp.Trigger");
