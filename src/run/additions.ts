import { howManyFit, LIMITS, namesIn } from "../chat/space";
import { isFormulaError, type Row, remembered } from "../sheet/table";
import { type Claim, hasFirstInputsOf, NOT_KEPT } from "./claim";
import type { ClaimedRow } from "./own-claims";
import type { Me } from "./person";
import { type Asked, askedByName, askedIn, changeLines, MESSAGE } from "./record";
import { readVocabulary } from "./vocabulary";

/*
 * What is done in a space after it was made: people who come in later, those beyond the first 49,
 * managers, and the welcome message. A row asks for what its record does not have.
 */

/** What is still to be asked of Chat for a space that exists. */
export interface Ask {
  /** An address, `groups/ID`, or MESSAGE. */
  name: string;
  to: "add" | "addManager" | "makeManager" | "makeMember" | "post";
}

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

type Claimed = Pick<ClaimedRow, "row" | "isAsClaimed"> & { own: Claim };

/** What a row asks for whose space exists, and what was not asked for it yet: the message comes last. */
export function asksIn(claimed: Claimed, me: Me | undefined, keepsRoles?: boolean): Ask[] {
  return asksBeyond(claimed.row, openRecord(claimed, me), keepsRoles);
}

/**
 * The record as whoever begins a run finds it. What Chat has refused to another person is asked for
 * again: they may not have been in the space. Who could not be made a manager before they have
 * accepted is asked again, once in each run.
 */
export function openRecord(claimed: Claimed, me: Me | undefined): string {
  const record = recordFor(claimed);
  const { own } = claimed;
  const isAnothers = own.person !== me?.id;
  if (own.runId !== undefined && !isAnothers) return record;
  return changeLines(record, (asked) => {
    const { name, state, role, why } = asked;
    if (isAnothers && state === "REFUSED") return undefined;
    const isToWait = state === "INVITED" && role === "REFUSED";
    const withoutRole = { name, ...(state && { state }) };
    if (isToWait || (isAnothers && role === "REFUSED")) return withoutRole;
    const isStill = isAnothers && role === "WAS_MANAGER" && why;
    return isStill ? { ...withoutRole, role: "MANAGER" } : asked;
  });
}

/** What is to be done in a row's space once it is made with its first members. */
export const laterAsks = /* @__PURE__ */ remembered((row): Ask[] => {
  const { members, managers, welcome } = row.cells;
  // In most rows that is nothing, and it takes no reading to see it: whoever is named has one of these.
  const mostNamed = members.split(/[@/]/).length - 1;
  if (mostNamed <= LIMITS.members && managers === "" && welcome === "") return [];
  return asksBeyond(row, firstRecord(row));
});

/** What a row asks for that its record does not have. @param keepsRoles as RunContext has it. */
export function asksBeyond(row: Row, record: string, keepsRoles = false): Ask[] {
  const asked = askedByName(record);
  const asks: Ask[] = [];
  if (WITH.members) {
    const leads = new Set(peopleIn(row).managers);
    const isTold = !keepsRoles && !row.hasNoManagers && unreadableIn(row).length === 0;
    for (const name of keepableIn(row, asked)) {
      const to = askFor(leads.has(name), asked.get(name));
      // Where the column is gone, or a cell shows an error or a name alone, nobody has said that somebody
      // manages no more.
      if (to && (to !== "makeMember" || isTold)) asks.push({ name, to });
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
export function tooManyIn(claimed: Claimed): { found: number; limit: number } | undefined {
  const { names } = peopleIn(claimed.row);
  const limit = keepableIn(claimed.row, askedByName(recordFor(claimed))).length;
  return limit < names.length ? { found: names.length, limit } : undefined;
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
export function goneFrom(row: Row, { record }: Claim): string[] {
  const present = new Set(peopleIn(row).names);
  const wereAsked = askedIn(record).filter(
    ({ name, state }) => /[@/]/.test(name) && state !== "ALREADY" && state !== "REFUSED",
  );
  return wereAsked.map(({ name }) => name).filter((name) => !present.has(name));
}

/** The record of a row as far as it is known; where none was kept, its first members were asked. */
export function recordFor({ own, row, isAsClaimed }: Claimed): string {
  if (own.record) return own.record;
  if (isAsClaimed && (!own.space || row.cells.managers === "")) return firstRecord(row);
  if (!isAsClaimed && !hasFirstInputsOf(row, own)) return NOT_KEPT;
  // Managers came with the capability, or later: who stands there alone was not asked along with the space.
  return firstRecord({ ...row, cells: { ...row.cells, managers: "" } });
}
