import { actions, announce, button, el, show } from "./dom";
import { type DriveState, doneIn } from "./drive";
import { formatDuration, formatNumber, formatTime, texts, view } from "./format";
import { steadyTime } from "./time-left";

const { report, sidebar } = texts;
const { progress: words } = sidebar;

/** A screen reader hears of progress at each quarter: more often is a flood. */
const ANNOUNCED_STEPS = 4;
const TICK_MS = 1000;
const MOST_NAMES = 3;

/** The state in which spaces are created, or waited for. It stays and changes, so focus stays too. */
export class ProgressView {
  readonly #fill = el("div", {});
  readonly #bar = el("div", { role: "progressbar", "aria-valuemin": "0" }, this.#fill);
  readonly #count = el("p", {});
  readonly #now = el("p", {}, words.starting);
  readonly #left = el("p", { class: "quiet" });
  readonly #failed = el("p", {});
  readonly #changed = el("p", {});
  readonly #cancel: HTMLButtonElement;
  #isCancelled = false;
  /** Whether what was said last is why nothing happens. */
  #isHeldUp = false;
  #announced = 0;
  /** Until when, as it was announced last. */
  #waitsUntil = 0;
  #shownLeft = 0;
  #state: DriveState | undefined;

  /**
   * @param total how many spaces are to be created.
   * @param goesOn whether it does with the tab closed.
   */
  constructor(total: number, goesOn: boolean, cancel: () => void) {
    this.#cancel = button(words.cancel, () => this.#onCancel(cancel));
    this.#bar.setAttribute("aria-label", words.title);
    const close = el("p", { class: "quiet" }, goesOn ? words.mayClose : words.keepOpen);
    const lines = [this.#now, this.#failed, this.#changed, this.#left, close];
    // Above the lines, which come and go: under the pointer the button stays where it is.
    const head = [this.#bar, this.#count, actions(this.#cancel)];
    show({ mark: "working", title: words.title }, head, lines);
    this.#showDone(0, total);
    this.#tick();
  }

  update(state: DriveState): void {
    const { failed, left, changed } = state.progress;
    const done = doneIn(state.progress);
    this.#state = state;
    this.#showDone(done, done + left);
    setText(this.#failed, failed > 0 ? report.failed(failed) : "");
    setText(this.#changed, changed > 0 ? sidebar.changed(changed) : "");
    if (state.isCancelled) this.#showCancelling();
    else if (state.waiting) this.#showWaiting(state.waiting);
    else this.#showWork(state);
  }

  /** Time passes although nothing is heard; it ends when another state is shown. */
  #tick(): void {
    if (!view.contains(this.#bar)) return;
    if (this.#state && !this.#isCancelled) this.update(this.#state);
    setTimeout(() => this.#tick(), TICK_MS);
  }

  #showDone(done: number, total: number): void {
    const shown = words.count(formatNumber(done), formatNumber(total));
    const part = done / Math.max(1, total);
    this.#bar.setAttribute("aria-valuemax", String(total));
    this.#bar.setAttribute("aria-valuenow", String(done));
    this.#bar.setAttribute("aria-valuetext", shown);
    this.#fill.style.width = `${100 * part}%`;
    setText(this.#count, shown);
    const step = Math.floor(ANNOUNCED_STEPS * part);
    if (step > this.#announced) announce(shown);
    this.#announced = step;
  }

  #showWork({ names, failures, endsAt, progress }: DriveState): void {
    if (failures > 0) setText(this.#now, words.retrying);
    else if (names.length > 0) setText(this.#now, words.now(list(names)));
    else if (this.#isHeldUp) setText(this.#now, words.starting);
    this.#isHeldUp = failures > 0;
    this.#shownLeft = progress.left > 0 ? steadyTime(this.#shownLeft, endsAt - Date.now()) : 0;
    setText(this.#left, this.#shownLeft > 0 ? words.left(formatDuration(this.#shownLeft)) : "");
  }

  /** Without a reason, others are at work, and that is not for long. */
  #showWaiting({ until, why }: { until: number; why: string }): void {
    this.#isHeldUp = true;
    setText(this.#now, why || words.elsewhere);
    setText(this.#left, why && describeWait(until));
    if (why && until > this.#waitsUntil) announce(`${why} ${describeWait(until)}`);
    this.#waitsUntil = Math.max(this.#waitsUntil, until);
  }

  #onCancel(cancel: () => void): void {
    if (this.#isCancelled) return;
    this.#showCancelling();
    announce(words.stopping);
    cancel();
  }

  #showCancelling(): void {
    this.#isCancelled = true;
    setText(this.#cancel, words.cancelling);
    this.#cancel.setAttribute("aria-disabled", "true");
    setText(this.#now, words.stopping);
    setText(this.#left, "");
  }
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length - MOST_NAMES;
  return more > 0 ? words.andMore(shown, more) : shown;
}

/** Only what has changed: a screen reader's place in the text stays. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** In milliseconds: for less, nobody looks at a clock. */
const SOON_MS = 60_000;

function describeWait(until: number): string {
  const ms = until - Date.now();
  const left = formatDuration(ms);
  return ms < SOON_MS ? words.goesOnSoon(left) : words.goesOn(formatTime(until), left);
}
