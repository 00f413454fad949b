import { authorizationRequired } from "../google/apps-script/permissions";

/** What goes wrong between a page and its script. */
export type LineFault = "signedOut" | "offline" | "silent";

export const lineFaults: Record<LineFault, string> = {
  signedOut: "Your sign-in has ended, or the page has lost its grant",
  offline: "There is no connection",
  silent: "The next piece of work is done and never answered",
};

/** What google.script.run says of calls that do not get through: seen in public reports. */
export function lineError(fault: "signedOut" | "offline", locale: string) {
  return fault === "signedOut"
    ? { name: "Exception", message: authorizationRequired(locale) }
    : { name: "NetworkError", message: "NetworkError: Connection failure due to HTTP 0" };
}

/** How long such a call takes to fail, in milliseconds. */
export const LINE_MS = 300;
