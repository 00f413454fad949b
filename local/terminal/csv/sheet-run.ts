import type { RowNotice, SheetCheck } from "../../../src/run/check";
import type { Confirmation } from "../../../src/run/confirm";
import { pageTextIn } from "../../../src/text/page";
import type { SidebarState } from "../../../src/ui/sidebar";
import type { Execution } from "../../google/apps-script";
import {
  type Confirmed,
  type Executions,
  FailedExecution,
  type Progress,
  type RunEnd,
} from "./executions";
import type { SheetFile } from "./sheet-file";

/** Whoever waits for the work: a terminal. */
export interface Host {
  print(text: string): void;
  /** @param left such as "About 2 minutes left" */
  progress(progress: Progress, left: string): void;
  /** Who a person is to the bundle, the same in every process. */
  identify(person: string): Identity;
  /** Makes sure that these people are signed in. @throws Error that says what to do if one is not */
  signIn(people: readonly string[]): Promise<void>;
  confirm(question: string): Promise<boolean>;
  /**
   * Whether the spaces are gone when the process ends. Otherwise the file is always ahead of Chat:
   * it holds the Request IDs before Chat is asked.
   */
  readonly isRehearsal?: boolean;
}

/** What the bundle keeps in a person's user properties. */
export interface Identity {
  /** A UUID that stands for the person in claims. */
  person: string;
  /** What they sign claims with. */
  secret: string;
}

/** Exit codes. */
export const ALL_CREATED = 0;
export const COULD_NOT_RUN = 1;
export const SOME_ARE_LEFT = 2;
/** As shells have it for SIGINT: https://tldp.org/LDP/abs/html/exitcodes.html */
export const CANCELLED = 130;

/** How often the file is written in a rehearsal, in milliseconds. */
const REHEARSAL_SAVE_MS = 1000;

/** Before Chat is asked, and after each turn at the sheet: whoever had the lock lets go of it. */
const SAVED_BEFORE = /^Chat\.|^Lock\.releaseLock$/;

/** How many rows are named in one list. */
const LONGEST_LIST = 20;

interface Plan {
  person: string;
  check: SheetCheck;
}

/** The spaces of one sheet: what would happen, and then one run for each person until it has. */
export class SheetRun {
  readonly #executions: Executions;
  readonly #sheet: SheetFile;
  readonly #host: Host;
  /** Who creates the rows that name nobody. */
  readonly #otherwise: string | undefined;
  readonly #text: ReturnType<typeof pageTextIn>;
  #savedAt = performance.now();

  constructor(
    executions: Executions,
    sheet: SheetFile,
    host: Host,
    { person, locale }: { person: string | undefined; locale: string },
  ) {
    this.#executions = executions;
    this.#sheet = sheet;
    this.#host = host;
    this.#otherwise = person;
    this.#text = pageTextIn(locale);
  }

