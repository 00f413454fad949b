import { child, children, type Json, type JsonObject, text } from "./decode";
import { errorOf, invalid, leftOut } from "./errors";
import type { Call, FaultName, Faults } from "./faults";
import { Messages } from "./messages";
import { areStrangers, idOf, People } from "./people";
import type { Meter } from "./quota";
import {
  checkMemberCount,
  checkMembership,
  checkNewRole,
  checkNewSpace,
  checkUserName,
} from "./rules";

export interface SpaceResource extends JsonObject {
  name: string;
  spaceType: string;
  spaceUri: string;
}

export interface Member {
  /** A person's e-mail address or ID, or a group's resource name. */
  readonly who: string;
  /** As spaces.members.get answers it: with the person's ID, not the address. */
  readonly membership: JsonObject;
}

export interface StoredSpace {
  /** As spaces.get answers it. */
  readonly space: SpaceResource;
  /** The e-mail address of who made it. */
  readonly creator: string;
  readonly members: Member[];
  /** As spaces.messages.get would answer them, in order. */
  readonly messages: JsonObject[];
}

/** A call that got as far as Chat itself. */
interface ChatCall {
  call: Call;
  /** The caller's e-mail address. */
  caller: string;
  request: JsonObject;
  /** Milliseconds since 1970. */
  now: number;
}

