import { text } from "../text";
import { plainText } from "./answer";

/**
 * What a failed call means for the work at hand. `row`: this space cannot be made as it is.
 * `setup`: none can, until something outside the sheet is mended. `passing`: the same call may
 * succeed later, and may already have succeeded if only its answer was lost.
 */
export type FailureKind = "row" | "setup" | "passing";

export type FailureCode =
  | "serviceOff"
  | "apiDisabled"
  | "appNotConfigured"
  | "scopeMissing"
  | "signedOut"
  | "chatOff"
  | "adminRestricted"
  | "memberUnknown"
  | "notAllowed"
  | "nameTaken"
  | "refused"
  | "quota"
  | "unavailable"
  | "noAnswer"
  | "oddAnswer"
  | "unexpected";

export interface Failure {
  code: FailureCode;
  kind: FailureKind;
  /** What Google answered, word for word and without Apps Script's translated prefix. */
  answer: string;
  /** Where it is mended, if there is such a place. */
  link: string | undefined;
  /** What was to be done in a space that exists, which has a quota and a permission of its own. */
  capability?: "members" | "welcome";
}

interface Rule {
  code: FailureCode;
  kind: FailureKind;
  link?: string;
  /** HTTP statuses; none: any. */
  status?: readonly number[];
  /** What the answer says; none: anything. Chat's answers are in English for everyone. */
  says?: RegExp;
}

/**
 * "Authorization is required to perform that action.", "You do not have permission to call …",
 * "Specified permissions are not sufficient to call …": Google translates them. That these words are
 * in its other languages, too, is a guess, to be relied on only where nothing better is known.
 */
const NOT_GRANTED = /googleapis\.com\/auth\/|authori[sz]|autori[sz]|permis|berechtig/i;

const CONSOLE = "https://console.cloud.google.com/apis/api/chat.googleapis.com";

/**
 * From the special to the general: the first rule that fits decides.
 * @see https://developers.google.com/workspace/chat/api/reference/rest
 * @see https://google.aip.dev/193
 */
const RULES: readonly Rule[] = [
  {
    code: "adminRestricted",
    kind: "setup",
    says: /administrator restricts/i,
    link: "https://admin.google.com/ac/owl",
  },
  {
    code: "signedOut",
    kind: "setup",
    status: [401],
    link: "https://myaccount.google.com/connections",
  },
  {
    code: "apiDisabled",
    kind: "setup",
    status: [403],
    says: /has not been used in project|it is disabled|SERVICE_DISABLED/i,
    link: "https://console.cloud.google.com/apis/library/chat.googleapis.com",
  },
  {
    code: "scopeMissing",
    kind: "setup",
    status: [403],
    says: /insufficient authentication scopes|SCOPE_INSUFFICIENT/i,
    link: "https://myaccount.google.com/connections",
  },
  {
    code: "appNotConfigured",
    kind: "setup",
    status: [404],
    says: /chat app not found|configure the app/i,
    link: `${CONSOLE}/hangouts-chat`,
  },
  {
    code: "chatOff",
    kind: "setup",
    status: [400],
    says: /chat is turned off/i,
    link: "https://mail.google.com/mail/u/0/#settings/chat",
  },
  { code: "memberUnknown", kind: "row", status: [400], says: /user resource name/i },
  { code: "notAllowed", kind: "row", status: [403] },
  { code: "nameTaken", kind: "row", status: [409] },
  {
    code: "scopeMissing",
    kind: "setup",
    status: [0],
    says: NOT_GRANTED,
    link: "https://myaccount.google.com/connections",
  },
  { code: "quota", kind: "passing", status: [429], link: `${CONSOLE}/quotas` },
  { code: "unavailable", kind: "passing", status: [408, 500, 502, 503, 504] },
  { code: "noAnswer", kind: "passing", status: [0] },
];

/** Everything else that Chat refuses concerns the space that was asked for. */
const REFUSED: Rule = { code: "refused", kind: "row" };

const SERVICE_OFF: Rule = {
  code: "serviceOff",
  kind: "setup",
  link: "https://developers.google.com/apps-script/guides/services/advanced",
};

/** Not Google's doing: an error of the script itself, which no retry mends. */
const UNEXPECTED: Rule = {
  code: "unexpected",
  kind: "setup",
  link: "https://script.google.com/home/executions",
};

/** Chat said that it had made a space, and not which. Asked again with the same ID, it may say it. */
export const ODD_ANSWER: Failure = {
  code: "oddAnswer",
  kind: "passing",
  answer: "",
  link: undefined,
};

/** In characters: enough for all that Google is known to answer. */
const LONGEST_ANSWER = 500;

/**
 * Says what an error of a Chat call means. It is decided by the HTTP status and by Google's English
 * text, never by what Apps Script translates.
 * @param error what the advanced Chat service threw: usually a GoogleJsonResponseException, whose
 *   members are all treated as optional.
 */
export function failureOf(error: unknown): Failure {
  const { status, answer } = readError(error);
  const { code, kind, link } = ruleFor(error, status, answer);
  const [, project] = /in project (\d+)/.exec(answer) ?? [];
  return { code, kind, link: link && project ? `${link}?project=${project}` : link, answer };
}

function ruleFor(error: unknown, status: number, answer: string): Rule {
  if (error instanceof ReferenceError && answer.startsWith("Chat ")) return SERVICE_OFF;
  if (error instanceof ReferenceError || error instanceof TypeError) return UNEXPECTED;
  const fits = (rule: Rule) =>
    (!rule.status || rule.status.includes(status)) && (!rule.says || rule.says.test(answer));
  return RULES.find(fits) ?? REFUSED;
}

/** Status 0: no answer came that Apps Script could read, so the space may or may not exist. */
function readError(error: unknown): { status: number; answer: string } {
  const details = property(error, "details");
  const status = property(details, "code");
  const texts = [property(details, "message"), property(error, "message"), error];
  const said = texts.find((each) => typeof each === "string" && each !== "");
  const answer = plainText(said, LONGEST_ANSWER);
  if (typeof status === "number") return { status, answer: withoutPrefix(answer) };
  return { status: 0, answer: isAboutPermission(answer) ? answer : withoutPrefix(answer) };
}

/** Whether Google says that something was not granted. */
export function isAboutPermission(message: string): boolean {
  return NOT_GRANTED.test(message);
}

/** The advanced service is off, as is known without calling it. */
export function failureOfService(): Failure {
  return { ...SERVICE_OFF, answer: "", link: SERVICE_OFF.link };
}

/** A permission is missing, as is known without asking Chat. @param link where it is granted. */
export function notGranted(link: string): Failure {
  return { code: "scopeMissing", kind: "setup", answer: text().failures.scopeMissing.what(), link };
}

function property(value: unknown, name: string): unknown {
  return Object(value)[name];
}

/** "API call to chat.spaces.create failed with error: ANSWER", in whatever language. */
function withoutPrefix(message: string): string {
  return message.replace(/^.*?chat\.spaces\.\w+[^:]*:\s*/, "");
}

/**
 * A failure in the person's language: one sentence on what happened, one on what to do, and the
 * link where to do it, if there is one.
 */
export function explain(failure: Failure): [what: string, todo: string, ...link: string[]] {
  const { failures, link } = text();
  const { what, todo } = failures[failure.code];
  return [what(failure.answer), todo, ...(failure.link ? [link(failure.link)] : [])];
}
