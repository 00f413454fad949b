import { authorizationRequired } from "../google/apps-script/permissions";
import { ScriptRunError, serverError } from "../google/apps-script/script-run";

/** What goes wrong between a page and its script. */
export type LineFault = "signedOut" | "offline" | "serverError" | "silent";

export const lineFaults: Record<LineFault, string> = {
  signedOut: "Your sign-in has ended, or the page has lost its grant",
  offline: "There is no connection",
  serverError: "Google has a server error of its own",
  silent: "The next piece of work is done and never answered",
};

/** What google.script.run says of calls that do not get through: seen in public reports. */
export function lineError(fault: Exclude<LineFault, "silent">, locale: string): unknown {
  if (fault === "offline") return new Error("NetworkError: Connection failure due to HTTP 0");
  if (fault === "serverError") return new ScriptRunError(serverError(locale));
  return new ScriptRunError({ name: "Exception", message: authorizationRequired(locale) });
}

/** How long such a call takes to fail, in milliseconds. */
export const LINE_MS = 300;
