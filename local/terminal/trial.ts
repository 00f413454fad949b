import { createHash } from "node:crypto";
import type { Identity } from "./csv/sheet-run";

/** How a person is named in the rows of a trial, and nobody else. */
const TRIAL_PERSON = "00000000-0000-4000-8000-";

/** What stands under Request ID where a row was begun in a trial. */
export const MADE_UP = new RegExp(`^[0-9a-f-]{36} \\S{24} ${TRIAL_PERSON}[0-9a-f]{12} `);

/** The same for the same address, so that a trial goes on in another process. It guards nothing. */
export function madeUpIdentity(address: string): Identity {
  const hex = createHash("sha256").update(`Chat Spaces trial ${address}`).digest("hex");
  return { person: `${TRIAL_PERSON}${hex.slice(0, 12)}`, secret: hex };
}
