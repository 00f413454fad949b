import { ScriptRunError, serverError } from "../../local/google/apps-script/script-run";
import { Drive, type DriveStart } from "../../src/page/drive";
import type { RunCall } from "../../src/page/run-calls";
import type { SidebarState } from "../../src/ui/sidebar";
import { expectEveryRowToHaveItsSpace, resultOf, Workbook } from "../sheet/workbook";
import { Clock } from "./clock";

/** Drives against the shipped script, several executions at once, at the times that Google takes. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** From google.script.run to its answer, beside the execution. */
const LINE_MS = 900;
const SIGNED_OUT = new ScriptRunError({
  name: "Exception",
  message: "Authorization is required to perform that action.",
});
const SERVER_ERROR = new ScriptRunError(serverError("pt_BR"));
const ROWS = 70;

type Asked = { name: string; at: number; index: number };

/** A page with a drive. Each execution begins at the page's time, whatever others took. */
class Tab {
  readonly clock = new Clock();
  readonly #workbook: Workbook;
  readonly #start: number;
  #names = 0;
  #calls = 0;
  isClosed = false;
  /** What goes wrong with a call. */
  fault: (asked: Asked) => Error | ScriptRunError | "never" | undefined = () => undefined;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
    this.#start = workbook.now;
  }

  drive(run: DriveStart): Drive {
    const call = (name: string, request: unknown) => this.#call(name, request);
    return new Drive(run, {
      call: call as RunCall,
      newName: () => {
        this.#names += 1;
        return `tab of ${this.#start}, ${this.#names}`;
      },
      now: () => this.clock.now,
      after: (ms, run) => this.clock.after(ms, () => this.isClosed || run()),
      onChange: () => undefined,
    });
  }

  async until(drive: Drive, isOver: () => boolean = () => drive.state.ending !== null) {
    for (let seconds = 0; !isOver(); seconds += 1) {
      if (seconds > 3600) throw new Error("It does not end");
      await this.clock.pass(SECOND);
    }
    this.#workbook.google.clock.goTo(this.#start + this.clock.now);
  }

  #call(name: string, request: unknown): Promise<unknown> {
    const index = name === "createNextBatch" ? this.#calls++ : 0;
    const fault = this.fault({ name, at: this.clock.now, index });
    return new Promise((resolve, reject) => {
      if (fault && fault !== "never") {
        return void this.clock.after(LINE_MS, () => reject(fault));
      }
      this.#workbook.google.clock.goTo(this.#start + this.clock.now);
      const execution = this.#workbook.me.run(name, request);
      const ms = execution.endedAt - execution.startedAt + LINE_MS;
      if (fault !== "never") {
        this.clock.after(ms, () => !this.isClosed && resolve(resultOf(execution)));
      }
    });
  }
}

function begin(rows = ROWS, before: (workbook: Workbook) => void = () => undefined) {
  const lines = Array.from({ length: rows }, (_, index) => ({ "Space name": `Class ${index}` }));
  const workbook = new Workbook(lines, { time: { profile: "typical" } });
  before(workbook);
  const tab = new Tab(workbook);
  const drive = tab.drive(workbook.confirm());
  drive.start();
  return { workbook, tab, drive };
}

/** Somebody who does not work from this spreadsheet. */
function useUpTheQuota({ google: { chat } }: Workbook): void {
  const scope = "https://www.googleapis.com/auth/chat.spaces.create";
  const authorization = `Bearer ${chat.signIn("other@example.com", [scope])}`;
  for (let index = 0; index < 60; index += 1) {
    const body = JSON.stringify({ displayName: `Theirs ${index}`, spaceType: "SPACE" });
    chat.handle({ method: "POST", path: "/v1/spaces", headers: { authorization }, body });
  }
}

const created = (workbook: Workbook) =>
  workbook.column("Status").filter((status) => status === "Created").length;

