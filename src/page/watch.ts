import { shownStates } from "./dom";

/** The sheet is looked at again at most so often when the person comes back, in milliseconds. */
const RETURN_MS = 2000;
/** So often, and so long, where something is waited for that happens beside this page. */
const POLL_MS = 5000;
const MOST_POLLS = 60;

let look: (() => void) | undefined;

addEventListener("focus", () => look?.());
document.documentElement.addEventListener("pointerenter", () => look?.());

/**
 * Keeps what is shown true: looks again whenever the person comes back to this page, as long as it
 * shows what it shows now.
 * @param again looks, and shows what has changed if `isShown` still says so.
 * @param isAwaited whether to look from time to time, too.
 */
export function keepTrue(
  again: (isShown: () => boolean) => Promise<void>,
  isAwaited: boolean,
): void {
  const shown = shownStates();
  const isShown = () => shownStates() === shown;
  let [lookedAt, isLooking, polls] = [Date.now(), false, 0];
  const start = () => {
    if (!isShown()) look = undefined;
    if (!isShown() || isLooking) return;
    isLooking = true;
    setTimeout(go, Math.max(0, lookedAt + RETURN_MS - Date.now()));
  };
  const go = () => {
    const stop = () => {
      [lookedAt, isLooking] = [Date.now(), false];
    };
    // Where it fails, what the person does next says why.
    if (isShown()) again(isShown).then(stop, stop);
  };
  const poll = () => {
    polls += 1;
    if (!isShown() || polls > MOST_POLLS) return;
    if (!document.hidden) start();
    setTimeout(poll, POLL_MS);
  };
  look = start;
  if (isAwaited) setTimeout(poll, POLL_MS);
}
