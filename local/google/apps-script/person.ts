/** A person at the spreadsheet or in the script editor, and what they see. */

import { isPlainObject } from "./crossing";
import type { Area, Tab } from "./document";
import { exception, isDate } from "./errors";
import { Execution, type Start } from "./execution";
import type {
  Answer,
  AuthMode,
  InstalledTrigger,
  Menu,
  OpenPage,
  Project,
  Question,
  User,
} from "./kept";
import { authorizationRequired } from "./permissions";
import { AuthModes } from "./script-app";

/** Where a function is started. */
export type Origin = "editor" | "menu" | "page" | "trigger";

const SIMPLE_TRIGGER_MS = 30_000;

/** What can begin an execution. */
interface Executor extends Project {
  execute(start: Start): Execution;
}

export class Person implements User {
  locale: string;
  /** the scopes that this person has granted; may be changed at any time */
  granted: Set<string>;
  menus: Menu[] = [];
  sidebar: OpenPage | undefined;
  dialog: OpenPage | undefined;
  /** How this person answers an alert. */
  answer: (question: Question) => Answer = agree;
  /** what this person has selected in the spreadsheet */
  selection: { tab: Tab; area: Area } | undefined;
  #isOpen = false;

  constructor(
    readonly project: Executor,
    readonly email: string,
    options: { locale?: string; granted?: readonly string[] },
  ) {
    this.locale = options.locale ?? "en";
    this.granted = new Set(options.granted ?? project.ticked);
  }

  /** the scopes that the manifest asks for and this person granted */
  authorizedScopes(): string[] {
    return this.project.scopes.filter((scope) => this.granted.has(scope));
  }

  /**
   * Run in the script editor. The consent that the editor asks for is taken to have been given or
   * refused as `granted` says. There is a Ui only while the spreadsheet is open in another tab.
   */
  run(functionName: string, ...args: unknown[]): Execution {
    return this.project.execute(this.starting("editor", functionName, args));
  }

  /**
   * Opens (or reloads) the spreadsheet: the simple trigger onOpen, with 30 seconds. Its mode is
   * LIMITED for a bound script, NONE for an add-on that is installed but not yet used here.
   */
  openSpreadsheet(authMode: "LIMITED" | "NONE" = "LIMITED"): Execution {
    this.menus = [];
    this.sidebar = this.dialog = undefined;
    return this.#simpleTrigger("onOpen", authMode);
  }

  /** Installs the script as an add-on: onInstall. */
  install(): Execution {
    return this.#simpleTrigger("onInstall", "FULL");
  }

  /** Clicks a menu item. Throws a RangeError where this person sees no such item. */
  click(menuTitle: string, itemLabel: string): Execution {
    const menu = this.menus.find(({ title }) => title === menuTitle);
    const functionName = menu && findItem(menu, itemLabel);
    if (!functionName) throw new RangeError(`No menu item ${menuTitle} > ${itemLabel}`);
    return this.project.execute(this.starting("menu", functionName, []));
  }

  /**
   * google.script.run from the open sidebar or dialog. The execution's result is what the success
   * handler gets, its error what the failure handler gets. Throws a TypeError for a value that
   * must not cross (https://developers.google.com/apps-script/guides/html/communication).
   */
  call(functionName: string, ...args: unknown[]): Execution {
    if (this.project.faults.has("grant-lost")) return this.#refused(functionName);
    return this.receive(this.project.execute(this.starting("page", functionName, args)));
  }

  /** An execution that Google does not let begin. */
  #refused(functionName: string): Execution {
    const start = this.starting("page", functionName, []);
    return new Execution(this.project, start).run(() => {
      throw exception(authorizationRequired(this.locale));
    });
  }

  /** Adds a trigger by hand on the script's triggers page. @param every without: a form's. */
  addTrigger(functionName: string, every?: { minutes: number }): InstalledTrigger {
    const everyMs = every && every.minutes * 60_000;
    const trigger: InstalledTrigger = {
      ...{ id: `by hand ${this.project.triggers.size}`, functionName, person: this, everyMs },
      event: every ? "CLOCK" : "ON_FORM_SUBMIT",
      due: everyMs && this.project.clock.now() + everyMs,
    };
    this.project.triggers.add(trigger);
    return trigger;
  }

  closeSidebar(): void {
    this.sidebar = undefined;
  }
  closeDialog(): void {
    this.dialog = undefined;
  }

  #simpleTrigger(functionName: string, authMode: AuthMode): Execution {
    this.#isOpen = true;
    const args = () => [{ authMode: AuthModes[authMode] }];
    const start = { functionName, user: this, authMode, hasUi: true, args };
    return this.project.execute({ ...start, limitMs: SIMPLE_TRIGGER_MS, optional: true });
  }
  /** @internal What this person, or a trigger of theirs, starts. */
  starting(from: Origin, functionName: string, args: readonly unknown[]): Start {
    const hasUi = from === "editor" ? this.#isOpen : from !== "trigger";
    if (from === "page" && !this.sidebar && !this.dialog) {
      throw new RangeError("No sidebar or dialog is open");
    }
    const given = from === "page" ? args.map(transferArgument) : [...args];
    return { functionName, user: this, authMode: "FULL", hasUi, args: () => given };
  }

  /** @internal An execution's result as a page receives it. */
  receive(execution: Execution): Execution {
    if (execution.status === "completed") {
      const where = `the result of ${execution.functionName}`;
      execution.result = transfer(execution.result, where);
    }
    return execution;
  }
}

function transferArgument(value: unknown, index: number): unknown {
  return transfer(value, `argument ${index + 1}`);
}

function agree({ buttons }: Question): Answer {
  return { button: buttons.startsWith("YES") ? "YES" : "OK" };
}

function findItem({ items }: Menu, label: string): string | undefined {
  for (const item of items) {
    if (item.kind === "item" && item.label === label) return item.functionName;
  }
  return undefined;
}

/** A copy of a value as google.script.run carries it: null for nothing, except in objects. */
function transfer(value: unknown, where: string): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return value;
  }
  if (Array.isArray(value)) return value.map((item, i) => transfer(item, `${where}[${i}]`));
  if (isPlainObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const copies = entries.map(([key, item]) => [key, transfer(item, `${where}.${key}`)]);
    return Object.fromEntries(copies);
  }
  const what = isDate(value) ? "a Date, of which Google would silently make null" : typeof value;
  throw new TypeError(`google.script.run cannot carry ${where}: it is ${what}`);
}
