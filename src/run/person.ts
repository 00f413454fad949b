import { digest } from "./claim";

/** Who runs the script, as only their own executions know it. */
export interface Me {
  /** A random UUID that stands for the person in claims and runs. */
  id: string;
  /** What they sign claims with. It never leaves their own properties. */
  secret: string;
}

/**
 * User properties are kept for each person and script, cost no scope, and are the same in triggers.
 * `Session.getTemporaryActiveUserKey` changes every 30 days and may be empty.
 * @see https://developers.google.com/apps-script/guides/properties
 * @returns undefined for somebody who has never confirmed anything.
 */
export function findMe(): Me | undefined {
  return meIn(PropertiesService.getUserProperties().getProperties());
}

/** @param kept the user properties. */
export function meIn({ person: id, secret }: Record<string, string>): Me | undefined {
  return id && secret ? { id, secret } : undefined;
}

/** To be called while the lock is held, so that one person never becomes two. */
export function introduceMe(): Me {
  const known = findMe();
  if (known) return known;
  const me = { id: Utilities.getUuid(), secret: Utilities.getUuid() + Utilities.getUuid() };
  PropertiesService.getUserProperties().setProperties({ person: me.id, secret: me.secret });
  return me;
}

/** Keeps the person's language for executions that nobody starts: a trigger may not know it. */
export function rememberLanguage(): void {
  const properties = PropertiesService.getUserProperties();
  const locale = Session.getActiveUserLocale();
  if (properties.getProperty(LANGUAGE) !== locale) properties.setProperty(LANGUAGE, locale);
}

export const LANGUAGE = "language";

/** A word that stands for one sheet of one spreadsheet: a row that was copied elsewhere is seen. */
export function sheetKeyOf(sheetId: number): string {
  return digest(`${SpreadsheetApp.getActiveSpreadsheet().getId()} ${sheetId}`);
}
