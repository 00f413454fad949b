import type { HttpRequest, HttpResponse } from "../chat/api";
import type { Progress } from "../csv/sheet-run";
import type { Job } from "../work";

/** What the thread that runs the bundle cannot do itself: it asks and waits for the answer. */
export type Question =
  | { ask: "chat"; person: string; request: Pick<HttpRequest, "method" | "path" | "body"> }
  | { ask: "signIn"; people: readonly string[] }
  | { ask: "confirm"; question: string };

export type Answer = HttpResponse | boolean | { error: string } | null;

/** From that thread to the main one. Questions are numbered: each answer belongs to one of them. */
export type Message =
  | { number: number; question: Question }
  | { print: string }
  | { progress: Progress }
  | { exitCode: number }
  | { error: string };

/** Where the two threads wait for each other: numbers in shared memory. */
export const ANSWERED = 0;
export const CANCELLED = 1;

export interface WorkerData {
  job: Job;
  /** The number of the last question that was answered, and whether the person wants to end. */
  flags: Int32Array;
}
