/**
 * What the column Request ID holds: the ID under which Chat is asked for the row's space, and what
 * must be known before it is used again. It stands in one cell, so that it stays with its row
 * however rows are sorted, and goes along where a row is copied.
 */
export interface Identity {
  /** A random UUID: https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces/setup */
  requestId: string;
  /** When it was first sent, in milliseconds since 1970. */
  begun: number;
  /** Who sent it: Chat answers an error to anybody else. */
  person: string;
  /** The sheet it was given in: a row that was copied elsewhere is recognised. */
  place: string;
}

const PATTERN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\S+Z) (\w+) (\w+)$/;

/** @returns undefined for anything that `formatIdentity` did not write. */
export function parseIdentity(cell: string): Identity | undefined {
  const [, requestId, time, person, place] = PATTERN.exec(cell) ?? [];
  if (!requestId || !time || !person || !place) return undefined;
  return { requestId, begun: Date.parse(time), person, place };
}

export function formatIdentity({ requestId, begun, person, place }: Identity): string {
  return `${requestId} ${new Date(begun).toISOString()} ${person} ${place}`;
}

/** A short word that stands for a long one: 32 bits, to tell things apart, not to keep a secret. */
export function fingerprint(text: string): string {
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return (hash >>> 0).toString(36);
}
