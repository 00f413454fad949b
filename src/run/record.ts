/*
 * What was asked of Chat for a space stands behind its row's claim, a line for each:
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

/** Before what Details said when the space was made, and where somebody is to look at that. */
const SAID = "#";
const TO_CHECK = "!";

/** Of so many people the first are named. */
export const MOST_NAMED = 5;

/**
 * The record with what Details said before anything was done in the space.
 * @param isToCheck whether somebody is to look at that still.
 */
export function recordSaying(record: string, details: string, isToCheck: boolean): string {
  const lines = record.split("\n");
  const before = lines.find(isSaid)?.slice(TO_CHECK.length + 1);
  const known = (before ?? details.replace(/\s+/g, " ")).slice(0, LONGEST_SAID);
  const wasToCheck = !lines.some((line) => line.startsWith(`${SAID} `));
  const sign = isToCheck && wasToCheck ? TO_CHECK : SAID;
  return fitting([`${sign} ${known}`, ...lines.filter((line) => !isSaid(line))]);
}

/**
 * The record with what came of asking more: of what was asked twice, the last. That somebody was there,
 * or a manager, already says nothing new where that was done by the product.
 */
export function recordWith(record: string, asked: readonly Asked[]): string {
  const lines = new Map(record.split("\n").map((line) => [parseLine(line).name, line]));
  for (const { state, role, ...each } of asked) {
    const before = parseLine(lines.get(each.name) ?? each.name);
    const isOurs = before.state === "JOINED" || before.state === "INVITED";
    // With a reason it says that they could not be made a member.
    const isStill = role === "WAS_MANAGER" && each.why === undefined && before.role === "MANAGER";
    const now = {
      ...(state && !(state === "ALREADY" && isOurs) && { state }),
      ...(role && !isStill && { role }),
    };
    lines.set(each.name, formatLine({ ...before, ...each, ...now }));
  }
  return fitting([...lines.values()]);
}

/** In characters. A cell takes 50,000: https://support.google.com/drive/answer/37603 */
const LONGEST_RECORD = 46_000;
/** In characters: what Details said when a space was made is shorter. */
const LONGEST_SAID = 500;

/** Where many were refused, why is kept of the first ones alone, and of the message: Details says it. */
function fitting(lines: readonly string[]): string {
  const whole = lines.filter(Boolean);
  const record = whole.join("\n");
  if (record.length <= LONGEST_RECORD) return record;
  let named = 0;
  const shortened = whole.map((line) => {
    const asked = parseLine(line);
    if (isSaid(line) || !asked.why || asked.name === MESSAGE) return line;
    named += 1;
    if (named <= MOST_NAMED) return line;
    // By its why it is known that somebody could not be made a member.
    return formatLine({ ...asked, why: asked.role === "WAS_MANAGER" ? "?" : "" });
  });
  return shortened.join("\n");
}

/** What came of all that was asked. */
export function askedIn(record: string): Asked[] {
  const lines = record.split("\n").filter((line) => line && !isSaid(line));
  return lines.map(parseLine);
}

export function askedByName(record: string): Map<string, Asked> {
  return new Map(askedIn(record).map((each) => [each.name, each]));
}

/** The record with each line as it is to be from now on, or without it. */
export function changeLines(record: string, change: (asked: Asked) => Asked | undefined): string {
  const lines = record.split("\n").map((line) => {
    if (isSaid(line)) return line;
    const changed = change(parseLine(line));
    return changed ? formatLine(changed) : "";
  });
  return lines.filter(Boolean).join("\n");
}

/** What Details said before anything was done in the space, and whether somebody is to look at it. */
export function saidIn(record: string): { said: string; isToCheck: boolean } {
  const line = record.split("\n").find(isSaid) ?? "";
  return { said: line.slice(TO_CHECK.length + 1), isToCheck: line.startsWith(TO_CHECK) };
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
