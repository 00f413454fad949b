import { explain, type Failure } from "../chat/failure";
import { notAllJoined } from "../chat/members";
import type { SpaceResource } from "../chat/request";
import { labelOf, type NewSpace } from "../chat/space";
import type { RowChange } from "../sheet/table";
import { describeProblems, shorten, text } from "../text";
import { type Claim, formatClaim, type MadeClaim } from "./claim";
import type { RowProblem } from "./row-problems";
import { statusWord } from "./vocabulary";

/**
 * What happens to a row. Its claim is written with every result, so a result that lands in a wrong
 * row is recognised there and finds its own.
 */
export type RowEvent =
  /** The person has confirmed it. */
  | { event: "claimed"; claim: Claim }
  /** A worker has taken it: from here on Chat may be asked for it. */
  | { event: "taken" }
  /** It was not asked for after all: it shows what it showed `before`. */
  | { event: "released"; before: string }
  | { event: "created"; claim: Claim; result: Result }
  | { event: "refused"; claim: Claim; details: string }
  /** Its space exists, and that was not to be seen. */
  | { event: "restored"; claim: MadeClaim; label: string; hasMembers: boolean }
  /** What became of it is not known. */
  | { event: "unknown"; claim: Claim }
  /** What it showed was another row's, and what became of it is not known. */
  | { event: "unsettled"; claim: Claim }
  /** What is wrong with it is to be read in the sheet. `isBegun`: Chat may have made its space. */
  | { event: "noted"; problems: readonly RowProblem[]; isBegun: boolean }
  /** It has to wait, and why is to be read in the sheet. */
  | { event: "delayed"; details: string }
  /** It is a row like any other: the person has looked and wants that, or Chat was never asked. */
  | { event: "startedOver"; claim?: Claim };

/** What is shown of a space that was created. */
export interface Result {
  label: string;
  uri: string;
  details: string;
  /** Whether somebody has not joined, as far as Chat says. */
  checkPeople?: boolean;
}

const NOTHING = { status: "", details: "", space: "" };

/** What the cells of a row show after an event; cells that it does not name stay as they are. */
export function cellsAfter(event: RowEvent): RowChange {
  switch (event.event) {
    case "claimed":
      return { requestId: formatClaim(event.claim) };
    case "taken":
      return { status: statusWord("CREATING") };
    case "released":
      return { status: event.before };
    case "created":
      return showSpace(event.claim, event.result);
    case "refused":
      return {
        requestId: formatClaim(event.claim),
        status: statusWord("FAILED"),
        details: event.details,
      };
    case "restored": {
      const { uri } = event.claim.space;
      const { restored, joinedUnknown } = text().run;
      const details = event.hasMembers ? `${restored} ${joinedUnknown}` : restored;
      return showSpace(event.claim, { label: event.label, uri, details });
    }
    case "unknown":
      return showUnknown(event.claim);
    case "unsettled":
      return { ...showUnknown(event.claim), space: "" };
    case "noted":
      return {
        status: statusWord(event.isBegun ? "UNKNOWN" : "ATTENTION"),
        details: shorten(describeProblems(event.problems).join("\n"), LONGEST_REASONS),
      };
    case "delayed":
      return { details: event.details };
    case "startedOver":
      return { ...NOTHING, requestId: event.claim ? formatClaim(event.claim) : "" };
  }
}

/** What a row shows after something was done in its space, beside its claim. */
export function cellsAfterAdding({
  details,
  checkPeople,
}: Pick<Result, "details" | "checkPeople">): RowChange {
  const status = statusWord(checkPeople ? "CHECK_PEOPLE" : "CREATED");
  return { details: shortened(details), status };
}

function showUnknown(claim: Claim): RowChange {
  return {
    requestId: formatClaim(claim),
    status: statusWord("UNKNOWN"),
    details: text().run.notKnown,
  };
}

function showSpace(claim: Claim, { label, uri, details, checkPeople }: Result): RowChange {
  return {
    requestId: formatClaim(claim),
    space: uri ? { text: label, url: uri } : label,
    details,
    status: statusWord(checkPeople ? "CHECK_PEOPLE" : "CREATED"),
  };
}

/** In characters. A cell takes 50,000: https://support.google.com/drive/answer/37603 */
const LONGEST_REASONS = 5000;
/** In characters. Those of one piece of work are kept in a property until they are in the sheet. */
const LONGEST_DETAILS = 500;

/** What may stand in Details. */
export function shortened(details: string): string {
  return shorten(details, LONGEST_REASONS);
}

/** What is shown of what Chat answered. @param time as the person writes it. */
export function resultOf(created: SpaceResource, space: NewSpace, time: string): Result {
  const { run, notJoined } = text();
  const asked = labelOf(space);
  const label = created.displayName || asked;
  const renamed = space.type === "SPACE" && label !== asked ? run.otherName(label) : "";
  const done = space.type === "DIRECT_MESSAGE" ? run.readyDirectMessage(time) : run.created(time);
  const missing = notAllJoined(created, space);
  const people = missing ? ` ${notJoined(missing.joined, missing.asked)}` : "";
  const listed = space.type === "SPACE" ? "" : ` ${text().listedLater}`;
  const details = shorten(done + people + renamed + listed, LONGEST_DETAILS);
  const result = { label, uri: created.spaceUri ?? "", details };
  return missing ? { ...result, checkPeople: true } : result;
}

/** Why Chat did not make a space, as it is written beside its row. */
export function refusalOf(failure: Failure): string {
  return shorten(explain(failure).join(" "), LONGEST_DETAILS);
}
