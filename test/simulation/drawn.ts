import { seeded } from "../../local/google/seeded";
import {
  DRAWN_CHANGES,
  type Event,
  type Fate,
  type Findings,
  type Schedule,
  School,
} from "./school";

/** So many calls after a read it is still being written what that said. */
const WRITTEN_SOON = 12;

/**
 * Draws, from a seed, what happens to one or two runs while it plays them, mostly where it hurts: the
 * sheet is changed between a read and its writes, and an execution is killed among writes that are
 * not carried out yet. Where one of some hundred thousand schedules would be wrong, so is one of some
 * thousand of these.
 */
export class Drawn {
  /** What was drawn: played again, it is the same. */
  readonly schedule: Schedule;
  readonly #random: () => number;
  #changesLeft: number;

  constructor(seed: number) {
    this.#random = seeded(Math.imul(seed, 2_654_435_761));
    this.schedule = {
      done: this.#pick(4),
      alone: this.#random() < 0.15,
      runs: Array.from({ length: 1 + this.#pick(2) }, () => []),
    };
    this.#changesLeft = 1 + this.#pick(3);
  }

  play(): Findings {
    return new School(this.schedule).play(this.schedule.runs.map((events) => this.#fate(events)));
  }

  #pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** @param events where it is written down. */
  #fate(events: Event[]): Fate {
    const skipped = this.#pick(5);
    let [writings, sinceRead, pendingBefore, isKilled] = [0, WRITTEN_SOON, 0, false];
    return ({ number: at, name, pending }) => {
      if (pending === 0 && pendingBefore > 0) writings += 1;
      pendingBefore = pending;
      sinceRead = name === "Range.getDisplayValues" ? 0 : sinceRead + 1;
      const due: Event[] = [];
      const isHotForChange = sinceRead < WRITTEN_SOON;
      if (this.#changesLeft > 0 && this.#random() < (isHotForChange ? 0.06 : 0.005)) {
        this.#changesLeft -= 1;
        due.push({ at, change: DRAWN_CHANGES[this.#pick(DRAWN_CHANGES.length)] ?? "sort" });
      }
      const isHotForKill = pending > 1;
      const mayBeKilled = !isKilled && writings >= skipped;
      if (mayBeKilled && this.#random() < (isHotForKill ? 0.25 : 0.003)) {
        isKilled = true;
        due.push({ at, kill: this.#pick(pending + 1) });
      }
      events.push(...due);
      return due;
    };
  }
}
