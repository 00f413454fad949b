/** `npm start -- --live`: the same for real, as the signed-in person or by delegation. */
import { createInterface } from "node:readline/promises";
import { Worker } from "node:worker_threads";
import { gaxios } from "google-auth-library";
import type { HttpResponse } from "../chat/api";
import { COULD_NOT_RUN } from "../csv/sheet-run";
import { readManifest } from "../load";
import type { Terminal } from "../terminal";
import type { Job } from "../work";
import { type Account, delegate, signInAsUser, signOut } from "./account";
import { AuthError, codeOf } from "./auth-error";
import {
  ANSWERED,
  type Answer,
  CANCELLED,
  type Message,
  type Question,
  type WorkerData,
} from "./bridge";
import {
  isLoopback,
  LOOPBACK_HOSTS,
  readClientSecrets,
  readServiceAccountKey,
  warnIfOthersCanRead,
} from "./secrets";

export interface LiveOptions {
  clientSecrets: string;
  account: string | undefined;
  /** A service-account key. */
  key: string | undefined;
  /** Where Chat is. */
  address: string;
  timeoutMs: number;
  opensBrowser: boolean;
  /** Does not ask before it creates. */
  isAgreed: boolean;
}

const GOOGLE_CHAT = "https://chat.googleapis.com";
const CHAT_SCOPE = /^https:\/\/www\.googleapis\.com\/auth\/chat\./;

/** How long an answer of Chat's is waited for, in milliseconds. After it, the outcome is unknown. */
const CHAT_TIMEOUT_MS = 60_000;

/**
 * Signs in and does the job with real Chat.
 * @returns the exit code
 * @throws Error that says why it cannot be done and what to do.
 */
export async function runLive(job: Job, options: LiveOptions, terminal: Terminal): Promise<number> {
  const account = await accountFor(job, options, terminal);
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const data: WorkerData = { job: { ...job, person: account.person }, flags };
  const worker = new Worker(new URL("./live-worker.mjs", import.meta.url), { workerData: data });
  const onInterrupt = () => {
    terminal.print("Ending after the space at hand. Press Ctrl-C again to end at once.");
    Atomics.store(flags, CANCELLED, 1);
    Atomics.notify(flags, CANCELLED);
  };
  if (job.sheet) process.once("SIGINT", onInterrupt);
  try {
    return await new Promise<number>((resolve, reject) => {
      worker.on("error", reject);
      worker.on("message", async (message: Message) => {
        if ("print" in message) terminal.print(message.print);
        else if ("progress" in message) terminal.progress(message.progress);
        else if ("exitCode" in message) resolve(message.exitCode);
        else if ("error" in message) reject(new Error(message.error));
        else {
          const answer = await answerTo(message.question, account, options, terminal);
          worker.postMessage({ number: message.number, answer });
          Atomics.store(flags, ANSWERED, message.number);
          Atomics.notify(flags, ANSWERED);
        }
      });
    });
  } finally {
    process.off("SIGINT", onInterrupt);
    await worker.terminate();
  }
}

/** @returns the exit code */
export async function logOut(
  { clientSecrets, account }: LiveOptions,
  terminal: Terminal,
): Promise<number> {
  const { text, isDone } = await signOut(readClientSecrets(clientSecrets), account);
  terminal.print(text);
  return isDone ? 0 : COULD_NOT_RUN;
}

async function accountFor(job: Job, options: LiveOptions, terminal: Terminal): Promise<Account> {
  const { address } = options;
  const { oauthScopes = [] } = readManifest();
  const scopes = oauthScopes.filter((scope) => CHAT_SCOPE.test(scope));
  if (options.key !== undefined) {
    const key = readServiceAccountKey(options.key);
    checkAddress(address, key.tokenUri);
    const who = job.person ?? "the people in the column Create as";
    terminal.print(`For real at ${address}, as ${who}, by the service account ${key.email}.`);
    warnIfOthersCanRead(options.key, terminal.print);
    return delegate(key, scopes, job.person?.toLowerCase());
  }
  if (job.person) throw new Error("--as PERSON needs a service account: --key FILE.");
  const secrets = readClientSecrets(options.clientSecrets);
  checkAddress(address, secrets.endpoints?.token);
  const who = options.account ?? "the account that you sign in with";
  terminal.print(`For real at ${address}, as ${who}, with the client ${secrets.clientId}.`);
  warnIfOthersCanRead(options.clientSecrets, terminal.print);
  const openBrowser = options.opensBrowser
    ? async (url: string) => (await import("open")).default(url)
    : undefined;
  const { print } = terminal;
  return signInAsUser(secrets, { ...options, scopes, print, openBrowser });
}

/** Google's tokens go to Google and to nobody else; those of a stand-in stay on this machine. */
function checkAddress(address: string, tokenUri: string | undefined): void {
  const isGoogle = address === GOOGLE_CHAT && tokenUri === undefined;
  const isLocal = isLoopback(address) && tokenUri !== undefined;
  if (isGoogle || isLocal) return;
  throw new Error(
    `Chat is called at ${GOOGLE_CHAT}, or with a sign-in on this machine at an address of this machine, such as http://127.0.0.1:8080. ${address} is not allowed with this sign-in.`,
  );
}

async function answerTo(
  question: Question,
  account: Account,
  options: LiveOptions,
  terminal: Terminal,
): Promise<Answer> {
  try {
    if (question.ask === "signIn") return await signIn(account, question.people);
    if (question.ask === "confirm") return options.isAgreed || (await agrees(question.question));
    return await callChat(question, account, options.address, terminal);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function signIn(account: Account, people: readonly string[]): Promise<boolean> {
  for (const person of people) {
    if (!account.isDelegated && person !== account.person) {
      throw new Error(
        `The column Create as names ${person}. To create spaces as other people, use a service account: --key FILE. To create them as yourself, empty the column.`,
      );
    }
    await account.token(person);
  }
  return true;
}

/** Where nobody can be asked, having typed the command is consent enough. */
async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`${question} [y/N] `);
  prompt.close();
  return /^\s*[ys]/i.test(answer);
}

/** One call, once more with a new token if Chat did not accept the first. */
async function callChat(
  { person, request }: Extract<Question, { ask: "chat" }>,
  account: Account,
  address: string,
  terminal: Terminal,
): Promise<HttpResponse | null> {
  try {
    const response = await send(request, address, await account.token(person));
    if (response.status !== 401) return response;
    return await send(request, address, await account.token(person, true));
  } catch (error) {
    if (error instanceof AuthError) {
      terminal.print(error.message);
      return signedOut;
    }
    terminal.print(`No answer from ${address} (${codeOf(error)}).`);
    return null;
  }
}

const signedOut: HttpResponse = {
  status: 401,
  headers: {},
  body: JSON.stringify({
    error: { code: 401, message: "The sign-in has ended.", status: "UNAUTHENTICATED" },
  }),
};

/** One HTTP request, whatever comes back. @throws where no answer came, so the outcome is unknown */
async function send(
  { method, path, body }: Extract<Question, { ask: "chat" }>["request"],
  address: string,
  token: string,
): Promise<HttpResponse> {
  const response = await new gaxios.Gaxios().request<string>({
    url: `${address}${path}`,
    method: method === "GET" ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body }),
    responseType: "text",
    redirect: "error",
    noProxy: LOOPBACK_HOSTS,
    retry: false,
    timeout: CHAT_TIMEOUT_MS,
    validateStatus: () => true,
  });
  return { status: response.status, headers: {}, body: response.data };
}
