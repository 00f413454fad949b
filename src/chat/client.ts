import { type CreatedSpace, readSpace, wholeText } from "./answer";
import { type Failure, failureOf, ODD_ANSWER } from "./failure";
import { backoffMs } from "./pace";
import {
  type MembershipResource,
  membershipOf,
  type SetUpSpaceRequest,
  type SpaceResource,
  toRequest,
} from "./request";
import type { NewSpace } from "./space";

/** Google's advanced Chat service, as far as it is used; the name exists only where it is on. */
declare const Chat: {
  Spaces: {
    create(space: SpaceResource, query: { requestId: string }): unknown;
    setup(request: SetUpSpaceRequest): unknown;
    Members: {
      create(membership: MembershipResource, parent: string): unknown;
      get(name: string): unknown;
      patch(membership: { role: string }, name: string, query: { updateMask: string }): unknown;
    };
    Messages: {
      create(
        message: { text: string },
        parent: string,
        query: { requestId: string; messageId: string },
      ): unknown;
    };
  };
};

/** Half a minute of waiting at most: the sixth try is the last. */
const MAX_TRIES = 6;

/** How long one space may be tried again, in milliseconds: well within an execution's 6 minutes. */
export const RETRY_MS = 4 * 60_000;

interface Created {
  created: CreatedSpace;
  /** All that Chat answered, to be read by a person and believed by nobody. */
  whole: string;
}

/** What came of asking Chat for a space. */
export type ChatAnswer =
  | Created
  /** `mayExist`: Chat may have made the space before it failed, or before its answer was lost. */
  | { failure: Failure; mayExist: boolean };

/** How often Chat is asked, and when it was. */
export interface Retries {
  /** When the last try may begin at the latest, in milliseconds since 1970. */
  until: number;
  /** How often it is tried at most; without, six times. */
  tries?: number;
  /** How long it waits before the next try at least, in milliseconds. */
  leastMs?: number;
  /** Whether more calls than the quota allows are tried again here too. */
  afterQuota: boolean;
  /** Where no answer is understood: what keeps Chat from being asked at all, if that is known. */
  whyNotAsked?: () => Failure | undefined;
  /** Is told of each call just before it is made, with the time in milliseconds since 1970. */
  onCall?: (at: number) => void;
}

/**
 * Makes a space with one Chat call, and tries again while Chat's failure is a passing one, always
 * with the same request ID, so that a try whose answer was lost is never followed by a second space.
 * It throws nothing.
 * @param requestId a random UUID, kept for this space whatever happens.
 */
export function createInChat(space: NewSpace, requestId: string, retries: Retries): ChatAnswer {
  return insist(() => callChat(space, requestId), retries);
}

/** Somebody in a space. */
export interface Membership {
  /** Its resource name, or the one by which Chat knows it too: with the address. */
  name: string;
  state: "JOINED" | "INVITED" | undefined;
  isManager: boolean;
}

/** What came of adding somebody. `ALREADY`: they were there, or invited: which is not known. */
export type AddAnswer =
  | { added: "JOINED" | "INVITED" | "ALREADY"; membership: Membership }
  | { failure: Failure };

/** Google counts calls to one space by the second: https://developers.google.com/workspace/chat/limits */
const SECOND_MS = 1000;

/** `hidden`: why Chat does not tell whether somebody is there. */
type FindAnswer = { membership: Membership | undefined; hidden?: Failure } | { failure: Failure };
type RoleAnswer = { role: "MANAGER" | "MEMBER" } | { failure: Failure };
type PostAnswer = { posted: true } | { failure: Failure };

/** What Chat answers in a space that exists. */
export type AnswerInSpace = AddAnswer | FindAnswer | RoleAnswer | PostAnswer;

/**
 * Adds a person or a group to a space, like createInChat. Chat takes nobody in twice: a try after a
 * lost answer hears that they are there already.
 * @param space its resource name.
 * @param name an e-mail address or `groups/ID`.
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.members/create
 */
export function addInChat(space: string, name: string, retries: Retries): AddAnswer {
  return insist(() => callToAdd(space, name), retries);
}

function callToAdd(space: string, name: string): AddAnswer {
  try {
    const answer = Chat.Spaces.Members.create(membershipOf(name), space);
    const membership = readMembership(answer, space, name);
    const { state } = membership;
    return state ? { added: state, membership } : { failure: ODD_ANSWER };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== "nameTaken") return { failure };
    const membership = membershipIn(space, name) ?? readMembership({}, space, name);
    return { added: membership.state ?? "ALREADY", membership };
  }
}

/** A person's membership can be asked for by the address; of groups nothing is said. */
function membershipIn(space: string, name: string): Membership | undefined {
  if (!name.includes("@")) return undefined;
  const found = orFailure(() => ({ membership: getMembership(space, name) }));
  return "failure" in found ? undefined : found.membership;
}

function getMembership(space: string, person: string): Membership {
  return readMembership(Chat.Spaces.Members.get(`${space}/members/${person}`), space, person);
}

