import type { Kill } from "../../local/google/apps-script";
import { HEADERS, type Workbook } from "./workbook";

export const column = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header) + 1;

export function clear(
  workbook: Workbook,
  row: number,
  ...headers: (typeof HEADERS)[number][]
): void {
  for (const header of headers) workbook.tab.fill([[""]], row, column(header));
}

/** Lets somebody do something at each service call at which a condition holds. */
export function whenever(workbook: Workbook, holds: () => boolean, act: () => void): void {
  let isInside = false;
  workbook.google.appsScript.beforeCall = () => {
    if (isInside || !holds()) return undefined;
    isInside = true;
    act();
    isInside = false;
    return undefined;
  };
}

/** Lets somebody do something once, the so-manieth time that such a call is made. */
function atCall(
  { google: { appsScript } }: Workbook,
  isIt: (name: string) => boolean,
  time: number,
  act: () => void,
  kill?: Kill,
): void {
  let times = 0;
  appsScript.beforeCall = ({ name }) => {
    if (!isIt(name)) return undefined;
    times += 1;
    if (times !== time) return undefined;
    appsScript.beforeCall = undefined;
    act();
    return kill;
  };
}

/** Lets somebody do something at the next call of this name, where the execution may end. */
export function atNext(workbook: Workbook, call: string, act: () => void, kill?: Kill): void {
  atCall(workbook, (name) => name === call, 1, act, kill);
}

/** Lets somebody do something at the next call, whichever that is. */
export function atNextCall(workbook: Workbook, act: () => void): void {
  atCall(workbook, () => true, 1, act);
}

/** Everybody whom Chat was asked to invite. */
export function invited({ calls }: Workbook): string[] {
  return calls.flatMap(({ body }) => JSON.stringify(body).match(/users\/[^"]+/g) ?? []);
}

export const namesOf = ({ spaces }: Workbook) => spaces.map(({ space }) => space.displayName);

/** Lets somebody do something just when Chat is asked, from now on the so-manieth time. */
export function whenChatIsAsked(workbook: Workbook, act: () => void, time = 1): void {
  atCall(workbook, (name) => name.startsWith("Chat."), time, act);
}

/** Has reasons written beside rows. @returns the names of the calls that have changed cells. */
export function writesOfReasons({ me }: Workbook): string[] {
  const { calls } = me.run("checkSheet", { writeReasons: true });
  return Object.keys(calls).filter((name) => name.startsWith("Range.set"));
}
