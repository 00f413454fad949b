/** What Google keeps and its services see: of a project, of its people, and of an execution. */
import type { Arrival, Clock, HttpRequest, HttpResponse } from "../chat/api";
import type { Area, SpreadsheetDocument, Tab } from "./document";
import type { ScriptFaultName } from "./faults";
import type { Steps } from "./steps";
import type { CallTimes } from "./time";

/** The Chat API. No answer came where `handle` returns null. */
export interface ChatBackend {
  handle(request: HttpRequest): HttpResponse | null;
  /** In its place, where what Chat takes is not to hold up the whole clock. */
  receive?(request: HttpRequest): Arrival;
  signIn(person: string, scopes: readonly string[]): string;
}
/** A Chat API that answers later: for executions that are played in real time. */
export interface RemoteChat {
  send(request: HttpRequest): Promise<HttpResponse | null>;
  signIn(person: string, scopes: readonly string[]): string;
}
export type AuthMode = "NONE" | "LIMITED" | "FULL";
export type Status = "running" | "completed" | "failed" | "timed out" | "killed";
export type LogLine = { level: "log" | "info" | "warn" | "error"; message: string };
export type ShownDialog = {
  kind: "alert" | "sidebar" | "dialog" | "authorization";
  title: string;
  message: string;
};
export type Call = { name: string; number: number; execution: RunningExecution };
/**
 * Ends an execution at a call. Of the writes that wait to be carried out Google may have carried out
 * any number, in their order: so many of them here, none where it says only "kill".
 */
export type Kill = "kill" | { kill: number };

export type MenuItem =
  | { kind: "item"; label: string; functionName: string }
  | { kind: "separator" };
export type Menu = { title: string; items: MenuItem[] };
export type OpenPage = { title: string; html: string; width: number; height: number };
/** `buttons` as in ui.ButtonSet, such as "YES_NO" */
export type Question = {
  title: string;
  message: string;
  buttons: string;
};
export type Answer = { button: "OK" | "CANCEL" | "YES" | "NO" | "CLOSE" };

/** A trigger as Google keeps it. A time-driven one that has fired its only time has no `due`. */
export type InstalledTrigger = {
  id: string;
  functionName: string;
  person: User;
  event: "CLOCK" | "ON_FORM_SUBMIT";
  /** clock milliseconds */
  due: number | undefined;
  everyMs: number | undefined;
};

/** One project, and all that Google keeps of it. */
export interface Project {
  readonly clock: Clock;
  readonly chat: ChatBackend | RemoteChat;
  readonly times: CallTimes;
  /** the HTML files by their name without ".html" */
  readonly html: Record<string, string>;
  readonly random: () => number;
  /** what the manifest asks for */
  readonly scopes: readonly string[];
  /** those whose boxes people tick when Google asks them for the first time */
  readonly ticked: readonly string[];
  /** what goes wrong between Google and the script */
  readonly faults: Set<ScriptFaultName>;
  /**
   * Called before every service call of any execution. A kill ends that execution there; running
   * another person's click in here interleaves the two.
   */
  readonly beforeCall: ((call: Call) => Kill | undefined) | undefined;
  /** the document that the script is bound to */
  readonly spreadsheet: SpreadsheetDocument;
  /** by store: "script", "document", "user ADDRESS"; locks likewise */
  readonly properties: Map<string, Map<string, string>>;
  readonly locks: Map<string, RunningExecution>;
  /** those that are installed, in the order of their installation */
  readonly triggers: Set<InstalledTrigger>;
  /** the script's Date */
  readonly Date: DateConstructor;
}

/** A person at the spreadsheet or in the script editor. */
export interface User {
  readonly email: string;
  locale: string;
  /** the scopes that this person has granted; may be changed at any time */
  granted: Set<string>;
  menus: Menu[];
  sidebar: OpenPage | undefined;
  dialog: OpenPage | undefined;
  /** what this person has selected in the spreadsheet */
  selection: { tab: Tab; area: Area } | undefined;
  /** How this person answers an alert. */
  answer: (question: Question) => Answer;
  /** the scopes that the manifest asks for and this person granted */
  authorizedScopes(): string[];
}

/** An execution while its script calls services. */
export interface RunningExecution {
  readonly project: Project;
  readonly user: User;
  /** the address of whom it runs as */
  readonly person: string;
  readonly functionName: string;
  /** whether the spreadsheet's window is open before the person */
  readonly hasUi: boolean;
  readonly dialogs: ShownDialog[];
  readonly toasts: { title: string; message: string }[];
  /** how many writes to the spreadsheet wait to be carried out */
  readonly pendingWrites: number;
  now(): number;
  /** Keeps a write to the spreadsheet until the next flush or read. */
  defer(write: () => void): void;
  /** Carries out the writes kept so far. The first that Google refuses drops those after it. */
  flush(): void;
  /** Time passes, at most to the end of what is allowed. */
  wait(ms: number): Steps<void>;
  /** Until somebody lets go of the lock, at most so long. */
  waitForLock(name: string, ms: number): Steps<void>;
  /** While a dialog waits the script is suspended: the time is not counted and its locks are lost. */
  suspend<Answer>(wait: () => Answer): Answer;
  /** Ends the execution here: from now on every call throws, so catch and finally change nothing. */
  stop(status: "failed" | "timed out" | "killed", error: Error): never;
  write(level: LogLine["level"], message: string): void;
}
