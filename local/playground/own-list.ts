/** A list of one's own, as it comes from any spreadsheet's clipboard. */

import { parseTabSeparated } from "./clipboard";
import { button, element } from "./dom";
import type { PlaygroundText } from "./text";

/** @returns a dialog that hands over the cells of what is pasted into it */
export function listDialog(
  words: PlaygroundText["ownList"],
  use: (cells: string[][]) => void,
): HTMLDialogElement {
  const dialog = element("dialog", { class: "message", "aria-label": words.title });
  const form = element("form", { method: "dialog", class: "list" });
  const label = element("label", {}, words.how);
  const field = element("textarea", { rows: "10", required: "", spellcheck: "false" });
  field.placeholder = words.example;
  label.append(field);
  form.append(
    label,
    element("button", { type: "submit" }, words.use),
    button(words.cancel, () => dialog.close()),
  );
  form.addEventListener("submit", () => use(parseTabSeparated(field.value)));
  dialog.append(element("h2", {}, words.title), form);
  return dialog;
}
