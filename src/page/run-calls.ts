/** The functions of the script that a run needs, and what they answer. */

export interface Link {
  text: string;
  url: string;
}

/** Where a run stands. Times are in milliseconds since 1970, on the server's clock. */
export interface RunProgress {
  runId: string;
  sheetId: number;
  created: number;
  failed: number;
  left: number;
  startedAt: number;
  /** The time of this answer, as long as the run has not ended. */
  endedAt: number;
  /** Spaces whose row is gone. */
  orphans: Link[];
  /** Rows that are no longer what was confirmed. */
  changed: number;
  msPerSpace: number;
}

/** `leases`: pieces of work that were handed out already, one for each of the first workers. */
export type Confirmation =
  | ({ state: "confirmed"; rows: number; changed: number; leases: string[] } & RunProgress)
  | { state: "busy"; why: string }
  | { state: "notSetUp"; sheetId: number; missing: string[] };

/**
 * What one piece of work came to. `going`: ask for the next one at once. `waiting`: there is nothing
 * to do before `until`. `stopped`: something must be mended first. `busy`: it is somebody else's turn.
 * `workers`: so many calls at once now, at most.
 */
export type RunState =
  | ({ state: "going"; leases: string[]; workers: number; made: Link[] } & RunProgress)
  | ({ state: "waiting"; until: number; why: string; workers: number; made: Link[] } & RunProgress)
  | ({ state: "stopped"; why: string[]; made: Link[] } & RunProgress)
  | ({ state: "done" | "cancelled"; made: Link[] } & RunProgress)
  | { state: "busy"; why: string };

/** `names`: what is being created. */
export type RunLook = { names: string[]; workers: number } & RunProgress;

/**
 * @param request.lease the piece to work on; without, the server picks one.
 * @param request.lost pieces whose call failed.
 */
type CreateNextBatch = (
  name: "createNextBatch",
  request: { runId: string; lease?: string; lost?: string[] },
) => Promise<RunState>;

export type RunCall = CreateNextBatch &
  ((name: "runProgress", request: { runId: string }) => Promise<RunLook>) &
  ((name: "cancelRun", request: { runId: string }) => Promise<void>);
