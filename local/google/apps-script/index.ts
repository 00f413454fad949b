/**
 * A stand-in for Google Apps Script: one project, bound to one spreadsheet, and all that Google
 * keeps of it. Pure and synchronous: it needs neither Node nor a page.
 *
 * It knows the methods that the product uses and a few beside them. Any other throws, naming itself,
 * and ends the execution even where the script would catch that; another form of a known method,
 * such as getRange("A1"), is refused as a call of the wrong shape. What else is not as at Google:
 * - Missing: async functions; modules and libraries; scripts that are bound to nothing; onEdit;
 *   templates and scriptlets; number formats; more than one spreadsheet. An event has `authMode`, a
 *   trigger's `triggerUid` too, a form's also `range`, `values` and `namedValues`.
 * - Formulas are kept and show #NAME?, but for those that come with what they calculate. Text that
 *   looks like a date, a percentage, an amount of money or a number with commas stays text. The
 *   spreadsheet's locale is en_US. Local dates are in this machine's zone.
 * - Conditional formats, merged cells and protected ranges stay where they are when rows move, and
 *   new rows take over no formats. Formats are only kept. A filter hides what it is told to.
 * - New columns take effect at once; of writes to cells the header of spreadsheet.ts tells.
 * - An execution runs to its end before whatever called it goes on, so waiting for a lock that
 *   another one holds passes the whole time and fails; at-once/ runs several at once. Only a
 *   service call can find that the time is over: an endless loop without one is endless. Service
 *   calls take as long as the option `time` says, or none. The time of a waiting dialog is not
 *   counted. A Chat call that was sent is carried out even where the time is over meanwhile.
 * - Triggers fire on time to the millisecond, or once where an execution or a test took longer. Daily
 *   quotas and the limit of executions at once are not kept.
 * - Stricter than Google: numbers where text is asked for, fractions where a whole number is, and
 *   undefined, NaN and objects in cells are refused; alert is refused in onOpen; what a
 *   script puts into globalThis is no variable.
 * - Logs print objects as JSON, which the editor does a little differently.
 * - Every scope must be in the manifest: none are found by reading the code.
 */

import type { Clock } from "../chat/api";
import { Chat } from "./chat-service";
import { type CellValue, SpreadsheetDocument, type Tab } from "./document";
import { exception } from "./errors";
import { Execution, type Start } from "./execution";
import type { ScriptFaultName } from "./faults";
import { compile, dateOn, type Globals, makeGlobals, type Program } from "./globals";
import type {
  Call,
  ChatBackend,
  InstalledTrigger,
  Kill,
  Project,
  RemoteChat,
  RunningExecution,
} from "./kept";
import { Person } from "./person";
import { Remote } from "./remote";
import { AuthModes, ScriptApp } from "./script-app";
import type { Service } from "./service";
import * as small from "./services";
import { Range, SpreadsheetApp } from "./spreadsheet";
import { CallTimes, type TimeOptions } from "./time";

export type { Cell, CellValue, SpreadsheetDocument, Tab } from "./document";
export type { ScriptError } from "./errors";
export type { Execution, Start } from "./execution";
export type { Program } from "./globals";
export type {
  Answer,
  AuthMode,
  Call,
  ChatBackend,
  Kill,
  LogLine,
  Menu,
  MenuItem,
  OpenPage,
  Question,
  RemoteChat,
  Status,
} from "./kept";
export { type Origin, Person } from "./person";
export type { Remote } from "./remote";
export type { Steps, Wait } from "./steps";
export { type Profile, scriptRunMs, type TimeOptions } from "./time";

/** appsscript.json: https://developers.google.com/apps-script/manifest */
export interface Manifest {
  timeZone?: string;
  oauthScopes?: readonly string[];
  dependencies?: {
    enabledAdvancedServices?: readonly { userSymbol: string; serviceId: string; version: string }[];
  };
}

export interface AppsScriptOptions {
  /** what clasp pushes as Code.js */
  code: string;
  /** the HTML files by their name without ".html" */
  html?: Record<string, string>;
  manifest: Manifest;
  clock: Clock;
  chat: ChatBackend | RemoteChat;
  /** how long Google's calls take; without, no time */
  time?: TimeOptions;
  /** for Math.random and Utilities.getUuid; like Math.random */
  random?: () => number;
}

