import { FRESH_PACE, type Limit, limitOf, type Pace, SPACES_PER_MINUTE } from "../chat/pace";
import { bytesOf, type SpaceType } from "../chat/space";
import type { RowChoice } from "../sheet/chosen-rows";
import type { Link } from "../sheet/table";
import { text } from "../text";
import type { Asked } from "./record";
import type { Result } from "./transitions";

/** A run: from the person's consent to the last result, over any number of executions. */
export interface Run {
  id: string;
  /** Who confirmed it, as in their claims. */
  owner: string;
  sheetId: number;
  sheetKey: string;
  /** Of the spreadsheet. */
  timeZone: string;
  limit: Limit;
  /** Until when nobody else may start one; it runs out by itself if its owner vanishes. */
  leaseUntil: number;
  /** How it ended; undefined as long as its consent is good. */
  ended: "done" | "cancelled" | undefined;
  /** How often in a row work ended in a passing failure, since when, and until when it rests. */
  failuresInARow: number;
  failingSince: number;
  restUntil: number;
  /** Rows that were not as the person had seen them, so that they were not even claimed. */
  changedBefore: number;
  /** Rows of which it is not known after a lost answer whether their space exists: should one be deleted, the report says so. */
  unsure: Unsure[];
  /** Whether there was no column for managers when it was confirmed. */
  keepsRoles?: boolean;
  /** What Chat has answered so far for each kind of space. */
  kinds: Partial<Record<SpaceType, Tally>>;
  report: Report;
  /** Pieces of work that its report counts, and that may be stored still: a worker was killed in between. */
  settled?: string[];
  /** Whether more came into its report after it had ended: whoever read that may not know. */
  isUnread?: boolean;
  /** Why it stopped, until somebody goes on with it. */
  stopped?: Stopped | undefined;
  /** What triggers have created of it, and when last, in milliseconds since 1970. */
  away?: { created: number; at: number };
  /** Which rows have taken part, where all of a kind have: at the end each says what became of it. */
  concluding?: Concluding | undefined;
  /** Only of a run whose rows are answers of a form. */
  form?: FormQuota;
}

/** What the person is told. */
export interface Stopped {
  /** In milliseconds since 1970. */
  at: number;
  why: string[];
  /** Where a missing permission is granted; "" where it is not about that. */
  grant: string;
  /** That is because triggers have no more time today. */
  isTimeUp?: boolean;
}

export interface Concluding {
  rows: RowChoice;
}

/** How many spaces a form may make within an hour, and when it has made those of the last one. */
export interface FormQuota {
  limit: number;
  made: number[];
}

export interface Tally {
  created: number;
  refused: number;
}

/** A row of which Chat may have made the space, by its claim. */
export interface Unsure {
  requestId: string;
  sheetKey: string;
  label: string;
  /** Whose worker is perhaps asking for it; without, it was asked for. */
  lease?: string;
}

/** How far a run came; times are in milliseconds since 1970. */
export interface Report {
  startedAt: number;
  endedAt: number;
  created: number;
  failed: number;
  /** Rows that are confirmed and have no outcome yet. */
  left: number;
  /** Rows that were changed since they were confirmed, and left. */
  changed: number;
  /** Spaces whose row is not in the sheet any more. */
  orphans: Link[];
  /** In spaces that existed: people who were added, roles that were set, messages that were posted. */
  added?: number;
  roles?: number;
  messages?: number;
  /** How much was asked for in all, refused or not, and how much is still to be. */
  asked?: number;
  toAdd?: number;
  /** Of the rows that are left, those whose spaces are there. */
  adding?: number;
}

/** A piece of work in one execution's hands, until a time in milliseconds since 1970. */
export interface Lease {
  id: string;
  /** The run that it is work of. */
  run: string;
  until: number;
  rows: LeasedRow[];
  /** Instead of rows: people to be added to spaces that exist. */
  adds?: Addition[];
}

/** People to be added to one space, or other things to be done there, by its row's claim. */
export interface Addition {
  requestId: string;
  content: string;
  label: string;
  /** By the names under which what is asked for is kept: the row says what that is. */
  people: string[];
  /** Of each: not before this time, in milliseconds since 1970. */
  places: number[];
}

/** A row, by its claim. */
export interface LeasedRow {
  requestId: string;
  content: string;
  label: string;
  /** What its status said before. */
  before: string;
  /** Not before this time Chat may be asked for it, in milliseconds since 1970. */
  place: number;
}

