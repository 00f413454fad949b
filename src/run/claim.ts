import { hmac } from "@noble/hashes/hmac";
import { SHA256, sha256 } from "@noble/hashes/sha2";
import { bytesToHex, type Hash } from "@noble/hashes/utils";
import { SPACE_LINK, SPACE_NAME } from "../chat/answer";
import { FIRST_COLUMNS, LATER_COLUMNS } from "../sheet/columns";
import { type Link, type Row, remembered } from "../sheet/table";

/**
 * What the hidden column Request ID holds. It is the truth about its row in one cell, which stays
 * with its row however rows are sorted and goes along where a row is copied; what Status, Space and
 * Details say can be written anew from it.
 */
export interface Claim {
  /** A random UUID, under which Chat is asked: the same one always yields the same space. */
  requestId: string;
  /** When the row was first confirmed under this ID, in milliseconds since 1970. */
  claimedAt: number;
  /** Who confirmed it: Chat answers an error to anybody else who uses the ID. */
  person: string;
  /** The sheet that it was given in. */
  sheetKey: string;
  /** The run that may create it; undefined once it has an outcome: a consent is good for one. */
  runId: string | undefined;
  /** Digest of what stood in the row's input columns when the person confirmed it. */
  content: string;
  /** Digest of what the row is called by. */
  label: string;
  /** What Chat made: its resource name and its link. */
  space: { name: string; uri: string } | undefined;
  /** Only executions of this person can make it. "" where nobody has signed. */
  signature: string;
  /** Whether its row was being put right when it was written: what else the row says may be another's. */
  isTorn?: boolean;
  /** Who was asked into the space, as record.ts writes it; "" where that is not kept. */
  record: string;
}

/** The record of a row that was edited before it was kept who was asked: Chat knows who is there. */
export const NOT_KEPT = "?";

/** Of a space that exists. */
export type MadeClaim = Claim & { space: NonNullable<Claim["space"]> };

export function hasSpace(claim: Claim): claim is MadeClaim {
  return claim.space !== undefined;
}

const TORN = " torn";

/** In characters: https://support.google.com/drive/answer/37603 */
const LONGEST_CELL = 50_000;
/** The product writes none that is as long; what somebody has put there is cut. */
const LONGEST_RECORD = 48_000;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const TIME =
  "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}\\.\\d{3}Z";
const HEX = "[0-9a-f]{1,64}";
const PATTERN = new RegExp(
  `^(${UUID}) (${TIME}) (${UUID}) (${HEX}) (${UUID}|-) (${HEX}) (${HEX}) (${SPACE_NAME}|-) (${SPACE_LINK}|-) (${HEX}|-)(${TORN})?(?:\n([^]*))?$`,
);

/** Spaces by their claims: what they are called is not known. */
export function linksOf(claims: readonly Claim[]): Link[] {
  return claims.flatMap(({ space }) => (space ? [{ text: space.name, url: space.uri }] : []));
}

/** @returns undefined for anything that `formatClaim` did not write. */
export function parseClaim(cell: string): Claim | undefined {
  const [, requestId, time, person, sheetKey, runId, content, label, name, uri, ...rest] =
    PATTERN.exec(cell) ?? [];
  const [signature, torn, record = ""] = rest;
  const claimedAt = Date.parse(time ?? "");
  if (!requestId || !person || !sheetKey || !content || !label || Number.isNaN(claimedAt)) {
    return undefined;
  }
  return {
    requestId,
    claimedAt,
    person,
    sheetKey,
    runId: present(runId),
    content,
    label,
    space: name && name !== "-" ? { name, uri: present(uri) ?? "" } : undefined,
    signature: present(signature) ?? "",
    isTorn: torn !== undefined,
    record: record.slice(0, LONGEST_RECORD),
  };
}

/** The claim in a cell, of a row that is being put right. */
export function tornClaim(cell: string): string {
  const torn = cell.replace(/(?=\n)|$/, TORN).slice(0, LONGEST_CELL);
  return parseClaim(cell)?.isTorn === false ? torn : cell;
}

/** Without looking at the rest of what stands in a cell. */
export function requestIdIn(cell: string): string {
  return cell.slice(0, cell.indexOf(" "));
}

function present(word: string | undefined): string | undefined {
  return word === "-" ? undefined : word;
}

export function formatClaim(claim: Claim): string {
  return `${statement(claim)} ${claim.signature || "-"}\n${claim.record}`.trim();
}

