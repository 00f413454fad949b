import { type BatchRequest, cancelRun as cancel, createNextBatch as createNext } from "./run/batch";
import { checkSheet as check, startOver as start } from "./run/check";
import { setUpSheet as setUp } from "./sheet/template";
import { reportSetup } from "./ui/check-setup";
import { askForSpace, createSpaceFromEditor } from "./ui/create-space";
import { addMenu } from "./ui/menu";

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

/** Menu: Create a space… */
export function openCreateSpace() {
  askForSpace();
}

/** Menu: Set up this sheet */
export function setUpSheet() {
  setUp(SpreadsheetApp.getActiveSheet());
}

/** Menu: Check my setup. Also worth a click on Run when something does not work. */
export function checkSetup() {
  reportSetup();
}

/** Sidebar: what would happen to the sheet. */
export function checkSheet(request: { sheetId?: number; writeReasons?: boolean }) {
  return check(request.sheetId, request.writeReasons);
}

/** Sidebar: creates the spaces of the next rows. */
export function createNextBatch(request: BatchRequest) {
  return createNext(request);
}

/** Sidebar: ends the run after the space that is being created now. */
export function cancelRun(runId: string) {
  cancel(runId);
}

/** Sidebar: rows that are copies or whose outcome is unknown become rows to create. */
export function startOver(request: { sheetId: number; reason: "copied" | "uncertain" }) {
  start(request.sheetId, request.reason);
}