/** What became of a row in a worker's hands, by its claim. */
export type Outcome = { requestId: string; content: string } & (
  | { outcome: "created"; name: string; result: Result }
  | { outcome: "refused"; details: string }
  /** Chat may have made it. */
  | { outcome: "unknown"; label: string }
  | { outcome: "released" }
  /** What came of asking for more in its space. @param time as the person writes it */
  | { outcome: "added"; time: string; people: Asked[] }
);

/** What Chat answered to a worker, kept until it is in the sheet. */
export interface Answers {
  lease: string;
  run: string;
  /** Whose claims these are, and in which sheet. */
  person: string;
  sheetId: number;
  sheetKey: string;
  outcomes: Outcome[];
  /** When Chat was asked, in milliseconds since 1970, and how long that took on average. */
  calls: number[];
  callMs: number;
  /** Whether Chat was asked to add people. */
  adds?: true;
}

/** What the spreadsheet remembers, for everybody who uses it. */
export interface Store {
  /** The one that somebody began at the sheet: one at a time. */
  run: Run | undefined;
  /** Those that forms' triggers work on beside it. */
  forms: Run[];
  pace: Pace;
  leases: Lease[];
  answers: Answers[];
}

const FORM = "form ";
const LEASE = "lease ";
const ANSWERS = "answers ";

/** Reads what the spreadsheet remembers, with one call. */
export function readStore(): Store {
  const kept = PropertiesService.getDocumentProperties().getProperties();
  const all = <T>(prefix: string): T[] =>
    Object.entries(kept).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [JSON.parse(value)] : [],
    );
  return {
    run: kept.run ? { unsure: [], kinds: {}, ...JSON.parse(kept.run) } : undefined,
    forms: all<Run>(FORM),
    pace: { ...FRESH_PACE, ...(kept.pace ? JSON.parse(kept.pace) : {}) },
    leases: all<Lease>(LEASE),
    answers: all<Answers>(ANSWERS),
  };
}

/** Whoever deletes all rows instead of cancelling leaves as many as are made in a minute. */
const MOST_ORPHANS = 60;
export const MOST_UNSURE = 16;

/** To be called while the lock is held. @param begun a lease that its worker takes up at once. */
export function writeStore(
  run: Run,
  pace: Pace,
  leases: readonly Lease[] = [],
  begun?: Answers,
): void {
  const stored: Record<string, string> = {
    [run.form ? `${FORM}${run.owner} ${run.sheetId}` : "run"]: fittingRun(run),
    pace: JSON.stringify(pace),
  };
  for (const lease of leases) stored[LEASE + lease.id] = JSON.stringify(lease);
  if (begun) stored[ANSWERS + begun.lease] = JSON.stringify(begun);
  PropertiesService.getDocumentProperties().setProperties(stored);
}

/** What a worker has heard when it takes up its work; that it is there says that it did. */
export function noAnswers({ id, run }: Lease, { owner, sheetId, sheetKey }: Run): Answers {
  return { lease: id, run, person: owner, sheetId, sheetKey, outcomes: [], calls: [], callMs: 0 };
}

/** Keeps what Chat answered. Only the worker with this lease writes there: it needs no lock. */
export function keepAnswers(answers: Answers): void {
  const properties = PropertiesService.getDocumentProperties();
  properties.setProperty(ANSWERS + answers.lease, fitting(answers, SAID));
}

/** In bytes. A property takes 9 KB: https://developers.google.com/apps-script/guides/services/quotas */
const MOST_BYTES = 9_000;
/** What is said of answers, by its keys. */
const SAID = /^(details|why)$/;
/** And of a run: those of orphans and of unsure rows, and each sentence of why it stopped. */
const SAID_OF_RUN = /^(text|label|\d+)$/;
/** In characters, of each of them where not all of it fits: at most, and at least. */
const LONG = 256;
const SHORT = 8;

/** Where it is too long, what is said is cut to half as much until it fits: IDs and links are what counts. */
function fitting(kept: object, said: RegExp): string {
  let json = JSON.stringify(kept);
  for (let longest = LONG; bytesOf(json) > MOST_BYTES && longest >= SHORT; longest /= 2) {
    json = JSON.stringify(kept, (key, value) =>
      typeof value === "string" && said.test(key) ? value.slice(0, longest) : value,
    );
  }
  return json;
}

