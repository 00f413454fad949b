import { createHash } from "node:crypto";
import type { FaultName } from "../../local/google/chat/faults";
import type { StartOptions } from "../../local/google/load";
import { seeded } from "../../local/google/seeded";
import type { Confirmation } from "../../src/run/confirm";
import type { RunState } from "../../src/run/run-state";
import {
  type Confirmed,
  HEADERS,
  isUnderWay,
  type Line,
  resultOf,
  Workbook,
} from "../sheet/workbook";

/** What somebody does to the sheet while a run is on. */
const SHEET_CHANGES = ["sort", "insert above", "insert in the middle", "swap headers"] as const;
/** What somebody does to the row of Bea. */
const ROW_CHANGES = [
  "delete",
  "edit",
  "copy above",
  "copy below",
  "copy above and clear",
  "clear the results",
  "clear all results",
  "paste over",
] as const;
/** What parts a row's cells from one another. */
const CELL_CHANGES = ["sort the inputs alone", "insert cells beside"] as const;
type RowChange = (typeof ROW_CHANGES)[number] | "insert cells beside";
/**
 * What is drawn, several of them together: with one more, each seed would be another. Of a result that
 * was moved beside another row, nothing tells whose it is once its own row is deleted.
 */
export const DRAWN_CHANGES = [...SHEET_CHANGES, ...ROW_CHANGES] as const;
export const CHANGES = [...DRAWN_CHANGES, ...CELL_CHANGES] as const;
export type Change = (typeof CHANGES)[number];

/** Something that happens at a service call of a run, counted from its confirmation on. */
export type Event =
  | { at: number; change: Change }
  /** `writes`: how many of the writes that were not flushed are carried out before it dies. */
  | { at: number; kill: number }
  | { at: number; other: "starts" | "cancels" };

/** A service call of a run. */
export interface Call {
  /** From 1. */
  number: number;
  name: string;
  /** How many writes are not carried out yet. */
  pending: number;
}

/** What happens at each call of a run. */
export type Fate = (call: Call) => readonly Event[];

export interface Schedule {
  /** How many of the rows were created before; without, none. */
  done?: number;
  /** Whether one execution works alone, as in the terminal. */
  alone?: boolean;
  /** For each run what happens in it; a last one, in which nothing does, follows. */
  runs: Event[][];
  chat?: { fault: FaultName; call: number };
}

/** What came of a schedule. */
export interface Findings {
  secondSpaces: string[];
  wrongRows: string[];
  lostSpaces: string[];
  /** Rows about which a person is asked. */
  flagged: number;
  /** How many service calls the first run made. */
  calls: number;
  /** Of each call of the first run, how many writes were not flushed then. */
  pending: number[];
}

const NAMES = ["Ada", "Bea", "Cy", "Dee"];
const TOLD = "Bea";
/** Whose row is pasted over that. */
const NEIGHBOUR = "Cy";

function linesOf(names: readonly string[]): Line[] {
  return names.map((name) => ({
    "Space name": name,
    Members: `${name.toLowerCase()}@example.com`,
  }));
}

const NAME = HEADERS.indexOf("Space name") + 1;
const MEMBERS = HEADERS.indexOf("Members") + 1;
const DESCRIPTION = HEADERS.indexOf("Description") + 1;
const SPACE = HEADERS.indexOf("Space") + 1;
const STATUS = HEADERS.indexOf("Status") + 1;
const DETAILS = HEADERS.indexOf("Details") + 1;
const REQUEST_ID = HEADERS.indexOf("Request ID") + 1;

const NOTHING_HAPPENS: Fate = () => [];

function fateOf(events: readonly Event[]): Fate {
  return ({ number }) => events.filter(({ at }) => at === number);
}

/** How often a row may be started over by somebody before it is taken to be endless. */
const MOST_RUNS = 6;

/** Four classes, a teacher who creates their spaces, and whatever happens to them meanwhile. */
export class School {
  readonly workbook: Workbook;
  readonly other;
  /** Rows that somebody has emptied or deleted, by name: what stood in them is theirs to know. */
  readonly #knownByPerson: string[] = [];
  readonly #reported: { text: string; url: string }[] = [];
  /** The names of rows that somebody has emptied, deleted or pasted over. */
  readonly #emptied = new Set<unknown>();
  /** The names of rows over which another one was pasted: each of them was one to create. */
  readonly #replaced: unknown[] = [];
  /** By name: the link that somebody has cleared, beside a Request ID that knows it too. */
  readonly #cleared = new Map<unknown, string>();
  #isSwapped = false;
  #calls = 0;
  readonly #pending: number[] = [];

