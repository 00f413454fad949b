import { child, children, type Json, type JsonObject, text } from "./decode";
import { errors, googleTexts, ownTexts } from "./errors";
import type { FaultName, FaultRule } from "./faults";
import {
  checkCreate,
  checkMemberCount,
  checkMembership,
  checkSpace,
  checkUserName,
  pageOf,
} from "./rules";

export interface SpaceResource extends JsonObject {
  name: string;
  spaceType: string;
  spaceUri: string;
}

export interface Member {
  /** E-mail address, or the ID where only that is known; a group's resource name. */
  readonly who: string;
  /** As spaces.members.get answers it. */
  readonly membership: JsonObject;
}

export interface StoredSpace {
  /** As spaces.get answers it. */
  space: SpaceResource;
  /** The e-mail address of who made it. */
  readonly creator: string;
  readonly members: Member[];
}

/** A call that got as far as Chat itself. */
export interface ChatCall {
  /** The caller's e-mail address. */
  caller: string;
  /** Milliseconds since 1970. */
  now: number;
  request: JsonObject;
  /** Whether a fault strikes here; see Faults.strikes. */
  strikes(fault: FaultName, members?: readonly string[]): FaultRule | undefined;
  /** Where a space or group chat is about to be made. @throws ApiError if there were too many */
  checkRate(): void;
  /** Told of the space that was made or answered. */
  onSpace(name: string, created: boolean): void;
}

/** The spaces, who is in them, and the methods on them. */
export class Spaces {
  readonly all = new Map<string, StoredSpace>();
  /** Who used which request ID, and for which space. */
  private readonly requestIds = new Map<string, { person: string; space: StoredSpace }>();
  private readonly ids = new Map<string, string>();
  private readonly emails = new Map<string, string>();

  /** @param method such as `spaces.setup` @returns the body of the answer @throws ApiError */
  perform(method: string, call: ChatCall): Json {
    const { request } = call;
    switch (method) {
      case "spaces.create":
        checkCreate(child(request, "space"));
        return this.make(call);
      case "spaces.setup":
        this.checkSetUp(call);
        return this.make(call);
      case "spaces.get":
        return answer(call, this.readable(call, text(request, "name")));
      case "spaces.findDirectMessage":
        return this.findDirectMessage(call);
      case "spaces.list":
        return this.list(call);
      case "spaces.members.create":
        return this.createMember(call);
      case "spaces.members.list":
        return this.listMembers(call);
      default:
        return this.getMember(call);
    }
  }

  private checkSetUp({ request }: ChatCall): void {
    const space = child(request, "space");
    const memberships = children(request, "memberships");
    checkSpace(space);
    // space_setup.proto: "up to 49 memberships (in addition to the caller)".
    if (memberships.length > 49) throw errors.invalid(ownTexts.tooManyMembers);
    for (const membership of memberships) checkMembership(membership, space.spaceType);
  }

  /** The space that a request ID stands for, the direct message that there is, or a new space. */
  private make(call: ChatCall): Json {
    const { caller, request } = call;
    const space = child(request, "space");
    const others = this.otherMembers(call);
    checkMemberCount(space.spaceType, others.length);
    const id = text(request, "requestId");
    const earlier = this.requestIds.get(id);
    // Its status is not known either.
    if (earlier && earlier.person !== caller) throw errors.invalid(ownTexts.requestIdOfAnother);
    const isDirect = space.spaceType === "DIRECT_MESSAGE";
    const stored =
      earlier?.space ??
      (isDirect ? this.directMessage(caller, others[0]?.who) : undefined) ??
      this.store(call, space, admitted(call, space, others));
    if (id) this.requestIds.set(id, { person: caller, space: stored });
    return answer(call, stored);
  }

  /** Without duplicates and the caller, who "shouldn't be specified" and is added anyway. */
  private otherMembers({ caller, request }: ChatCall): Member[] {
    const members = new Map<string, Member>();
    for (const membership of children(request, "memberships")) {
      const member = this.memberOf(membership, "ROLE_MEMBER");
      if (member.who !== caller) members.set(member.who, member);
    }
    return [...members.values()];
  }

