import { forgetFirings, type Handler, lastFirings } from "../run/firing";
import { busyWith, CLICK_MS, withLock } from "../run/lock";
import { findMissing, type PermissionMissing } from "../run/permission";
import { type Me, rememberLanguage } from "../run/person";
import { readStore, type Stopped, type Store } from "../run/run-store";
import type { Link } from "../sheet/table";

/** What goes on without the person, as far as can be known. */
export interface Background {
  /** Whether it is switched here; otherwise by hand, on the script's page of triggers. */
  canSwitch: boolean;
  /** Whether the triggers can be listed; otherwise one that does not fire may be there all the same. */
  isKnown: boolean;
  triggers: Record<Handler, TriggerState>;
  /** Why a form's answers wait. */
  stopped: Stopped | null;
  /** Spaces of a form's answers whose rows were deleted meanwhile. */
  orphans: Link[];
}

export interface TriggerState {
  isOn: boolean;
  /** It is there and does not fire: Google disables triggers of whoever has withdrawn a permission. */
  isSilent: boolean;
  /** When it fired last, to some minutes, in milliseconds since 1970. */
  lastAt: number | null;
}

/** How long after its last firing a time-driven trigger is taken for alive, in milliseconds. */
const ALIVE_MS = 20 * 60_000;

/**
 * With a fixed number of calls. Without the capability nobody may list triggers: then that one is on
 * is known from its firing.
 * @param kept the user properties.
 */
export function findBackground(
  sheetId: number,
  store: Store,
  me: Me | undefined,
  kept: Record<string, string>,
): Background {
  const canSwitch = WITH.background;
  const installed = WITH.background && !findMissing("background") ? installedHandlers() : undefined;
  const last = lastFirings(kept);
  const stateOf = (handler: Handler): TriggerState => {
    const lastAt = last[handler] ?? null;
    const isAlive = lastAt !== null && Date.now() - lastAt < ALIVE_MS;
    const isThere = installed?.has(handler) ?? isAlive;
    const isSilent = isThere && handler === "continueRun" && lastAt !== null && !isAlive;
    return { isOn: isThere && !isSilent, isSilent, lastAt };
  };
  const triggers = {
    continueRun: stateOf("continueRun"),
    createSpaceFromForm: stateOf("createSpaceFromForm"),
  };
  const isKnown = installed !== undefined;
  const forms = store.forms.filter(({ owner }) => owner === me?.id);
  const orphans = forms.flatMap(({ report }) => report.orphans);
  const waiting = forms.find((form) => form.sheetId === sheetId && !form.ended);
  const stopped = waiting?.stopped ?? null;
  return { canSwitch, isKnown, triggers, stopped, orphans };
}

function installedHandlers(): Set<string> {
  return new Set(ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()));
}

export interface TriggerSwitch {
  handler: Handler;
  isOn: boolean;
}

/** How often it is looked whether there is a run to go on with, in minutes. */
const EVERY_MINUTES = 1;

/**
 * Switches a trigger of the person's on, anew where there is one, or off: there is never more than one
 * of each. Triggers cannot ask for permissions, so all that they need is granted before.
 * @returns where that is, if it is not.
 * @throws Error that somebody is at work; or Google's own where there are 20 triggers already.
 * @see https://developers.google.com/apps-script/guides/triggers/installable
 */
export function switchTrigger(request: TriggerSwitch): PermissionMissing | null {
  return WITH.background ? switchOnOrOff(request) : null;
}

function switchOnOrOff({ handler, isOn }: TriggerSwitch): PermissionMissing | null {
  const missing = findMissing("background", ...(isOn ? (["sheet", "chat"] as const) : []));
  if (missing) return missing;
  rememberLanguage();
  const done = withLock(CLICK_MS, () => setTrigger(handler, isOn));
  if (!done) throw new Error(busyWith(readStore().run));
  return null;
}

function setTrigger(handler: Handler, isOn: boolean): true {
  const triggers = ScriptApp.getProjectTriggers();
  const old = triggers.filter((trigger) => trigger.getHandlerFunction() === handler);
  if (isOn) install(handler);
  for (const trigger of old) ScriptApp.deleteTrigger(trigger);
  forgetFirings(handler);
  return true;
}

function install(handler: Handler): void {
  const trigger = ScriptApp.newTrigger(handler);
  if (handler === "continueRun") trigger.timeBased().everyMinutes(EVERY_MINUTES).create();
  else trigger.forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onFormSubmit().create();
}
