import { type AnswerInSpace, type ChatAnswer, createInChat, type Retries } from "../chat/client";
import type { Failure } from "../chat/failure";
import type { NewSpace, SpaceType } from "../chat/space";
import { text } from "../text";
import { mergeAdded, type OpenSpace } from "./adding";
import { askFor } from "./ask";
import { PIECE_MS } from "./lease";
import { whyNotGranted } from "./permission";
import type { Asked } from "./record";
import {
  type Addition,
  type Answers,
  hasLease,
  keepAnswers,
  type Lease,
  noAnswers,
  type Outcome,
  type Run,
  type Tally,
} from "./run-store";
import { refusalOf, resultOf } from "./transitions";

/* Without the lock: what a worker has taken is asked of Chat, and what Chat answers is kept at once. */

/** How long before its lease ends a worker makes its last call, in milliseconds. */
const LAST_CALL_MS = 45_000;
/** Refused alike so often, with no success of the same kind before, it is not about the row: the run stops. */
const ALIKE = 3;
/** A new manager takes two: they are added first. */
const CALLS_EACH = 2;

/** What a worker has in hand. */
export interface Piece {
  run: Run;
  /** One, where others work beside this one. */
  leases: Lease[];
  /** What may be created, by request ID. */
  spaces: Map<string, NewSpace>;
  /** What may be asked in spaces that exist, by request ID. */
  adding?: Map<string, OpenSpace>;
}

export interface Done {
  piece: Piece;
  work: Work;
}

/** What a worker has done, lease by lease, and why it ended before its last row. */
interface Work {
  answers: Answers[];
  failure: Failure | undefined;
  /** That the person may not have a space, as Chat said it last; and of which kind. */
  refusal?: { failure: Failure; type: SpaceType };
}

/** Without the lock: asks Chat for one space after the other, each not before its place. */
export function createAll(piece: Piece): Work {
  const { run, leases, spaces } = piece;
  const work: Work = { answers: [], failure: undefined };
  const time = Utilities.formatDate(new Date(), run.timeZone, text().run.timeFormat);
  for (const lease of leases) {
    if (WITH.additions && lease.adds) {
      addIn(lease, lease.adds, piece, time, work);
      continue;
    }
    createIn(lease, spaces, run, time, work);
  }
  return work;
}

/** What is not asked here is still to be asked. */
function addIn(
  lease: Lease,
  adds: readonly Addition[],
  { run, adding }: Piece,
  time: string,
  work: Work,
): void {
  const answers: Answers = { ...noAnswers(lease, run), adds: true };
  work.answers.push(answers);
  const most = CALLS_EACH * adds.flatMap(({ people }) => people).length;
  for (const { requestId, content, people, places } of adds) {
    const open = adding?.get(requestId);
    if (!open) continue;
    const asked: Asked[] = [];
    answers.outcomes.push({ requestId, content, outcome: "added", time, people: asked });
    for (const [index, name] of people.entries()) {
      const ask = open.asks.find((each) => each.name === name);
      if (!ask) continue;
      if (work.failure || !mayCall(lease, answers, most, places[index] ?? 0)) return;
      const capability = ask.to === "post" ? "welcome" : "members";
      const failure = askFor(ask, {
        open,
        tell: (done) => tellOf(name, done, asked),
        call: (call, isWrite = true) => {
          const limits = limitsOf(lease, answers, most);
          const whyNotAsked = () => whyNotGranted(capability);
          const within = (retries: Pick<Retries, "onCall">) =>
            call({ ...limits, whyNotAsked, ...retries });
          return isWrite ? askChat(within, answers) : within({});
        },
      });
      if (failure) work.failure = { ...failure, capability };
      keepAnswers(answers);
    }
  }
}

/** With what was told of them before. */
function tellOf(name: string, done: Partial<Asked>, asked: Asked[]): void {
  const last = asked[asked.length - 1];
  if (last?.name === name) Object.assign(last, done);
  else asked.push({ name, ...done });
}

