import { type CheckRequest, type CheckResult, checkSheet, type NotSetUp } from "../run/check";
import { outsideRuns } from "../run/lock";
import { findMissing, type PermissionMissing, requirePermissions } from "../run/permission";
import { type Me, meIn } from "../run/person";
import { progressOf, type RunProgress } from "../run/run-state";
import {
  idleLeases,
  isUnderWay,
  type Run,
  readStore,
  type Stopped,
  type Store,
} from "../run/run-store";
import { isResultHeader, NEEDED_COLUMNS } from "../sheet/columns";
import { forgetOwnHeaders, ownHeaders, rememberOwnHeaders } from "../sheet/own-headers";
import { findSheet } from "../sheet/table";
import { type Part, type Preparation, prepareSheet } from "../sheet/template";
import { text } from "../text";
import { type Background, findBackground } from "./triggers";

/** How far a run came. */
export interface RunReport extends RunProgress {
  /** Whether the person who asks started it. */
  isMine: boolean;
  /** Whether somebody is at work on it, as far as can be known. */
  isAtWork: boolean;
  /** Of the person's own: pieces of work that were handed out and that nobody has taken up. */
  idle: string[];
  /** What triggers have created of it, and why it stopped. */
  away: Run["away"] | null;
  stopped: Stopped | null;
}

/**
 * `underWay`: a run that has not ended and is the person's own, or that somebody else is at work on;
 * `last`: any other one.
 */
export interface Runs {
  underWay: RunReport | null;
  last: RunReport | null;
}

/** What the sidebar shows when it opens. */
export type SidebarState = Checked | NotSetUp | PermissionMissing;

export type Checked = Extract<CheckResult, { state: "checked" }> & {
  runs: Runs;
  background: Background;
};

/** Menu: opens the sidebar, which checks the sheet by itself. */
export function openSidebar(): void {
  requirePermissions("page");
  const page = createPage("sidebar").setTitle(text().menu.title);
  SpreadsheetApp.getUi().showSidebar(page);
}

/** In pixels. */
const HELP = { width: 520, height: 600 };

/** Menu: opens the help. */
export function openHelp(): void {
  requirePermissions("page");
  const page = createPage("help").setWidth(HELP.width).setHeight(HELP.height);
  SpreadsheetApp.getUi().showModalDialog(page, text().menu.help);
}

/** In seconds; without an end where there is more to read. */
const NEWS = { good: 10, bad: -1 };

/**
 * Menu and sidebar: prepares a sheet; without a number the one that is open, and then it says so in
 * the sheet's corner and in the log.
 * @returns what was done, in sentences.
 * @throws Error in the person's language if a run is under way or the sheet takes no columns.
 */
export function prepareFromMenu(sheetId?: number): string[] {
  requirePermissions("sheet");
  const preparation = outsideRuns(() => {
    const sheet = findSheet(sheetId);
    const id = sheet.getSheetId();
    return prepareSheet(sheet, sheet.getLastRow() === 0 ? forgetOwnHeaders(id) : ownHeaders(id));
  });
  const sentences = describePreparation(preparation);
  if (sheetId === undefined) {
    const seconds = preparation.refused.length > 0 ? NEWS.bad : NEWS.good;
    const news = [...sentences, preparation.isAsked ? text().prepared.isAsked : ""];
    const said = news.filter(Boolean).join(" ");
    console.log(said);
    SpreadsheetApp.getActiveSpreadsheet().toast(said, text().menu.prepareSheet, seconds);
  }
  return sentences;
}

/** Which of a sheet's own headers hold the name and the members; "" for a new column. */
export interface ColumnChoice {
  sheetId: number;
  name: string;
  members: string;
}

/**
 * Remembers which columns hold what, without changing a header, and adds the columns that are needed
 * beside them.
 * @returns what was done, in sentences.
 * @throws Error if a run is under way, the sheet was deleted or takes no columns, or a header is one of
 * the columns that the product writes.
 */
