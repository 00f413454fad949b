/** What a failed call of google.script.run means. */
export type FailureKind = "accounts" | "authorization" | "connection" | "other";

const KINDS: readonly [FailureKind, RegExp][] = [
  ["accounts", /PERMISSION_DENIED/],
  [
    "authorization",
    /authorization is required|do not have permission to call|permissions are not sufficient|UNAUTHENTICATED/i,
  ],
  ["connection", /NetworkError|connection failure|HTTP 0/i],
];

export function failureKind(error: unknown): FailureKind {
  const message = messageOf(error);
  return KINDS.find(([, pattern]) => pattern.test(message))?.[0] ?? "other";
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
