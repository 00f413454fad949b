import { text } from "../text";
import { type FormQuota, leasesIn, type Run, readNumber, type Store } from "./run-store";

/**
 * A form that is linked to another sheet fires its trigger for every old answer again, and anybody may
 * fill one in a hundred times: so many spaces an hour are made of answers, unless the script property
 * FORM_SPACES_PER_HOUR says otherwise.
 */
const FORM_SPACES_PER_HOUR = 30;
const HOUR_MS = 60 * 60_000;
/** The times of so many fit into a property. */
const MOST = 300;

/** @throws Error in the person's language if the script property is no number of at least 1. */
export function readFormLimit(): number {
  const { limitInvalid } = text().form;
  const number = readNumber("FORM_SPACES_PER_HOUR", limitInvalid, (found) => found >= 1);
  return Math.min(MOST, Math.floor(number ?? FORM_SPACES_PER_HOUR));
}

/** How many more spaces a run may make now, beside those that are being made. */
export function allowance(store: Store, run: Run): number {
  if (!run.form) return Number.POSITIVE_INFINITY;
  const taken = leasesIn(store, run).reduce((sum, { rows }) => sum + rows.length, 0);
  return Math.max(0, roomIn(run.form) - taken);
}

/** How many spaces the hour still takes. */
export function roomIn(form: FormQuota): number {
  return form.limit - madeLately(form).length;
}

/** When one more may be made, in milliseconds since 1970. */
export function nextAllowance({ limit, made }: FormQuota): number {
  const [first = Date.now() - HOUR_MS] = madeLately({ limit, made }).slice(-limit);
  return first + HOUR_MS;
}

/** Its run has made so many spaces. */
export function afterMaking(form: FormQuota, created: number): FormQuota {
  return { ...form, made: [...madeLately(form), ...Array<number>(created).fill(Date.now())] };
}

/** When it made those of the last hour, in milliseconds since 1970. */
function madeLately({ made }: FormQuota): number[] {
  return made.filter((at) => at > Date.now() - HOUR_MS);
}
