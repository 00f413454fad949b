import { isHopeless } from "./failure";
import { backoffMs } from "./schedule";

/** So often a call is made in all, where Google fails and not the script. */
const TRIES = 3;

export interface Waiting {
  /** Whether the script itself has said what is wrong: it would say so again. */
  isOwn(error: unknown): boolean;
  wait(ms: number): Promise<void>;
  /** Hears of each further try before it is waited for. */
  onRetry(): void;
}

/**
 * Makes a call that may be repeated, again after 1 and 2 seconds where it failed. Google's passing
 * errors come in the person's language, so whatever is not known to last is taken to pass.
 * @throws what the last try came to.
 */
export async function patiently<T>(ask: () => Promise<T>, waiting: Waiting): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      if (failures >= TRIES || isHopeless(error) || waiting.isOwn(error)) throw error;
      waiting.onRetry();
      await waiting.wait(backoffMs(failures));
    }
  }
}
