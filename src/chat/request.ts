import { firstMembersOf, type Member, type NewSpace } from "./space";

/** The fields of Chat's Space resource that this product sends or reads. */
export interface SpaceResource {
  name?: string;
  spaceType?: string;
  displayName?: string;
  spaceUri?: string;
  createTime?: string;
  externalUserAllowed?: boolean;
  spaceHistoryState?: string;
  spaceDetails?: { description?: string; guidelines?: string };
  predefinedPermissionSettings?: string;
  accessSettings?: { audience?: string };
  singleUserBotDm?: boolean;
  membershipCount?: { joinedDirectHumanUserCount?: number; joinedGroupCount?: number };
}

export interface MembershipResource {
  member?: { name: string; type: string };
  groupMember?: { name: string };
}

/** The body of `spaces.setup`, which carries its request ID itself. */
export interface SetUpSpaceRequest {
  space: SpaceResource;
  requestId: string;
  memberships: MembershipResource[];
}

/** The one Chat call that makes a space, its members included. */
export type ChatRequest =
  | { method: "create"; space: SpaceResource; requestId: string }
  | { method: "setup"; body: SetUpSpaceRequest };

/**
 * Turns a space into the one request that makes it: `spaces.create` where there is nobody to
 * invite, which only named spaces allow, and `spaces.setup` for all others.
 * @param requestId a random UUID; the same one always yields the same space.
 * @see https://developers.google.com/workspace/chat/create-spaces
 * @see https://developers.google.com/workspace/chat/set-up-spaces
 */
export function toRequest(space: NewSpace, requestId: string): ChatRequest {
  const resource = toResource(space);
  const members = firstMembersOf(space);
  if (space.type === "SPACE" && members.length === 0) {
    return { method: "create", space: resource, requestId };
  }
  const memberships = members.map(toMembership);
  return { method: "setup", body: { space: resource, requestId, memberships } };
}

function toResource(space: NewSpace): SpaceResource {
  const resource: SpaceResource = { spaceType: space.type };
  // Left out where it is not asked for: consumer accounts may not set it at all.
  if (space.externalPeople) resource.externalUserAllowed = true;
  if (space.history !== undefined) {
    resource.spaceHistoryState = space.history ? "HISTORY_ON" : "HISTORY_OFF";
  }
  if (space.type === "DIRECT_MESSAGE") {
    resource.singleUserBotDm = false;
    return resource;
  }
  const { description, guidelines } = space;
  if (description || guidelines) {
    resource.spaceDetails = {
      ...(description && { description }),
      ...(guidelines && { guidelines }),
    };
  }
  if (space.type === "SPACE") {
    resource.displayName = space.displayName;
    if (space.audience) resource.accessSettings = { audience: space.audience };
    if (space.whoCanPost) {
      resource.predefinedPermissionSettings =
        space.whoCanPost === "MANAGERS" ? "ANNOUNCEMENT_SPACE" : "COLLABORATION_SPACE";
    }
  }
  return resource;
}

/** @param name an e-mail address or `groups/ID` */
export function membershipOf(name: string): MembershipResource {
  return toMembership(name.startsWith("groups/") ? { group: name } : { email: name });
}

function toMembership(member: Member): MembershipResource {
  if ("group" in member) return { groupMember: { name: member.group } };
  return { member: { name: `users/${member.email}`, type: "HUMAN" } };
}
