import { isAboutPermission } from "../chat/failure";

/** What a failed call of google.script.run means. */
export type FailureKind = "accounts" | "authorization" | "connection" | "passing" | "other";

export function failureKind(error: unknown): FailureKind {
  const message = messageOf(error);
  if (/PERMISSION_DENIED/.test(message)) return "accounts";
  if (/NetworkError|connection failure|HTTP 0/i.test(message)) return "connection";
  if (isAboutPermission(message) || /UNAUTHENTICATED/.test(message)) return "authorization";
  if (/server error|erro no servidor|erro do servidor/i.test(message)) return "passing";
  return "other";
}

/** Whether trying again cannot help as long as the person does nothing about it. */
export function isHopeless(error: unknown): boolean {
  const kind = failureKind(error);
  return kind === "accounts" || kind === "authorization";
}

/**
 * What was thrown is not always an Error of this page, and Google puts names of errors before it, one
 * after the other: "ScriptError: Error: …".
 */
export function messageOf(error: unknown): string {
  const { message = String(error) } = Object(error);
  return String(message).replace(/^(?:(?:(?:Script)?Error|Exception): )+/, "");
}
