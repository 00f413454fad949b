import { callChat } from "../chat/client";
import { explain, type Failure, failureOf } from "../chat/failure";
import { backoffMs, faster, type Pace, slower } from "../chat/pace";
import type { SpaceResource } from "../chat/request";
import { labelOf, membersOf, type NewSpace, nameOf } from "../chat/space";
import type { RowChange } from "../sheet/table";
import { text } from "../text";
import { formatIdentity } from "./identity";
import type { Candidate } from "./mark";
import { statusWord } from "./vocabulary";

/** What became of a batch. */
export interface Outcome {
  /** What is written beside the rows, by request ID. */
  results: Map<string, RowChange>;
  created: number;
  failed: number;
  /** Rows that Chat was not asked for, or that it surely did not make: they go back as they were. */
  untouched: Candidate[];
  /** Why it ended before its last row. */
  halt: Failure | "cancelled" | undefined;
  pace: Pace;
}

/**
 * Creates the spaces of marked rows one after the other, with one Chat call each, at the pace.
 * @param budgetMs how long it goes on starting spaces, in milliseconds; the first is always tried.
 */
export function createAll(
  candidates: readonly Candidate[],
  {
    pace,
    usual,
    budgetMs,
    isCancelled,
  }: {
    pace: Pace;
    usual: number;
    budgetMs: number;
    isCancelled: () => boolean;
  },
): Outcome {
  const outcome: Outcome = {
    results: new Map(),
    created: 0,
    failed: 0,
    untouched: [],
    halt: undefined,
    pace,
  };
  const timeZone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  const time = Utilities.formatDate(new Date(), timeZone, text().run.timeFormat);
  const deadline = Date.now() + budgetMs;
  for (const [index, candidate] of candidates.entries()) {
    const isLate = index > 0 && Math.max(Date.now(), outcome.pace.nextAt) > deadline;
    if (!isLate && !outcome.halt && isCancelled()) outcome.halt = "cancelled";
    if (isLate || outcome.halt || !candidate.space) outcome.untouched.push(candidate);
    else createOne(candidate, candidate.space, outcome, { deadline, usual, time });
  }
  return outcome;
}

function createOne(
  candidate: Candidate,
  space: NewSpace,
  outcome: Outcome,
  { deadline, usual, time }: { deadline: number; usual: number; time: string },
): void {
  const { requestId } = candidate.identity;
  let mayExist = candidate.was.status === "CREATING";
  for (let retries = 0; ; retries++) {
    waitForTurn(outcome);
    const answer = askChat(space, requestId);
    if ("created" in answer) {
      outcome.created += 1;
      outcome.pace = faster(outcome.pace, usual);
      outcome.results.set(requestId, describeCreated(answer.created, space, time));
      return;
    }
    const { failure } = answer;
    if (failure.kind === "row") {
      outcome.failed += 1;
      outcome.results.set(requestId, { ...describeFailed(failure), ...renew(candidate) });
      if (isAlways(failure, outcome)) outcome.halt = failure;
      return;
    }
    if (failure.code === "quota") outcome.pace = slower(outcome.pace, usual);
    else if (failure.kind === "passing") mayExist = true;
    const pause = Math.max(backoffMs(retries), outcome.pace.nextAt - Date.now());
    if (failure.kind === "setup" || Date.now() + pause > deadline) {
      outcome.halt = failure;
      if (failure.kind === "setup" && !mayExist) outcome.untouched.push(candidate);
      else if (!mayExist)
        outcome.results.set(requestId, { status: candidate.was.row.cells.status });
      return;
    }
    Utilities.sleep(pause);
  }
}

/** Waits until the pace allows one more call and takes that place. */
function waitForTurn(outcome: Outcome): void {
  const wait = outcome.pace.nextAt - Date.now();
  if (wait > 0) Utilities.sleep(wait);
  outcome.pace = { ...outcome.pace, nextAt: Date.now() + outcome.pace.interval };
}

function askChat(
  space: NewSpace,
  requestId: string,
): { created: SpaceResource } | { failure: Failure } {
  try {
    return { created: callChat(space, requestId) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function describeCreated(created: SpaceResource, space: NewSpace, time: string): RowChange {
  const { run } = text();
  const asked = labelOf(space);
  const label = created.displayName || asked;
  const renamed = space.type === "SPACE" && label !== asked ? run.otherName(label) : "";
  const done = space.type === "DIRECT_MESSAGE" ? run.readyDirectMessage(time) : run.created(time);
  const { invited, joined, people } = countMembers(created, space);
  const leftOut = joined < invited ? ` ${run.leftOut(joined, invited, people)}` : "";
  return {
    status: statusWord("CREATED"),
    details: done + renamed + leftOut,
    space: created.spaceUri ? { text: label, url: created.spaceUri } : label,
  };
}

/**
 * Chat leaves people out of a new space without an error and says only how many joined, the caller
 * among them. Who is missing is known only where it is everybody. Where Chat counts nobody at all,
 * nothing is known.
 * @see https://developers.google.com/workspace/chat/set-up-spaces
 */
export function countMembers({ membershipCount }: SpaceResource, space: NewSpace) {
  const members = membersOf(space);
  const invited = members.length;
  if (!membershipCount) return { invited, joined: invited, people: "" };
  const { joinedDirectHumanUserCount = 1, joinedGroupCount = 0 } = membershipCount;
  const joined = joinedDirectHumanUserCount - 1 + joinedGroupCount;
  const names = members.map(nameOf);
  return { invited, joined, people: joined <= 0 ? names.join(", ") : "" };
}

function describeFailed(failure: Failure): RowChange {
  return { status: statusWord("FAILED"), details: explain(failure).join(" ") };
}

/** A row whose outcome was unknown is certain now: from here on it counts as tried in this run. */
function renew({ identity, was }: Candidate): RowChange {
  if (was.status !== "CREATING") return {};
  return { requestId: formatIdentity({ ...identity, begun: Date.now() }) };
}

/** Refused alike so often, with no success before, it is not about the row: the run stops. */
const ALIKE = 3;

function isAlways(failure: Failure, { created, failed }: Outcome): boolean {
  return failure.code === "notAllowed" && created === 0 && failed >= ALIKE;
}