/** Where even so it is too long, the oldest of the spaces without a row are left out. */
function fittingRun(run: Run): string {
  const unsure = run.unsure.slice(-MOST_UNSURE);
  const orphans = run.report.orphans.slice(-MOST_ORPHANS);
  const kept = { ...run, unsure, report: { ...run.report, orphans } };
  let json = fitting(kept, SAID_OF_RUN);
  while (bytesOf(json) > MOST_BYTES && orphans.shift()) json = fitting(kept, SAID_OF_RUN);
  return json;
}

/** Takes a piece of work from its worker, who stops after the space at hand. */
export function dropLease(id: string): void {
  PropertiesService.getDocumentProperties().deleteProperty(LEASE + id);
}

/** Whether a worker still has its piece of work: it has not if the person cancelled. */
export function hasLease(id: string): boolean {
  return PropertiesService.getDocumentProperties().getProperty(LEASE + id) !== null;
}

/** All of it is in the sheet, or in the run's report. */
export function dropAnswers(lease: string): void {
  PropertiesService.getDocumentProperties().deleteProperty(ANSWERS + lease);
}

/** All runs of which something is known. */
export function runsIn({ run, forms }: Store): Run[] {
  return run ? [run, ...forms] : forms;
}

export function runWith(store: Store, id: string): Run | undefined {
  return runsIn(store).find((run) => run.id === id);
}

/** Spaces whose row is not in the sheet any more, each of them once. */
export function addOrphans(run: Run, orphans: readonly Link[]): void {
  const { report } = run;
  for (const orphan of orphans) {
    const isKnown = report.orphans.some(
      ({ text, url }) => url === orphan.url && (url || text === orphan.text),
    );
    if (isKnown) continue;
    report.orphans.push(orphan);
    if (run.ended) run.isUnread = true;
  }
}

/** Reports them with what was done last: what told of them in the sheet is gone, or about to be. */
export function reportAtOnce(orphans: readonly Link[]): void {
  if (orphans.length === 0) return;
  const store = readStore();
  const [latest] = runsIn(store);
  if (!latest) return;
  addOrphans(latest, orphans);
  writeStore(latest, store.pace);
}

/** The pieces of work of a run. */
export function leasesIn({ leases }: Store, { id }: Run): Lease[] {
  return leases.filter(({ run }) => run === id);
}

/** Of these, those that nobody has taken up. */
export function idleLeases(store: Store, run: Run): Lease[] {
  return leasesIn(store, run).filter((lease) => !isBegun(lease, store));
}

/** Whether somebody may not begin another run: this one is its owner's, or a worker's. */
export function isUnderWay(store: Store, now: number): boolean {
  const { run } = store;
  if (!run || run.ended) return false;
  return run.leaseUntil > now || leasesIn(store, run).some((lease) => isWorking(lease, store, now));
}

/** Whether a worker has a piece of work in hand, as far as can be known. */
export function isWorking(lease: Lease, store: Store, now: number): boolean {
  return lease.until > now && isBegun(lease, store);
}

/** Whether a worker has taken up a piece of work, so that Chat may have been asked for it. */
export function isBegun(lease: Lease, store: Store): boolean {
  return answersTo(lease, store) !== undefined;
}

/** What its worker has heard so far. */
export function answersTo({ id }: Lease, { answers }: Store): Answers | undefined {
  return answers.find(({ lease }) => lease === id);
}

/** The row at which the worker of a piece of work is: the first one without an answer. */
export function rowAtHand(lease: Lease, store: Store): LeasedRow | undefined {
  return lease.rows[answersTo(lease, store)?.outcomes.length ?? 0];
}

/** @throws Error in the person's language if the script property SPACES_PER_MINUTE is no number. */
export function readLimit(): Limit {
  const number = readNumber("SPACES_PER_MINUTE", text().run.paceInvalid, (found) => found > 0);
  return limitOf(number ?? SPACES_PER_MINUTE);
}

/**
 * A number that somebody has set as a script property.
 * @param describe what is said of one that does not fit.
 * @returns undefined where it is not set.
 * @throws Error in the person's language if it does not fit.
 */
export function readNumber(
  name: string,
  describe: (found: string) => string,
  fits: (number: number) => boolean,
): number | undefined {
  const property = PropertiesService.getScriptProperties().getProperty(name);
  if (property === null) return undefined;
  const number = Number(property);
  if (!fits(number)) throw new Error(describe(property));
  return number;
}
