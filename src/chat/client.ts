import { type Failure, failureOf } from "./failure";
import { backoffMs } from "./pace";
import { type SetUpSpaceRequest, type SpaceResource, toRequest } from "./request";
import type { NewSpace } from "./space";

/** Google's advanced Chat service, as far as it is used; the name exists only where it is on. */
declare const Chat: {
  Spaces: {
    create(space: SpaceResource, query: { requestId: string }): SpaceResource;
    setup(request: SetUpSpaceRequest): SpaceResource;
  };
};

/** Half a minute of waiting at most: the sixth try is the last. */
const MAX_TRIES = 6;

/** How long a call may be tried again, in milliseconds: well within an execution's 6 minutes. */
const RETRY_BUDGET_MS = 4 * 60_000;

/**
 * Makes a space with one Chat call.
 * @throws whatever the advanced Chat service throws; `failureOf` says what it means.
 */
export function callChat(space: NewSpace, requestId: string): SpaceResource {
  const request = toRequest(space, requestId);
  return request.method === "create"
    ? Chat.Spaces.create(request.space, { requestId: request.requestId })
    : Chat.Spaces.setup(request.body);
}

/**
 * Makes a space and tries again while Chat's failure is a passing one, always with the same request
 * ID, so that a try whose answer was lost is never followed by a second space.
 * @throws what the last try threw.
 */
export function callChatWithRetries(space: NewSpace, requestId: string): SpaceResource {
  const deadline = Date.now() + RETRY_BUDGET_MS;
  for (let tries = 1; ; tries++) {
    try {
      return callChat(space, requestId);
    } catch (error) {
      const wait = backoffMs(tries - 1);
      const mayPass = failureOf(error).kind === "passing" && tries < MAX_TRIES;
      if (!mayPass || Date.now() + wait > deadline) throw error;
      Utilities.sleep(wait);
    }
  }
}

/**
 * Asks Chat for a space that it must refuse, since it has no type: what else is wrong is answered
 * before that, and nothing is created.
 * @returns what is wrong with the set-up; undefined if Chat got as far as refusing the request.
 */
export function probeChat(): Failure | undefined {
  try {
    Chat.Spaces.create({}, { requestId: Utilities.getUuid() });
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === "row" ? undefined : failure;
  }
}
