import type { Capability } from "../../../src/capabilities";
import type { SheetCheck } from "../../../src/run/check";
import type { Confirmation } from "../../../src/run/confirm";
import type { RowNotice } from "../../../src/run/notice";
import type { AddingCheck, AskCounts } from "../../../src/run/preview";
import { type AddedText, addedTextIn } from "../../../src/text/added";
import { listOfAsks, sumDone, sumOfAsks } from "../../../src/text/asks";
import { allTextIn } from "../../../src/text/page";
import type { SidebarState } from "../../../src/ui/sidebar";
import type { Execution } from "../../google/apps-script";
import { ALL_CREATED, CANCELLED, COULD_NOT_RUN, SOME_ARE_LEFT } from "../exit-codes";
import type { Terminal } from "../terminal";
import { inTerminal, say } from "../text";
import { forShell, oneLine } from "../visible";
import type { Doubt, Job } from "../work";
import {
  type Confirmed,
  type Executions,
  FailedExecution,
  type Progress,
  type RunEnd,
} from "./executions";
import { isCreateAs, type OwnColumn, type SheetFile } from "./sheet-file";

/** Whoever waits for the work: a terminal. */
export interface Host extends Pick<Terminal, "print" | "progress" | "tell"> {
  /** Who a person is to the bundle, the same in every process. */
  identify(person: string): Identity;
  /**
   * Makes sure that these people are signed in, and have granted what these capabilities need.
   * @throws Error that says what to do if one is not
   */
  signIn(people: readonly string[], needs: readonly Capability[]): Promise<void>;
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

/** Before Chat is asked, and after each turn at the sheet: whoever had the lock lets go of it. */
const SAVED_BEFORE = /^Chat\.|^Lock\.releaseLock$/;

/** How many rows are named in one list, and how many characters say what is the matter with each. */
const LONGEST_LIST = 20;
const LONGEST_LINE = 600;

/** How many domains are named. */
const LONGEST_DOMAINS = 5;

interface Plan {
  person: string;
  check: SheetCheck;
}

/** Rows about which the person is asked. */
interface Decision {
  plan: Plan;
  doubt: Doubt;
  /** Whether they keep what they show. */
  keep: boolean;
}

/** Of a job, what a sheet needs to know. */
export type SheetJob = Pick<Job, "person" | "locale" | "totals">;

/** The spaces of one sheet: what would happen, and then one run for each person until it has. */
export class SheetRun {
  readonly #executions: Executions;
  readonly #sheet: SheetFile;
  readonly #host: Host;
  readonly #job: SheetJob;
  readonly #text: ReturnType<typeof allTextIn>;
  /** Of what is done in spaces that exist. */
  readonly #added: AddedText;
  /** Whether the person has agreed to what will stand in the file. */
  #mayWrite = false;
  /** What is to be said of the file's own headers. */
  #headers: readonly string[] = [];

  constructor(executions: Executions, sheet: SheetFile, host: Host, job: SheetJob) {
    this.#executions = executions;
    this.#sheet = sheet;
    this.#host = host;
    this.#job = job;
    this.#text = allTextIn(job.locale);
    this.#added = addedTextIn(job.locale);
  }

  /** Checks the sheet and shows what would happen. It writes nothing. @returns the exit code */
  async look(): Promise<number> {
    const checks = (await this.#check()).map(({ check }) => check);
    const people = this.#showPeople(checks);
    const isAttention = checks.some(({ attention }) => attention.length > 0);
    return isAttention || people + this.#headers.length > 0 ? SOME_ARE_LEFT : ALL_CREATED;
  }

  async #check(): Promise<Plan[]> {
    const plans = await this.#checkAll();
    for (const plan of plans) this.#showPlan(plan, plans.length > 1);
    return plans;
  }

