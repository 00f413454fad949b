import { createInChat, RETRY_MS } from "../chat/client";
import { explain } from "../chat/failure";
import { countMembers } from "../chat/members";
import type { SpaceResource } from "../chat/request";
import { EMPTY_DRAFT, labelOf, type NewSpace, parseSpace, type SpaceType } from "../chat/space";
import { describeProblem, text } from "../text";
import { requirePermissions } from "./permission";
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
  | { state: "created"; name: string; link: string; leftOut: string }
  | { state: "refused" | "unsure"; why: string[] };

/** Creates the space "API-made" and says in the execution log what came of it. */
export function createSpaceFromEditor(): SpaceResource {
  const parsed = parseSpace({ ...EMPTY_DRAFT, name: "API-made" });
  if ("problems" in parsed) throw new Error(parsed.problems.map(describeProblem).join("\n"));
  const answer = createInChat(parsed.space, Utilities.getUuid(), patiently());
  if ("failure" in answer) {
    const explanation = explain(answer.failure).join("\n");
    console.error(`Failed to create space with error ${answer.failure.answer}\n${explanation}`);
    throw new Error(explanation);
  }
  console.log(announce(answer.created));
  console.log(JSON.stringify(answer.created, null, 2));
  return answer.created;
}

/** Nobody else paces a single space. */
function patiently() {
  return { until: Date.now() + RETRY_MS, afterQuota: true };
}

function announce(space: SpaceResource): string {
  const { created, open } = text().createSpace;
  return `${created(space.displayName ?? "")}\n${open(space.spaceUri ?? "")}`;
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
  const answer = createInChat(parsed.space, requestId, patiently());
  if ("failure" in answer) {
    const [what = "", ...todo] = explain(answer.failure);
    return answer.failure.kind === "passing"
      ? { state: "unsure", why: [what, text().createSpace.again] }
      : { state: "refused", why: [what, ...todo] };
  }
  const { created } = answer;
  return {
    state: "created",
    name: created.displayName || labelOf(parsed.space),
    link: created.spaceUri ?? "",
    leftOut: describeLeftOut(created, parsed.space),
  };
}

function isSpaceType(type: string): type is SpaceType {
  return Object.keys(text().words.types).includes(type);
}

/** Chat leaves people out without an error. */
function describeLeftOut(created: SpaceResource, space: NewSpace): string {
  const { invited, joined } = countMembers(created, space);
  return joined < invited ? text().createSpace.leftOut(joined, invited) : "";
}
