import type * as server from "../main";
import { failureKind, messageOf } from "./failure";
import { texts } from "./format";

type Server = typeof server;
type Calls = { [Name in keyof Server]: (...args: Parameters<Server[Name]>) => void };

/** https://developers.google.com/apps-script/guides/html/reference/run */
interface Runner {
  withSuccessHandler<T>(handler: (result: T) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Calls;
}

declare const google: { script: { run: Runner; host: { close(): void } } };

/**
 * Calls a global function of the script. Only JSON values cross.
 * @throws whatever the server threw, or that it could not be reached; `explainFailure` words it.
 */
export function call<Name extends keyof Server>(
  name: Name,
  ...args: Parameters<Server[Name]>
): Promise<ReturnType<Server[Name]>> {
  return new Promise((resolve, reject) => {
    const calls = google.script.run
      .withSuccessHandler<ReturnType<Server[Name]>>(resolve)
      .withFailureHandler(reject);
    calls[name](...args);
  });
}

/** Closes the dialog. */
export function close(): void {
  google.script.host.close();
}

/** What happened and what to do, when a call to the server failed. */
export function explainFailure(error: unknown): [string, string] {
  const { failure } = texts.sidebar;
  const kind = failureKind(error);
  if (kind === "accounts") return [failure.accounts, failure.accountsTodo];
  if (kind === "authorization") return [failure.signedOut, failure.signedOutTodo];
  if (kind === "connection") return [failure.connection, failure.connectionTodo];
  return [failure.other(messageOf(error)), failure.otherTodo];
}