  /** @param names of the classes, Ada first. */
  constructor(
    readonly schedule: Schedule,
    { names = NAMES, ...options }: StartOptions & { names?: readonly string[] } = {},
  ) {
    const { done = 0 } = schedule;
    const lines = linesOf(names);
    // The same schedule is the same to the last request ID.
    this.workbook = new Workbook(lines.slice(0, done), { random: seeded(1), ...options });
    if (done > 0) this.#run(NOTHING_HAPPENS, false);
    const added = lines.slice(done).map((line) => HEADERS.map((header) => line[header] ?? ""));
    this.workbook.tab.fill(added, done + 2);
    this.other = this.workbook.person("other@example.com");
    const { chat } = schedule;
    if (chat) {
      this.workbook.google.chat.faults.switchOn(chat.fault, {
        when: ({ number }) => number === chat.call,
      });
    }
  }

  /** @param fates of the runs; without, what the schedule says. */
  play(fates: readonly Fate[] = this.schedule.runs.map(fateOf)): Findings {
    for (const [index, fate] of fates.entries()) this.#run(fate, index === 0);
    return this.end();
  }

  /**
   * The same, but what was played on before from all that a run has left is not played again: nothing
   * outlives an execution but that.
   * @param known what came of it, to be kept from schedule to schedule
   */
  playOn(known: Map<string, Findings>): Findings {
    const left: string[] = [];
    for (const [index, events] of this.schedule.runs.entries()) {
      this.#run(fateOf(events), index === 0);
      left.push(this.#left(this.schedule.runs.slice(index + 1)));
      const findings = known.get(left[index] ?? "");
      if (findings) return findings;
    }
    const findings = this.end();
    for (const each of left) known.set(each, findings);
    return findings;
  }

  /** A digest of all that Google keeps and the person knows, and of what is still to happen. */
  #left(runs: readonly Event[][]): string {
    const { tab, google, now } = this.workbook;
    const { appsScript, chat } = google;
    const { alone, chat: failure } = this.schedule;
    const area = { row: 1, column: 1, rows: tab.lastRow(), columns: tab.lastColumn() };
    const kept = [
      [runs, alone, failure, now],
      [tab.read(area, (cell) => cell), tab.maxRows],
      [...appsScript.properties].map(([store, properties]) => [store, [...properties]]),
      [[...appsScript.triggers], [...appsScript.locks.keys()]],
      [chat.journal, chat.spaces],
      [this.#knownByPerson, this.#reported, this.#replaced, this.#isSwapped],
      [[...this.#emptied], [...this.#cleared]],
    ];
    return createHash("sha1").update(JSON.stringify(kept)).digest("base64");
  }

  /** Nothing happens any more: the person goes on until nothing is left, and it is looked at. */
  end(): Findings {
    this.workbook.google.chat.faults.switchAllOff();
    this.note(this.#storedRun().orphans);
    for (let looks = 0; ; looks++) {
      const { total, stale, adding } = this.workbook.checked();
      // Where people can be added, whoever edits Bea's members wants one more in her space.
      const open = total + (adding?.people ?? 0);
      if (open + stale === 0) break;
      if (looks > MOST_RUNS) throw new Error("The sheet is never done");
      if (open > 0) this.#run(NOTHING_HAPPENS, false);
      else resultOf(this.workbook.me.run("putRight", { sheetId: 0 }));
      this.note(this.#storedRun().orphans);
    }
    return this.#judge();
  }

  /** Spaces of which the person was told that their rows are gone. */
  note(orphans: readonly { text: string; url: string }[]): void {
    this.#reported.push(...orphans);
  }

  /** One run, from the check to its end or to its death; what happens in it happens once. */
  #run(fate: Fate, isFirst: boolean): void {
    const { workbook } = this;
    const { appsScript } = workbook.google;
    const { toConfirm } = workbook.checked();
    let calls = 0;
    let isInside = false;
    appsScript.beforeCall = ({ name, execution: { pendingWrites: pending } }) => {
      if (isInside) return undefined;
      calls += 1;
      if (isFirst) this.#pending[calls] = pending;
      const due = fate({ number: calls, name, pending });
      isInside = true;
      for (const event of due) this.#happen(event);
      isInside = false;
      const kill = due.find((event) => "kill" in event);
      return kill && { kill: kill.kill };
    };
    const confirming = workbook.confirmExecution(workbook.me, toConfirm);
    const confirmation = confirming.result as Confirmation | undefined;
    if (confirmation?.state === "confirmed") this.#drive(confirmation);
    appsScript.beforeCall = undefined;
    if (isFirst) this.#calls = calls;
    workbook.wait(200_000);
  }

  #drive({ runId, leases, orphans }: Confirmed): void {
    this.note(orphans);
    const { alone = false } = this.schedule;
    const handedOut = alone ? [] : [...leases];
    for (let pieces = 0; pieces < 100; pieces++) {
      const lease = handedOut.shift();
      const execution = this.workbook.me.run("createNextBatch", { runId, lease, alone });
      if (execution.status === "killed") return;
      const state = resultOf<RunState>(execution);
      if ("orphans" in state) this.note(state.orphans);
      if (!isUnderWay(state)) return;
      if (state.state === "going" && !alone) handedOut.push(...state.leases);
      const isIdle = state.state === "waiting" && handedOut.length === 0;
      if (isIdle) this.workbook.wait(state.until - this.workbook.now);
    }
    throw new Error("The run does not end");
  }

  #happen(event: Event): void {
    if ("change" in event) this.change(event.change);
    if (!("other" in event)) return;
    const { runId } = this.#storedRun();
    if (event.other === "cancels") resultOf(this.other.run("cancelRun", { runId }));
    else {
      const { toConfirm } = this.workbook.checked(this.other);
      const confirming = this.other.run("confirmRun", { sheetId: 0, confirmed: toConfirm });
      const confirmation = resultOf<Confirmation>(confirming);
      if (confirmation.state !== "confirmed") return;
      const { runId, leases } = confirmation;
      for (const lease of leases) resultOf(this.other.run("createNextBatch", { runId, lease }));
    }
  }

  #storedRun(): { runId: string; orphans: { text: string; url: string }[] } {
    const kept = this.workbook.google.appsScript.properties.get("document")?.get("run");
    const { id = "", report } = kept ? JSON.parse(kept) : {};
    return { runId: id, orphans: report?.orphans ?? [] };
  }

  /** Somebody changes the sheet. @param name of the row that it is about. */
  change(change: Change, name = TOLD): void {
    const { tab } = this.workbook;
    const row = this.#rowOf(name);
    const isFirst = tab.cell(2, NAME).value === "Ada";
    if (change === "sort") tab.sort(NAME, !isFirst);
    else if (change === "sort the inputs alone") this.#sortInputs(isFirst);
    else if (change === "insert above") tab.insertRows(2);
    else if (change === "insert in the middle") tab.insertRows(4);
    else if (change === "swap headers") {
      this.#isSwapped = true;
      tab.fill([["Description"]], 1, NAME);
      tab.fill([["Space name"]], 1, DESCRIPTION);
    } else if (row) this.#changeRow(change, row);
  }

  /** Names and members change their places; what stands beside them does not. */
  #sortInputs(isDescending: boolean): void {
    const { tab } = this.workbook;
    const area = { row: 2, column: NAME, rows: tab.lastRow() - 1, columns: MEMBERS - NAME + 1 };
    const nameOf = ([name]: readonly unknown[]) => String(name || "Z");
    const lines = tab.read(area, ({ value }) => value);
    lines.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
    tab.fill(isDescending ? lines.reverse() : lines, 2, NAME);
  }

