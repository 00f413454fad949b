/** Somebody else who creates spaces from the same sheet, as their sidebar would. */
import type { SheetCheck } from "../../src/run/check";
import type { Confirmation } from "../../src/run/confirm";
import type { RunState } from "../../src/run/run-state";
import type { Execution } from "../google/apps-script";
import type { ShownClock } from "./clock";

/** How often they ask for the next piece of work: within the half minute that a run stays theirs. */
const PIECE_MS = 20_000;

export interface OtherPersonOptions {
  clock: ShownClock;
  run: (functionName: string, request: unknown) => Execution;
  onChange: (isAtWork: boolean) => void;
  /** They have nothing to do any more: how their run ended, or why it could not begin. */
  onEnd: (how: string) => void;
}

export class OtherPerson {
  readonly #options: OtherPersonOptions;
  #run: { runId: string; leases: string[] } | undefined;
  #nextAt = 0;

  constructor(options: OtherPersonOptions) {
    this.#options = options;
  }

  /** Begins, or ends what was begun. */
  toggle(): void {
    const { run } = this.#options;
    if (!this.#run) this.#begin();
    else {
      run("cancelRun", { runId: this.#run.runId });
      this.#stop();
    }
  }

  /** They confirm all that can be created. */
  #begin(): void {
    const { run, onChange } = this.#options;
    const { sheetId, toConfirm: confirmed } = resultOf<SheetCheck>(run("checkSheet", {}));
    const confirmation = resultOf<Confirmation>(run("confirmRun", { sheetId, confirmed }));
    if (confirmation.state !== "confirmed") {
      this.#stop(confirmation.state);
      return;
    }
    const { runId, leases } = confirmation;
    this.#run = { runId, leases: [...leases] };
    onChange(true);
    this.tick();
  }

  /** Time has passed. Nobody waits for them, so it need not pass faster until their next piece. */
  tick(): void {
    const { clock, run } = this.#options;
    if (!this.#run || clock.now() < this.#nextAt) return;
    const { runId, leases } = this.#run;
    const lease = leases.shift();
    const { state } = resultOf<RunState>(
      run("createNextBatch", { runId, ...(lease !== undefined && { lease }) }),
    );
    const goesOn = state === "going" || state === "waiting";
    if (goesOn) this.#nextAt = clock.now() + PIECE_MS;
    else this.#stop(state);
  }

  #stop(how?: string): void {
    const { onChange, onEnd } = this.#options;
    this.#run = undefined;
    this.#nextAt = 0;
    onChange(false);
    if (how) onEnd(how);
  }
}

/** What an execution answers; of one that failed, its message as the state. */
function resultOf<T>({ result, error }: Execution): T {
  return (error ? { state: error.message } : result) as T;
}
