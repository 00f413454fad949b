import { sayLive as say } from "../text";

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

/** https://nodejs.org/api/errors.html#common-system-errors, as far as a network has them. */
const NETWORK =
  /^(EAI_\w+|ECONN\w+|EHOST\w+|ENET\w+|ENOTFOUND|EPIPE|EPROTO|ETIMEDOUT|ERR_SOCKET_\w+|ERR_STREAM_\w+|UND_ERR_\w+)$/;
/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS_/;

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
  return new AuthError(code, sentenceFor(code, stage));
}

function sentenceFor(code: string, stage: Stage): string {
  const { endings, errors, failures } = say();
  if (code === "invalid_grant") return endings[stage];
  if (isKnown(code)) return errors[code];
  if (NETWORK.test(code)) return failures.network(code);
  if (CERTIFICATE.test(code)) return failures.certificate(code);
  if (code === ODD_ANSWER || code === TOO_LONG || /^HTTP [23]/.test(code)) {
    return failures.oddAnswer(code);
  }
  return failures.other(code);
}

function isKnown(code: string): code is keyof ReturnType<typeof say>["errors"] {
  return Object.hasOwn(say().errors, code);
}

/** What to enter where, before a service account may act for people of its organisation. */
export function delegationError(
  error: AuthError,
  person: string,
  { clientId, scopes }: { clientId: string; scopes: readonly string[] },
): AuthError {
  const { code, message } = error;
  const { failures } = say();
  const isMissing = ["unauthorized_client", "access_denied", "invalid_scope"].includes(code);
  return new AuthError(
    code,
    isMissing
      ? failures.delegation(person, code, clientId, scopes.join(","))
      : failures.as(person, message),
  );
}

/** An answer that is no answer of Google's, and one that is longer than any of them. */
export const ODD_ANSWER = "odd_answer";
const TOO_LONG = "too_long";
/** Where neither OAuth nor the network has a word for it. */
export const UNKNOWN = "failed";

/** What happened, as OAuth or the network calls it: a short code, and never anything longer. */
export function codeOf(error: unknown): string {
  const response = property(error, "response");
  const cause = property(error, "cause");
  const candidates = [
    property(property(response, "data"), "error"),
    [property(error, "type"), property(cause, "type")].includes("max-size") ? TOO_LONG : undefined,
    property(error, "code"),
    property(cause, "code"),
    ["AbortError", "TimeoutError"].includes(String(property(cause, "name")))
      ? "ETIMEDOUT"
      : undefined,
  ];
  const code = candidates.find((each) => typeof each === "string" && /^\w{1,40}$/.test(each));
  const status = property(response, "status");
  return typeof code === "string" ? code : typeof status === "number" ? `HTTP ${status}` : UNKNOWN;
}

function property(value: unknown, name: string): unknown {
  return Object(value)[name];
}
