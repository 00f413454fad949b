import type { SpaceResource } from "./request";
import { LIMITS } from "./space";

/** What Chat calls a space, and where it is: nothing else is taken for one, or becomes a link. */
export const SPACE_NAME = "spaces/[\\w-]{1,100}";
export const SPACE_LINK = "https://(?:chat|mail)\\.google\\.com/[!#-;=?-~]{1,300}";

/** A space that exists. */
export type CreatedSpace = SpaceResource & { name: string };

/** In characters: those of Chat's fields without a limit of their own, such as a time. */
const LONGEST_WORD = 50;

/**
 * What Chat says of the space that it made, as far as it can be believed: a network can answer in
 * Chat's place, and what is kept of an answer has to fit into cells and properties.
 * @param answer what the advanced service returned.
 * @returns undefined where it names no space, so that nobody knows whether there is one.
 */
export function readSpace(answer: unknown): CreatedSpace | undefined {
  const field = (name: keyof SpaceResource): unknown => Object(answer)[name];
  const name = textThatIs(SPACE_NAME, field("name"));
  if (!name) return undefined;
  const spaceType = plainText(field("spaceType"), LONGEST_WORD);
  const displayName = plainText(field("displayName"), LIMITS.displayName);
  const spaceUri = textThatIs(SPACE_LINK, field("spaceUri"));
  const createTime = plainText(field("createTime"), LONGEST_WORD);
  const spaceHistoryState = plainText(field("spaceHistoryState"), LONGEST_WORD);
  const membershipCount = readCounts(field("membershipCount"));
  return {
    name,
    ...(spaceType && { spaceType }),
    ...(displayName && { displayName }),
    ...(spaceUri && { spaceUri }),
    ...(createTime && { createTime }),
    ...(spaceHistoryState && { spaceHistoryState }),
    ...(membershipCount && { membershipCount }),
  };
}

/** @returns undefined where one of them counts nothing. Chat leaves out those that are 0. */
function readCounts(value: unknown): SpaceResource["membershipCount"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { joinedDirectHumanUserCount, joinedGroupCount } = value as Record<string, unknown>;
  const counts = { joinedDirectHumanUserCount, joinedGroupCount };
  return Object.values(counts).every((count) => count === undefined || isCount(count))
    ? JSON.parse(JSON.stringify(counts))
    : undefined;
}

/**
 * A text of Chat's on one line, without what moves a terminal's cursor or changes the direction in
 * which it is read; "" for what is no text.
 * @param longest in characters.
 */
export function plainText(value: unknown, longest: number): string {
  if (typeof value !== "string") return "";
  const plain = value.slice(0, 2 * longest).replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, " ");
  return Array.from(plain).slice(0, longest).join("");
}

/** In characters, of a whole answer: a space has some 20 fields. */
const LONGEST_ANSWER = 4000;

/** All of an answer on one line, for a person who wants to know what Chat answers. */
export function wholeText(answer: unknown): string {
  try {
    return plainText(JSON.stringify(answer), LONGEST_ANSWER);
  } catch (error) {
    // Nested too deeply, say: the space is there all the same.
    return plainText(String(error), LONGEST_ANSWER);
  }
}

function textThatIs(pattern: string, value: unknown): string {
  return typeof value === "string" && new RegExp(`^${pattern}$`).test(value) ? value : "";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
