import type { RunProgress } from "../run/batch";
import { actions, announce, button, el, show } from "./dom";
import { formatDuration, formatNumber, formatTime, texts } from "./format";

const { report } = texts;
const { progress: words } = texts.sidebar;

/** A screen reader hears of progress at each quarter: more often is a flood. */
const ANNOUNCED_STEPS = 4;

type Counts = Pick<RunProgress, "created" | "failed" | "left">;

/** The state in which spaces are created, or waited for. It stays and changes, so focus stays too. */
export class ProgressView {
  readonly #usual: number;
  #isCancelled = false;
  readonly #begunAt = Date.now();
  readonly #fill = el("div", {});
  readonly #bar = el("div", { role: "progressbar", "aria-valuemin": "0" }, this.#fill);
  readonly #count = el("p", {});
  readonly #now = el("p", {}, words.starting);
  readonly #left = el("p", { class: "quiet" });
  readonly #failed = el("p", {});
  readonly #cancel: HTMLButtonElement;
  #before: number | undefined;
  #announced = 0;
  #endWait = () => {};

  /** @param usual how long a space takes at the usual pace, in milliseconds. */
  constructor(usual: number, cancel: () => void) {
    this.#usual = usual;
    this.#cancel = button(words.cancel, () => this.#onCancel(cancel));
    this.#bar.setAttribute("aria-label", words.title);
    show(
      words.title,
      this.#bar,
      this.#count,
      this.#now,
      this.#failed,
      this.#left,
      actions(this.#cancel),
    );
  }

  /** @param next what is created now, if anything is. */
  update({ created, failed, left }: Counts, next = ""): void {
    const done = created + failed;
    this.#before ??= done;
    this.#showDone(done, done + left);
    this.#failed.textContent = failed > 0 ? report.failed(failed) : "";
    if (this.#isCancelled) return;
    this.#left.textContent = words.left(formatDuration(left * this.#msPerSpace(done)));
    if (next) this.#now.textContent = words.now(next);
  }

  #showDone(done: number, total: number): void {
    const shown = words.count(formatNumber(done), formatNumber(total));
    const part = done / Math.max(1, total);
    this.#bar.setAttribute("aria-valuemax", String(total));
    this.#bar.setAttribute("aria-valuenow", String(done));
    this.#bar.setAttribute("aria-valuetext", shown);
    this.#fill.style.width = `${100 * part}%`;
    this.#count.textContent = shown;
    const step = Math.floor(ANNOUNCED_STEPS * part);
    if (step > this.#announced) announce(shown);
    this.#announced = step;
  }

  /**
   * Counts down, unless the person cancels.
   * @param ms how long it takes, in milliseconds: the server's clock may be another than this one.
   */
  wait(why: string, ms: number): Promise<void> {
    const end = Date.now() + ms;
    announce(`${why} ${describeWait(end)}`);
    return new Promise((resolve) => {
      this.#endWait = resolve;
      this.#countDown(why, end, resolve);
    });
  }

  #countDown(why: string, end: number, onEnd: () => void): void {
    const left = end - Date.now();
    if (left <= 0 || this.#isCancelled) {
      onEnd();
      return;
    }
    this.#now.textContent = why;
    this.#left.textContent = describeWait(end);
    setTimeout(() => this.#countDown(why, end, onEnd), Math.min(left, 1000));
  }

  #msPerSpace(done: number): number {
    const doneHere = done - (this.#before ?? done);
    return Math.max(this.#usual, doneHere && (Date.now() - this.#begunAt) / doneHere);
  }

  #onCancel(cancel: () => void): void {
    if (this.#isCancelled) return;
    const { cancelling, stopping } = words;
    this.#isCancelled = true;
    this.#cancel.textContent = cancelling;
    this.#cancel.setAttribute("aria-disabled", "true");
    this.#now.textContent = stopping;
    this.#left.textContent = "";
    announce(stopping);
    this.#endWait();
    cancel();
  }
}

function describeWait(end: number): string {
  return words.goesOn(formatTime(end), formatDuration(end - Date.now()));
}