  private store(call: ChatCall, input: JsonObject, others: Member[]): StoredSpace {
    const { caller } = call;
    const type = text(input, "spaceType");
    if (type !== "DIRECT_MESSAGE") call.checkRate();
    const id = `AAQA${scattered(this.all.size).toString(36).padStart(7, "0")}`;
    const kind = type === "DIRECT_MESSAGE" ? "dm" : "room";
    const space: SpaceResource = {
      name: `spaces/${id}`,
      spaceType: type,
      spaceUri: `https://chat.google.com/${kind}/${id}?cls=11`,
      ...settingsOf(input, type, isoTime(call)),
    };
    const role = type === "SPACE" ? "ROLE_MANAGER" : "ROLE_MEMBER";
    const creator = this.memberOf({ member: { name: `users/${caller}` } }, role);
    const stored: StoredSpace = { space, creator: caller, members: [] };
    for (const member of [creator, ...others]) addMember(stored, member, isoTime(call));
    this.all.set(space.name, stored);
    call.onSpace(space.name, true);
    return stored;
  }

  private directMessage(caller: string, other = ""): StoredSpace | undefined {
    return [...this.all.values()].find(
      (stored) =>
        stored.space.spaceType === "DIRECT_MESSAGE" &&
        isMember(stored, caller) &&
        isMember(stored, other),
    );
  }

  private findDirectMessage(call: ChatCall): Json {
    const name = text(call.request, "name");
    checkUserName(name);
    const found = this.directMessage(call.caller, this.personOf(name));
    // chat_service.proto, FindDirectMessage: "returns a `404 NOT_FOUND` error".
    if (!found) throw errors.notFound();
    return answer(call, found);
  }

  private list({ caller, request }: ChatCall): Json {
    // chat_service.proto, ListSpaces: "Group chats and DMs aren't listed until the first message".
    const listed = [...this.all.values()].filter(
      (stored) => stored.space.spaceType === "SPACE" && isMember(stored, caller),
    );
    // space.proto, ListSpacesResponse: "The `permissionSettings` field is not returned".
    const resources = listed.map(({ space: { permissionSettings, ...space } }) => space);
    return pageOf(request, "spaces", resources);
  }

  private createMember(call: ChatCall): Json {
    const stored = this.readable(call, text(call.request, "parent"));
    const membership = child(call.request, "membership");
    checkMembership(membership, stored.space.spaceType);
    const member = this.memberOf(membership, "ROLE_MEMBER");
    if (call.strikes("member-unknown", [member.who])) throw errors.invalid(googleTexts.userName);
    if (stored.space.spaceType === "DIRECT_MESSAGE") throw errors.denied();
    if (isMember(stored, member.who)) throw errors.alreadyMember();
    call.onSpace(stored.space.name, false);
    return addMember(stored, member, isoTime(call));
  }

  private listMembers(call: ChatCall): Json {
    const { members } = this.readable(call, text(call.request, "parent"));
    const memberships = members.map((member) => member.membership);
    // membership.proto, ListMembershipsRequest.show_groups
    const shown = memberships.filter((each) => call.request.showGroups || !("groupMember" in each));
    return pageOf(call.request, "memberships", shown);
  }

  private getMember(call: ChatCall): Json {
    const [space, id = ""] = text(call.request, "name").split("/members/");
    const { members } = this.readable(call, space ?? "");
    const names = [this.personOf(`users/${id}`), `groups/${id}`];
    const found = members.find((member) => names.includes(member.who));
    if (!found) throw errors.notFound();
    return found.membership;
  }

  /** A space that the caller is in. */
  private readable({ caller }: ChatCall, name: string): StoredSpace {
    const stored = this.all.get(name);
    if (!stored) throw errors.notFound();
    if (!isMember(stored, caller)) throw errors.denied();
    return stored;
  }

  /** @param membership in good form */
  private memberOf(membership: JsonObject, role: string): Member {
    if ("groupMember" in membership) {
      const name = text(child(membership, "groupMember"), "name");
      return { who: name, membership: { groupMember: { name } } };
    }
    const who = this.personOf(text(child(membership, "member"), "name"));
    // user.proto, User.name: "Only the canonical resource name … will be returned from the API."
    const name = `users/${this.ids.get(who) ?? who}`;
    return { who, membership: { role, member: { name, type: "HUMAN" } } };
  }