function orFailure<Done extends object>(call: () => Done): Done | { failure: Failure } {
  try {
    return call();
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function readMembership(answer: unknown, space: string, person: string): Membership {
  const { name, state, role }: Record<string, unknown> = Object(answer);
  const isName = typeof name === "string" && /^spaces\/[\w-]+\/members\/[\w-]+$/.test(name);
  return {
    name: isName && name.startsWith(`${space}/`) ? name : `${space}/members/${person}`,
    state: state === "JOINED" || state === "INVITED" ? state : undefined,
    isManager: role === "ROLE_MANAGER",
  };
}

/**
 * Looks for somebody in a space.
 * @returns undefined where they are not in it, or Chat does not tell.
 */
export function findInChat(space: string, person: string, retries: Retries): FindAnswer {
  // So many reads of one space a second are allowed that another second is worth a try.
  const patient = { ...retries, afterQuota: true, leastMs: SECOND_MS };
  const look = () => orFailure(() => ({ membership: getMembership(space, person) }));
  const answer = insist(look, patient);
  if (!("failure" in answer) || answer.failure.kind !== "row") return answer;
  const { failure } = answer;
  return { membership: undefined, ...(failure.code === "notAllowed" && { hidden: failure }) };
}

/**
 * Makes somebody in a space a manager, or a member like others. A role counts in this call alone:
 * along with a new membership Chat ignores it.
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.members/patch
 */
export function setRoleInChat(
  { name }: Membership,
  role: "MANAGER" | "MEMBER",
  retries: Retries,
): RoleAnswer {
  const set = () => {
    Chat.Spaces.Members.patch({ role: `ROLE_${role}` }, name, { updateMask: "role" });
    return { role };
  };
  return insist(() => orFailure(set), retries);
}

/**
 * Posts a message, once however often it is tried: Chat answers the same request ID with the same
 * message, and takes no second message with the same ID.
 * @param text at most 32,000 bytes.
 * @param requestId a random UUID, kept for this message whatever happens.
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create
 */
export function postInChat(
  space: string,
  text: string,
  requestId: string,
  retries: Retries,
): PostAnswer {
  const messageId = `client-${requestId}`;
  return insist(
    () => {
      try {
        Chat.Spaces.Messages.create({ text }, space, { requestId, messageId });
        return { posted: true };
      } catch (error) {
        const failure = failureOf(error);
        return failure.code === "nameTaken" ? { posted: true } : { failure };
      }
    },
    { ...retries, leastMs: SECOND_MS },
  );
}

function insist<Done extends object>(
  call: () => Done | { failure: Failure },
  retries: Retries,
): Done | { failure: Failure; mayExist: boolean } {
  let mayExist = false;
  for (let tries = 1; ; tries++) {
    retries.onCall?.(Date.now());
    const answer = call();
    if (!("failure" in answer)) return answer;
    const failure = reasonOf(answer.failure, retries);
    mayExist ||= failure.kind === "passing" && failure.code !== "quota";
    const wait = Math.max(retries.leastMs ?? 0, backoffMs(tries - 1));
    const isWorthATry =
      failure.kind === "passing" && (retries.afterQuota || failure.code !== "quota");
    if (
      !isWorthATry ||
      tries >= (retries.tries ?? MAX_TRIES) ||
      Date.now() + wait > retries.until
    ) {
      return { failure, mayExist };
    }
    Utilities.sleep(wait);
  }
}

/** In a language that is not known here, a refusal of Apps Script's looks as if no answer came. */
function reasonOf(failure: Failure, { whyNotAsked }: Retries): Failure {
  return (failure.code === "noAnswer" && whyNotAsked?.()) || failure;
}

function callChat(space: NewSpace, requestId: string): Created | { failure: Failure } {
  const request = toRequest(space, requestId);
  try {
    const answer =
      request.method === "create"
        ? Chat.Spaces.create(request.space, { requestId: request.requestId })
        : Chat.Spaces.setup(request.body);
    const created = readSpace(answer);
    if (!created) return { failure: ODD_ANSWER };
    return { created, whole: wholeText(answer) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** Whether the advanced service is on, without which there is no such name. */
export function isChatOn(): boolean {
  return typeof Chat !== "undefined";
}

/** Such an address belongs to nobody: https://www.rfc-editor.org/rfc/rfc2606 */
const WITH_NOBODY: NewSpace = {
  type: "DIRECT_MESSAGE",
  member: { email: "nobody@example.invalid" },
  externalPeople: false,
  history: undefined,
};

/** How long a passing failure is waited out where somebody waits, in milliseconds, and how often. */
const PROBE_MS = 15_000;
const PROBES = 3;

/**
 * Asks Chat for a direct message with nobody, which it must refuse: what else is wrong is answered
 * before that.
 * @returns how it was refused; undefined in case it was not.
 */
export function probeChat(): Failure | undefined {
  const within = { until: Date.now() + PROBE_MS, tries: PROBES, afterQuota: false };
  const answer = createInChat(WITH_NOBODY, Utilities.getUuid(), within);
  return "failure" in answer ? answer.failure : undefined;
}
