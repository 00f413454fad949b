/**
 * What Google demands of a request beyond its form, each rule with the comment that it comes from
 * in Google's `.proto` files (`protos/`). Each check throws an ApiError.
 */
import { child, children, type Json, type JsonObject, text } from "./decode";
import { errorOf, invalid, leftOut } from "./errors";

/** @param method spaces.create or spaces.setup */
export function checkNewSpace(method: string, request: JsonObject): void {
  const space = child(request, "space");
  const memberships = children(request, "memberships");
  checkSpace(space);
  // space.proto, CreateSpaceRequest.space: a group chat "can only be used if `importMode` is set".
  const isCreatable = method === "spaces.setup" || space.spaceType === "SPACE";
  if (!isCreatable) throw invalid("spaces.create makes spaces of type SPACE only.");
  // space_setup.proto: "up to 49 memberships (in addition to the caller)".
  if (memberships.length > 49) throw invalid("At most 49 memberships can be given.");
  for (const membership of memberships) checkMembership(membership, space.spaceType);
}

/**
 * space_setup.proto, SetUpSpaceRequest.memberships.
 * @param others how many remain without duplicates and the caller. That these do not count towards
 *   a group chat's "at least two" and a direct message's "exactly one" is inferred.
 */
export function checkMemberCount(type: Json | undefined, others: number): void {
  if (type === "GROUP_CHAT" && others < 2) throw invalid("A group chat needs at least two others.");
  if (type === "DIRECT_MESSAGE" && others !== 1) throw invalid("A direct message needs one other.");
}

/**
 * space.proto, the comments at Space's fields: permission settings are for spaces that exist, the
 * customer is for apps, audience and predefined permissions are said to be for named spaces.
 * space_setup.proto: "Don't set `Space.displayName` or `Space.spaceDetails`".
 */
const forbidden = ["permissionSettings", "customer"];
const forNames = ["displayName", "predefinedPermissionSettings", "accessSettings"];
const forbiddenFields: Record<string, string[]> = {
  SPACE: forbidden,
  GROUP_CHAT: [...forbidden, ...forNames],
  DIRECT_MESSAGE: [...forbidden, ...forNames, "spaceDetails"],
};

function checkSpace(space: JsonObject): void {
  const type = text(space, "spaceType");
  const fields = forbiddenFields[type];
  if (!fields) throw invalid("spaceType is required."); // "Required when creating a space"
  if (space.importMode === true) throw leftOut("Import mode");
  const access = child(space, "accessSettings");
  if (access.accessPermissionSettings) throw leftOut("Access permission settings");
  if (space.singleUserBotDm === true) throw leftOut("A direct message with the Chat app");
  const wrong = fields.find((field) => isSet(space[field]));
  if (wrong) throw invalid(`${wrong} must not be set when a ${type} is made.`);
  const isNamed = text(space, "displayName").trim() !== "";
  if (type === "SPACE" && !isNamed) throw invalid("displayName is required.");
  const details = child(space, "spaceDetails");
  checkLength(space, "displayName", 128); // "Supports up to 128 characters."
  checkLength(details, "description", 150); // "Supports up to 150 characters."
  checkLength(details, "guidelines", 5000); // "Supports up to 5,000 characters."
  const audience = text(space, "accessSettings", "audience");
  const isAudience = /^(audiences\/[^/\s]+)?$/.test(audience);
  if (!isAudience) throw invalid("An audience must have the form audiences/{audience}.");
}

/** Empty text and the zero of an enum are proto3's way to say: not set. */
function isSet(value: Json | undefined): boolean {
  return typeof value === "string" ? !/^$|_UNSPECIFIED$/.test(value) : value !== undefined;
}

function checkLength(message: JsonObject, field: string, limit: number): void {
  const isTooLong = text(message, field).length > limit;
  if (isTooLong) throw invalid(`${field} can have at most ${limit} characters.`);
}