  /** Checks the sheet and shows what would happen. It writes beside each row what is wrong there. */
  check(): Promise<Plan[]> {
    return this.#saving(async () => {
      const plans = await this.#checkAll();
      for (const plan of plans) this.#showPlan(plan, plans.length > 1);
      return plans;
    });
  }

  /** Checks the sheet, asks, and creates its spaces. @returns the exit code */
  async run(): Promise<number> {
    const plans = (await this.check()).filter(({ check }) => check.total > 0);
    await this.#host.signIn(plans.map(({ person }) => person));
    if (plans.length > 0 && !(await this.#host.confirm(this.#text.check.confirm))) {
      return COULD_NOT_RUN;
    }
    this.#executions.appsScript.beforeCall = ({ name }) => {
      if (SAVED_BEFORE.test(name)) this.#saveInTime();
      return undefined;
    };
    return this.#saving(async () => {
      for (const plan of plans) {
        const code = this.#executions.isCancelled ? CANCELLED : await this.#create(plan);
        if (code !== ALL_CREATED) return code;
      }
      return this.#conclude();
    });
  }

  /** One person's run, from their consent to its end. @returns the exit code */
  async #create({ person, check: { sheetId, toConfirm: confirmed } }: Plan): Promise<number> {
    this.#sheet.showOnly(person, this.#otherwise);
    const request = { sheetId, confirmed };
    const confirmation = await this.#run<Confirmation>(person, "confirmRun", request);
    if (confirmation.state === "busy") throw new Error(confirmation.why);
    if (confirmation.state === "notSetUp") throw missing(confirmation);
    if (confirmation.state === "permissionMissing") throw this.#notGranted(confirmation.link);
    const end = await this.#finish(person, confirmation);
    this.#report(end);
    if (end.state === "cancelled") return CANCELLED;
    return end.state === "stopped" ? COULD_NOT_RUN : ALL_CREATED;
  }

  #finish(person: string, confirmed: Confirmed): Promise<RunEnd> {
    const { duration, sidebar } = this.#text;
    return this.#executions.finish(confirmed, {
      call: (functionName, request) => this.#run(person, functionName, request),
      onProgress: (progress) => {
        const left = progress.msLeft ? sidebar.progress.left(duration(progress.msLeft)) : "";
        this.#host.progress(progress, left);
      },
    });
  }

  #report({ why, created, failed, left, startedAt, endedAt, orphans }: RunEnd): void {
    const { report } = this.#text;
    if (why.length > 0) this.#host.print(why.join("\n"));
    this.#host.print(
      [
        report.created(created),
        ...(failed > 0 ? [report.failed(failed)] : []),
        ...(left > 0 ? [report.left(left)] : []),
        report.took(this.#text.duration(endedAt - startedAt)),
      ].join(". "),
    );
    for (const { text, url } of orphans) this.#host.print(report.lost(text, url));
    if (left > 0) this.#host.print(report.again);
  }

  /** What is left, and why. */
  async #conclude(): Promise<number> {
    const checks = (await this.#checkAll()).map(({ check }) => check);
    const failed = checks.flatMap((check) => check.failed);
    this.#list(failed);
    const people = checks.flatMap((check) => check.people);
    const { check, sidebar } = this.#text;
    const title = check.people(people.length);
    if (people.length > 0) this.#host.print(`${title}. ${sidebar.check.peopleHint}`);
    this.#list(people);
    const isLeft = checks.some(({ total, attention }) => total + attention.length > 0);
    return isLeft || people.length > 0 ? SOME_ARE_LEFT : ALL_CREATED;
  }

  async #checkAll(): Promise<Plan[]> {
    await this.#addColumns();
    const plans: Plan[] = [];
    for (const person of this.#sheet.people(this.#otherwise)) {
      this.#introduce(person);
      this.#sheet.showOnly(person, this.#otherwise);
      const check = await this.#checkFor(person);
      if (check.stale > 0) await this.#run(person, "putRight", { sheetId: check.sheetId });
      plans.push({ person, check: check.stale > 0 ? await this.#checkFor(person) : check });
    }
    return plans;
  }

  async #checkFor(person: string): Promise<SheetCheck> {
    const check = await this.#run<SidebarState>(person, "checkSheet", { writeReasons: true });
    if (check.state === "permissionMissing") throw this.#notGranted(check.link);
    if (check.state !== "checked") throw missing(check);
    return check;
  }

  #notGranted(link: string): Error {
    const { failures, link: see } = this.#text;
    const { what, todo } = failures.scopeMissing;
    return new Error([what(), todo, see(link)].join("\n"));
  }

  #introduce(person: string): void {
    const { properties } = this.#executions.appsScript;
    const store = `user ${person}`;
    if (properties.get(store)?.has("person")) return;
    properties.set(store, new Map(Object.entries(this.#host.identify(person))));
  }

  async #addColumns(): Promise<void> {
    const person = this.#otherwise ?? "";
    const check = await this.#run<SidebarState>(person, "checkSheet", {});
    if (check.state === "checked") return;
    if (check.state === "permissionMissing") throw this.#notGranted(check.link);
    const [name = "", members = ""] = [this.#text.columns.name, this.#text.columns.members].map(
      ({ headers }) => headers[0],
    );
    if (this.#sheet.isEmpty || check.missing.includes(name)) {
      throw new Error(
        `The file has no column “${name}” and none for “${members}”. Write these words above the ` +
          "columns, or make a new file with: npm start -- setUpSheet --sheet FILE.csv",
      );
    }
    this.#sheet.addColumns(check.missing);
  }

  #showPlan({ person, check: result }: Plan, isOneOfSeveral: boolean): void {
    const { check, duration } = this.#text;
    const types = Object.entries(result.toCreate)
      .filter(([, count]) => count > 0)
      .map(([type, count]) => check.types[type as keyof typeof check.types](count));
    const lines = [
      result.total === 0 ? check.nothing : `${check.count(result.total)} (${types.join(", ")})`,
      ...(result.invitations > 0 ? [check.invitations(result.invitations)] : []),
      ...(result.done > 0 ? [check.done(result.done)] : []),
      ...(result.examples > 0 ? [check.examples(result.examples)] : []),
      ...result.headers,
      ...result.sameNames.map(({ name, rows }) => check.sameName(name, rows.join(", "))),
      ...(result.total > 0 ? [check.duration(duration(result.durationMs))] : []),
      ...(result.attention.length > 0 ? [check.attention(result.attention.length)] : []),
    ];
    this.#host.print([...(isOneOfSeveral ? [`${person}:`] : []), ...lines].join("\n"));
    this.#list(result.attention);
  }

  #list(notices: readonly RowNotice[]): void {
    const { check } = this.#text;
    for (const { row, name, reasons } of notices.slice(0, LONGEST_LIST)) {
      this.#host.print(`  ${check.row(row, name, reasons.join(" "))}`);
    }
    const rest = notices.length - LONGEST_LIST;
    if (rest > 0) this.#host.print(`  ${check.more(rest)}`);
  }

  /** Whatever this comes to, the file holds what the sheet holds afterwards. */
  async #saving<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } finally {
      this.#sheet.save();
    }
  }

  #saveInTime(): void {
    const sinceSave = performance.now() - this.#savedAt;
    if (this.#host.isRehearsal && sinceSave < REHEARSAL_SAVE_MS) return;
    this.#sheet.save();
    this.#savedAt = performance.now();
  }

  async #run<Result>(person: string, functionName: string, request: object): Promise<Result> {
    const execution = await this.#execute(person, functionName, request);
    this.#saveInTime();
    if (execution.status !== "completed") throw new FailedExecution(execution);
    return execution.result as Result;
  }

  #execute(person: string, functionName: string, ...args: unknown[]): Promise<Execution> {
    return this.#executions.run(person, functionName, args);
  }
}

function missing(check: { missing: readonly string[] }): Error {
  return new Error(`Missing columns: ${check.missing.join(", ")}`);
}
