import type { Failure } from "../chat/failure";
import { howManyFit, LIMITS, namesIn } from "../chat/space";
import { isFormulaError, type Row, remembered } from "../sheet/table";
import { text } from "../text";
import { ALL_ADDED_TEXTS, addedText } from "../text/added";
import { hasFirstInputsOf } from "./claim";
import type { ClaimedRow } from "./own-claims";
import type { Me } from "./person";
import { readVocabulary } from "./vocabulary";

/*
 * What is done in a space after it was made: people who come in later, those beyond the first 49,
 * managers, and the welcome message. What was asked stands behind the row's claim, a line for each:
 *
 *   # Created, 12:03.           what Details said when the space was made; with ! it is to be looked at
 *   ana@example.com             asked for along with the space: Chat does not say who has joined
 *   bo@example.com ✓            joined
 *   groups/03abc =              was there already
 *   sam@elsewhere.org …         invited, and has to accept
 *   eve@example.com ✓ ★         joined, and was made a manager
 *   me@example.com ★=           was a manager already, and stays one
 *   carl@example.com ✓ ☆ why    could not be made one
 *   nobody@example.com ✗ why    refused; without this line they are asked again
 *   ✉ ✓                         the welcome message was posted
 */

/** What came of asking Chat about somebody, or about the message. */
export interface Asked {
  name: string;
  /** Of the message JOINED says that it was posted; absent of those who came along with the space. */
  state?: "JOINED" | "INVITED" | "ALREADY" | "REFUSED";
  role?: "MANAGER" | "WAS_MANAGER" | "MEMBER" | "REFUSED";
  /** What was refused: why, in the person's language. */
  why?: string;
}

/** What is still to be asked of Chat for a space that exists. */
export interface Ask {
  /** An address, `groups/ID`, or MESSAGE. */
  name: string;
  to: "add" | "addManager" | "makeManager" | "makeMember" | "post";
}

/** The name under which the welcome message of a row is kept. */
export const MESSAGE = "✉";

const STATES: Record<NonNullable<Asked["state"]>, string> = {
  JOINED: "✓",
  ALREADY: "=",
  INVITED: "…",
  REFUSED: "✗",
};

const ROLES: Record<NonNullable<Asked["role"]>, string> = {
  MANAGER: "★",
  WAS_MANAGER: "★=",
  MEMBER: "",
  REFUSED: "☆",
};

/** Of a row that was edited before it was kept who was asked: Chat knows who is there. */
const UNKNOWN = "?";

/** Before what Details said when the space was made, and where somebody is to look at that. */
const SAID = "#";
const TO_CHECK = "!";

const NOBODY: ReturnType<typeof namesIn> = { names: [], managers: [], unreadable: [] };

/** Only named spaces take more people later. */
const peopleIn = /* @__PURE__ */ remembered((row): typeof NOBODY => {
  const draft = readVocabulary().draft(row);
  return draft.type === undefined || draft.type === "SPACE" ? namesIn(draft) : NOBODY;
});

/** Who stands in Members or Managers and is no address. */
export function unreadableIn(row: Row): string[] {
  return peopleIn(row).unreadable;
}

type Claimed = Pick<ClaimedRow, "row" | "own" | "isAsClaimed">;

/** What a row asks for whose space exists, and what was not asked for it yet: the message comes last. */
export function asksIn(claimed: Claimed, me: Me | undefined): Ask[] {
  return asksBeyond(claimed.row, openRecord(claimed, me));
}

/**
 * The record as whoever begins a run finds it. What Chat has refused to another person is asked for
 * again: they may not have been in the space. Who could not be made a manager before they have
 * accepted is asked again, once in each run.
 */