  /** What Status, Space and Details say from a row on moves down, and nothing else. */
  #insertCells(at: number): void {
    const { tab } = this.workbook;
    for (let row = tab.lastRow() + 1; row >= at; row--) {
      for (let column = STATUS; column <= DETAILS; column++) {
        const { value = "", links = [] } = row > at ? tab.cell(row - 1, column) : {};
        tab.change(row, column, { value, links });
      }
    }
  }

  #changeRow(change: RowChange, row: number): void {
    const { tab } = this.workbook;
    switch (change) {
      case "delete":
        this.#noteKnown(row);
        tab.deleteRows(row);
        break;
      case "edit":
        tab.enter(row, MEMBERS, `${tab.cell(row, MEMBERS).value}, new@example.com`);
        break;
      case "copy above":
        tab.insertRows(2);
        tab.copyRow(row + 1, 2);
        break;
      case "copy above and clear":
        tab.insertRows(2);
        tab.copyRow(row + 1, 2);
        this.#clear(2, REQUEST_ID - 1);
        break;
      case "copy below":
        tab.copyRow(row, tab.lastRow() + 1);
        break;
      case "clear the results":
        this.#noteCleared(row);
        this.#clear(row, REQUEST_ID - 1);
        break;
      case "clear all results":
        this.#noteKnown(row);
        this.#clear(row, REQUEST_ID);
        break;
      case "insert cells beside":
        this.#insertCells(row);
        break;
      case "paste over":
        this.#noteKnown(row);
        this.#replaced.push(tab.cell(row, NAME).value);
        tab.copyRow(this.#rowOf(NEIGHBOUR) ?? row, row);
    }
  }

  #rowOf(name: string): number | undefined {
    const index = this.workbook.tab.values().findIndex((line) => line[NAME - 1] === name);
    return index < 0 ? undefined : index + 1;
  }

  #clear(row: number, last: number): void {
    for (let column = STATUS; column <= last; column++) {
      this.workbook.tab.fill([[""]], row, column);
    }
  }

  /** Where another row's Request ID stands beside a link, nobody but the person knows what they clear. */
  #noteCleared(row: number): void {
    const { tab } = this.workbook;
    const link = this.#linkIn(row);
    if (!String(tab.cell(row, REQUEST_ID).value).includes(link)) this.#noteKnown(row);
    else if (link) this.#cleared.set(tab.cell(row, NAME).value, link);
  }

  /** Whoever empties or deletes a row that has its link, or had it until they cleared it, knows it. */
  #noteKnown(row: number): void {
    const name = this.workbook.tab.cell(row, NAME).value;
    this.#emptied.add(name);
    this.#knownByPerson.push(this.#linkIn(row) || this.#cleared.get(name) || "");
  }

  #linkIn(row: number): string {
    return this.workbook.tab.cell(row, SPACE).links[0]?.url ?? "";
  }

  #judge(): Findings {
    const { workbook } = this;
    const flaggedRows = new Set(workbook.checked().attention.map(({ row }) => row));
    const links = workbook.links();
    const rows = workbook.rows().map((row, index) => ({
      status: row.Status || "nothing",
      details: row.Details,
      claim: row["Request ID"] ?? "",
      name: String(workbook.tab.cell(index + 2, NAME).value),
      link: links[index],
      isFlagged: flaggedRows.has(index + 2),
    }));
    const told = rows.filter(({ isFlagged, name }) => !isFlagged && name !== "");
    const wrongRows = told.flatMap(({ name, link, status, details }) => {
      const space = workbook.spaces.find(({ space }) => space.spaceUri === link)?.space;
      const isCreated = status.startsWith("Created");
      if (isCreated && space?.displayName === name) return [];
      // An edited row whose space was made before has it under another name, and says so.
      if (isCreated && space && details?.includes(`${space.displayName}`)) return [];
      return [`${name} says ${status} and shows ${space?.displayName ?? link}`];
    });
    const shown = told.map(({ link }) => link);
    for (const link of new Set(shown)) {
      if (link && shown.filter((other) => other === link).length > 1)
        wrongRows.push(`${link} twice`);
    }
    /** Whether a person is asked about the row under whose ID a space was made. */
    const isAsked = (space: string | undefined) => {
      const id = workbook.calls.find((call) => call.space === space)?.requestId ?? "";
      return rows.some(({ claim, isFlagged }) => isFlagged && claim.startsWith(id));
    };
    const secondSpaces: string[] = [];
    const lostSpaces: string[] = [];
    for (const { space } of workbook.spaces) {
      const { spaceUri = "", displayName } = space;
      const isInRow = rows.some(({ link }) => link === spaceUri);
      const isTold = this.#reported.some(
        ({ url, text }) => url === spaceUri || (url === "" && text === displayName),
      );
      if (!isInRow && !isTold && !isAsked(space.name) && !this.#knownByPerson.includes(spaceUri)) {
        lostSpaces.push(String(displayName));
      }
    }
    for (const name of new Set(workbook.spaces.map(({ space }) => String(space.displayName)))) {
      const made = workbook.spaces.filter(({ space }) => space.displayName === name);
      const isAlone = (link: string | undefined) =>
        rows.filter((row) => row.link === link).length === 1 &&
        made.some(({ space }) => space.spaceUri === link);
      // Swapped headers make every row one to look at; and of a row whose copy somebody has made a
      // row of its own, though its claim stood there, a person is asked, and it keeps its space.
      const owners = rows.filter((row) => {
        return row.name === name && (this.#isSwapped || !row.isFlagged || isAlone(row.link));
      }).length;
      // Whoever empties or removes a row makes it a new one, or none; a space that it had is theirs to know, or reported.
      const told = this.#emptied.has(name) ? this.#reported : [];
      const perhaps = told.some(({ text, url }) => url === "" && text === name) ? 1 : 0;
      const uris = [...this.#knownByPerson, ...told.map(({ url }) => url)];
      const known = uris.filter((uri) => made.some(({ space }) => space.spaceUri === uri)).length;
      const asked = made.filter(
        ({ space }) => isAsked(space.name) && !rows.some(({ link }) => link === space.spaceUri),
      ).length;
      // The space of a row that another one was pasted over, beside which a person is asked about it.
      const displaced = rows.filter(
        ({ isFlagged, link, ...row }) =>
          isFlagged && row.name !== name && made.some(({ space }) => space.spaceUri === link),
      ).length;
      const replaced = this.#replaced.filter((other) => other === name).length;
      const askedBeside = Math.min(displaced, replaced);
      const most = owners + known + perhaps + asked + askedBeside;
      if (made.length > Math.max(1, most)) secondSpaces.push(name);
    }
    return {
      secondSpaces,
      wrongRows: this.#isSwapped ? [] : wrongRows,
      lostSpaces,
      flagged: flaggedRows.size,
      calls: this.#calls,
      pending: this.#pending,
    };
  }
}
