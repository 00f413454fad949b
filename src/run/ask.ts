import {
  type AnswerInSpace,
  addInChat,
  findInChat,
  type Membership,
  postInChat,
  type Retries,
  setRoleInChat,
} from "../chat/client";
import type { Failure } from "../chat/failure";
import { whyRefused } from "./added-details";
import type { OpenSpace } from "./adding";
import type { Ask } from "./additions";
import { formatUuid } from "./claim";
import type { Asked } from "./record";

/** A space that exists, and how Chat is asked for something in it. */
interface Asking {
  open: OpenSpace;
  /** @param isWrite whether it counts against the quota of writes: so without it being said. */
  call: <Answer extends AnswerInSpace>(
    call: (retries: Retries) => Answer,
    isWrite?: boolean,
  ) => Answer;
  /** Hears what came of it, step by step: what is done is known should the next step fail. */
  tell: (done: Partial<Asked>) => void;
}

/**
 * Asks Chat for one thing in a space that exists, with as few calls as it takes. A role is set by a
 * call of its own; who is managing it already is left alone.
 * @returns a failure that is about more than this.
 */
export function askFor({ name, to }: Ask, asking: Asking): Failure | undefined {
  switch (to) {
    case "post":
      return post(asking);
    case "makeMember":
    case "makeManager":
      return changeRole(name, to === "makeManager" ? "MANAGER" : "MEMBER", asking);
    case "add":
    case "addManager":
      return add(name, to === "addManager", asking);
  }
}

function post({ open, call, tell }: Asking): Failure | undefined {
  const requestId = formatUuid(`welcome ${open.requestId}`);
  const answer = call((retries) => postInChat(open.name, open.message, requestId, retries));
  if ("failure" in answer) return refused(answer.failure, { state: "REFUSED" }, tell);
  tell({ state: "JOINED" });
  return undefined;
}

function add(name: string, isManager: boolean, asking: Asking): Failure | undefined {
  const { open, call, tell } = asking;
  const answer = call((retries) => addInChat(open.name, name, retries));
  if ("failure" in answer) return refused(answer.failure, { state: "REFUSED" }, tell);
  tell({ state: answer.added });
  return isManager ? setRole(answer.membership, "MANAGER", asking) : undefined;
}

/** Whoever is to be a manager and is not there, since Chat has left them out or they have left, is added. */
function changeRole(name: string, role: "MANAGER" | "MEMBER", asking: Asking): Failure | undefined {
  const { open, call, tell } = asking;
  const found = call((retries) => findInChat(open.name, name, retries), false);
  if ("failure" in found) return found.failure;
  if (found.membership) return setRole(found.membership, role, asking);
  if (role === "MANAGER") return add(name, true, asking);
  if (found.hidden) return refused(found.hidden, { role: "WAS_MANAGER" }, tell);
  tell({ role });
  return undefined;
}

function setRole(
  membership: Membership,
  role: "MANAGER" | "MEMBER",
  { call, tell }: Asking,
): Failure | undefined {
  const isToBeManager = role === "MANAGER";
  if (isToBeManager && membership.isManager) {
    tell({ role: "WAS_MANAGER" });
    return undefined;
  }
  const answer = call((retries) => setRoleInChat(membership, role, retries));
  if ("failure" in answer) {
    return refused(answer.failure, { role: isToBeManager ? "REFUSED" : "WAS_MANAGER" }, tell);
  }
  tell({ role });
  return undefined;
}

/** A refusal of this alone is told; anything else is about more. */
function refused(
  failure: Failure,
  what: Partial<Asked>,
  tell: Asking["tell"],
): Failure | undefined {
  if (failure.kind !== "row") return failure;
  tell({ ...what, why: whyRefused(failure) });
  return undefined;
}