export function chooseColumns({ sheetId, name, members }: ColumnChoice): string[] {
  const reserved = [name, members].find(isResultHeader);
  if (reserved !== undefined) throw new Error(text().unprepared.reserved(reserved));
  const preparation = outsideRuns(() =>
    prepareSheet(
      findSheet(sheetId),
      rememberOwnHeaders(sheetId, { name, members }),
      NEEDED_COLUMNS,
    ),
  );
  return describePreparation(preparation);
}

function describePreparation({
  columns,
  done,
  hasExamples,
  refused,
  withoutChoices,
  isAsked,
  gone,
}: Preparation): string[] {
  const { prepared } = text();
  const others = refused.filter((part) => part !== "choices");
  const named = (parts: Part[]) => parts.map((part) => prepared.parts[part]).join(", ");
  const isSame = columns.length + done.length + refused.length === 0;
  return [
    isSame && !isAsked ? prepared.nothing : "",
    isSame && isAsked && gone.length === 0 ? prepared.nothingYet : "",
    gone.length > 0 ? prepared.gone(gone.join("”, “")) : "",
    hasExamples ? prepared.examples : "",
    columns.length > 0 && !hasExamples ? prepared.columns(columns.join(", ")) : "",
    done.length > 0 && columns.length === 0 ? prepared.done(named(done)) : "",
    withoutChoices.length > 0 ? prepared.withoutChoices(withoutChoices.join(", ")) : "",
    others.length > 0 ? prepared.refused(named(others)) : "",
  ].filter(Boolean);
}

/**
 * Sidebar.html is one page for the sidebar and the dialogs: this says which, and in whose
 * language, without a template, whose scriptlets would have to be kept apart from the page's code.
 */
export function createPage(
  view: "sidebar" | "dialog" | "connection" | "help",
): GoogleAppsScript.HTML.HtmlOutput {
  const page = HtmlService.createHtmlOutputFromFile("Sidebar").getContent();
  const locale = Session.getActiveUserLocale().replace(/[^A-Za-z0-9]+/g, "-");
  const data = [`data-view="${view}"`, `data-locale="${locale}"`];
  const script = `data-script="${ScriptApp.getScriptId()}"`;
  return HtmlService.createHtmlOutput(
    page.replace('data-view="" data-locale="" data-script=""', [...data, script].join(" ")),
  );
}

/** Everything that the sidebar must know before it can offer to create anything. */
export function checkForSidebar(request: CheckRequest): SidebarState {
  const missing = findMissing("sheet", "chat");
  if (missing) return missing;
  const result = checkSheet(request);
  if (result.state !== "checked") return result;
  const store = readStore();
  const kept = PropertiesService.getUserProperties().getProperties();
  const me = meIn(kept);
  const background = findBackground(result.sheetId, store, me, kept);
  return { ...result, runs: findRuns(store, me), background };
}

function findRuns(store: Store, me: Me | undefined): Runs {
  const { run } = store;
  if (!run) return { underWay: null, last: null };
  const isMine = run.owner === me?.id;
  const isAtWork = isUnderWay(store, Date.now());
  const idle = isMine ? idleLeases(store, run).map(({ id }) => id) : [];
  const { away = null, stopped = null } = run;
  const report = { ...progressOf(run, store), isMine, isAtWork, idle, away, stopped };
  const isOpen = isMine ? !run.ended : isAtWork;
  return { underWay: isOpen ? report : null, last: isOpen ? null : report };
}

/** Takes the person to a row. @param column the cell of it, from 1; without, all of them. */
export function selectRow(place: { sheetId: number; row: number; column?: number }): void {
  const { sheetId, row, column } = place;
  const sheet = findSheet(sheetId);
  const width = column ? 1 : Math.max(1, sheet.getLastColumn());
  sheet.getRange(row, column ?? 1, 1, width).activate();
}
