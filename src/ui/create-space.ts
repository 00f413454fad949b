import type { CreatedSpace } from "../chat/answer";
import { type ChatAnswer, createInChat, RETRY_MS } from "../chat/client";
import { explain, type Failure } from "../chat/failure";
import { notAllJoined } from "../chat/members";
import { EMPTY_DRAFT, labelOf, type NewSpace, parseSpace, type SpaceType } from "../chat/space";
import {
  findMissing,
  type PermissionMissing,
  requirePermissions,
  whyNotGranted,
} from "../run/permission";
import { describeProblem, text } from "../text";
import { createPage } from "./sidebar";

/** What the dialog asks for. */
export interface DialogDraft {
  name: string;
  /** A `SpaceType`, as long as the page is the one that was sent. */
  type: string;
  members: string;
  description: string;
}

/** What came of it; every text is in the person's language. */
export type DialogResult =
  /** `people`: who has not joined; `listed`: where it is found. "" where there is nothing to say. */
  | { state: "created"; name: string; link: string; people: string; listed: string }
  | { state: "refused" | "unsure"; why: string[] }
  | PermissionMissing;

/**
 * Creates the space "API-made" and says in the execution log what came of it. Where the permission is
 * missing, Google then asks for it.
 */
export function createSpaceFromEditor(): CreatedSpace {
  const parsed = parseSpace({ ...EMPTY_DRAFT, name: "API-made" });
  if ("problems" in parsed) throw new Error(parsed.problems.map(describeProblem).join("\n"));
  const refusal = whyNotGranted("chat");
  if (refusal) {
    logFailure(refusal);
    requirePermissions("chat");
  }
  const answer = createAndLog(parsed.space, Utilities.getUuid());
  if ("failure" in answer) throw new Error(logFailure(answer.failure));
  return answer.created;
}

/** Nobody else paces a single space. The execution log shows the answer and how long it took. */
function createAndLog(space: NewSpace, requestId: string): ChatAnswer {
  const began = Date.now();
  const answer = createInChat(space, requestId, {
    ...{ until: began + RETRY_MS, afterQuota: true },
    whyNotAsked: () => whyNotGranted("chat"),
  });
  if ("failure" in answer) return answer;
  console.log(announce(answer.created, space));
  console.log(JSON.stringify(answer.created, null, 2));
  console.log(text().createSpace.took(Date.now() - began));
  console.log(text().createSpace.wholeAnswer(answer.whole));
  return answer;
}

/** @returns what happened and what to do. */
function logFailure(failure: Failure): string {
  const explanation = explain(failure).join("\n");
  console.error(`Failed to create space with error ${failure.answer}\n${explanation}`);
  return explanation;
}

function announce({ displayName, spaceUri }: CreatedSpace, space: NewSpace): string {
  const { created, open } = text().createSpace;
  const label = displayName || labelOf(space);
  return [created(label), ...(spaceUri ? [open(spaceUri)] : [])].join("\n");
}

/** In pixels: the form fits without a scroll bar on a small laptop. */
const DIALOG = { width: 440, height: 560 };

/** Menu: opens the dialog in which one space is described. */
export function openDialog(): void {
  requirePermissions("page", "chat");
  const page = createPage("dialog").setWidth(DIALOG.width).setHeight(DIALOG.height);
  SpreadsheetApp.getUi().showModalDialog(page, text().createSpace.title);
}

/**
 * Creates the space that the dialog describes. The dialog has checked it by the same rules, but what
 * arrives here is checked again.
 * @param requestId one for each form that was filled in: a second click, after an answer that never
 *   arrived, yields the space that the first one made.
 */
export function createSpaceFromDialog(draft: DialogDraft, requestId: string): DialogResult {
  const type = isSpaceType(draft.type) ? draft.type : { unknown: draft.type };
  const parsed = parseSpace({ ...EMPTY_DRAFT, ...draft, type });
  if ("problems" in parsed) return { state: "refused", why: parsed.problems.map(describeProblem) };
  const missing = findMissing("chat");
  if (missing) return missing;
  const answer = createAndLog(parsed.space, requestId);
  if ("failure" in answer) {
    const [what, ...todo] = explain(answer.failure);
    return answer.failure.kind === "passing"
      ? { state: "unsure", why: [what, text().createSpace.again] }
      : { state: "refused", why: [what, ...todo] };
  }
  const { created } = answer;
  return {
    state: "created",
    name: created.displayName || labelOf(parsed.space),
    link: created.spaceUri ?? "",
    people: describePeople(created, parsed.space),
    listed: parsed.space.type === "SPACE" ? "" : text().listedLater,
  };
}

function isSpaceType(type: string): type is SpaceType {
  return Object.keys(text().words.types).includes(type);
}

function describePeople(created: CreatedSpace, space: NewSpace): string {
  const missing = notAllJoined(created, space);
  return missing ? text().notJoined(missing.joined, missing.asked) : "";
}
