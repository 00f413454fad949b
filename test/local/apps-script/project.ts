import {
  AppsScript,
  type AppsScriptOptions,
  type ChatBackend,
  type Execution,
} from "../../../local/google/apps-script";
import type { HttpRequest } from "../../../local/google/chat/api";

export const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
export const CHAT = scope("chat.spaces.create");
export const SHEET = scope("spreadsheets.currentonly");
export const CONTAINER_UI = scope("script.container.ui");
export const TRIGGERS = scope("script.scriptapp");
export const MINUTE = 60_000;

export class TestClock {
  #time = Date.UTC(2026, 0, 5, 12);

  now() {
    return this.#time;
  }
  sleep(ms: number) {
    this.#time += ms;
  }
}

export const manifest = (...oauthScopes: string[]) => ({
  oauthScopes,
  dependencies: {
    enabledAdvancedServices: [{ userSymbol: "Chat", serviceId: "chat", version: "v1" }],
  },
});

/** A project with this code, and Ana, who uses it. Chat answers every request with one space. */
export function start(code: string, options: Partial<AppsScriptOptions> = {}) {
  const clock = new TestClock();
  const requests: HttpRequest[] = [];
  const chat: ChatBackend = {
    handle: (request) => {
      requests.push(request);
      return { status: 200, headers: {}, body: '{"name":"spaces/1"}' };
    },
    signIn: (person, scopes) => `${person} ${scopes.join(" ")}`,
  };
  const script = new AppsScript({
    code,
    manifest: manifest(CHAT, SHEET, CONTAINER_UI, TRIGGERS),
    clock,
    chat,
    ...options,
  });
  return { script, clock, requests, ana: script.person("ana@example.com") };
}

/** Runs `body` as a function of a script bound to a spreadsheet; `sheet` is its only sheet. */
export function runOnSheet(body: string, values: (string | number | boolean | Date)[][] = []) {
  const project = start(`function f() {
    const sheet = SpreadsheetApp.getActiveSheet();
    ${body}
  }`);
  project.script.spreadsheet.tabs[0]?.fill(values);
  return { ...project, execution: project.ana.run("f"), tab: project.script.spreadsheet.tabs[0] };
}

/** A sheet that somebody may change before the body of a function is run on it, each time anew. */
export function onSheet(body: string) {
  const { script, ana } = start(`function f() {
    const sheet = SpreadsheetApp.getActiveSheet();
    ${body}
  }`);
  const [tab = script.spreadsheet.insertTab()] = script.spreadsheet.tabs;
  return { tab, run: () => outcome(ana.run("f")) };
}

/** What the body of a function returns, or `name: message` of what it throws. */
export function outcome(execution: Execution): unknown {
  const { status, result, error } = execution;
  return status === "completed" ? result : `${error?.name}: ${error?.message}`;
}
export const resultOf = (body: string, values?: (string | number | boolean | Date)[][]) =>
  outcome(runOnSheet(body, values).execution);
