import type { SpaceResource } from "./request";
import { membersOf, type NewSpace, nameOf } from "./space";

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
