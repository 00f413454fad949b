import type { Failure } from "../chat/failure";
import { LIMITS, memberNames } from "../chat/space";
import { type Row, remembered } from "../sheet/table";
import { addedText } from "../text/added";
import type { ClaimedRow } from "./own-claims";
import { readVocabulary } from "./vocabulary";

/*
 * People who come into a space after it was made: those beyond the first 49, and whoever is added to
 * a row's Members later. Who was asked stands behind the row's claim, a line for each:
 *
 *   ana@example.com             asked for along with the space: Chat does not say who has joined
 *   bo@example.com ✓            joined
 *   groups/03abc =              was there already
 *   sam@elsewhere.org …         invited, and has to accept
 *   nobody@example.com ✗ why    refused; without this line they are asked again
 */

/** What came of asking somebody. */
export interface Added {
  name: string;
  state: "JOINED" | "INVITED" | "ALREADY" | "REFUSED";
  /** Of who was refused: why, in the person's language. */
  why?: string;
}

const SIGNS: Record<Added["state"], string> = {
  JOINED: "✓",
  ALREADY: "=",
  INVITED: "…",
  REFUSED: "✗",
};

/** Of a row that was edited before it was kept who was asked: Chat knows who is there. */
const UNKNOWN = "?";

const NOBODY = { names: [], unreadable: [] };

/** Only named spaces take more people later. */
const membersIn = /* @__PURE__ */ remembered((row): ReturnType<typeof memberNames> => {
  const { type } = readVocabulary().draft(row);
  return type === undefined || type === "SPACE" ? memberNames(row.cells.members) : NOBODY;
});

/** Who stands in Members and is no address. */
export function unreadableIn(row: Row): string[] {
  return membersIn(row).unreadable;
}

type Asked = Pick<ClaimedRow, "row" | "own" | "isAsClaimed">;

/** Who stands in the Members of a row whose space exists, and was not asked into it. */
export function newcomersIn(claimed: Asked): string[] {
  const { names } = membersIn(claimed.row);
  if (names.length === 0) return names;
  const asked = new Set(linesIn(recordFor(claimed)).map(nameIn));
  return names.filter((name) => !asked.has(name));
}

/** The record of a row as far as it is known; where none was kept, its first members were asked. */
export function recordFor({ own, row, isAsClaimed }: Asked): string {
  if (own?.record) return own.record;
  return isAsClaimed ? membersIn(row).names.slice(0, LIMITS.members).join("\n") : UNKNOWN;
}

/** The record with what came of asking more people: of who was asked twice, the last. */
export function recordWith(record: string, added: readonly Added[]): string {
  const names = new Set(added.map(({ name }) => name));
  const before = linesIn(record).filter((line) => !names.has(nameIn(line)));
  const lines = added.map(({ name, state, why = "" }) => `${name} ${SIGNS[state]} ${why}`.trim());
  return [...before, ...lines].join("\n");
}

function linesIn(record: string): string[] {
  return record.split("\n").filter(Boolean);
}

function nameIn(line: string): string {
  return line.split(" ", 1)[0] ?? "";
}

/** Of so many who were not added, the first are named. */
const MOST_NAMED = 5;

/** What a row says of who was added to its space, and whether a person should look at it. */
export function describeAdded(
  record: string,
  newcomers: readonly string[],
  time: string,
): { details: string; checkPeople: boolean } {
  const lines = linesIn(record);
  const those = (state: Added["state"]) =>
    lines.filter((line) => line.split(" ")[1] === SIGNS[state]);
  const [already, invited, refused] = [those("ALREADY"), those("INVITED"), those("REFUSED")];
  const words = addedText();
  const named = refused.slice(0, MOST_NAMED).map((line) => line.replace(` ${SIGNS.REFUSED}`, ":"));
  const sentences = [
    words.added(those("JOINED").length + invited.length, time),
    already.length > 0 ? words.already(already.length) : "",
    invited.length > 0 ? words.invited(invited.length) : "",
    refused.length > 0 ? words.refused(refused.length, named.join("; ")) : "",
    newcomers.length > 0 ? words.toAdd(newcomers.length) : "",
  ];
  const checkPeople = sentences.slice(2).some(Boolean);
  return { details: sentences.filter(Boolean).join(" "), checkPeople };
}

/** In characters: so many of a piece of work are kept in a property until they are in the sheet. */
const LONGEST_WHY = 100;

/** Why Chat did not add somebody. */
export function refusalFor(name: string, { answer, code }: Failure): Added {
  const why = addedText().why[code] ?? answer;
  return { name, state: "REFUSED", why: why.replace(/\s+/g, " ").slice(0, LONGEST_WHY) };
}
