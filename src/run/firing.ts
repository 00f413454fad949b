import { speakIn, text } from "../text";
import { LANGUAGE, type Me, meIn } from "./person";
import { readNumber } from "./run-store";

/** What a trigger runs: by these names Google knows them. */
export const HANDLERS = ["continueRun", "createSpaceFromForm"] as const;
export type Handler = (typeof HANDLERS)[number];

/** One firing of a trigger, with what its person's properties hold. */
export interface Firing {
  /** In milliseconds since 1970. */
  at: number;
  me: Me | undefined;
  kept: Record<string, string>;
}

const FIRED = "fired ";
/** How often it is noted that a trigger fires, in milliseconds. */
const NOTED_MS = 10 * 60_000;

/** With one call, or two where it is noted: a trigger fires each minute, mostly for nothing. */
export function beginFiring(handler: Handler): Firing {
  const properties = PropertiesService.getUserProperties();
  const kept = properties.getProperties();
  const at = Date.now();
  if (at - Number(kept[FIRED + handler] ?? 0) > NOTED_MS) {
    properties.setProperty(FIRED + handler, String(at));
  }
  if (kept[LANGUAGE]) speakIn(kept[LANGUAGE]);
  return { at, me: meIn(kept), kept };
}

/**
 * When the person's triggers fired last, in milliseconds since 1970, to some minutes.
 * @param kept the user properties.
 */
export function lastFirings(kept: Firing["kept"]): Partial<Record<Handler, number>> {
  const last: Partial<Record<Handler, number>> = {};
  for (const handler of HANDLERS) {
    const at = kept[FIRED + handler];
    if (at) last[handler] = Number(at);
  }
  return last;
}

/** What fires from now on is another trigger. */
export function forgetFirings(handler: Handler): void {
  PropertiesService.getUserProperties().deleteProperty(FIRED + handler);
}

/**
 * What triggers may work in a day, in minutes: 90 for a consumer account, 360 in Google Workspace.
 * Which one it is cannot be known; the script property TRIGGER_MINUTES sets another number.
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
const TRIGGER_MINUTES = 90;
/** With less no work would ever be begun. */
const LEAST_MINUTES = 5;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What one execution may use at most, and of that what it leaves for its end; in milliseconds. */
const EXECUTION_MS = 6 * MINUTE_MS;
const END_MS = 2 * MINUTE_MS;
/** With less left no work is begun, in milliseconds. */
const LEAST_MS = 3 * MINUTE_MS;
const AGAIN_MS = 20 * MINUTE_MS;

const SHIFT = "trigger ";
/** Stands before what an execution may use, until it is known what it has used. */
const RESERVED = "~";

/**
 * Does something within the time that the person's triggers may use in a day. All that it may use is
 * reserved before it begins, and counted should it be killed.
 * @param action is told until when it may take on more, in milliseconds since 1970.
 * @returns what it comes to; `usedUp` where there is no more time today, and `reserved` where those
 * that are at work may need the rest of it.
 * @throws Error in the person's language if the script property TRIGGER_MINUTES is no number.
 */
export function withinTriggerTime<T>(
  { at, kept }: Firing,
  action: (until: number) => T,
): T | "usedUp" | "reserved" {
  const { used, reserved } = timesIn(kept, at);
  const left = readTriggerMinutes() * MINUTE_MS - used;
  if (left < LEAST_MS) return "usedUp";
  if (left - reserved < LEAST_MS) return "reserved";
  const properties = PropertiesService.getUserProperties();
  const key = `${SHIFT}${at} ${Utilities.getUuid()}`;
  const most = Math.min(left - reserved, EXECUTION_MS);
  properties.setProperty(key, `${RESERVED}${most}`);
  for (const old of Object.keys(kept)) {
    if (old.startsWith(SHIFT) && startOf(old) <= at - DAY_MS) properties.deleteProperty(old);
  }
  try {
    return action(at + most - END_MS);
  } finally {
    properties.setProperty(key, String(Date.now() - at));
  }
}

/**
 * Whether so much of the day's time is free again that it is worth going on: what was used up within
 * an hour comes back minute by minute, a day later.
 */
export function isTimeAgain({ at, kept }: Firing): boolean {
  const minutes = readTriggerMinutes();
  return minutes * MINUTE_MS - timesIn(kept, at).used >= Math.min(AGAIN_MS, minutes * MINUTE_MS);
}

/** @throws Error in the person's language if the script property is no number that is large enough. */
export function readTriggerMinutes(): number {
  const { minutesInvalid } = text().background;
  return (
    readNumber("TRIGGER_MINUTES", minutesInvalid, (found) => found >= LEAST_MINUTES) ??
    TRIGGER_MINUTES
  );
}

/** In milliseconds, of the last day. An execution that has not ended by now was killed. */
function timesIn(kept: Firing["kept"], now: number): { used: number; reserved: number } {
  const times = { used: 0, reserved: 0 };
  for (const [shift, noted] of Object.entries(kept)) {
    if (!shift.startsWith(SHIFT)) continue;
    const start = startOf(shift);
    const isAtWork = noted.startsWith(RESERVED) && start > now - EXECUTION_MS;
    const ms = Number(noted.replace(RESERVED, ""));
    if (start > now - DAY_MS) times[isAtWork ? "reserved" : "used"] += ms;
  }
  return times;
}

function startOf(shift: string): number {
  return Number(shift.split(" ")[1]);
}
