/** What the product asks for, as in appsscript.json. https://developers.google.com/identity/protocols/oauth2/scopes */
const SCOPES = {
  /** Creates spaces with their first members, and can do nothing else in Chat. */
  chat: "https://www.googleapis.com/auth/chat.spaces.create",
  /** The spreadsheet that the script belongs to, and no other. */
  sheet: "https://www.googleapis.com/auth/spreadsheets.currentonly",
  /** Sidebars and dialogs. */
  page: "https://www.googleapis.com/auth/script.container.ui",
} as const;

type Permission = keyof typeof SCOPES;

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
 *   tell, as where the manifest lacks one.
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

function scopesOf(permissions: Permission[]): string[] {
  return permissions.map((permission) => SCOPES[permission]);
}
