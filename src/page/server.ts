import type * as server from "../main";
import { announce } from "./dom";
import { failureKind, messageOf } from "./failure";
import { texts } from "./format";
import { patiently } from "./patience";

type Server = typeof server;
type Calls = { [Name in keyof Server]: (...args: Parameters<Server[Name]>) => void };

/** https://developers.google.com/apps-script/guides/html/reference/run */
interface Runner {
  withSuccessHandler<T>(handler: (result: T) => void): Runner;
  /** What it gets need be no Error of this page. */
  withFailureHandler(handler: (error: unknown) => void): Calls;
}

declare const google: {
  script: { run: Runner; host: { close(): void; setHeight(height: number): void } };
};

/**
 * Calls a global function of the script. Only JSON values cross.
 * @throws whatever the server threw, or that it could not be reached; `explainFailure` words it.
 */
export function callOnce<Name extends keyof Server>(
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

/**
 * The same for functions that may be called twice: what Google has failed to do is tried again.
 * @throws as `callOnce`, after the last try.
 */
export function call<Name extends keyof Server>(
  name: Name,
  ...args: Parameters<Server[Name]>
): Promise<ReturnType<Server[Name]>> {
  return patiently(() => callOnce(name, ...args), {
    isOwn: (error) => isOwn(messageOf(error)),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onRetry: () => announce(texts.sidebar.progress.retrying),
  });
}

/** Whether the script itself has said so: its sentences say what to do, too. */
function isOwn(message: string): boolean {
  const sentences: unknown[] = [...Object.values(texts.run), texts.unprepared.noColumns];
  return sentences.includes(message) || message.includes("SPACES_PER_MINUTE");
}

/** Closes the dialog. */
export function close(): void {
  google.script.host.close();
}

/** @param height of the dialog, in pixels; without, as high as what it shows now. */
export function setHeight(height = document.documentElement.offsetHeight): void {
  google.script.host.setHeight(height);
}

/** What happened and what to do, when a call to the server failed. */
export function explainFailure(error: unknown): [string, string] {
  const { failure } = texts.sidebar;
  const kind = failureKind(error);
  if (kind === "accounts") return [failure.accounts, failure.accountsTodo];
  if (kind === "authorization") return [failure.signedOut, failure.signedOutTodo];
  if (kind === "connection") return [failure.connection, failure.connectionTodo];
  if (kind === "passing") return [failure.passing, failure.passingTodo];
  const message = messageOf(error);
  return isOwn(message) ? [message, ""] : [failure.other(message), failure.otherTodo];
}
