import type * as main from "../main";
import { text } from "../text";

/** The names that a menu item may run: the project's global functions. */
type GlobalFunction = keyof typeof main;

/**
 * Adds the menu in the person's language. It uses nothing that an authorization mode forbids.
 * @see https://developers.google.com/apps-script/guides/menus
 */
export function addMenu(): void {
  const { title, createFromSheet, createSpace, prepareSheet, checkSetup, help } = text().menu;
  SpreadsheetApp.getUi()
    .createMenu(title)
    .addItem(createFromSheet, runs("openSidebar"))
    .addItem(createSpace, runs("openCreateSpace"))
    .addSeparator()
    .addItem(prepareSheet, runs("prepareSheet"))
    .addItem(checkSetup, runs("openSetupCheck"))
    .addItem(help, runs("openHelp"))
    .addToUi();
}

/** A menu item names its function as text: this makes the compiler check that it exists. */
function runs(name: GlobalFunction): string {
  return name;
}
