/**
 * What Google Chat allows, in characters and in people beside the caller.
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces
 * @see https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces/setup
 */
export const LIMITS = {
  displayName: 128,
  description: 150,
  guidelines: 5000,
  members: 49,
  messageBytes: 32_000,
  groupChatMembers: 2,
} as const;

/** How many a row can have where they are added one by one, so that their record fits into a cell. */
const MOST_ADDED = 1000;
/** In characters: their names, and what is kept beside each. */
const LONGEST_NAMES = 44_000;
const BESIDE_NAME = 8;

/** How many of these names, from the first on, a record has room for. */
export function howManyFit(names: readonly string[]): number {
  let length = 0;
  const late = names.findIndex((name) => {
    length += name.length + BESIDE_NAME;
    return length > LONGEST_NAMES;
  });
  return late < 0 ? names.length : late;
}

export type SpaceType = "SPACE" | "GROUP_CHAT" | "DIRECT_MESSAGE";
export type WhoCanPost = "EVERYONE" | "MANAGERS";

/** A person by e-mail address, or a Google group by its Cloud Identity ID (`groups/{id}`). */
export type Member = { email: string } | { group: string };
export type Person = Extract<Member, { email: string }>;

interface Settings {
  externalPeople: boolean;
  history: boolean | undefined;
}

interface Details {
  description: string;
  guidelines: string;
}

export interface NamedSpace extends Settings, Details {
  type: "SPACE";
  displayName: string;
  members: Member[];
  whoCanPost: WhoCanPost | undefined;
  /** `audiences/default` or `audiences/{id}`: who can find and join the space. */
  audience: string | undefined;
}

export interface GroupChat extends Settings, Details {
  type: "GROUP_CHAT";
  members: Person[];
}

export interface DirectMessage extends Settings {
  type: "DIRECT_MESSAGE";
  member: Person;
}

/** A space before it exists. Only `parseSpace` makes one, so each keeps Google's rules. */
export type NewSpace = NamedSpace | GroupChat | DirectMessage;

/** A choice as it was made: one of the values, none (empty), or words that mean none of them. */
export type Choice<T> = T | undefined | { unknown: string };

/** What a person filled in, before anything of it is known to be right. */
export interface SpaceDraft {
  name: string;
  type: Choice<SpaceType>;
  members: string;
  /** Of named spaces: who is to manage them; they are members, too. */
  managers: string;
  /** The first message. */
  welcome: string;
  description: string;
  guidelines: string;
  whoCanPost: Choice<WhoCanPost>;
  externalPeople: Choice<boolean>;
  history: Choice<boolean>;
  audience: Choice<string>;
}

/** Why a draft cannot become a space. */
export type DraftProblemCode =
  | "nameMissing"
  | "nameTooLong"
  | "nameHasControlCharacters"
  | "nameNotAllowed"
  | "typeUnknown"
  | "memberInvalid"
  | "membersAreNames"
  | "membersTooMany"
  | "groupNotAllowed"
  | "groupChatTooSmall"
  | "directMessageNeedsOne"
  | "managerInvalid"
  | "managersNotAllowed"
  | "welcomeTooLong"
  | "descriptionTooLong"
  | "guidelinesTooLong"
  | "detailsNotAllowed"
  | "whoCanPostUnknown"
  | "whoCanPostNotAllowed"
  | "externalPeopleUnknown"
  | "historyUnknown"
  | "audienceUnknown"
  | "audienceNotAllowed";

/** `found` is what was found there, `limit` what is allowed. */
export interface Problem<Code = DraftProblemCode> {
  code: Code;
  found: string;
  limit: number;
}

/** A draft in which nothing is filled in. */
export const EMPTY_DRAFT: SpaceDraft = {
  name: "",
  type: undefined,
  members: "",
  managers: "",
  welcome: "",
  description: "",
  guidelines: "",
  whoCanPost: undefined,
  externalPeople: undefined,
  history: undefined,
  audience: undefined,
};

/**
 * Checks a draft against every rule of Google's that can be known before Chat is asked.
 * @returns the space, or all problems of the draft, never only the first.
 */