describe("a drive of the script, with several workers under way", () => {
  it("gets every row its space, in a burst and then as the quota allows", async () => {
    const { workbook, tab, drive } = begin();
    await tab.until(drive);
    expect(drive.state).toMatchObject({
      ending: { state: "done" },
      progress: { created: ROWS, failed: 0, left: 0 },
    });
    expect(drive.state.made).toHaveLength(ROWS);
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expect(tab.clock.now).toBeLessThan(90 * SECOND);
  });

  it("goes on with just what was confirmed after the tab was closed", async () => {
    const { workbook, tab, drive } = begin();
    await tab.until(drive, () => tab.clock.now >= 3 * SECOND);
    tab.isClosed = true;
    workbook.tab.fill([["A row of later"]], ROWS + 2);
    const state = resultOf<SidebarState>(workbook.me.run("checkSheet", {}));
    if (state.state !== "checked") throw new Error(state.state);
    const { underWay } = state.runs;
    if (!underWay || !state.confirmed) throw new Error("There is no run to go on with");
    const again = new Tab(workbook);
    const { spaces: left } = state.confirmed;
    const next = again.drive({ ...underWay, left, leases: [], lost: underWay.idle });
    next.start();
    await again.until(next);
    expect(next.state).toMatchObject({ ending: { state: "done" }, progress: { created: ROWS } });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });

  it("stops at once where the sign-in ends, and goes on once the person has signed in", async () => {
    const { workbook, tab, drive } = begin();
    let isSignedIn = true;
    tab.fault = () => (isSignedIn ? undefined : SIGNED_OUT);
    await tab.until(drive, () => tab.clock.now >= 8 * SECOND);
    isSignedIn = false;
    await tab.until(drive);
    expect(drive.state.ending).toEqual({ state: "failed", error: SIGNED_OUT });
    expect(tab.clock.now).toBeLessThan(25 * SECOND);
    isSignedIn = true;
    drive.start();
    await tab.until(drive);
    expect(drive.state.ending).toEqual({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });

  it("waits out Google's own errors, in whatever language, and keeps what was done", async () => {
    const { workbook, tab, drive } = begin();
    tab.fault = ({ at }) => (at > 3 * SECOND && at < 12 * SECOND ? SERVER_ERROR : undefined);
    await tab.until(drive);
    expect(drive.state).toMatchObject({ ending: { state: "done" }, progress: { created: ROWS } });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });

  it("stops where they do not end, knows how far it came, and goes on from there", async () => {
    const { workbook, tab, drive } = begin();
    let isDown = false;
    tab.fault = () => (isDown ? SERVER_ERROR : undefined);
    await tab.until(drive, () => drive.state.progress.created > 10);
    isDown = true;
    await tab.until(drive);
    const { created: before, left } = drive.state.progress;
    expect(drive.state.ending).toEqual({ state: "failed", error: SERVER_ERROR });
    expect([before > 10, before + left]).toEqual([true, ROWS]);
    isDown = false;
    drive.start();
    await tab.until(drive);
    expect(drive.state).toMatchObject({ ending: { state: "done" }, progress: { created: ROWS } });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });

  it("waits for a worker that never answers while the others go on", async () => {
    const { workbook, tab, drive } = begin();
    tab.fault = ({ name, index }) =>
      name === "createNextBatch" && index === 1 ? "never" : undefined;
    await tab.until(drive, () => created(workbook) === ROWS);
    expect(tab.clock.now).toBeLessThan(90 * SECOND);
    await tab.until(drive);
    expect(drive.state).toMatchObject({ ending: { state: "done" }, progress: { created: ROWS } });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
  });

  it("takes back a piece of work that was lost before it began", async () => {
    const { workbook, tab, drive } = begin();
    const lost = new Error("NetworkError: Connection failure due to HTTP 0");
    tab.fault = ({ name, index }) => (name === "createNextBatch" && index === 1 ? lost : undefined);
    await tab.until(drive);
    expect(drive.state.ending).toEqual({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, ROWS);
    expect(tab.clock.now).toBeLessThan(2 * MINUTE);
  });

  it("goes on in even steps where somebody else uses the quota up", async () => {
    const { workbook, tab, drive } = begin(40, useUpTheQuota);
    await tab.until(drive);
    expect(drive.state).toMatchObject({ ending: { state: "done" }, progress: { created: 40 } });
    expect(created(workbook)).toBe(40);
    const mine = workbook.spaces.filter(({ creator }) => creator === "me@example.com");
    expect(mine).toHaveLength(40);
    const refused = workbook.calls.filter(({ person, status }) => {
      return person === "me@example.com" && status === 429;
    });
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(10);
  });
});