const { HtmlService, LockService, Logger } = small;
const { PropertiesService, Session, Utilities, Console: console } = small;
const services: Record<string, new (execution: Execution, state: undefined) => Service> = {
  ...{ HtmlService, LockService, Logger, PropertiesService, ScriptApp, Session },
  ...{ SpreadsheetApp, Utilities, console },
};

function headersOf(tab: Tab): string[] {
  const [header = []] = tab.values();
  return header.map(String);
}

export class AppsScript implements Project {
  readonly clock: Clock;
  readonly chat: ChatBackend | RemoteChat;
  times: CallTimes;
  readonly html: Record<string, string>;
  readonly random: () => number;
  /** of the script and of the spreadsheet */
  readonly timeZone: string;
  /** what the manifest asks for */
  readonly scopes: readonly string[];
  /** those whose boxes people tick when Google asks them for the first time */
  ticked: readonly string[];
  /** what goes wrong between Google and the script */
  readonly faults = new Set<ScriptFaultName>();
  /** the functions that the editor's Run menu offers, in its order */
  readonly functions: string[];
  /**
   * Called before every service call of any execution. A kill ends that execution there; running
   * another person's click in here interleaves the two.
   */
  beforeCall: ((call: Call) => Kill | undefined) | undefined;

  /** the document that the script is bound to */
  readonly spreadsheet = new SpreadsheetDocument();
  /** by store: "script", "document", "user ADDRESS"; locks likewise */
  readonly properties = new Map<string, Map<string, string>>();
  readonly locks = new Map<string, RunningExecution>();
  /** those that are installed, in the order of their installation */
  readonly triggers = new Set<InstalledTrigger>();
  /** @internal the script's Date */
  readonly Date: DateConstructor;
  /** @internal */
  readonly program: Program;
  readonly #people = new Map<string, Person>();
  readonly #services = { ...services };
  readonly #load: (globals: Globals) => Globals;