export function parseSpace(draft: SpaceDraft): { space: NewSpace } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (code: Problem["code"], found: string | number = "", limit = 0) => {
    problems.push({ code, found: String(found), limit });
  };
  const choose = <T>(choice: Choice<T>, code: Problem["code"]): T | undefined => {
    if (!isUnknown(choice)) return choice;
    report(code, choice.unknown);
    return undefined;
  };

  const type = choose(draft.type, "typeUnknown") ?? "SPACE";
  const displayName = collapseSpaces(draft.name);
  const description = draft.description.trim();
  const guidelines = draft.guidelines.trim();
  const settings = {
    externalPeople: choose(draft.externalPeople, "externalPeopleUnknown") ?? false,
    history: choose(draft.history, "historyUnknown"),
  };
  const whoCanPost = choose(draft.whoCanPost, "whoCanPostUnknown");
  const audience = choose(draft.audience, "audienceUnknown");
  const { people, groups, invalid, names, notManagers } = readPeople(draft);
  const isReadable = invalid.length + names.length === 0;

  if (invalid.length > 0) report("memberInvalid", listed(invalid), invalid.length);
  if (names.length > 0) report("membersAreNames", listed(names), names.length);
  if (notManagers.length > 0) report("managerInvalid", listed(notManagers), notManagers.length);
  const memberCount = people.length + groups.length;
  const isAddable = WITH.members && type === "SPACE" && memberCount > LIMITS.members;
  const most = isAddable
    ? Math.min(MOST_ADDED, howManyFit([...people, ...groups].map(nameOf)))
    : LIMITS.members;
  if (memberCount > most) report("membersTooMany", memberCount, most);
  reportLength(description, LIMITS.description, "descriptionTooLong");
  reportLength(guidelines, LIMITS.guidelines, "guidelinesTooLong");
  if (WITH.welcome && bytesOf(draft.welcome) > LIMITS.messageBytes) {
    report("welcomeTooLong", bytesOf(draft.welcome), LIMITS.messageBytes);
  }

  if (isUnknown(draft.type)) return { problems };
  if (type === "SPACE") {
    checkName();
    return result({
      type,
      displayName,
      members: [...people, ...groups],
      description,
      guidelines,
      whoCanPost,
      audience,
      ...settings,
    });
  }

  if (displayName) report("nameNotAllowed", displayName);
  if (WITH.members && draft.managers) report("managersNotAllowed");
  if (whoCanPost) report("whoCanPostNotAllowed");
  if (audience) report("audienceNotAllowed");
  for (const { group } of groups) report("groupNotAllowed", group);
  if (type === "GROUP_CHAT") {
    if (people.length < LIMITS.groupChatMembers && isReadable) {
      report("groupChatTooSmall", people.length, LIMITS.groupChatMembers);
    }
    return result({ type, members: people, description, guidelines, ...settings });
  }

  if (description || guidelines) report("detailsNotAllowed");
  const [member] = people;
  if (people.length !== 1 && isReadable) report("directMessageNeedsOne", people.length, 1);
  if (!member) return { problems };
  return result({ type, member, ...settings });

  function checkName() {
    if (/\p{Cc}/u.test(draft.name.trim())) report("nameHasControlCharacters");
    if (!/[^\p{Cc}\p{Cf}\p{Z}]/u.test(displayName)) report("nameMissing");
    reportLength(displayName, LIMITS.displayName, "nameTooLong");
  }
  function reportLength(value: string, limit: number, code: Problem["code"]) {
    // A character may be two units.
    const length = value.length > limit ? Array.from(value).length : 0;
    if (length > limit) report(code, length, limit);
  }
  function result(space: NewSpace) {
    return problems.length > 0 ? { problems } : { space };
  }
}

/** Whom a space invites. */
export function membersOf(space: NewSpace): Member[] {
  return space.type === "DIRECT_MESSAGE" ? [space.member] : space.members;
}

/** Whom Chat is asked to invite along with a new space. */
export function firstMembersOf(space: NewSpace): Member[] {
  return membersOf(space).slice(0, LIMITS.members);
}

/** Who is named in a draft, each by their name, in the order in which Chat is asked for them. */
export function namesIn(draft: Pick<SpaceDraft, "members" | "managers">): {
  names: string[];
  managers: string[];
  unreadable: string[];
} {
  const { people, groups, managers, invalid, names, notManagers } = readPeople(draft);
  return {
    names: [...people, ...groups].map(nameOf),
    managers: managers.map(nameOf),
    unreadable: [...invalid, ...names, ...notManagers],
  };
}