/** The spaces, who is in them, and the methods on them. */
export class Spaces {
  readonly all = new Map<string, StoredSpace>();
  /** Who used which request ID, and for which space. */
  readonly #requestIds = new Map<string, { person: string; stored: StoredSpace }>();
  readonly #methods: Record<string, (chatCall: ChatCall) => JsonObject> = {
    "spaces.create": (chatCall) => this.#make(chatCall),
    "spaces.setup": (chatCall) => this.#make(chatCall),
    "spaces.get": (chatCall) => this.#readable(chatCall, "name").space,
    "spaces.list": (chatCall) => this.#list(chatCall),
    "spaces.findDirectMessage": (chatCall) => this.#findDirectMessage(chatCall),
    "spaces.members.create": (chatCall) => this.#createMember(chatCall),
    "spaces.members.list": (chatCall) => this.#listMembers(chatCall),
    "spaces.members.get": (chatCall) => this.#getMember(chatCall),
    "spaces.members.patch": (chatCall) => this.#changeRole(chatCall),
    "spaces.messages.create": (chatCall) => this.#sendMessage(chatCall),
  };
  readonly #people = new People();
  readonly #messages = new Messages();

  readonly #faults: Faults;
  readonly #meter: Meter;

  constructor(faults: Faults, meter: Meter) {
    this.#faults = faults;
    this.#meter = meter;
  }

  /** @returns the body of the answer @throws ApiError */
  perform(chatCall: ChatCall): JsonObject {
    const method = this.#methods[chatCall.call.method];
    if (!method) throw errorOf("method-not-found");
    return method(chatCall);
  }

  /** The space that a request ID stands for, the direct message that there is, or a new space. */
  #make(chatCall: ChatCall): SpaceResource {
    const { call, caller, request } = chatCall;
    checkNewSpace(call.method, request);
    const { spaceType } = child(request, "space");
    const bar = BARS[String(spaceType)];
    if (bar && this.#faults.strikes(bar, call)) throw errorOf("permission-denied");
    const others = this.#othersOf(chatCall);
    checkMemberCount(spaceType, others.length);
    const id = text(request, "requestId");
    const earlier = this.#requestIds.get(id);
    // Its status is not known either.
    if (earlier && earlier.person !== caller) throw invalid("Another user used this request ID.");
    const direct = spaceType === "DIRECT_MESSAGE" && this.#directMessage(caller, others[0]?.who);
    const stored = earlier?.stored ?? (direct || this.#makeNew(chatCall, others));
    if (id) this.#requestIds.set(id, { person: caller, stored });
    return others.length > 0 ? this.#counted(stored.space, call) : stored.space;
  }

  /** A new space as the answer to its creation tells it. */
  #counted(space: SpaceResource, call: Call): SpaceResource {
    const { membershipCount, ...uncounted } = space;
    if (this.#faults.strikes("count-absent", call)) return { ...uncounted };
    if (!this.#faults.strikes("count-late", call)) return space;
    return { ...uncounted, membershipCount: { joinedDirectHumanUserCount: 1 } };
  }

  #makeNew(chatCall: ChatCall, others: Member[]): StoredSpace {
    const { caller, request, now } = chatCall;
    const space = newSpace(child(request, "space"), this.all.size + 1, now);
    const admitted = this.#admit(chatCall, space, others);
    if (space.spaceType !== "DIRECT_MESSAGE") this.#meter.count("namedSpaceWrites", now);
    const role = space.spaceType === "SPACE" ? "ROLE_MANAGER" : "ROLE_MEMBER";
    const stored: StoredSpace = { space, creator: caller, members: [], messages: [] };
    for (const member of [this.#human(caller, role), ...admitted]) join(stored, member, now);
    this.all.set(space.name, stored);
    return stored;
  }

  /** The members that Chat takes into a new space. @throws ApiError if it refuses the whole */
  #admit({ call }: ChatCall, space: SpaceResource, others: Member[]): Member[] {
    if (space.displayName) this.#faults.failOn("name-taken", call);
    if (others.length === 0) return others;
    const who = others.map((member) => member.who);
    if (who.some(isNobody)) throw errorOf("member-unknown");
    this.#faults.failOn("member-unknown", call, who);
    const isDirect = space.spaceType === "DIRECT_MESSAGE";
    const leftOut = this.#faults.strikes("people-left-out", call, who);
    // chat_service.proto, SetUpSpace: "the request fails and the DM isn't created".
    if (leftOut && isDirect) throw errorOf("permission-denied");
    const unwanted = leftOut ? (leftOut.people?.map(toLowerCase) ?? who.slice(-1)) : [];
    const admitted = others.filter((member) => !unwanted.includes(member.who));
    const invited = !isDirect && this.#faults.strikes("people-invited", call, who);
    if (!invited) return admitted;
    const waiting = invited.people?.map(toLowerCase) ?? who.slice(-1);
    return admitted.map((member) => (waiting.includes(member.who) ? asInvited(member) : member));
  }

  #directMessage(caller: string, other = ""): StoredSpace | undefined {
    const isBetween = (stored: StoredSpace) => isMember(stored, caller) && isMember(stored, other);
    return this.#ofType("DIRECT_MESSAGE").find(isBetween);
  }

  #ofType(spaceType: string): StoredSpace[] {
    return [...this.all.values()].filter(({ space }) => space.spaceType === spaceType);
  }

  #findDirectMessage({ caller, request }: ChatCall): SpaceResource {
    checkUserName(request.name);
    const other = this.#people.who(lastPart(text(request, "name")));
    const found = this.#directMessage(caller, other);
    // chat_service.proto, FindDirectMessage: "returns a `404 NOT_FOUND` error".
    if (!found) throw errorOf("not-found");
    return found.space;
  }

  #list({ caller, request }: ChatCall): JsonObject {
    // chat_service.proto, ListSpaces: "Group chats and DMs aren't listed until the first message".
    const listed = this.#ofType("SPACE").filter((stored) => isMember(stored, caller));
    // space.proto, ListSpacesResponse: "The `permissionSettings` field is not returned".
    const resources = listed.map(({ space: { permissionSettings, ...space } }) => space);
    return pageOf(request, "spaces", resources);
  }

  #createMember(chatCall: ChatCall): JsonObject {
    const stored = this.#readable(chatCall, "parent");
    const { spaceType } = stored.space;
    // membership.proto, Membership.role: "can only be used as input in `UpdateMembership`".
    const { role, ...membership } = child(chatCall.request, "membership");
    checkMembership(membership, spaceType);
    const member = this.#memberOf(membership);
    if (isNobody(member.who)) throw errorOf("member-unknown");
    this.#faults.failOn("member-unknown", chatCall.call, [member.who]);
    if (spaceType === "DIRECT_MESSAGE") throw errorOf("permission-denied");
    if (isMember(stored, member.who)) throw errorOf("already-member");
    return join(stored, this.#joining(chatCall, stored, member), chatCall.now);
  }

  /** Whoever is added, as they come: joined, or invited. @throws ApiError where they may not come */
  #joining({ call }: ChatCall, { space, creator }: StoredSpace, member: Member): Member {
    const isExternal = areStrangers(creator, member.who);
    // space.proto, Space.external_user_allowed: "Whether this space permits any Google Chat user".
    if (isExternal && !space.externalUserAllowed) throw errorOf("permission-denied");
    const mustAccept = this.#faults.strikes("people-invited", call, [member.who]);
    return isExternal || mustAccept ? asInvited(member) : member;
  }

  #listMembers(chatCall: ChatCall): JsonObject {
    const { members } = this.#readable(chatCall, "parent");
    const { showGroups, showInvited } = chatCall.request; // Else only people who have joined.
    const memberships = members.map((member) => member.membership);
    const shown = memberships.filter(
      ({ groupMember, state }) =>
        (showGroups || !groupMember) && (showInvited || state !== "INVITED"),
    );
    return pageOf(chatCall.request, "memberships", shown);
  }

  #changeRole(chatCall: ChatCall): JsonObject {
    const { caller, request } = chatCall;
    const name = text(request, "membership", "name");
    const stored = this.#readable({ ...chatCall, request: { name } }, "name");
    const role = checkNewRole(request, stored.space.spaceType);
    const index = stored.members.findIndex(({ membership }) => membership.name === name);
    const member = stored.members[index];
    if (!member) throw errorOf("not-found");
    const { membership } = member;
    if (membership.groupMember) throw invalid("A group has no role.");
    if (membership.state !== "JOINED") throw errorOf("only-invited");
    const own = stored.members.find(({ who }) => who === caller)?.membership.role;
    if (!mayChange(own, membership.role, role)) throw errorOf("permission-denied");
    const changed = { ...membership, role };
    stored.members[index] = { ...member, membership: changed };
    return changed;
  }

  #sendMessage(chatCall: ChatCall): JsonObject {
    const stored = this.#readable(chatCall, "parent");
    const isOpen = child(child(stored.space, "permissionSettings"), "postMessages").membersAllowed;
    const own = stored.members.find(({ who }) => who === chatCall.caller)?.membership.role;
    const isBarred = stored.space.spaceType === "SPACE" && !isOpen && own === "ROLE_MEMBER";
    if (isBarred) throw errorOf("permission-denied");
    return this.#messages.send(chatCall, stored);
  }

  #getMember(chatCall: ChatCall): JsonObject {
    const { members } = this.#readable(chatCall, "name");
    const id = lastPart(text(chatCall.request, "name"));
    const who = id.startsWith("group-") ? id.replace("group-", "groups/") : this.#people.who(id);
    const member = members.find((each) => each.who === who);
    if (!member) throw errorOf("not-found");
    return member.membership;
  }

  /** The space that a field of the request names, if the caller is in it. */
  #readable({ caller, request }: ChatCall, field: string): StoredSpace {
    const [name = ""] = text(request, field).split("/members/");
    const stored = this.all.get(name);
    if (!stored) throw errorOf("not-found");
    if (!isMember(stored, caller)) throw errorOf("permission-denied");
    return stored;
  }

  /** Without duplicates and the caller, who "shouldn't be specified" and is added anyway. */
  #othersOf({ caller, request }: ChatCall): Member[] {
    const members = children(request, "memberships").map((each) => this.#memberOf(each));
    const others = new Map(members.map((member) => [member.who, member]));
    others.delete(caller);
    return [...others.values()];
  }

  /** @param membership in good form */
  #memberOf(membership: JsonObject): Member {
    const name = text(membership, "groupMember", "name");
    if (name) return { who: name, membership: { groupMember: { name } } };
    return this.#human(lastPart(text(membership, "member", "name")), "ROLE_MEMBER");
  }

  /** @param id e-mail address or ID */
  #human(id: string, role: string): Member {
    const who = this.#people.who(id);
    return { who, membership: { role, member: { name: `users/${idOf(who)}`, type: "HUMAN" } } };
  }
}