function createIn(lease: Lease, spaces: Piece["spaces"], run: Run, time: string, work: Work): void {
  const answers = noAnswers(lease, run);
  work.answers.push(answers);
  const most = lease.rows.length;
  for (const { requestId, content, label, place } of lease.rows) {
    const space = spaces.get(requestId);
    if (work.failure || !space || !mayCall(lease, answers, most, place)) {
      answers.outcomes.push({ requestId, content, outcome: "released" });
      // Whoever takes the lease away is to know for which row Chat is being asked next.
      if (!space && !work.failure) keepAnswers(answers);
      continue;
    }
    const limits = limitsOf(lease, answers, most);
    const whyNotAsked = () => whyNotGranted("chat");
    const answer = askChat(
      ({ onCall }) => createInChat(space, requestId, { ...limits, whyNotAsked, onCall }),
      answers,
    );
    answers.outcomes.push({ requestId, content, ...outcomeOf(space, label, answer, time) });
    if ("failure" in answer) {
      const { failure } = answer;
      const { type } = space;
      if (failure.code === "notAllowed") work.refusal = { failure, type };
      if (isAboutMore(failure, kindsAfter(run, spaces, work)[type])) work.failure = failure;
    }
    keepAnswers(answers);
  }
}

/** Notes when Chat was asked and how long it took; a call that exceeded the quota used none of it. */
function askChat<Answer extends ChatAnswer | AnswerInSpace>(
  ask: (retries: Required<Pick<Retries, "onCall">>) => Answer,
  answers: Answers,
): Answer {
  const began = Date.now();
  const calls: number[] = [];
  const answer = ask({ onCall: (at) => calls.push(at) });
  if ("failure" in answer && answer.failure.code === "quota") calls.pop();
  answers.calls.push(...calls);
  const share = calls.length / Math.max(1, answers.calls.length);
  answers.callMs += (Date.now() - began - answers.callMs) * share;
  return answer;
}

/** Whether a failure concerns more than its row, so that the next one need not be tried. */
function isAboutMore(failure: Failure, alike: Tally | undefined): boolean {
  if (failure.kind !== "row") return true;
  return failure.code === "notAllowed" && alike?.created === 0 && alike.refused >= ALIKE;
}

/** An administrator bars one kind of space: that Chat makes those of another kind proves nothing. */
export function kindsAfter(run: Run, spaces: Piece["spaces"], work: Work): Run["kinds"] {
  const kinds = { ...run.kinds };
  for (const { requestId, outcome } of outcomesOf(work)) {
    const type = spaces.get(requestId)?.type;
    if (!type || (outcome !== "created" && outcome !== "refused")) continue;
    const before = kinds[type] ?? { created: 0, refused: 0 };
    kinds[type] = { ...before, [outcome]: before[outcome] + 1 };
  }
  return kinds;
}

/** Where Chat refuses a whole kind, that is not about the rows that met it: they stay as they were. */
export function spareRows(run: Run, { piece: { spaces }, work }: Done): void {
  const { refusal } = work;
  if (!refusal) return;
  const { failure, type } = refusal;
  if (!isAboutMore(failure, kindsAfter(run, spaces, work)[type])) return;
  work.failure ??= failure;
  const isSpared = (outcome: Outcome) =>
    outcome.outcome === "refused" &&
    outcome.details === refusalOf(failure) &&
    spaces.get(outcome.requestId)?.type === type;
  for (const answers of work.answers) {
    answers.outcomes = answers.outcomes.map((outcome) => {
      const { requestId, content } = outcome;
      return isSpared(outcome) ? { requestId, content, outcome: "released" } : outcome;
    });
  }
}

export function outcomesOf({ answers }: Work): Outcome[] {
  const outcomes = answers.flatMap(({ outcomes }) => outcomes);
  return WITH.additions ? mergeAdded(outcomes) : outcomes;
}

/**
 * Waits for the place of a call; the person may have cancelled until then. Calls that were tried again
 * have used the places of the last ones.
 */
function mayCall({ id, until }: Lease, { calls }: Answers, most: number, place: number): boolean {
  const isLate = Math.max(Date.now(), place) > until - LAST_CALL_MS;
  if (isLate || calls.length >= most) return false;
  const wait = place - Date.now();
  if (wait > 0) Utilities.sleep(wait);
  return hasLease(id);
}

/** Until when, and how often, Chat may be asked for one space or person. */
function limitsOf({ until }: Lease, { calls }: Answers, most: number) {
  return {
    until: Math.min(Date.now() + PIECE_MS, until - LAST_CALL_MS),
    tries: Math.max(1, most - calls.length),
    afterQuota: false,
  };
}

function outcomeOf(space: NewSpace, label: string, answer: ChatAnswer, time: string) {
  if ("created" in answer) {
    const { created } = answer;
    const result = resultOf(created, space, time);
    return { outcome: "created", name: created.name, result } as const;
  }
  const { failure, mayExist } = answer;
  if (failure.kind === "row") return { outcome: "refused", details: refusalOf(failure) } as const;
  return mayExist ? ({ outcome: "unknown", label } as const) : ({ outcome: "released" } as const);
}
