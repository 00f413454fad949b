/**
 * What Google demands of a request beyond its form, each rule with the comment that it comes from
 * in the `.proto` files of `@google-apps/chat`.
 */
import { child, type Json, type JsonObject, text } from "./decode";
import { errors, googleTexts, ownTexts } from "./errors";

const { invalid, leftOut } = errors;

/**
 * space.proto, SpaceType and the comments at Space's fields; space_setup.proto, "Don't set
 * `Space.displayName` or `Space.spaceDetails`". Audience and predefined permissions are said to be
 * for named spaces, permission settings for spaces that exist, and the customer for apps.
 */
const forbiddenFields: Record<string, string[]> = {
  SPACE: ["permissionSettings", "customer"],
  GROUP_CHAT: [
    "displayName",
    "permissionSettings",
    "predefinedPermissionSettings",
    "accessSettings",
    "customer",
  ],
  DIRECT_MESSAGE: [
    "displayName",
    "spaceDetails",
    "permissionSettings",
    "predefinedPermissionSettings",
    "accessSettings",
    "customer",
  ],
};

/** @param space of CreateSpaceRequest or SetUpSpaceRequest @throws ApiError 400 or 501 */
export function checkSpace(space: JsonObject): void {
  const type = text(space, "spaceType");
  const forbidden = forbiddenFields[type]; // "Required when creating a space"
  if (!forbidden) throw invalid(ownTexts.missing("space.space_type"));
  if (space.importMode === true) throw leftOut("Import mode");
  if (space.singleUserBotDm === true) throw leftOut("A direct message with the Chat app");
  for (const field of forbidden) {
    if (isSet(space[field])) throw invalid(ownTexts.forbidden(`space.${field}`, type));
  }
  if (type === "SPACE" && text(space, "displayName").trim() === "") {
    throw invalid(ownTexts.missing("space.display_name"));
  }
  const details = child(space, "spaceDetails");
  checkLength(space, "displayName", 128); // "Supports up to 128 characters."
  checkLength(details, "description", 150); // "Supports up to 150 characters."
  checkLength(details, "guidelines", 5000); // "Supports up to 5,000 characters."
  const audience = text(child(space, "accessSettings"), "audience");
  // "Format: `audiences/{audience}`"
  if (audience && !/^audiences\/[^/\s]+$/.test(audience)) throw invalid(ownTexts.audience);
}

/** Empty text and the zero of an enum are proto3's way to say: not set. */
function isSet(value: Json | undefined): boolean {
  return typeof value === "string" ? !/^$|_UNSPECIFIED$/.test(value) : value !== undefined;
}

function checkLength(message: JsonObject, field: string, limit: number): void {
  if (text(message, field).length > limit) throw invalid(ownTexts.tooLong(field, limit));
}

/** space.proto, CreateSpaceRequest.space: a group chat "can only be used if `importMode` is set". */
export function checkCreate(space: JsonObject): void {
  checkSpace(space);
  if (space.spaceType !== "SPACE") throw invalid(ownTexts.createIsForSpaces);
}

/**
 * space_setup.proto, SetUpSpaceRequest.memberships.
 * @param others how many remain without duplicates and the caller. That these do not count towards
 *   a group chat's "at least two" and a direct message's "exactly one" is inferred.
 */
export function checkMemberCount(type: Json | undefined, others: number): void {
  if (type === "GROUP_CHAT" && others < 2) throw invalid(ownTexts.groupChatTooSmall);
  if (type === "DIRECT_MESSAGE" && others !== 1) throw invalid(ownTexts.directMessageNotOne);
}

/** membership.proto, Membership; space_setup.proto, SetUpSpaceRequest.memberships. */
export function checkMembership(membership: JsonObject, spaceType: Json | undefined): void {
  // "This field can only be used as input in `UpdateMembership`."
  if (isSet(membership.role)) throw invalid(ownTexts.roleForbidden);
  if ("groupMember" in membership) {
    // "You can only add Google groups when setting `Space.spaceType` to `SPACE`."
    if (spaceType !== "SPACE") throw invalid(ownTexts.groupForbidden);
    // chat_service.proto, SetUpSpace: "Group email is not supported".
    const group = text(child(membership, "groupMember"), "name");
    if (!/^groups\/[^/\s@]+$/.test(group)) throw invalid(ownTexts.groupName);
  } else if ("member" in membership) {
    // "a `user` with `name` populated (format: `users/{user}`) and `type` set to `User.Type.HUMAN`"
    checkUserName(text(child(membership, "member"), "name"));
    if (child(membership, "member").type !== "HUMAN") throw invalid(ownTexts.memberNotHuman);
  } else throw invalid(ownTexts.memberMissing);
}

/** user.proto, User.name: a person's ID, which is a number, or the e-mail address as an alias. */
export function checkUserName(name: string): void {
  const known = /^users\/(\d+|[^/\s@]+@[^/\s@]+\.[^/\s@]+|app)$/.test(name);
  if (!known) throw invalid(googleTexts.userName);
}

/**
 * space.proto, ListSpacesRequest.page_size, and the same in membership.proto: 100 unless given, at
 * most 1,000, never negative.
 * @param field the name of the answer's list, which is not there if it is empty
 */
export function pageOf(request: JsonObject, field: string, items: JsonObject[]): JsonObject {
  if (text(request, "filter") !== "") throw leftOut("A filter");
  const size = Number(request.pageSize ?? 0);
  if (size < 0) throw invalid(ownTexts.pageSize);
  const token = text(request, "pageToken");
  if (!/^(from-\d+)?$/.test(token)) throw invalid(ownTexts.pageToken);
  const start = Number(token.slice("from-".length));
  const end = start + Math.min(size || 100, 1000);
  const page = items.slice(start, end);
  return {
    ...(page.length > 0 && { [field]: page }),
    ...(end < items.length && { nextPageToken: `from-${end}` }),
  };
}