  /** Throws a SyntaxError for code that cannot be parsed. */
  constructor({ code, manifest, clock, chat, ...options }: AppsScriptOptions) {
    this.clock = clock;
    this.chat = chat;
    this.times = new CallTimes(options.time ?? { profile: "none" });
    this.html = options.html ?? {};
    this.random = options.random ?? Math.random;
    this.scopes = this.ticked = manifest.oauthScopes ?? [];
    this.timeZone = manifest.timeZone ?? "Etc/UTC";
    this.Date = dateOn(clock);
    for (const { serviceId, userSymbol } of manifest.dependencies?.enabledAdvancedServices ?? []) {
      if (serviceId === "chat") this.#services[userSymbol] = Chat;
    }
    this.program = { code, services: Object.keys(this.#services) };
    const { functions, load } = compile(this.program);
    this.functions = functions.filter((name) => !name.endsWith("_"));
    this.#load = load;
  }

  /** How long Google's calls take from now on. */
  takeTime(time: TimeOptions): void {
    this.times = new CallTimes(time);
  }

  switchOn(fault: ScriptFaultName): void {
    this.faults.add(fault);
    if (fault === "no-box-ticked") this.ticked = [];
    if (fault === "chat-box-unticked") {
      this.ticked = this.ticked.filter((scope) => !scope.includes("/auth/chat."));
    }
  }

  /** The person of that address: the same for every call, so options count the first time. */
  person(email: string, options: { locale?: string; granted?: readonly string[] } = {}): Person {
    const person = this.#people.get(email) ?? new Person(this, email, options);
    this.#people.set(email, person);
    return person;
  }

  /** Moves the clock on; triggers that fall due on the way fire at their time. */
  advance(ms: number): Execution[] {
    const end = this.clock.now() + ms;
    const executions: Execution[] = [];
    for (let next = this.#nextDue(end); next; next = this.#nextDue(end)) {
      const { trigger, due } = next;
      this.#sleepUntil(due);
      const { everyMs } = trigger;
      trigger.due = everyMs === undefined ? undefined : this.clock.now() + everyMs;
      executions.push(this.execute(this.#starting(trigger, () => ({}))));
    }
    this.#sleepUntil(end);
    return executions;
  }

  /** A form's response arrives as a new row, below a header that is taken to be in row 1. */
  submitForm(answers: readonly CellValue[], tab: Tab | undefined = this.spreadsheet.tabs[0]) {
    return this.answer(answers, tab).map((start) => this.execute(start));
  }

  /**
   * The same, with what it starts left to the caller: late, twice, or at once with others. The form's
   * columns are the first ones, unless its `questions` say which, wherever these have moved.
   */
  answer(
    answers: readonly CellValue[],
    tab: Tab | undefined = this.spreadsheet.tabs[0],
    questions = tab && headersOf(tab).slice(0, answers.length),
  ): Start[] {
    if (!tab || !questions) throw new RangeError("There is no sheet for the response");
    const row = tab.lastRow() + 1;
    tab.formUrl ??= "https://docs.google.com/forms/d/local-stand-in/edit";
    for (const [index, answer] of answers.entries()) {
      tab.enter(row, headersOf(tab).indexOf(questions[index] ?? "") + 1, answer);
    }
    return this.firing(answers, row, tab, questions);
  }

  /** What a response that is there already starts: Google sends some twice, and old ones anew. */
  firing(
    answers: readonly CellValue[],
    row: number,
    tab: Tab,
    questions = headersOf(tab).slice(0, answers.length),
  ): Start[] {
    const area = { row, column: 1, rows: 1, columns: answers.length };
    const values = answers.map(String);
    const namedValues = Object.fromEntries(
      questions.map((question, index) => [question, [values[index] ?? ""]]),
    );
    const listening = [...this.triggers].filter(({ event }) => event === "ON_FORM_SUBMIT");
    return listening.map((trigger) =>
      this.#starting(trigger, (execution) => {
        return { range: execution.wrap(new Range(execution, { tab, area })), values, namedValues };
      }),
    );
  }

  #nextDue(end: number) {
    const due = [...this.triggers].flatMap((trigger) =>
      trigger.due !== undefined && trigger.due <= end ? { trigger, due: trigger.due } : [],
    );
    return due.sort((a, b) => a.due - b.due)[0];
  }

  #sleepUntil(time: number): void {
    if (time > this.clock.now()) this.clock.sleep(time - this.clock.now());
  }

  #starting(trigger: InstalledTrigger, fields: (execution: Execution) => object): Start {
    const { functionName, person: user, id: triggerUid } = trigger;
    const args = (execution: Execution) => [
      { authMode: AuthModes.FULL, triggerUid, ...fields(execution) },
    ];
    return { functionName, user, authMode: "FULL", hasUi: false, args };
  }

  /** @internal One execution from its start to its end: what a click or a trigger does. */
  execute(start: Start): Execution {
    const execution = new Execution(this, start);
    return execution.run(() => {
      const exists = this.functions.includes(start.functionName);
      if (!exists && start.optional) return undefined;
      if (!exists) throw exception(`Script function not found: ${start.functionName}`);
      const entryPoint = this.#load(this.#globals(execution))[start.functionName];
      if (typeof entryPoint !== "function") throw new TypeError(`${start.functionName} is lost`);
      return entryPoint(...start.args(execution));
    });
  }

  /** @internal The same for a script that runs elsewhere: begun here, and played by the caller. */
  begin(start: Start): Remote {
    return new Remote(this, start);
  }

  /** @internal The services as one execution's script finds them, by name. */
  servicesFor(execution: Execution): Record<string, Service> {
    const classes = Object.entries(this.#services);
    return Object.fromEntries(
      classes.map(([name, ServiceClass]) => [name, new ServiceClass(execution, undefined)]),
    );
  }

  #globals(execution: Execution): Globals {
    const own = Object.entries(this.servicesFor(execution));
    const services = own.map(([name, service]) => [name, execution.wrap(service)]);
    return makeGlobals(Object.fromEntries(services), this.Date, this.random);
  }
}
