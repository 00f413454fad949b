import type { Permission } from "../capabilities";
import { explain, type Failure, notGranted } from "../chat/failure";
import { text } from "../text";

/** The scopes of each, by capabilities.json. Written by the build. */
declare const SCOPES: Readonly<Record<Permission, readonly string[]>>;

/** Missing in @types/google-apps-script. */
interface ScriptAuthorization {
  /** @see https://developers.google.com/apps-script/reference/script/script-app#getAuthorizationInfo(AuthMode,String) */
  getAuthorizationInfo(
    authMode: GoogleAppsScript.Script.AuthMode,
    scopes: string[],
  ): GoogleAppsScript.Script.AuthorizationInfo;
}

/**
 * For menu items: where the person has not granted all of these, Google asks for them and the
 * execution ends; the person then clicks the item again.
 * @throws where the manifest lacks one: ask `WITH` before asking for what only some have.
 * @see https://developers.google.com/apps-script/concepts/scopes
 */
export function requirePermissions(...permissions: Permission[]): void {
  ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, scopesOf(permissions));
}

/** What a person must grant first, and where. */
export interface PermissionMissing {
  state: "permissionMissing";
  link: string;
}

/**
 * Asked at the start of every execution that calls Chat: what Google says of a call without its
 * permission may be translated, and need not be told from other failures. Behind sidebars and
 * dialogs Google does not ask by itself either.
 * @returns where the person grants these; undefined if they are all granted, or if Google does not
 *   tell, as where the manifest lacks one: ask `WITH` first.
 */
export function findMissing(...permissions: Permission[]): PermissionMissing | undefined {
  const script: ScriptAuthorization = ScriptApp;
  try {
    const info = script.getAuthorizationInfo(ScriptApp.AuthMode.FULL, scopesOf(permissions));
    const isMissing = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED;
    return isMissing
      ? { state: "permissionMissing", link: info.getAuthorizationUrl() ?? "" }
      : undefined;
  } catch {
    return undefined;
  }
}

/** That a permission is missing, if it is, as the failure of a call that needs it. */
export function whyNotGranted(...permissions: Permission[]): Failure | undefined {
  const missing = findMissing(...permissions);
  return missing && notGranted(missing.link);
}

/** What was not granted to a run, which needs Chat and the sheet, and what to do. */
export function explainMissing({ link }: PermissionMissing): string[] {
  const [what, ...todo] = explain(notGranted(link));
  return [findMissing("sheet") ? text().run.sheetNotGranted : what, ...todo];
}

function scopesOf(permissions: Permission[]): string[] {
  return permissions.flatMap((permission) => SCOPES[permission]);
}