export function nameOf(member: Member): string {
  return "email" in member ? member.email : member.group;
}

/** How many people and groups a space invites. */
export function invitationCount(space: NewSpace): number {
  return membersOf(space).length;
}

/** In characters. */
export const LONGEST_LABEL = 60;

/** What a space is called; where it has no name, who is in it. */
export function labelOf(space: NewSpace): string {
  if (space.type === "SPACE") return space.displayName;
  return membersOf(space).map(nameOf).join(", ").slice(0, LONGEST_LABEL);
}

/** Whether somebody chose words that mean nothing here. */
export function isUnknown(choice: unknown): choice is { unknown: string } {
  return typeof choice === "object";
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Characters that nobody sees, or that turn the order of others: an address has none. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const EMAIL = /^[^\s@<>"(),:;[\]\\\ufffd]{1,64}@(?=.{1,253}$)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const GROUP = /^groups\/[A-Za-z0-9_-]+$/;

/** What people are called, and no address with a slip of the pen in it. */
const NAME = /^(?!.*\.\p{Ll})\p{L}[\p{L}\p{M}'’. -]*$/u;

/** More than these in one sentence are not read. */
const MOST_LISTED = 5;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_LISTED).join(", ");
  return words.length > MOST_LISTED ? `${shown}, …` : shown;
}

/**
 * Reads members as people write them: separated by comma, semicolon, space or line, with or without
 * a name (`Ana Lima <ana@example.com>`). Duplicates are dropped, as Chat does. `names` are what a
 * sheet shows of people chips, or somebody has typed: no address can be made of them.
 */
function readMembers(text: string) {
  const emails: string[] = [];
  const groups: string[] = [];
  const invalid: string[] = [];
  const names: string[] = [];
  for (const words of memberWords(text)) {
    const others: string[] = [];
    for (const each of words) {
      // Shown as what it is, and in no address.
      const word = each.replace(INVISIBLE, "\ufffd");
      const email = word.toLowerCase();
      if (EMAIL.test(email)) emails.push(email);
      else if (GROUP.test(word)) groups.push(word);
      else others.push(word);
    }
    const name = others.join(" ");
    if (NAME.test(name)) names.push(name);
    else invalid.push(...others);
  }
  return {
    people: distinct(emails).map((email): Person => ({ email })),
    groups: distinct(groups).map((group) => ({ group })),
    invalid: distinct(invalid),
    names: distinct(names),
    managers: NOBODY,
    notManagers: NO_WORDS,
  };
}

const NOBODY: readonly Person[] = [];
const NO_WORDS: readonly string[] = [];

/** Managers first, so that they come along with the space; only people can be managers. */
function readPeople(draft: Pick<SpaceDraft, "members" | "managers">): People {
  const read = readMembers(draft.members);
  if (WITH.members && draft.managers) return withManagers(read, readMembers(draft.managers));
  return read;
}

type People = ReturnType<typeof readMembers>;

function withManagers(read: People, { people, groups, invalid, names }: People): People {
  const known = new Set(people.map(({ email }) => email));
  const others = read.people.filter(({ email }) => !known.has(email));
  const notManagers = [...invalid, ...names, ...groups.map(nameOf)];
  return { ...read, people: [...people, ...others], managers: people, notManagers };
}

/** In UTF-8: two units outside the basic plane are four bytes. */
export function bytesOf(text: string): number {
  const pairs = text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "....");
  return pairs.replace(/[\u0800-\uffff]/g, "...").replace(/[\u0080-\u07ff]/g, "..").length;
}

function distinct(words: string[]): string[] {
  return words.length > 1 ? [...new Set(words)] : words;
}

/**
 * The words of a member list that should each be an address, those of each of its parts together: a
 * name before `<address>` is none.
 */
function memberWords(text: string): string[][] {
  const withoutQuotedNames = text.replace(/"[^"]*"\s*(?=<)/g, "");
  return withoutQuotedNames.split(/[,;\r\n]/).map((part) => {
    const hasName = /<[^<>]*>/.test(part);
    const words = hasName ? part.replace(/<([^<>]*)>/g, " <$1 ") : part;
    return (words.match(/\S+/g) ?? [])
      .filter((word) => !hasName || /^<|@|^groups\//.test(word))
      .map((word) => word.replace(/^</, ""))
      .filter(Boolean);
  });
}