/** membership.proto, Membership; space_setup.proto, SetUpSpaceRequest.memberships. */
export function checkMembership(membership: JsonObject, spaceType: Json | undefined): void {
  // "This field can only be used as input in `UpdateMembership`."
  if (isSet(membership.role)) throw invalid("A role cannot be given to a new membership.");
  if (membership.groupMember) {
    // "You can only add Google groups when setting `Space.spaceType` to `SPACE`."
    if (spaceType !== "SPACE") throw invalid("Groups can be members of a SPACE only.");
    // chat_service.proto, SetUpSpace: "Group email is not supported".
    const isGroup = /^groups\/[^/\s@]+$/.test(text(membership, "groupMember", "name"));
    if (!isGroup) throw invalid("A group must have the form groups/{group}, not its address.");
    return;
  }
  if (!membership.member) throw invalid("A membership needs a member or a group member.");
  // "a `user` with `name` populated (format: `users/{user}`) and `type` set to `User.Type.HUMAN`"
  const { name, type } = child(membership, "member");
  checkUserName(name);
  if (type !== "HUMAN" || name === "users/app") throw invalid("A member must be of type HUMAN.");
}

/** user.proto, User.name: a person's ID, which is a number, or the e-mail address as an alias. */
export function checkUserName(name: Json | undefined): void {
  const isUser = /^users\/(\d+|[^/\s@]+@[^/\s@]+\.[^/\s@]+|app)$/.test(String(name));
  if (!isUser) throw errorOf("member-unknown");
}

/**
 * membership.proto, UpdateMembershipRequest.update_mask: "Currently supported field paths: `role`",
 * and "use `*` to update all field paths"; the roles beside a member's are "only supported in"
 * named spaces.
 * @returns the new role
 */
export function checkNewRole(request: JsonObject, spaceType: Json | undefined): string {
  const isRole = /^(role|\*)$/.test(text(request, "updateMask"));
  if (!isRole) throw invalid("updateMask can be role only.");
  const role = text(request, "membership", "role");
  if (!isSet(role) || role === "") throw invalid("The new role is required.");
  if (spaceType !== "SPACE") throw invalid("Roles can be changed in a SPACE only.");
  return role;
}

/** What a message can have only where the Chat app signs in as itself: message.proto, Message. */
const ofApps = ["cardsV2", "accessoryWidgets", "privateMessageViewer", "actionResponse"];
/** What Google would take of a person. */
const notPlayed = ["thread", "quotedMessageMetadata", "fallbackText"];
const parameters = ["threadKey", "messageReplyOption", "createMessageNotificationOptions"];

/** message.proto, CreateMessageRequest; chat_service.proto, CreateMessage. */
export function checkNewMessage(request: JsonObject): void {
  const message = child(request, "message");
  const appsOnly = ofApps.find((field) => message[field] !== undefined);
  // "The content of message can only contain text (`text`)."
  if (appsOnly) throw invalid(`${appsOnly} needs sign-in as the Chat app.`);
  const left = notPlayed.find((field) => message[field] !== undefined);
  if (left) throw leftOut(`The field ${left}`);
  const parameter = parameters.find((field) => isSet(request[field]));
  if (parameter) throw leftOut(`The parameter ${parameter}`);
  const written = text(message, "text");
  if (written.trim() === "") throw invalid("A message needs a text.");
  // "The maximum message size, including the message contents, is 32,000 bytes."
  if (bytesOf(written) > 32_000) throw invalid("A message can have at most 32,000 bytes.");
  // "Begins with `client-` … up to 63 characters and only lowercase letters, numbers, and hyphens"
  const isId = /^(client-[a-z\d-]{0,56})?$/.test(text(request, "messageId"));
  if (!isId) throw invalid("A message ID must have the form client-….");
}

/** In UTF-8. */
function bytesOf(written: string): number {
  const sizes = [...written].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return [0x7f, 0x7ff, 0xffff].filter((last) => code > last).length + 1;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