/** What an administrator can bar. */
const BARS: Record<string, FaultName> = {
  SPACE: "spaces-barred",
  GROUP_CHAT: "group-chats-barred",
  DIRECT_MESSAGE: "direct-messages-barred",
};

/** Nobody can have such an address: https://www.rfc-editor.org/rfc/rfc2606 */
function isNobody(who: string): boolean {
  return /[@.]invalid$/.test(who);
}

function toLowerCase(person: string): string {
  return person.toLowerCase();
}

/**
 * membership.proto, MembershipState: "The user is invited to join the space, but hasn't joined it",
 * and MEMBERSHIP_ROLE_UNSPECIFIED: "they aren't a member of the space, but can be invited".
 */
function asInvited(member: Member): Member {
  const { role, ...membership } = member.membership;
  return { ...member, membership: { ...membership, state: "INVITED" } };
}

/**
 * membership.proto, MembershipRole: an owner may "change the role of other members", a manager may
 * not "make another space member an owner" nor "change an owner's role".
 */
function mayChange(own: Json | undefined, from: Json | undefined, to: string): boolean {
  if (own === "ROLE_MANAGER") return true;
  return own === "ROLE_ASSISTANT_MANAGER" && ![from, to].includes("ROLE_MANAGER");
}

/** space.proto, Space: what the caller set, and what Chat fills in for this type of space. */
function newSpace(input: JsonObject, number: number, now: number): SpaceResource {
  const { displayName, spaceDetails, externalUserAllowed, spaceHistoryState } = input;
  const spaceType = text(input, "spaceType");
  const isSpace = spaceType === "SPACE";
  const isDirect = spaceType === "DIRECT_MESSAGE";
  const id = `AAQA${String(number).padStart(7, "0")}`;
  return {
    name: `spaces/${id}`,
    spaceType,
    type: "ROOM",
    spaceUri: `https://chat.google.com/${isDirect ? "dm" : "room"}/${id}?cls=11`,
    spaceThreadingState: isSpace ? "THREADED_MESSAGES" : "UNTHREADED_MESSAGES",
    spaceHistoryState: spaceHistoryState === "HISTORY_OFF" ? "HISTORY_OFF" : "HISTORY_ON",
    ...(displayName && { displayName }),
    ...(spaceDetails && { spaceDetails }),
    ...(externalUserAllowed && { externalUserAllowed }),
    // "Only populated in the output when `spaceType` is `GROUP_CHAT` or `SPACE`."
    ...(!isDirect && { createTime: isoTime(now) }),
    // "Only populated when the `space_type` is `SPACE`."
    ...(isSpace && settingsOf(input)),
  };
}

