import type { RunState } from "../../src/run/batch";
import type { CheckResult, RowNotice, SheetCheck } from "../../src/run/check";
import { pageTextIn } from "../../src/text/page";
import type { AppsScript, Execution } from "../apps-script";
import type { SheetFile } from "./sheet-file";

/** Whoever waits for the work: a terminal, directly or from another thread. */
export interface Host {
  print(text: string): void;
  progress(progress: Progress): void;
  /** Makes sure that these people are signed in. @throws Error that says what to do if one is not */
  signIn(people: readonly string[]): void;
  confirm(question: string): boolean;
  /** Waits until a time, in milliseconds since 1970, or until the person wants to end. */
  pause(until: number): void;
  /** Whether the person wants to end. */
  readonly isCancelled: boolean;
  /**
   * Whether the spaces are gone when the process ends. Otherwise the file is always ahead of Chat:
   * it holds the Request IDs before Chat is asked.
   */
  readonly isRehearsal?: boolean;
}

export interface Progress {
  done: number;
  total: number;
  /** What comes next: a space, or the reason for a pause. */
  next: string;
}

/** Exit codes. */
export const ALL_CREATED = 0;
export const COULD_NOT_RUN = 1;
export const SOME_ARE_LEFT = 2;
/** As shells have it for SIGINT: https://tldp.org/LDP/abs/html/exitcodes.html */
export const CANCELLED = 130;

/** How often the file is written in a rehearsal, in milliseconds. */
const REHEARSAL_SAVE_MS = 1000;

/** How many rows are named in one list. */
const LONGEST_LIST = 20;

interface Plan {
  person: string;
  check: SheetCheck;
}

/** The spaces of one sheet: what would happen, and batch after batch until it has. */
export class SheetRun {
  readonly #appsScript: AppsScript;
  readonly #sheet: SheetFile;
  readonly #host: Host;
  readonly #locale: string;
  /** Who creates the rows that name nobody. */
  readonly #otherwise: string | undefined;
  readonly #text: ReturnType<typeof pageTextIn>;
  #cancelledRun: string | undefined;
  #savedAt = performance.now();

  constructor(
    appsScript: AppsScript,
    sheet: SheetFile,
    host: Host,
    { person, locale }: { person: string | undefined; locale: string },
  ) {
    this.#appsScript = appsScript;
    this.#sheet = sheet;
    this.#host = host;
    this.#otherwise = person;
    this.#locale = locale;
    this.#text = pageTextIn(locale);
  }

  /** Checks the sheet and shows what would happen. It writes beside each row what is wrong there. */
  check(): Plan[] {
    return this.#saving(() => {
      const plans = this.#checkAll();
      for (const plan of plans) this.#showPlan(plan, plans.length > 1);
      return plans;
    });
  }

  /** Checks the sheet, asks, and creates its spaces. @returns the exit code */
  run(): number {
    const plans = this.check().filter(({ check }) => check.total > 0);
    const people = plans.map(({ person }) => person);
    this.#host.signIn(people);
    if (people.length > 0 && !this.#host.confirm(this.#text.check.confirm)) return COULD_NOT_RUN;
    this.#appsScript.beforeCall = ({ name }) => {
      if (name.startsWith("Chat.")) this.#saveInTime();
      if (this.#host.isCancelled) this.#cancel(people[0] ?? "");
      return undefined;
    };
    return this.#saving(() => {
      for (const person of people) {
        const code = this.#create(person);
        if (code !== ALL_CREATED) return code;
      }
      return this.#conclude();
    });
  }

  /** Batch after batch until this person's run ends. */
  #create(person: string): number {
    this.#sheet.showOnly(person, this.#otherwise);
    let state = this.#batch(person, {});
    while (state.state === "going" || state.state === "waiting") {
      const { created, failed, left, runId } = state;
      const next = state.state === "waiting" ? state.why : state.next;
      this.#host.progress({ done: created + failed, total: created + failed + left, next });
      if (state.state === "waiting") this.#host.pause(state.until);
      state = this.#batch(person, { runId });
    }
    return this.#report(state);
  }

  #report(state: Exclude<RunState, { state: "going" | "waiting" }>): number {
    const { report } = this.#text;
    if (state.state === "notSetUp") throw new Error(`Missing columns: ${state.missing.join(", ")}`);
    if (state.state === "busy") throw new Error(state.why);
    const { created, failed, left, startedAt, endedAt, lost } = state;
    if (state.state === "stopped") this.#host.print(state.why.join("\n"));
    this.#host.print(
      [
        report.created(created),
        ...(failed > 0 ? [report.failed(failed)] : []),
        ...(left > 0 ? [report.left(left)] : []),
        report.took(this.#text.duration(endedAt - startedAt)),
      ].join(". "),
    );
    for (const { text, url } of lost) this.#host.print(report.lost(text, url));
    if (left > 0) this.#host.print(report.again);
    if (state.state === "cancelled") return CANCELLED;
    return state.state === "stopped" ? COULD_NOT_RUN : ALL_CREATED;
  }

  /** What is left, and why. */
  #conclude(): number {
    const checks = this.#checkAll().map(({ check }) => check);
    const failed = checks.flatMap((check) => check.failed);
    this.#list(failed);
    const isLeft = checks.some(({ total, attention }) => total + attention.length > 0);
    return isLeft ? SOME_ARE_LEFT : ALL_CREATED;
  }

  #checkAll(): Plan[] {
    this.#addColumns();
    return this.#sheet.people(this.#otherwise).map((person) => {
      this.#sheet.showOnly(person, this.#otherwise);
      const check = this.#run<CheckResult>(person, "checkSheet", { writeReasons: true });
      if (check.state !== "checked") throw new Error(`Missing columns: ${check.missing.join()}`);
      return { person, check };
    });
  }

  #addColumns(): void {
    const person = this.#otherwise ?? "";
    const check = this.#run<CheckResult>(person, "checkSheet", {});
    if (check.state === "checked") return;
    const [name = "", members = ""] = [this.#text.columns.name, this.#text.columns.members].map(
      ({ headers }) => headers[0],
    );
    if (this.#sheet.isEmpty || check.missing.includes(name)) {
      throw new Error(
        `The file has no column “${name}” and none for “${members}”. Write these words above the ` +
          "columns, or make a new file with: npm start -- setUpSheet --sheet FILE.csv",
      );
    }
    this.#sheet.addColumns(check.missing, () => this.#execute(person, "setUpSheet"));
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

  /** Ends the run that is under way after the space that is being created. */
  #cancel(person: string): void {
    const kept = this.#appsScript.properties.get("document")?.get("run");
    const { id }: { id?: string } = kept ? JSON.parse(kept) : {};
    if (!id || id === this.#cancelledRun) return;
    this.#cancelledRun = id;
    this.#execute(person, "cancelRun", id);
  }

  #batch(person: string, request: { runId?: string }): RunState {
    return this.#run<RunState>(person, "createNextBatch", request);
  }

  /** Whatever this comes to, the file holds what the sheet holds afterwards. */
  #saving<Result>(work: () => Result): Result {
    try {
      return work();
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

  #run<Result>(person: string, functionName: string, ...args: unknown[]): Result {
    const { status, error, result } = this.#execute(person, functionName, ...args);
    this.#saveInTime();
    if (status !== "completed") throw new Error(error?.message ?? `${functionName} ${status}`);
    return result as Result;
  }

  #execute(person: string, functionName: string, ...args: unknown[]): Execution {
    const user = this.#appsScript.person(person, { locale: this.#locale });
    return user.run(functionName, ...args);
  }
}
