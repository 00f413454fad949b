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
} as const;

export type Status = keyof typeof httpStatus;

/** An answer other than the one asked for, in the form of https://google.aip.dev/193 */
export class ApiError extends Error {
  readonly code: number;

  constructor(
    readonly status: Status,
    message: string,
    readonly details: Json[] = [],
  ) {
    super(message);
    this.code = httpStatus[status];
  }

  /** The body of the HTTP response. */
  get body(): Json {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details.length > 0 && { details }) } };
  }
}

const expected =
  "Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";
const project = "123456789012";
const enableApi = `https://console.developers.google.com/apis/api/chat.googleapis.com/overview?project=${project}`;
const configureApp = "https://developers.google.com/workspace/chat/configure-chat-api";

/** What Google answers, word for word as users have reported it. */
export const googleTexts = {
  appNotConfigured:
    "Google Chat app not found. To create a Chat app, you must turn on the Chat API and configure the app in the Google Cloud console.",
  apiDisabled: `Google Chat API has not been used in project ${project} before or it is disabled. Enable it by visiting ${enableApi} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
  scopeMissing: "Request had insufficient authentication scopes.",
  signedOut: `Request had invalid authentication credentials. ${expected}`,
  notSignedIn: `Request is missing required authentication credential. ${expected}`,
  chatOff: "Google Chat is turned off. To use Chat API, turn on Google Chat.",
  userName:
    "Missing or malformed user resource name in the request. Human user resource name must follow this format: users/{user}. App user resource name must be set as users/app.",
  permissionDenied: "Permission denied to perform the requested action on the specified resource",
  adminRestricted:
    "This organization's administrator restricts this Chat app from performing this action.",
  unavailable: "The service is currently unavailable.",
  methodNotFound: "Method not found.",
} as const;

/** Texts of our own, where no public source has Google's. Nothing may depend on their wording. */
export const ownTexts = {
  tooManyRequests: "(stand-in) Too many requests. Back off and try again.",
  nameTaken: "(stand-in) A space with this display name already exists.",
  requestIdOfAnother: "(stand-in) This request ID was used by another user.",
  tooManyMembers: "(stand-in) At most 49 memberships can be given beside the caller.",
  groupChatTooSmall: "(stand-in) A group chat needs at least two memberships beside the caller.",
  directMessageNotOne: "(stand-in) A direct message needs exactly one membership of another user.",
  createIsForSpaces: "(stand-in) spaces.create makes spaces of type SPACE only.",
  audience: "(stand-in) An audience must have the form audiences/{audience}.",
  memberMissing: "(stand-in) A membership needs a member or a group member.",
  memberNotHuman: "(stand-in) A member must be of type HUMAN.",
  groupForbidden: "(stand-in) Only a space of type SPACE can have Google groups as members.",
  groupName: "(stand-in) A group must have the form groups/{group}, not its e-mail address.",
  roleForbidden: "(stand-in) A role cannot be given when a membership is created.",
  notFound: "(stand-in) The space or the membership does not exist.",
  alreadyMember: "(stand-in) The user or group is a member already.",
  pageSize: "(stand-in) The page size must not be negative.",
  pageToken: "(stand-in) The page token was not given out by this stand-in.",
  tooLong: (field: string, limit: number) => `(stand-in) ${field}: at most ${limit} characters.`,
  missing: (field: string) => `(stand-in) ${field} is required.`,
  forbidden: (field: string, type: string) =>
    `(stand-in) ${field} must not be set when a ${type} is made.`,
  leftOut: (what: string) => `(stand-in) ${what} is not part of this stand-in.`,
} as const;

/** What each thing that goes wrong is answered with, and the details that Google adds. */
export const errors = {
  invalid: (message: string) => new ApiError("INVALID_ARGUMENT", message),
  denied: () => new ApiError("PERMISSION_DENIED", googleTexts.permissionDenied),
  notFound: () => new ApiError("NOT_FOUND", ownTexts.notFound),
  methodNotFound: () => new ApiError("NOT_FOUND", googleTexts.methodNotFound),
  leftOut: (what: string) => new ApiError("UNIMPLEMENTED", ownTexts.leftOut(what)),
  unavailable: () => new ApiError("UNAVAILABLE", googleTexts.unavailable),
  tooManyRequests: () => new ApiError("RESOURCE_EXHAUSTED", ownTexts.tooManyRequests),
  signedOut: () => new ApiError("UNAUTHENTICATED", googleTexts.signedOut),
  notSignedIn: (rpc: string) =>
    new ApiError("UNAUTHENTICATED", googleTexts.notSignedIn, [
      errorInfo("CREDENTIALS_MISSING", { method: rpc }),
    ]),
  scopeMissing: (rpc: string) =>
    new ApiError("PERMISSION_DENIED", googleTexts.scopeMissing, [
      errorInfo("ACCESS_TOKEN_SCOPE_INSUFFICIENT", { method: rpc }),
    ]),
  apiDisabled: () =>
    new ApiError("PERMISSION_DENIED", googleTexts.apiDisabled, [
      help("Google developers console API activation", enableApi),
      errorInfo("SERVICE_DISABLED", { consumer: `projects/${project}` }),
    ]),
  // Google's details have links too; their exact text is not public.
  appNotConfigured: () =>
    new ApiError("NOT_FOUND", googleTexts.appNotConfigured, [
      help("(stand-in) Configure the Chat app", configureApp),
    ]),
  chatOff: () => new ApiError("FAILED_PRECONDITION", googleTexts.chatOff),
  adminRestricted: () => new ApiError("PERMISSION_DENIED", googleTexts.adminRestricted),
  nameTaken: () => new ApiError("ALREADY_EXISTS", ownTexts.nameTaken),
  alreadyMember: () => new ApiError("ALREADY_EXISTS", ownTexts.alreadyMember),
};

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto */
function errorInfo(reason: string, more: Record<string, string>): Json {
  const metadata = { service: "chat.googleapis.com", ...more };
  const domain = "googleapis.com";
  return { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason, domain, metadata };
}

function help(description: string, url: string): Json {
  return { "@type": "type.googleapis.com/google.rpc.Help", links: [{ description, url }] };
}
