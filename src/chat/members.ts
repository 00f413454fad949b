import type { SpaceResource } from "./request";
import { firstMembersOf, type NewSpace } from "./space";

/**
 * How many of those who were asked have joined, where it is known that not all have.
 * Chat counts who has joined. Others may still have to accept, or were left out of the space, which
 * is no error either: nobody can tell them apart. Where nobody is counted beside the creator, or
 * nothing at all, Chat may count later, and a direct message knows no such thing.
 * @returns undefined where nothing can be said.
 * @see https://developers.google.com/workspace/chat/set-up-spaces
 */
export function notAllJoined(
  { membershipCount }: SpaceResource,
  space: NewSpace,
): { joined: number; asked: number } | undefined {
  if (space.type === "DIRECT_MESSAGE" || !membershipCount) return undefined;
  const { joinedDirectHumanUserCount = 1, joinedGroupCount = 0 } = membershipCount;
  const joined = joinedDirectHumanUserCount - 1 + joinedGroupCount;
  const asked = firstMembersOf(space).length;
  return joined > 0 && joined < asked ? { joined, asked } : undefined;
}