/** All but the signature and the record. */
function statement(claim: Omit<Claim, "signature" | "record">): string {
  const { requestId, claimedAt, person, sheetKey, runId, content, label, space } = claim;
  const time = new Date(claimedAt).toISOString();
  const words = [requestId, time, person, sheetKey, runId, content, label, space?.name, space?.uri];
  return words.map((word) => word || "-").join(" ");
}

/** Bytes of a digest: 128 bits. */
const LENGTH = 16;

/** Who was asked is signed, too: it decides who is still to be. */
export function sign<C extends Omit<Claim, "signature">>(
  claim: C,
  secret: string,
): C & { signature: string } {
  const signed = `${statement(claim)}\n${claim.record}`.trim();
  return { ...claim, signature: wordFor(signed, keyed(secret)) };
}

/** A hash before it has taken in a text, and one in which that is done, again and again. */
interface Hashing<T extends Hash<T>> {
  blank: T;
  spare: T;
}

/** Making a hash anew takes as long as hashing a row. */
function wordFor<T extends Hash<T>>(text: string, { blank, spare }: Hashing<T>): string {
  const code = blank._cloneInto(spare).update(bytesOf(text)).digest();
  return bytesToHex(code.subarray(0, LENGTH));
}

let plain: Hashing<SHA256> | undefined;
let lastKey: (Hashing<ReturnType<typeof hmac.create>> & { secret: string }) | undefined;

/** Taking in the secret takes as long as signing: it is done once for all rows. */
function keyed(secret: string) {
  if (lastKey?.secret !== secret) {
    const blank = hmac.create(sha256, bytesOf(secret));
    lastKey = { secret, blank, spare: blank.clone() };
  }
  return lastKey;
}

/** What a person decides about a row by: what stands in its Request ID, or without one what it says. */
export function decidedBy(row: Row): string {
  return row.cells.requestId || contentOf(row);
}

/** Whether this person has signed exactly this. @param me undefined where nobody is known: then it is not. */
export function isSigned(claim: Claim, me: { secret: string } | undefined): boolean {
  if (!me || claim.signature === "") return false;
  return sign(claim, me.secret).signature === claim.signature;
}

/** A word that stands for a text, and for no other that anybody can find: SHA-256, 128 bits of it. */
export function digest(text: string): string {
  plain ??= { blank: new SHA256(), spare: new SHA256() };
  return wordFor(text, plain);
}

/**
 * A random UUID, as far as anybody can tell who does not know the seed. Asking Google for one costs
 * a call; a thousand rows need a thousand.
 */
export function formatUuid(seed: string): string {
  const hex = digest(seed);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

/** The claim that stands in a row, whosever it is. */
export const claimIn = remembered(({ cells }) => parseClaim(cells.requestId));

/**
 * What a person has filled in in a row, by what it means and not by where it stands. Columns that come
 * with a capability count only where something is in them: with it, no row is another than before.
 */
export const inputsOf = remembered(({ cells }) => {
  const first = FIRST_COLUMNS.map((column) => cells[column]);
  const later = LATER_COLUMNS.filter((column) => cells[column]);
  return JSON.stringify([...first, ...later.map((column) => [column, cells[column]])]);
});

/** Whether a row was claimed with what it says in the columns that there always are. */
export function hasFirstInputsOf({ cells }: Row, { content }: Claim): boolean {
  return content === digest(JSON.stringify(FIRST_COLUMNS.map((column) => cells[column])));
}

/** Digest of what a person has filled in in a row. */
export const contentOf = remembered((row) => digest(inputsOf(row)));

/** Digest of what a row is called by: its name, or whoever is in it. */
export const labelOfRow = remembered(({ cells }) => digest(cells.name || cells.members));

let bytes = new Uint8Array(0);

/**
 * Each UTF-16 unit as one to three bytes, as UTF-8 has them: Apps Script has no TextEncoder, half a
 * letter is no error, and what is hashed is mostly ASCII. They are there until the next call.
 */
function bytesOf(text: string): Uint8Array {
  if (bytes.length < 3 * text.length) bytes = new Uint8Array(6 * text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[length++] = unit;
    else {
      if (unit < 0x800) bytes[length++] = 0xc0 | (unit >> 6);
      else {
        bytes[length++] = 0xe0 | (unit >> 12);
        bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
      }
      bytes[length++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes.subarray(0, length);
}
