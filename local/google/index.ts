/**
 * Google on your machine: the stand-ins for Apps Script and the Chat API on one virtual clock. Built
 * into one script that needs nothing of its surroundings, so it runs in a bare `node:vm` context and
 * in a browser page alike.
 */
import { AppsScript } from "./apps-script";
import { ChatApi } from "./chat/api";

/** Time that moves only when somebody sleeps: an hour of quota passes in no time. */
export class VirtualClock {
  #now: number;

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  sleep(ms: number): void {
    this.#now += ms;
  }

  /** To any time, also an earlier one: for executions that are to begin before another one ends. */
  goTo(now: number): void {
    this.#now = now;
  }
}

export { ScriptSide } from "./apps-script/script-side";
export { AppsScript };

type ChatApiOptions = ConstructorParameters<typeof ChatApi>[0];
type AppsScriptOptions = ConstructorParameters<typeof AppsScript>[0];

export interface GoogleOptions
  extends Omit<AppsScriptOptions, "clock" | "chat">,
    Pick<ChatApiOptions, "definition" | "quota"> {
  /** Milliseconds since 1970 at which the virtual clock starts. */
  now: number;
}

/** A project in the Apps Script stand-in, with the Chat stand-in behind its Chat service. */
export function startGoogle({ now, definition, quota, ...project }: GoogleOptions) {
  const clock = new VirtualClock(now);
  const chat = new ChatApi({ definition, clock, ...(quota && { quota }) });
  return { clock, chat, appsScript: new AppsScript({ ...project, clock, chat }) };
}
