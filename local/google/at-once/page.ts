/**
 * A page on the virtual clock: what the shipped page does from the confirming click to the end of the
 * run, with its own driver, while the script runs in the scheduler.
 */

import { Drive, type DriveState, type Ending } from "../../../src/page/drive";
import type { CheckResult } from "../../../src/run/check";
import type { Confirmation } from "../../../src/run/confirm";
import type { AppsScript, Execution, Person } from "../apps-script";
import { ScriptRunError } from "../apps-script/script-run";
import { type Profile, scriptRunMs } from "../apps-script/time";
import type { Scheduler } from "./scheduler";

export interface PageRun {
  check: Extract<CheckResult, { state: "checked" }>;
  confirmation: Confirmation;
  /** When the person clicked, and when they were told how it ended; in milliseconds since 1970. */
  clickedAt: number;
  endedAt: number;
  ending: Ending | undefined;
  drive: Drive | undefined;
}

export class Page {
  #names = 0;
  #isClosed = false;
  readonly #calls: (name: string, ...args: unknown[]) => Promise<unknown>;

  constructor(
    readonly scheduler: Scheduler,
    readonly appsScript: AppsScript,
    readonly person: Person,
    profile: Profile = "none",
  ) {
    const way = scriptRunMs(profile) / 2;
    const now = () => appsScript.clock.now();
    this.#calls = (functionName, ...args) =>
      new Promise((resolve, reject) => {
        if (this.#isClosed) return;
        const answer = (execution: Execution) => {
          scheduler.at(now() + way, () => {
            const { status, result, error } = execution;
            if (status === "completed") resolve(result);
            else reject(new ScriptRunError(error ?? { name: "Error", message: status }));
          });
        };
        scheduler.add({ person, functionName, args, at: now() + way, onEnd: answer });
      });
  }

  /** The person closes the tab: what it has begun goes on, and nothing more is begun. */
  close(): void {
    this.#isClosed = true;
  }

  /** Checks, confirms whatever there is, and drives the run to its end. */
  async createAll(
    onChange: (state: DriveState, drive: Drive) => void = () => {},
  ): Promise<PageRun> {
    const { clock } = this.appsScript;
    const check = (await this.#calls("checkSheet", {})) as PageRun["check"];
    const { sheetId, toConfirm: confirmed } = check;
    const clickedAt = clock.now();
    const request = { sheetId, confirmed };
    const confirmation = (await this.#calls("confirmRun", request)) as Confirmation;
    const run: PageRun = {
      ...{ check, confirmation, clickedAt, endedAt: clock.now() },
      ...{ ending: undefined, drive: undefined },
    };
    if (confirmation.state === "confirmed") await this.#drive(run, confirmation, onChange);
    return run;
  }

  #drive(
    run: PageRun,
    confirmation: Extract<Confirmation, { state: "confirmed" }>,
    onChange: (state: DriveState, drive: Drive) => void,
  ): Promise<void> {
    const { clock } = this.appsScript;
    return new Promise((resolve) => {
      const drive = new Drive(confirmation, {
        call: this.#calls as ConstructorParameters<typeof Drive>[1]["call"],
        newName: () => {
          this.#names += 1;
          return `${this.person.email} ${this.#names}`;
        },
        now: () => clock.now(),
        after: (ms, act) => {
          let isOn = true;
          this.scheduler.at(clock.now() + ms, () => isOn && act());
          return () => {
            isOn = false;
          };
        },
        onChange: (state) => {
          onChange(state, drive);
          if (!state.ending) return;
          Object.assign(run, { ending: state.ending, endedAt: clock.now() });
          resolve();
        },
      });
      run.drive = drive;
      drive.start();
    });
  }
}