  /** The e-mail address behind a user's resource name, or the ID where no address is known. */
  private personOf(name: string): string {
    const user = name.slice("users/".length).toLowerCase();
    if (user.includes("@") && !this.ids.has(user)) {
      const id = `1${String(scattered(this.ids.size)).padStart(20, "0")}`;
      this.ids.set(user, id);
      this.emails.set(id, user);
    }
    return this.emails.get(user) ?? user;
  }
}

/** The members that Chat takes into a new space. @throws ApiError if it refuses the whole */
function admitted(call: ChatCall, space: JsonObject, others: Member[]): Member[] {
  const who = others.map((member) => member.who);
  if (space.displayName && call.strikes("name-taken")) throw errors.nameTaken();
  if (who.length === 0) return others;
  if (call.strikes("member-unknown", who)) throw errors.invalid(googleTexts.userName);
  const fault = call.strikes("people-left-out", who);
  if (!fault) return others;
  // chat_service.proto, SetUpSpace: "the request fails and the DM isn't created".
  if (space.spaceType === "DIRECT_MESSAGE") throw errors.denied();
  const leftOut = fault.people?.map((person) => person.toLowerCase()) ?? who.slice(-1);
  return others.filter((member) => !leftOut.includes(member.who));
}

/** space.proto, Space: what the caller set, and what Chat fills in for this type of space. */
function settingsOf(input: JsonObject, spaceType: string, createTime: string): JsonObject {
  const { displayName, spaceDetails, externalUserAllowed } = input;
  const audience = text(child(input, "accessSettings"), "audience");
  const everyone = { managersAllowed: true, assistantManagersAllowed: true, membersAllowed: true };
  const announcement = input.predefinedPermissionSettings === "ANNOUNCEMENT_SPACE";
  return {
    type: "ROOM",
    ...(displayName && { displayName }),
    ...(spaceDetails && { spaceDetails }),
    ...(externalUserAllowed && { externalUserAllowed }),
    spaceThreadingState: spaceType === "SPACE" ? "THREADED_MESSAGES" : "UNTHREADED_MESSAGES",
    spaceHistoryState: input.spaceHistoryState === "HISTORY_OFF" ? "HISTORY_OFF" : "HISTORY_ON",
    // "Only populated in the output when `spaceType` is `GROUP_CHAT` or `SPACE`."
    ...(spaceType !== "DIRECT_MESSAGE" && { createTime }),
    // "Only populated when the `space_type` is `SPACE`."
    ...(spaceType === "SPACE" && {
      accessSettings: audience
        ? { accessState: "DISCOVERABLE", audience }
        : { accessState: "PRIVATE" },
      permissionSettings: { postMessages: announcement ? { managersAllowed: true } : everyone },
    }),
  };
}

function addMember(stored: StoredSpace, { who, membership }: Member, createTime: string): Json {
  const id = (text(child(membership, "member"), "name") || who).split("/")[1];
  const name = `${stored.space.name}/members/${id}`;
  const joined = { name, state: "JOINED", ...membership, createTime };
  stored.members.push({ who, membership: joined });
  const groups = stored.members.filter((each) => "groupMember" in each.membership).length;
  stored.space.membershipCount = {
    joinedDirectHumanUserCount: stored.members.length - groups,
    ...(groups > 0 && { joinedGroupCount: groups }),
  };
  return joined;
}

function answer(call: ChatCall, { space }: StoredSpace): Json {
  call.onSpace(space.name, false);
  return space;
}

function isMember({ members }: StoredSpace, who: string): boolean {
  return members.some((member) => member.who === who);
}

function isoTime({ now }: ChatCall): string {
  return new Date(now).toISOString();
}

/** A number that looks like no other's neighbour, but the same in every run: Knuth's multiplicative hash. */
function scattered(count: number): number {
  return Math.imul(count + 1, 0x9e3779b1) >>> 0;
}
