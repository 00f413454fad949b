import { PrivateFile } from "./private-file";

/** As many as the bundle's pace looks at. */
const MOST_CALLS = 120;

/**
 * When Chat was called lately by a project, in any process. Its quota goes on counting where a
 * process ends: the next one would else begin with a burst that Chat refuses.
 */
export class RecentCalls {
  readonly #file: PrivateFile;
  #times: number[];

  /** @param client the OAuth client or the service account, which stands for its project */
  constructor(client: string) {
    this.#file = new PrivateFile("calls", client);
    const kept = this.#file.read();
    this.#times = Array.isArray(kept) ? kept.filter(Number.isFinite) : [];
  }

  /** In milliseconds since 1970. */
  get times(): readonly number[] {
    return this.#times;
  }

  add(time: number): void {
    this.#times = [...this.#times, time].slice(-MOST_CALLS);
    try {
      this.#file.write(this.#times);
    } catch {
      // Without it the next process only begins too fast, and Chat says so.
    }
  }
}