function settingsOf(input: JsonObject): JsonObject {
  const audience = text(input, "accessSettings", "audience");
  const accessState = audience ? "DISCOVERABLE" : "PRIVATE";
  // Of an announcement space: "only space managers can post messages".
  const isOpen = input.predefinedPermissionSettings !== "ANNOUNCEMENT_SPACE";
  const managers = { managersAllowed: true, assistantManagersAllowed: true };
  const postMessages = { ...managers, ...(isOpen && { membersAllowed: true }) };
  return {
    accessSettings: { accessState, ...(audience && { audience }) },
    permissionSettings: { postMessages },
  };
}

function join({ space, members }: StoredSpace, member: Member, now: number): JsonObject {
  const { who } = member;
  // A group's is as others have seen it: GAM-team/GAM, src/gam/__init__.py.
  const id = who.startsWith("groups/") ? `group-${lastPart(who)}` : idOf(who);
  const name = `${space.name}/members/${id}`;
  const membership = { name, state: "JOINED", ...member.membership, createTime: isoTime(now) };
  members.push({ ...member, membership });
  // space.proto, MembershipCount: "Count of human users that have directly joined the space".
  const joined = members.filter((each) => each.membership.state === "JOINED");
  const groups = joined.filter((each) => each.membership.groupMember).length;
  space.membershipCount = {
    joinedDirectHumanUserCount: joined.length - groups,
    ...(groups > 0 && { joinedGroupCount: groups }),
  };
  return membership;
}

function isMember({ members }: StoredSpace, who: string): boolean {
  return members.some((member) => member.who === who);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function isoTime(now: number): string {
  return new Date(now).toISOString();
}

/** space.proto, ListSpacesRequest.page_size, and membership.proto: 100 unless given, at most 1,000. */
function pageOf(request: JsonObject, field: string, items: JsonObject[]): JsonObject {
  if (request.filter) throw leftOut("A filter");
  const size = Number(request.pageSize ?? 0);
  const token = text(request, "pageToken");
  if (size < 0) throw invalid("The page size must not be negative.");
  if (!/^\d*$/.test(token)) throw invalid("The page token was not given out here.");
  const start = Number(token);
  const end = start + Math.min(size || 100, 1000);
  const page = items.slice(start, end);
  return {
    ...(page.length > 0 && { [field]: page }),
    ...(end < items.length && { nextPageToken: String(end) }),
  };
}
