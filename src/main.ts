import { continueInBackground, createFromAnswer } from "./run/background";
import type { CheckRequest } from "./run/check";
import { type ConfirmRequest, confirmRun as confirm } from "./run/confirm";
import { putRight as repair, type StartOver, startOver as start } from "./run/put-right";
import {
  type BatchRequest,
  cancelRun as cancel,
  createNextBatch as createNext,
  runProgress as progress,
} from "./run/worker";
import { checkConnection as checkNow, logConnection, openConnection } from "./ui/connection";
import {
  createSpaceFromDialog as createFromDialog,
  createSpaceFromEditor,
  type DialogDraft,
  openDialog,
} from "./ui/create-space";
import { addMenu } from "./ui/menu";
import {
  type ColumnChoice,
  checkForSidebar,
  chooseColumns as choose,
  openSidebar as open,
  prepareFromMenu,
  selectRow as select,
  openHelp as showHelp,
} from "./ui/sidebar";

import { switchTrigger as switchOnOrOff, type TriggerSwitch } from "./ui/triggers";

/**
 * Creates the Google Chat space "API-made" as you. Choose it in the editor and click Run.
 * @return {object} the created space
 * @see https://developers.google.com/workspace/chat/create-spaces
 */
export function createSpace() {
  return createSpaceFromEditor();
}

/** Adds the menu "Chat Spaces". Google runs it when the spreadsheet is opened. */
export function onOpen() {
  addMenu();
}

/** Adds the menu right after the add-on was installed. */
export function onInstall() {
  addMenu();
}

/** Time-driven trigger: goes on with a confirmed run after the tab is closed. */
export function continueRun() {
  continueInBackground();
}

/** Form-submit trigger: a new answer in the sheet becomes a space. */
export function createSpaceFromForm(event?: unknown) {
  createFromAnswer(event);
}

/** Menu: Create one space… */
export function openCreateSpace() {
  openDialog();
}

/** Menu: Create spaces from this sheet… */
export function openSidebar() {
  open();
}

/** Menu: Prepare this sheet. The sidebar says which. */
export function prepareSheet(request?: { sheetId?: number }) {
  return prepareFromMenu(request?.sheetId);
}

/** Says in the execution log which steps to a working set-up are done. It creates nothing. */
export function checkSetup() {
  return logConnection();
}

/** Menu: Check the connection to Chat… */
export function openSetupCheck() {
  openConnection();
}

/** Dialog: which steps to a working set-up are done. */
export function checkConnection() {
  return checkNow();
}

/** Menu: Help */
export function openHelp() {
  showHelp();
}

/** Sidebar: what would happen to the sheet. */
export function checkSheet(request: CheckRequest) {
  return checkForSidebar(request);
}

/** Sidebar: remembers which columns of a sheet hold the name and the members. */
export function chooseColumns(request: ColumnChoice) {
  return choose(request);
}

/** Sidebar: takes the person to a row, or to a cell of it. */
export function selectRow(request: { sheetId: number; row: number; column?: number }) {
  select(request);
}

/** Sidebar: begins a run with just the rows that the person has seen. */
export function confirmRun(request: ConfirmRequest) {
  return confirm(request);
}

/** Sidebar: creates the spaces of some rows of a confirmed run. */
export function createNextBatch(request: BatchRequest) {
  return createNext(request);
}

/** Sidebar: how far a run is. */
export function runProgress(request: { runId: string }) {
  return progress(request.runId);
}

/** Sidebar: ends a run after the spaces that are being created now. */
export function cancelRun(request: { runId: string }) {
  return cancel(request.runId);
}

/** Sidebar: writes beside rows what an interruption has kept from them. */
export function putRight(request: { sheetId: number }) {
  repair(request);
}

/** Sidebar: does with rows what only a person can decide. */
export function startOver(request: StartOver) {
  start(request);
}

/** Sidebar: switches on or off what goes on without the person. */
export function switchTrigger(request: TriggerSwitch) {
  return switchOnOrOff(request);
}

/** Dialog: creates the space that it describes. */
export function createSpaceFromDialog(request: { draft: DialogDraft; requestId: string }) {
  return createFromDialog(request.draft, request.requestId);
}