export function openRecord(claimed: Claimed, me: Me | undefined): string {
  const record = recordFor(claimed);
  const { own } = claimed;
  const isAnothers = own !== undefined && own.person !== me?.id;
  if (own?.runId !== undefined && !isAnothers) return record;
  const lines = record.split("\n").map((line) => {
    if (isSaid(line)) return line;
    const { why, role, ...asked } = parseLine(line);
    const { state } = asked;
    if (isAnothers && state === "REFUSED") return "";
    const isToWait = state === "INVITED" && role === "REFUSED";
    if (isToWait || (isAnothers && role === "REFUSED")) return formatLine(asked);
    const isStill = isAnothers && role === "WAS_MANAGER" && why;
    return isStill ? formatLine({ ...asked, role: "MANAGER" }) : line;
  });
  return lines.filter(Boolean).join("\n");
}

/** What is to be done in a row's space once it is made with its first members. */
export const laterAsks = /* @__PURE__ */ remembered((row) => asksBeyond(row, firstRecord(row)));

/** What a row asks for that its record does not have. */
export function asksBeyond(row: Row, record: string): Ask[] {
  const asked = askedIn(record);
  const asks: Ask[] = [];
  if (WITH.members) {
    const { managers } = peopleIn(row);
    const leads = new Set(managers);
    for (const name of keepableIn(row, asked)) {
      const to = askFor(leads.has(name), asked.get(name));
      // Where the column is gone, or its header was changed, nobody has said that somebody manages no more.
      if (to && !(to === "makeMember" && row.hasNoManagers)) asks.push({ name, to });
    }
  }
  const { welcome } = row.cells;
  const isMessage = welcome !== "" && !isFormulaError(welcome);
  if (isMessage && !asked.has(MESSAGE)) asks.push({ name: MESSAGE, to: "post" });
  return asks;
}

/** Whom a row names, without newcomers for whom its record has no room any more. */
function keepableIn(row: Row, asked: ReadonlyMap<string, Asked>): string[] {
  const { names } = peopleIn(row);
  const newcomers = names.filter((name) => !asked.has(name));
  const known = [...asked.keys()].filter((name) => name !== MESSAGE);
  const room = howManyFit([...known, ...newcomers]) - known.length;
  if (room >= newcomers.length) return names;
  const late = new Set(newcomers.slice(Math.max(0, room)));
  return names.filter((name) => !late.has(name));
}

/** How many a row names, where that is more than can be kept beside those who were asked before. */
export function tooManyIn(claimed: Claimed): { found: string; limit: number } | undefined {
  const { names } = peopleIn(claimed.row);
  const limit = keepableIn(claimed.row, askedIn(recordFor(claimed))).length;
  return limit < names.length ? { found: String(names.length), limit } : undefined;
}

function firstRecord(row: Row): string {
  return peopleIn(row).names.slice(0, LIMITS.members).join("\n");
}

/** Who was a manager before they were asked to be one stays it. */
function askFor(isManager: boolean, asked: Asked | undefined): Ask["to"] | undefined {
  if (!asked) return isManager ? "addManager" : "add";
  const { state, role = "MEMBER" } = asked;
  if (state === "REFUSED") return undefined;
  if (isManager) return role === "MEMBER" ? "makeManager" : undefined;
  return role === "MANAGER" ? "makeMember" : undefined;
}

/** Who was asked into a row's space, and stands neither in its Members nor its Managers any more. */
export function goneFrom({ row, own }: Pick<ClaimedRow, "row" | "own">): string[] {
  const present = new Set(peopleIn(row).names);
  const wereAsked = linesIn(own?.record ?? "").filter(
    ({ name, state }) => /[@/]/.test(name) && state !== "ALREADY" && state !== "REFUSED",
  );
  return wereAsked.map(({ name }) => name).filter((name) => !present.has(name));
}

/** The record of a row as far as it is known; where none was kept, its first members were asked. */
export function recordFor({ own, row, isAsClaimed }: Claimed): string {
  if (own?.record) return own.record;
  const isKnown = isAsClaimed || (own && hasFirstInputsOf(row, own));
  if (!isKnown) return UNKNOWN;
  if (isAsClaimed) return firstRecord(row);
  // Managers came with the capability: they were not asked along with the space.
  const { names, managers } = peopleIn(row);
  return names.filter((name) => !managers.includes(name)).join("\n");
}

