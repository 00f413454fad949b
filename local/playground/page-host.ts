/**
 * Shows the script's own pages (sidebar and dialogs) in a frame and gives them what Google gives:
 * https://developers.google.com/apps-script/guides/html/reference/run
 */
import type { Execution, OpenPage } from "../apps-script";
import type { ShownClock } from "./clock";

type FrameWindow = Window & typeof globalThis;
type Handler = (result: unknown, userObject?: unknown) => void;
type Handlers = { success?: Handler; failure?: Handler; userObject?: unknown };

export interface Host {
  readonly clock: ShownClock;
  /** the functions that the script lets its pages call */
  readonly functions: readonly string[];
  call(name: string, args: unknown[]): Execution;
  /** An execution is over and its answer has arrived. */
  answered(execution: Execution): void;
  /** @returns whether the link was dealt with here, so that it opens no other page */
  follow(url: string): boolean;
  close(): void;
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
  const isOpen = () => frame.frameElement?.isConnected === true;
  giveTime(frame, host.clock, isOpen);
  const run = scriptRun(frame, host, isOpen, {});
  Reflect.set(frame, "google", { script: { run, host: { close: () => host.close() } } });
  frame.document.addEventListener("click", (event) => followLink(event, frame, host), true);
};

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
function giveTime(frame: FrameWindow, clock: ShownClock, isOpen: () => boolean): void {
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
function scriptRun(
  frame: FrameWindow,
  host: Host,
  isOpen: () => boolean,
  handlers: Handlers,
): unknown {
  const next = (more: Handlers) => scriptRun(frame, host, isOpen, { ...handlers, ...more });
  const own: Record<string, unknown> = {
    withSuccessHandler: (success: Handler) => next({ success }),
    withFailureHandler: (failure: Handler) => next({ failure }),
    withUserObject: (userObject: unknown) => next({ userObject }),
  };
  for (const name of host.functions) {
    own[name] = (...args: unknown[]) => {
      const execution = host.call(name, args);
      const answer = () => {
        host.answered(execution);
        if (isOpen()) settle(frame, execution, handlers);
      };
      host.clock.after(execution.endedAt - execution.startedAt, answer, true);
    };
  }
  return own;
}

function settle(frame: FrameWindow, execution: Execution, handlers: Handlers): void {
  const { success, failure, userObject } = handlers;
  if (execution.status === "completed") {
    const json = JSON.stringify(execution.result ?? null);
    success?.(frame.JSON.parse(json), userObject);
    return;
  }
  const { name, message } = execution.error ?? { name: "Error", message: execution.status };
  const error = new frame.Error(message);
  error.name = name;
  if (failure) failure(error, userObject);
  else console.error(`${execution.functionName}: ${message}`);
}

/** A page's links replace it, so they open a tab of their own unless the host knows better. */
function followLink(event: MouseEvent, frame: FrameWindow, { follow }: Host): void {
  const link = event.target instanceof frame.Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof frame.HTMLAnchorElement)) return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  if (!follow(link.href)) window.open(link.href, "_blank", "noopener");
}
