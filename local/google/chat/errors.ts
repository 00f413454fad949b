import type { Json } from "./decode";

/** HTTP status by canonical code: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
};

type Status = keyof typeof httpStatus;

/** An answer other than the one asked for, in the form of https://google.aip.dev/193 */
export class ApiError extends Error {
  readonly code: number;
  /** The body of the HTTP response. */
  readonly body: Json;

  constructor(
    readonly status: Status,
    message: string,
    details?: Json[],
  ) {
    super(message);
    this.code = httpStatus[status];
    this.body = { error: { code: this.code, message, status, ...(details && { details }) } };
  }
}

const expected =
  "Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";
const enable =
  "https://console.developers.google.com/apis/api/chat.googleapis.com/overview?project=123456789012";

type Answer = [status: Status, message: string, details?: Json[]];

/**
 * Every answer that is always the same; one with the name of a fault is what that fault leads to.
 * The texts are Google's, word for word as users have reported them. Those that start with
 * "(stand-in)" are our own, for want of a public source: nothing may depend on their wording.
 */
const answers = {
  "not-signed-in": [
    "UNAUTHENTICATED",
    `Request is missing required authentication credential. ${expected}`,
    [errorInfo("CREDENTIALS_MISSING")],
  ],
  "signed-out": ["UNAUTHENTICATED", `Request had invalid authentication credentials. ${expected}`],
  "api-disabled": [
    "PERMISSION_DENIED",
    `Google Chat API has not been used in project 123456789012 before or it is disabled. Enable it by visiting ${enable} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    [help("Google developers console API activation", enable), errorInfo("SERVICE_DISABLED")],
  ],
  "scope-missing": [
    "PERMISSION_DENIED",
    "Request had insufficient authentication scopes.",
    [errorInfo("ACCESS_TOKEN_SCOPE_INSUFFICIENT")],
  ],
  "app-not-configured": [
    "NOT_FOUND",
    "Google Chat app not found. To create a Chat app, you must turn on the Chat API and configure the app in the Google Cloud console.",
    [
      help(
        "(stand-in) Configure the Chat app",
        "https://developers.google.com/workspace/chat/configure-chat-api",
      ),
    ],
  ],
  "chat-off": [
    "FAILED_PRECONDITION",
    "Google Chat is turned off. To use Chat API, turn on Google Chat.",
  ],
  "admin-restricted": [
    "PERMISSION_DENIED",
    "This organization's administrator restricts this Chat app from performing this action.",
  ],
  "permission-denied": [
    "PERMISSION_DENIED",
    "Permission denied to perform the requested action on the specified resource",
  ],
  "member-unknown": [
    "INVALID_ARGUMENT",
    "Missing or malformed user resource name in the request. Human user resource name must follow this format: users/{user}. App user resource name must be set as users/app.",
  ],
  "name-taken": ["ALREADY_EXISTS", "(stand-in) A space with this display name already exists."],
  "already-member": ["ALREADY_EXISTS", "(stand-in) The user or group is a member already."],
  "message-id-taken": ["ALREADY_EXISTS", "(stand-in) The space has a message with this ID."],
  "only-invited": [
    "FAILED_PRECONDITION",
    "(stand-in) Who has not joined the space has no role in it.",
  ],
  "too-many-requests": ["RESOURCE_EXHAUSTED", "(stand-in) Too many requests. Try again later."],
  unavailable: ["UNAVAILABLE", "The service is currently unavailable."],
  "method-not-found": ["NOT_FOUND", "Method not found."],
  "not-found": ["NOT_FOUND", "(stand-in) The space or the membership does not exist."],
} satisfies Record<string, Answer>;

export type ErrorName = keyof typeof answers;

export function errorOf(name: ErrorName): ApiError {
  const answer: Answer = answers[name];
  return new ApiError(...answer);
}

/** A rule is broken for which no public source has Google's text. */
export function invalid(ownText: string): ApiError {
  return new ApiError("INVALID_ARGUMENT", `(stand-in) ${ownText}`);
}

/** What was asked for is at another address, as far as the Host header tells. */
export function refusedHost(host: string): ApiError {
  return new ApiError("PERMISSION_DENIED", `(stand-in) "${host}" is not the name of this server.`);
}

/** What Google would do, and this stand-in does not. */
export function leftOut(what: string): ApiError {
  return new ApiError("UNIMPLEMENTED", `(stand-in) ${what} is not part of this stand-in.`);
}

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto */
function errorInfo(reason: string): Json {
  const type = "type.googleapis.com/google.rpc.ErrorInfo";
  const metadata = { service: "chat.googleapis.com" };
  return { "@type": type, reason, domain: "googleapis.com", metadata };
}

function help(description: string, url: string): Json {
  return { "@type": "type.googleapis.com/google.rpc.Help", links: [{ description, url }] };
}