/**
 * The record with what Details said before anything was done in the space.
 * @param isToCheck whether somebody is to look at that still.
 */
export function recordSaying(record: string, details: string, isToCheck: boolean): string {
  const lines = record.split("\n");
  const before = lines.find(isSaid)?.slice(TO_CHECK.length + 1);
  const known = (before ?? withoutGone(details).replace(/\s+/g, " ")).slice(0, LONGEST_SAID);
  const wasToCheck = !lines.some((line) => line.startsWith(`${SAID} `));
  const sign = isToCheck && wasToCheck ? TO_CHECK : SAID;
  const said = known ? `${sign} ${known}` : "";
  return fitting([said, ...lines.filter((line) => !isSaid(line))]);
}

/** The record with what came of asking more: of what was asked twice, the last. */
export function recordWith(record: string, asked: readonly Asked[]): string {
  const lines = new Map(record.split("\n").map((line) => [parseLine(line).name, line]));
  for (const each of asked) {
    const before = parseLine(lines.get(each.name) ?? each.name);
    lines.set(each.name, formatLine({ ...before, ...each }));
  }
  return fitting([...lines.values()]);
}

/** In characters. A cell takes 50,000: https://support.google.com/drive/answer/37603 */
const LONGEST_RECORD = 46_000;
/** In characters: what Details said when a space was made is shorter. */
const LONGEST_SAID = 500;

/** Where many were refused, why is kept of those alone of whom Details says it. */
function fitting(lines: readonly string[]): string {
  const whole = lines.filter(Boolean);
  const record = whole.join("\n");
  if (record.length <= LONGEST_RECORD) return record;
  let named = 0;
  const shortened = whole.map((line) => {
    const { why, ...asked } = parseLine(line);
    if (isSaid(line) || !why) return line;
    named += 1;
    return named > MOST_NAMED ? formatLine(asked) : line;
  });
  return shortened.join("\n");
}

function askedIn(record: string): Map<string, Asked> {
  const lines = record.split("\n").filter((line) => line && !isSaid(line));
  return new Map(lines.map(parseLine).map((each) => [each.name, each]));
}

function linesIn(record: string): Asked[] {
  return record.split("\n").filter(Boolean).map(parseLine);
}

function isSaid(line: string): boolean {
  return line.startsWith(`${SAID} `) || line.startsWith(`${TO_CHECK} `);
}

function formatLine({ name, state, role, why = "" }: Asked): string {
  return [name, state && STATES[state], role && ROLES[role], why].filter(Boolean).join(" ");
}

function parseLine(line: string): Asked {
  const [name = "", ...words] = line.split(" ");
  const state = keyOf(STATES, words[0]);
  if (state) words.shift();
  const role = keyOf(ROLES, words[0]);
  if (role) words.shift();
  const why = words.join(" ");
  return { name, ...(state && { state }), ...(role && { role }), ...(why && { why }) };
}

function keyOf<Key extends string>(signs: Record<Key, string>, sign = "none"): Key | undefined {
  return (Object.keys(signs) as Key[]).find((key) => signs[key] === sign);
}

/** Of so many who were not added, the first are named. */
const MOST_NAMED = 5;

function named(people: readonly Asked[]): string {
  const names = people.map(({ name, why }) => (why ? `${name}${text().signs.colon}${why}` : name));
  return names.slice(0, MOST_NAMED).join("; ") + (names.length > MOST_NAMED ? "; …" : "");
}

/** What is to be said of a row whose space exists. */
interface Described {
  record: string;
  /** What is still to be asked for. */
  asks: readonly Ask[];
  /** Who stands no longer in the row. */
  gone: readonly string[];
  /** What has just been asked. */
  asked: readonly Asked[];
  /** Whether somebody was to look at it before. */
  wasToCheck: boolean;
  time: string;
}

