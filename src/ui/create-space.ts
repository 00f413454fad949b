import { callChatWithRetries } from "../chat/client";
import { explain, failureOf } from "../chat/failure";
import type { SpaceResource } from "../chat/request";
import { describeProblem, EMPTY_DRAFT, type NewSpace, parseSpace } from "../chat/space";
import { text } from "../text";

/** Creates the space "API-made" and says in the execution log what came of it. */
export function createSpaceFromEditor(): SpaceResource {
  const parsed = parseSpace({ ...EMPTY_DRAFT, name: "API-made" });
  if ("problems" in parsed) throw new Error(parsed.problems.map(describeProblem).join("\n"));
  try {
    const space = callChatWithRetries(parsed.space, Utilities.getUuid());
    console.log(announce(space));
    console.log(JSON.stringify(space, null, 2));
    return space;
  } catch (error) {
    const failure = failureOf(error);
    const explanation = explain(failure).join("\n");
    console.error(`Failed to create space with error ${failure.answer}\n${explanation}`);
    throw new Error(explanation);
  }
}

/** Asks for a name until it is a good one or the person cancels, then creates that space. */
export function askForSpace(): void {
  const ui = SpreadsheetApp.getUi();
  const space = promptForSpace(ui);
  if (space) createAndShow(ui, space);
}

/** @returns undefined if the person cancels */
function promptForSpace(ui: GoogleAppsScript.Base.Ui): NewSpace | undefined {
  const { title, ask } = text().createSpace;
  let question = ask;
  for (;;) {
    const response = ui.prompt(title, question, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return undefined;
    const parsed = parseSpace({ ...EMPTY_DRAFT, name: response.getResponseText() });
    if ("space" in parsed) return parsed.space;
    question = [...parsed.problems.map(describeProblem), "", ask].join("\n");
  }
}

function createAndShow(ui: GoogleAppsScript.Base.Ui, newSpace: NewSpace): void {
  const { title, failed } = text().createSpace;
  try {
    const space = callChatWithRetries(newSpace, Utilities.getUuid());
    ui.alert(title, announce(space), ui.ButtonSet.OK);
  } catch (error) {
    ui.alert(failed, explain(failureOf(error)).join("\n\n"), ui.ButtonSet.OK);
  }
}

function announce(space: SpaceResource): string {
  const { created, open } = text().createSpace;
  return `${created(space.displayName ?? "")}\n${open(space.spaceUri ?? "")}`;
}
