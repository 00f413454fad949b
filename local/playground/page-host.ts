/**
 * Shows the script's own pages (sidebar and dialogs) in a frame and gives them what Google gives:
 * https://developers.google.com/apps-script/guides/html/reference/run
 */
import type { Execution, OpenPage } from "../google/apps-script";
import { ScriptRunError } from "../google/apps-script/script-run";
import type { ShownClock } from "./clock";
import { LINE_MS, type LineFault, lineError } from "./line-faults";

type FrameWindow = Window & typeof globalThis;
type Handler = (result: unknown, userObject?: unknown) => void;
type Handlers = { success?: Handler; failure?: Handler; userObject?: unknown };

export interface Host {
  readonly clock: ShownClock;
  /** of the person, such as `pt_BR` */
  readonly locale: string;
  /** the functions that the script lets its pages call */
  readonly functions: readonly string[];
  /** Starts an execution. @returns when its answer arrives, on the shown clock, and what to do then */
  call(name: string, args: unknown[]): Called;
  /** @returns what goes wrong with a call that begins now */
  fault(name: string): LineFault | undefined;
  /** @returns whether the link was dealt with here, so that it opens no other page */
  follow(url: string): boolean;
  close(): void;
}

export interface Called {
  execution: Execution;
  answersAt: number;
  onAnswer: () => void;
}

declare global {
  interface Window {
    /** The first script of every page calls this, before any of its own runs. */
    connectToScript: (frame: FrameWindow) => void;
  }
}

const hosts = new WeakMap<Element, Host>();

window.connectToScript = (frame) => {
  const host = frame.frameElement && hosts.get(frame.frameElement);
  if (!host) return;
  const page = { frame, host, isOpen: () => frame.frameElement?.isConnected === true };
  giveTime(page);
  const run = scriptRun(page, {});
  Reflect.set(frame, "google", {
    script: {
      run,
      host: {
        close: () => host.close(),
        setHeight: (height: number) => {
          if (frame.frameElement instanceof HTMLElement) {
            frame.frameElement.style.height = `${height}px`;
          }
        },
      },
    },
  });
  frame.document.addEventListener("click", (event) => followLink(event, page), true);
};

/** A page of the script's in its frame. */
interface HostedPage {
  frame: FrameWindow;
  host: Host;
  isOpen: () => boolean;
}

/** @returns the frame, to be put into the page */
export function hostPage({ title, html }: OpenPage, host: Host): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = title;
  const connect = "<script>parent.connectToScript(window)</script>";
  frame.srcdoc = html.replace(/<head\b[^>]*>|$/i, (head) => head + connect);
  hosts.set(frame, host);
  return frame;
}

/** The page's Date and timers follow the clock that is shown. */
function giveTime({ frame, host: { clock }, isOpen }: HostedPage): void {
  const now = () => clock.now();
  frame.Date = new Proxy(frame.Date, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(target, parts.length > 0 ? parts : [now()], newTarget),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
  const ids = new Map<number, number>();
  let lastId = 0;
  const start = (run: () => void, ms: number, again: boolean, id = ++lastId) => {
    const due = clock.after(ms, () => {
      ids.delete(id);
      if (!isOpen()) return;
      if (again) start(run, ms, again, id);
      run();
    });
    ids.set(id, due);
    return id;
  };
  const stop = (id = 0) => {
    clock.cancel(ids.get(id) ?? 0);
    ids.delete(id);
  };
  const timers = {
    setTimeout: (run: () => void, ms = 0) => start(run, ms, false),
    setInterval: (run: () => void, ms = 0) => start(run, Math.max(ms, 10), true),
    clearTimeout: stop,
    clearInterval: stop,
  };
  Object.assign(frame, timers);
}

/** google.script.run: every function of the script, beside the three that set handlers. */
function scriptRun(page: HostedPage, handlers: Handlers): unknown {
  const next = (more: Handlers) => scriptRun(page, { ...handlers, ...more });
  const own: Record<string, unknown> = {
    withSuccessHandler: (success: Handler) => next({ success }),
    withFailureHandler: (failure: Handler) => next({ failure }),
    withUserObject: (userObject: unknown) => next({ userObject }),
  };
  for (const name of page.host.functions) {
    own[name] = (...args: unknown[]) => callScript(page, handlers, name, args);
  }
  return own;
}

/** Each execution has a turn of its own, so that the browser can show something between two. */
function callScript(page: HostedPage, handlers: Handlers, name: string, args: unknown[]): void {
  const { frame, host, isOpen } = page;
  const fault = host.fault(name);
  if (fault && fault !== "silent") {
    const fail = () => isOpen() && reject(lineError(fault, host.locale), name, handlers);
    host.clock.after(LINE_MS, fail, true);
    return;
  }
  const begin = () => {
    if (!isOpen()) return;
    const { execution, answersAt, onAnswer } = host.call(name, args);
    const answer = () => {
      onAnswer();
      if (isOpen() && fault !== "silent") settle(frame, execution, handlers);
    };
    host.clock.after(answersAt - host.clock.now(), answer, true);
  };
  host.clock.after(0, begin, true);
}

function settle(frame: FrameWindow, execution: Execution, handlers: Handlers): void {
  const { success, userObject } = handlers;
  if (execution.status === "completed") {
    const json = JSON.stringify(execution.result ?? null);
    success?.(frame.JSON.parse(json), userObject);
    return;
  }
  const error = execution.error ?? { name: "Error", message: execution.status };
  reject(new ScriptRunError(error), execution.functionName, handlers);
}

function reject(error: unknown, functionName: string, { failure, userObject }: Handlers): void {
  if (failure) failure(error, userObject);
  else console.error(`${functionName}: ${error}`);
}

/** A page's links replace it, so they open a tab of their own unless the host knows better. */
function followLink(event: MouseEvent, { frame, host }: HostedPage): void {
  const link = event.target instanceof frame.Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof frame.HTMLAnchorElement)) return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  if (!host.follow(link.href)) window.open(link.href, "_blank", "noopener");
}
