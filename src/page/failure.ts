import { isAboutPermission } from "../chat/failure";

/** What a failed call of google.script.run means. */
export type FailureKind = "accounts" | "authorization" | "connection" | "other";

export function failureKind(error: unknown): FailureKind {
  const message = messageOf(error);
  if (/PERMISSION_DENIED/.test(message)) return "accounts";
  if (/NetworkError|connection failure|HTTP 0/i.test(message)) return "connection";
  if (isAboutPermission(message) || /UNAUTHENTICATED/.test(message)) return "authorization";
  return "other";
}

/** Whether trying again cannot help as long as the person does nothing about it. */
export function isHopeless(error: unknown): boolean {
  const kind = failureKind(error);
  return kind === "accounts" || kind === "authorization";
}

/** What was thrown is not always an Error of this page, and Google puts the error's name before it. */
export function messageOf(error: unknown): string {
  const { message = String(error) } = Object(error);
  return String(message).replace(/^((Script)?Error|Exception): /, "");
}
