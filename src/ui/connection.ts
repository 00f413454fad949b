import { isChatOn, probeChat } from "../chat/client";
import {
  explain,
  type Failure,
  type FailureCode,
  failureOfService,
  notGranted,
} from "../chat/failure";
import { findMissing, requirePermissions } from "../run/permission";
import { text } from "../text";
import { createPage } from "./sidebar";

/** What must be done before a space can be created, each by the failure where it is not. */
export type Step = (typeof STEPS)[number];

/** In the order in which it is done, and in which Google looks at it, as far as that is known. */
const STEPS = [
  "serviceOff",
  "scopeMissing",
  "apiDisabled",
  "chatOff",
  "appNotConfigured",
  "adminRestricted",
] as const;

/** How many steps are known to be done where Chat answers this; of others the first two are. */
const KNOWN: Partial<Record<FailureCode, number>> = {
  serviceOff: 0,
  scopeMissing: 1,
  signedOut: 1,
  apiDisabled: 2,
  adminRestricted: 3,
  notAllowed: 3,
  quota: 3,
  chatOff: 3,
  appNotConfigured: 4,
  // Only creating a space or a group chat shows whether the administrator lets a person do that.
  memberUnknown: STEPS.length - 1,
};
const OWN_KNOWLEDGE = 2;

export interface Connection {
  /** Whether all is done that can be known without creating something. */
  isReady: boolean;
  steps: { step: Step; state: "done" | "missing" | "unknown" }[];
  /** What was found, and what to do about it, in the person's language. */
  found: string[];
  /** Where the first missing step is mended; "" where there is no such place. */
  link: string;
  /** Whether it is mended by granting a permission. */
  isGrant: boolean;
}

/**
 * Looks which steps to a working set-up are done. It creates nothing: Chat is asked for a direct
 * message with nobody, and only if it refuses that for its member, nothing else is missing for direct
 * messages. Whether an administrator bars spaces or group chats is not known from that.
 */
export function checkConnection(): Connection {
  const missing = findMissing("chat");
  const failure = findFailure(missing?.link);
  const known = KNOWN[failure?.code ?? "unexpected"] ?? OWN_KNOWLEDGE;
  return {
    isReady: failure?.code === "memberUnknown",
    steps: STEPS.map((step, index) => {
      const isMissing = step === failure?.code || (step === "scopeMissing" && missing);
      return { step, state: isMissing ? "missing" : index < known ? "done" : "unknown" };
    }),
    found: describe(failure),
    link: STEPS.some((step) => step === failure?.code) ? (failure?.link ?? "") : "",
    isGrant: missing !== undefined && failure?.code === "scopeMissing",
  };
}

/** @param grant where the permission is granted, if it is not. */
function findFailure(grant: string | undefined): Failure | undefined {
  if (!isChatOn()) return failureOfService();
  return grant ? notGranted(grant) : probeChat();
}

function describe(failure: Failure | undefined): string[] {
  const { ready, unclear, barred, noAnswer, notAsked } = text().trial;
  if (!failure) return unclear("200");
  if (failure.code === "memberUnknown") return ready;
  if (failure.code === "notAllowed") return barred(failure.answer);
  if (failure.kind === "row" || failure.code === "unexpected") return unclear(failure.answer);
  const [what, todo] = explain(failure);
  if (failure.kind !== "passing") return [what, todo];
  // Nothing was asked for that could exist now.
  return [failure.code === "noAnswer" ? noAnswer : what, ...notAsked];
}

/**
 * Says the same in the execution log. Where a permission is missing, Google then asks for it.
 * @returns what it says.
 */
export function logConnection(): Connection {
  const connection = checkConnection();
  const { steps, found, link, isGrant } = connection;
  const { setup, signs, link: see } = text();
  const lines = steps.map(
    ({ step, state }) => `${MARKS[state]} ${setup.steps[step]}${signs.colon}${setup.states[state]}`,
  );
  console.log([...lines, "", ...found, ...(link ? [see(link)] : [])].join("\n"));
  if (isGrant) requirePermissions("chat");
  return connection;
}

const MARKS = { done: "✓", missing: "✗", unknown: "–" } as const;

/** In pixels: all steps and what is to be done fit without a scroll bar on a small laptop. */
const DIALOG = { width: 440, height: 500 };

/** Menu: the same in a dialog, with a way to where the first missing step is mended. */
export function openConnection(): void {
  requirePermissions("page");
  const page = createPage("connection").setWidth(DIALOG.width).setHeight(DIALOG.height);
  SpreadsheetApp.getUi().showModalDialog(page, text().setup.title);
}
