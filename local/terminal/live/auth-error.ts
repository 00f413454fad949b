/** When it went wrong. */
export type Stage = "sign-in" | "refresh" | "sign-out" | "delegation";

/** Why a sign-in did not work, and what to do. It says nothing that must stay secret. */
export class AuthError extends Error {
  override name = "AuthError";
  /** An error code of OAuth 2 (https://www.rfc-editor.org/rfc/rfc6749#section-5.2) or of Node. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** Whether only a new sign-in helps. */
  get isEnded(): boolean {
    return this.code === "invalid_grant";
  }
}

const CONNECTIONS = "https://myaccount.google.com/connections";
const CONSENT = "https://console.cloud.google.com/auth/audience";

const sentences: Record<string, string> = {
  access_denied: `Google did not let this app in: you declined, or its consent screen is in testing and you are not among its test users (${CONSENT}). Run it again and allow it.`,
  admin_policy_enforced:
    "Your organisation's administrator does not allow this app. Ask for it under Security → API controls in the Admin console.",
  invalid_client:
    "Google does not know this client or its secret any more. Download the OAuth client's JSON again.",
  invalid_scope:
    "Google does not give out the scopes that appsscript.json asks for. Check its oauthScopes.",
  org_internal:
    "This app is only for people of the organisation it belongs to. Sign in with such an account.",
  redirect_uri_mismatch:
    "The redirect URI is not registered with this OAuth client. Add it there, or use a client of the type Desktop app.",
  temporarily_unavailable: "Google's sign-in is not available at the moment. Try again later.",
};

const endings: Record<Stage, string> = {
  "sign-in":
    "Google did not accept the code of this sign-in: it was used already or is too old. Run it again.",
  refresh: `The sign-in has ended or was withdrawn; that of an app in testing ends after 7 days. Sign in again.`,
  "sign-out": "The sign-in had ended already.",
  delegation:
    "Google does not accept the key for this person. Check the person's address, the key, and this machine's clock.",
};

/**
 * Words an error of google-auth-library anew. Its own hold tokens, codes and keys in several
 * places, so all that is taken from it is the short code of what happened.
 */
export function authError(error: unknown, stage: Stage): AuthError {
  if (error instanceof AuthError) return error;
  return answerError(codeOf(error), stage);
}

/** @param code as a sign-in or a network answers it */
export function answerError(code: string, stage: Stage): AuthError {
  if (code === "invalid_grant") return new AuthError(code, endings[stage]);
  const sentence = sentences[code];
  if (sentence) return new AuthError(code, sentence);
  if (/^E[A-Z_]+$/.test(code)) {
    const message = `Google's sign-in could not be reached (${code}). Check the connection and try again.`;
    return new AuthError(code, message);
  }
  return new AuthError(
    code,
    `The sign-in did not work (${code}). Run it again; if it goes on, remove this app at ${CONNECTIONS} first.`,
  );
}

/** What to enter where, before a service account may act for people of its organisation. */
export function delegationError(
  error: AuthError,
  person: string,
  { clientId, scopes }: { clientId: string; scopes: readonly string[] },
): AuthError {
  if (!["unauthorized_client", "access_denied", "invalid_scope"].includes(error.code)) {
    return new AuthError(error.code, `As ${person}: ${error.message}`);
  }
  return new AuthError(
    error.code,
    [
      `The service account may not act as ${person} (${error.code}): domain-wide delegation is not set up for it, or not for this scope.`,
      "An administrator sets it up at https://admin.google.com/ac/owl/domainwidedelegation",
      "(Security → Access and data control → API controls → Manage domain-wide delegation → Add new):",
      `  Client ID     ${clientId}`,
      `  OAuth scopes  ${scopes.join(",")}`,
      "It can take a while until it works.",
    ].join("\n"),
  );
}

/** What happened, as OAuth or the network calls it: a short code, and never anything longer. */
export function codeOf(error: unknown): string {
  const response = property(error, "response");
  const cause = property(error, "cause");
  const candidates = [
    property(property(response, "data"), "error"),
    property(error, "code"),
    property(cause, "name") === "AbortError" ? "ETIMEDOUT" : undefined,
  ];
  const code = candidates.find((each) => typeof each === "string" && /^\w{1,40}$/.test(each));
  const status = property(response, "status");
  return typeof code === "string" ? code : typeof status === "number" ? `HTTP ${status}` : "failed";
}

function property(value: unknown, name: string): unknown {
  return Object(value)[name];
}