  /** What the sheet asks for that needs more than creating spaces. */
  async needs(): Promise<Capability[]> {
    return needsOf(await this.#checkAll());
  }

  /** Checks the sheet, asks, and creates its spaces. @returns the exit code */
  async create(): Promise<number> {
    const plans = await this.#check();
    const toCreate = plans.filter(({ check }) => check.toConfirm.length > 0);
    await this.#host.signIn(
      toCreate.map(({ person }) => person),
      needsOf(toCreate),
    );
    if (toCreate.length > 0 && !(await this.#host.confirm(this.#question(toCreate)))) {
      this.#host.print(say().question.nothingCreated);
      return COULD_NOT_RUN;
    }
    this.#mayWrite = true;
    this.#executions.appsScript.beforeCall = ({ name }) => {
      if (SAVED_BEFORE.test(name)) this.#saveInTime();
      return undefined;
    };
    return this.#saving(async () => {
      for (const plan of plans) await this.#writeReasons(plan);
      for (const plan of toCreate) {
        const code = this.#executions.isCancelled ? CANCELLED : await this.#create(plan);
        if (code !== ALL_CREATED) return code;
      }
      return this.#conclude();
    });
  }

  /**
   * Puts the columns into the file, and examples if it is empty.
   * @returns options for columns of the file's own that seem to be meant
   */
  async addTemplate(): Promise<string[]> {
    const person = this.#job.person ?? "";
    const names = this.#namesAsLinks();
    if (names) throw new Error(names);
    this.#mayWrite = true;
    return this.#saving(async () => {
      const execution = await this.#execute(person, "prepareSheet");
      if (execution.status !== "completed") throw new FailedExecution(execution);
      const check = await this.#run<SidebarState>(person, "checkSheet", {});
      const columns = check.state === "permissionMissing" ? undefined : check.columns;
      return columns ? this.#sheet.meantColumns(columns).map(optionFor) : [];
    });
  }

  #namesAsLinks(): string | undefined {
    const header = this.#sheet.namesAsLinks();
    const [name = ""] = this.#text.columns.name.headers;
    return header && say().file.namesAsLinks(this.#sheet.name, oneLine(header), name);
  }

  /**
   * Makes rows about which only a person knows what is right rows like any other, after the person
   * has said so. @returns the exit code
   */
  async startOver({ doubts, keeps }: Pick<Job, "doubts" | "keeps">): Promise<number> {
    const text = say().startOver;
    const decisions = (await this.#checkAll()).flatMap((plan) =>
      doubts
        .filter((doubt) => plan.check.requestIds[doubt].length > 0)
        .map((doubt) => ({ plan, doubt, keep: keeps && doubt === "displaced" })),
    );
    for (const decision of decisions) {
      if (await this.#decide(decision)) continue;
      this.#host.print(text.leftAlone);
      return COULD_NOT_RUN;
    }
    this.#mayWrite = true;
    this.#sheet.save();
    this.#host.print(decisions.length > 0 ? text.done : text.nothing);
    return ALL_CREATED;
  }

  /** Shows rows of one kind, asks, and starts them over. @returns whether the person agreed */
  async #decide({ plan: { person, check }, doubt, keep }: Decision): Promise<boolean> {
    const { rows, confirm, keep: keepThem } = say().startOver;
    const requestIds = check.requestIds[doubt];
    this.#sheet.showOnly(person, this.#job.person);
    this.#host.print(rows[doubt](requestIds.length));
    this.#list(check.attention.filter((notice) => this.#isMeant(notice, requestIds)));
    if (!(await this.#host.confirm(keep ? keepThem : confirm[doubt]))) return false;
    const { sheetId } = check;
    await this.#run(person, "startOver", { sheetId, reason: doubt, requestIds, keep });
    this.#host.tell({ event: "startedOver", reason: doubt, rows: requestIds.length });
    return true;
  }

  /** Whether a row is one of those with these Request IDs; without one, its reason tells. */
  #isMeant({ row, reasons }: RowNotice, requestIds: readonly string[]): boolean {
    const lost = this.#text.problems.requestIdLost();
    return reasons.includes(lost) ? requestIds.includes("") : this.#sheet.hasOneOf(row, requestIds);
  }

  /** With what it is about, since what was printed before may be in another place. */
  #question(plans: readonly Plan[]): string {
    const { check, signs } = this.#text;
    const sum = (of: (check: SheetCheck) => number) =>
      plans.reduce((total, plan) => total + of(plan.check), 0);
    const [total, invitations] = [sum((each) => each.total), sum((each) => each.invitations)];
    const what = [
      total > 0 && check.count(total),
      invitations > 0 && check.invitations(invitations),
      ...plans.map(({ check: { adding } }) => adding && this.#sumOf(adding)),
    ];
    return [what.filter(Boolean).join(", "), check.confirm].join(signs.stop);
  }

  async #writeReasons({ person, check: { attention } }: Plan): Promise<void> {
    if (attention.length === 0) return;
    this.#sheet.showOnly(person, this.#job.person);
    await this.#run(person, "checkSheet", { writeReasons: true });
  }

  /** One person's run, from their consent to its end. @returns the exit code */
  async #create({ person, check: { sheetId, toConfirm: confirmed } }: Plan): Promise<number> {
    this.#sheet.showOnly(person, this.#job.person);
    const request = { sheetId, confirmed };
    const confirmation = await this.#run<Confirmation>(person, "confirmRun", request);
    if (confirmation.state === "busy") throw new Error(confirmation.why);
    if (confirmation.state === "notSetUp") throw missing(confirmation);
    if (confirmation.state === "permissionMissing") throw this.#notGranted(confirmation.link);
    this.#showProgress({ done: 0, total: confirmation.rows, now: "", isWaiting: false, made: [] });
    const end = await this.#finish(person, confirmation);
    this.#report(end);
    if (end.state === "cancelled") return CANCELLED;
    return end.state === "stopped" ? COULD_NOT_RUN : ALL_CREATED;
  }

  #finish(person: string, confirmed: Confirmed): Promise<RunEnd> {
    return this.#executions.finish(confirmed, {
      call: (functionName, request) => this.#run(person, functionName, request),
      onProgress: (progress) => this.#showProgress(progress),
    });
  }

  #showProgress(progress: Progress): void {
    const { duration, sidebar } = this.#text;
    const { done, total, now, isWaiting, made, msLeft } = progress;
    for (const { text, url } of made) this.#host.tell({ event: "created", name: text, link: url });
    this.#host.tell({ event: "progress", done, total, ...(isWaiting && { waitingFor: now }) });
    this.#host.progress(progress, msLeft ? sidebar.progress.left(duration(msLeft)) : "");
  }

  #report(end: RunEnd): void {
    const { why, created, failed, left, changed, startedAt, endedAt, orphans } = end;
    const { report, sidebar } = this.#text;
    const inSpaces = sumDone(this.#added, end);
    const { totals } = this.#job;
    totals.created += created;
    totals.failed += failed;
    totals.left += left;
    for (const each of ["added", "roles", "messages"] as const) totals[each] += end[each] ?? 0;
    if (why.length > 0) {
      const reasons = why.map(inTerminal);
      this.#host.tell({ event: "stopped", why: reasons });
      this.#print(reasons);
    }
    const lines = [
      ...(created > 0 || !inSpaces ? [report.created(created)] : []),
      ...(inSpaces ? [inSpaces] : []),
      ...(failed > 0 ? [report.failed(failed)] : []),
      ...(left > 0 ? [report.left(left)] : []),
      report.took(this.#text.duration(endedAt - startedAt)),
    ];
    this.#print([lines.join(this.#text.signs.stop)]);
    if (changed > 0) this.#print([sidebar.changed(changed)]);
    for (const { text, url } of orphans) {
      this.#host.tell({ event: "rowDeleted", name: text, link: url });
      this.#print([report.lost(text, url)]);
    }
    if (left > 0) this.#print([this.#host.isRehearsal ? say().run.againTrial : report.again]);
  }

  /** What is left, and why. */
  async #conclude(): Promise<number> {
    const checks = (await this.#checkAll()).map(({ check }) => check);
    const failed = checks.flatMap((check) => check.failed);
    for (const notice of failed) this.#host.tell({ event: "failed", ...told(notice) });
    this.#list(failed);
    const people = this.#showPeople(checks);
    const isLeft = checks.some(
      ({ total, attention, adding }) => total + attention.length + (adding?.all ?? 0) > 0,
    );
    return isLeft || people + this.#headers.length > 0 ? SOME_ARE_LEFT : ALL_CREATED;
  }

  /** @returns in how many spaces not everybody has joined */
  #showPeople(checks: readonly SheetCheck[]): number {
    const people = checks.flatMap((each) => each.people);
    this.#job.totals.notJoined = people.length;
    if (people.length === 0) return 0;
    for (const notice of people) this.#host.tell({ event: "notJoined", ...told(notice) });
    const { check, sidebar, signs } = this.#text;
    this.#print([[check.people(people.length), sidebar.check.peopleHint].join(signs.stop)]);
    this.#list(people);
    return people.length;
  }

  async #checkAll(): Promise<Plan[]> {
    await this.#addColumns();
    const plans: Plan[] = [];
    for (const person of this.#sheet.people(this.#job.person)) {
      this.#introduce(person);
      this.#sheet.showOnly(person, this.#job.person);
      const check = await this.#checkFor(person);
      if (check.stale > 0) await this.#run(person, "putRight", { sheetId: check.sheetId });
      plans.push({ person, check: check.stale > 0 ? await this.#checkFor(person) : check });
    }
    return plans;
  }

  async #checkFor(person: string): Promise<SheetCheck> {
    const check = await this.#run<SidebarState>(person, "checkSheet", {});
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
    const person = this.#job.person ?? "";
    const check = await this.#run<SidebarState>(person, "checkSheet", {});
    if (check.state === "permissionMissing") throw this.#notGranted(check.link);
    this.#sheet.checkOwnHeaders(check.columns);
    const { file } = say();
    const names = this.#namesAsLinks();
    const meant = this.#sheet
      .meantColumns(check.columns)
      .map((own) => file.meant[own.column](oneLine(own.header), optionFor(own)));
    this.#headers = [...(names ? [names] : []), ...meant];
    if (check.state === "checked") return;
    const { columns } = this.#text;
    const [name = "", members = ""] = [columns.name.headers[0], columns.members.headers[0]];
    if (this.#sheet.isEmpty || check.missing.includes(name)) {
      const what = names ?? file.noColumns(this.#sheet.name, name, members);
      throw new Error([what, ...meant].join("\n"));
    }
    this.#sheet.addColumns(check.missing);
  }

  #showPlan({ person, check: result }: Plan, isOneOfSeveral: boolean): void {
    const { check, duration, sidebar } = this.#text;
    this.#job.totals.attention += result.attention.length;
    const { toCreate, total, invitations, done, examples, attention, adding } = result;
    const { sameNames, durationMs, domains, external } = result;
    const headers = [...this.#headers, ...result.headers];
    const unused = result.columns.unused.filter((header) => !isCreateAs(header));
    this.#host.tell({
      event: "checked",
      ...{ person, toCreate, total, invitations, domains, external, done },
      ...{ headers, unused, sameNames, durationMs },
      ...(adding && adding.all + adding.later.all > 0 && { adding: countsOf(adding) }),
    });
    for (const { row, name, reasons } of adding?.gone ?? []) {
      this.#host.tell({ event: "gone", row, name, reasons: reasons.map(inTerminal) });
    }
    for (const notice of attention) this.#host.tell({ event: "attention", ...told(notice) });
    const types = Object.entries(toCreate)
      .filter(([, count]) => count > 0)
      .map(([type, count]) => check.types[type as keyof typeof check.types](count));
    this.#print([
      ...(isOneOfSeveral ? [`${person}:`] : []),
      ...(total > 0 ? [`${check.count(total)} (${types.join(", ")})`] : []),
      ...(adding && adding.all > 0 ? [this.#sumOf(adding)] : []),
      ...(total === 0 && !adding?.all && this.#headers.length === 0 ? [check.nothing] : []),
      ...(invitations > 0
        ? [`${check.invitations(invitations)}${this.#text.signs.colon}${this.#where(domains)}`]
        : []),
      ...(external > 0 ? [sidebar.review.external(external, total)] : []),
      ...(adding ? this.#later(adding) : []),
      ...(done > 0 ? [check.done(done)] : []),
      ...(examples > 0 ? [check.examples(examples)] : []),
      ...this.#some(headers),
      ...(unused.length > 0 ? [sidebar.columns.unused(unused.join(", "))] : []),
      ...this.#some(sameNames.map(({ name, rows }) => check.sameName(name, rows.join(", ")))),
      ...(durationMs > 0 ? [check.duration(duration(durationMs))] : []),
      ...(attention.length > 0 ? [check.attention(attention.length)] : []),
    ]);
    this.#list(attention);
    this.#printRows((adding?.spaces ?? []).map((space) => this.#describeSpace(space)));
    this.#list(adding?.gone ?? []);
    const another = this.#text.problems.begunByAnother();
    const isDoubtful = attention.some(({ reasons }) => reasons.includes(another));
    if (this.#host.isRehearsal && isDoubtful) this.#print([say().run.whoseRows]);
  }

  #sumOf(adding: AddingCheck): string {
    return sumOfAsks(this.#added, adding, adding.spaceCount);
  }

  /** What is done in spaces once they are made. */
  #later({ later }: AddingCheck): string[] {
    const words = this.#added;
    return [
      ...(later.people > 0 ? [words.later(later.people)] : []),
      ...(later.managers > 0 ? [words.laterManagers(later.managers)] : []),
      ...(later.messages > 0 ? [words.laterMessages(later.messages)] : []),
    ];
  }

  /** Where invitations go, most of them first. */
  #where(domains: SheetCheck["domains"]): string {
    const { check, sidebar } = this.#text;
    const rest = domains.length - LONGEST_DOMAINS;
    const shown = domains
      .slice(0, LONGEST_DOMAINS)
      .map(({ domain, count }) => `${domain || sidebar.review.groups} ${count}`);
    return [...shown, ...(rest > 0 ? [check.more(rest)] : [])].join(", ");
  }

  #list(notices: readonly RowNotice[]): void {
    const { check } = this.#text;
    const lines = notices.map(({ row, name, reasons }) =>
      check.row(row, name, reasons.map(inTerminal).join(" ")),
    );
    this.#printRows(lines);
  }

  #describeSpace({ row, name, asks, count, unproven }: AddingCheck["spaces"][number]): string {
    const list = listOfAsks(this.#added, asks, count);
    const said = unproven ? `${list}. ${this.#added.unproven(unproven)}` : list;
    return this.#text.check.row(row, name, said);
  }

  #printRows(lines: readonly string[]): void {
    this.#print(this.#some(lines).map((line) => `  ${line}`));
  }

  /** The first of a list, and how many more there are. */
  #some(lines: readonly string[]): string[] {
    const rest = lines.length - LONGEST_LIST;
    return [...lines.slice(0, LONGEST_LIST), ...(rest > 0 ? [this.#text.check.more(rest)] : [])];
  }

  /** Each of them in one line, and not too long a one: what stands in a cell hides no other line. */
  #print(lines: readonly string[]): void {
    const shown = lines.map(oneLine).map((line) => {
      return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
    });
    if (shown.length > 0) this.#host.print(shown.join("\n"));
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
    if (this.#mayWrite && !this.#host.isRehearsal) this.#sheet.save();
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

function needsOf(plans: readonly Plan[]): Capability[] {
  const asks = plans.flatMap(({ check: { adding } }) => (adding ? [adding, adding.later] : []));
  return [
    ...(asks.some(({ all, messages }) => all > messages) ? (["members"] as const) : []),
    ...(asks.some(({ messages }) => messages > 0) ? (["welcome"] as const) : []),
  ];
}

/** What a program is told of what is to be done in spaces. */
function countsOf({ people, managers, noManagers, messages, later }: AddingCheck) {
  const { all, ...after }: AskCounts = later;
  return { people, managers, noManagers, messages, later: after };
}

/** As a word for a shell, whatever is in the header. */
function optionFor({ column, header }: OwnColumn): string {
  return `--${column}-column${header.startsWith("-") ? "=" : " "}${forShell(header)}`;
}

function missing(check: { missing: readonly string[] }): Error {
  return new Error(say().file.columnsMissing(check.missing.join(", ")));
}

/** What a program is told of a row; the rest is for the sidebar. */
function told({ row, name, reasons }: RowNotice) {
  return { row, name, reasons: reasons.map(inTerminal) };
}