/** What a row says of what was done in its space, and whether a person should look at it. */
export function describeAdded({ record, asks, gone, asked, wasToCheck, time }: Described): {
  details: string;
  checkPeople: boolean;
} {
  const words = addedText();
  const lines = linesIn(record);
  const message = lines.find(({ name }) => name === MESSAGE);
  const people = lines.filter((line) => line !== message);
  const those = (state: Asked["state"]) => people.filter((one) => one.state === state);
  const [already, invited, refused] = [those("ALREADY"), those("INVITED"), those("REFUSED")];
  const managers = people.filter(({ role }) => role === "MANAGER");
  const notManagers = people.filter(({ role }) => role === "REFUSED");
  const stillManagers = people.filter(({ role, why }) => role === "WAS_MANAGER" && why);
  const said = record.split("\n").find(isSaid) ?? "";
  const added = [...those("JOINED"), ...invited];
  const toLookAt = [
    invited.length > 0 ? words.invited(invited.length, named(invited)) : "",
    refused.length > 0 ? words.refused(refused.length, named(refused)) : "",
    notManagers.length > 0 ? words.notManagers(notManagers.length, named(notManagers)) : "",
    stillManagers.length > 0 ? words.stillManagers(stillManagers.length, named(stillManagers)) : "",
    message?.state === "REFUSED" ? words.notPosted(message.why ?? "") : "",
    said.startsWith(TO_CHECK) ? said : "",
  ].filter(Boolean);
  const toDo = describeAsks(asks);
  const sentences = [
    said.slice(2),
    added.length > 0 ? words.added(added.length, time, named(added)) : "",
    already.length > 0 ? words.already(already.length) : "",
    managers.length > 0 ? words.managers(managers.length) : "",
    message?.state === "JOINED" ? words.posted : "",
    ...toLookAt.filter((sentence) => sentence !== said),
    toDo,
    describeGone(gone),
  ];
  const isNew = asked.some(
    ({ state, role, why }) => state === "INVITED" || role === "REFUSED" || Boolean(why),
  );
  const checkPeople = toDo !== "" || (toLookAt.length > 0 && (isNew || wasToCheck));
  return { details: sentences.filter(Boolean).join(" "), checkPeople };
}

/** What is still to be done in a space. */
export function describeAsks(asks: readonly Ask[]): string {
  const words = addedText();
  const count = (...ways: Ask["to"][]) => asks.filter(({ to }) => ways.includes(to)).length;
  const [people, roles] = [count("add", "addManager"), count("makeManager", "makeMember")];
  const sentences = [
    people > 0 ? words.toAdd(people) : "",
    roles > 0 ? words.toChange(roles) : "",
    count("post") > 0 ? words.toPost : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

/** Who stands no longer in a row: they stay in its space. */
export function describeGone(gone: readonly string[]): string {
  const names = gone.map((name) => ({ name }));
  return gone.length > 0 ? addedText().gone(gone.length, named(names)) : "";
}

/** What Details says without that, in whatever language, and however many they were then. */
export function withoutGone(details: string): string {
  const patterns = ALL_ADDED_TEXTS.flatMap(({ gone }) => [1, 2].map((count) => gone(count, "@")));
  return patterns
    .map((sentence) => sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .map((pattern) => pattern.replace(/[12]/, "\\d+").replace("@", "[^\n]*?"))
    .reduce((left, pattern) => left.replace(new RegExp(` ?${pattern}`, "g"), ""), details);
}

/** In characters: so many of a piece of work are kept in a property until they are in the sheet. */
const LONGEST_WHY = 100;

/** Why Chat refused something, on one line. */
export function whyRefused({ answer, code }: Failure): string {
  const why = addedText().why[code] ?? answer;
  const short = Array.from(why.replace(/\s+/g, " ")).slice(0, LONGEST_WHY).join("");
  return short.replace(/[.\s]+$/, "");
}
