/** `npm start -- --live`: the same for real, as the signed-in person or by delegation. */
import type { Capability } from "../../../src/capabilities";
import { plainText } from "../../../src/chat/answer";
import type { AppsScript } from "../../google/apps-script";
import { readPermissions, startAppsScript, startGoogle } from "../../google/load";
import { CsvFile } from "../csv/csv-file";
import { OneByOne } from "../csv/executions";
import { SheetFile } from "../csv/sheet-file";
import { type Host, SheetRun } from "../csv/sheet-run";
import { ALL_CREATED, COULD_NOT_RUN } from "../exit-codes";
import { atFirstInterrupt } from "../interrupts";
import { ask } from "../question";
import type { Terminal } from "../terminal";
import { sayLive as say, say as sayInTerminal } from "../text";
import { madeUpIdentity } from "../trial";
import { capabilitiesOf, type Job, work } from "../work";
import { type Account, delegate, signInAsUser, signOut } from "./account";
import { LiveChat } from "./chat";
import { ExecutionsAtOnce } from "./executions-at-once";
import { hasSignIns, securePrivateFiles } from "./private-file";
import { RecentCalls } from "./recent-calls";
import {
  isAddress,
  isLoopback,
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

/** In characters, of what stands where an address belongs. */
const LONGEST_WORD = 100;
const GOOGLE_CHAT = "https://chat.googleapis.com";
const CHAT_SCOPE = /^https:\/\/www\.googleapis\.com\/auth\/chat\./;

/**
 * Signs in and does the job with real Chat.
 * @returns the exit code
 * @throws Error that says why it cannot be done and what to do.
 */
export async function runLive(job: Job, options: LiveOptions, terminal: Terminal): Promise<number> {
  const account = await accountFor(job, options, terminal, await neededBy(job, options));
  const stop = new AbortController();
  const { print } = terminal;
  const appsScript = startProject(account, {
    job,
    address: options.address,
    print,
    stop: stop.signal,
  });
  const executions = new ExecutionsAtOnce(appsScript, { locale: job.locale, stop });
  const host: Host = {
    ...terminal,
    identify: account.identify,
    signIn: (people, needs) => signIn(account, people, needs),
    confirm: async (question) => {
      const isAgreed = options.isAgreed || (await ask(question));
      if (isAgreed && job.command === "create") atFirstInterrupt(endGently);
      return isAgreed;
    },
  };
  function endGently(): void {
    print(sayInTerminal().run.ending);
    executions.cancel();
  }
  return work(executions, { ...job, person: account.person }, host);
}

/** @returns the exit code */
export async function logIn(options: LiveOptions, terminal: Terminal): Promise<number> {
  const account = await accountFor({ person: undefined }, options, terminal);
  const { already, alreadyAs } = say().signIn;
  if (!account.isNew) terminal.print(account.email ? alreadyAs(account.email) : already);
  return ALL_CREATED;
}

/** Who signs in, before it is known who that is. */
const WHOEVER = "me";

/** Known before anybody signs in, so that they are asked for all of it at once. */
async function neededBy(job: Job, { key }: LiveOptions): Promise<Capability[]> {
  if (!job.sheet || job.command !== "create") return [];
  const { appsScript } = startGoogle({ capabilities: capabilitiesOf(job) });
  const { name, bytes } = job.sheet.csv;
  const sheet = new SheetFile(appsScript, new CsvFile({ name, bytes }), job.own);
  const host: Host = {
    ...{ print() {}, progress() {}, tell() {} },
    identify: madeUpIdentity,
    signIn: async () => {},
    confirm: async () => false,
  };
  const person = job.person ?? (key === undefined ? WHOEVER : undefined);
  return new SheetRun(new OneByOne(appsScript, job), sheet, host, { ...job, person }).needs();
}

interface ProjectOptions {
  job: Pick<Job, "sheet">;
  address: string;
  print: Terminal["print"];
  stop: AbortSignal;
}

function startProject(account: Account, { job, address, print, stop }: ProjectOptions): AppsScript {
  const recentCalls = new RecentCalls(account.client);
  const chat = new LiveChat(account, { address, print, stop, recentCalls });
  const clock = { now: Date.now, sleep: refuseToBlock };
  const appsScript = startAppsScript({ clock, chat, capabilities: capabilitiesOf(job) });
  // Rows that were tried against the stand-in for Chat are known by the sheet in their claims.
  appsScript.spreadsheet.id = "csv-file";
  const pace = JSON.stringify({ calls: recentCalls.times });
  appsScript.properties.set("document", new Map([["pace", pace]]));
  return appsScript;
}

function refuseToBlock(): never {
  throw new Error("Nothing may hold up all executions");
}

/** @returns the exit code */
export async function logOut(
  { clientSecrets, account }: LiveOptions,
  terminal: Terminal,
): Promise<number> {
  checkEncryption();
  securePrivateFiles(terminal.print);
  if (!hasSignIns()) {
    terminal.print(say().signIn.nobody);
    return ALL_CREATED;
  }
  const { text, isDone } = await signOut(readClientSecrets(clientSecrets), account);
  terminal.print(text);
  return isDone ? 0 : COULD_NOT_RUN;
}

async function accountFor(
  job: Pick<Job, "person">,
  options: LiveOptions,
  terminal: Terminal,
  needs: readonly Capability[] = [],
): Promise<Account> {
  const { address } = options;
  const { print } = terminal;
  const { real } = say();
  checkEncryption();
  securePrivateFiles(print);
  const scopes = chatScopes(needs);
  if (options.key !== undefined) {
    if (job.person !== undefined && !isAddress(job.person)) {
      throw new Error(say().options.notAnAddress(plainText(job.person, LONGEST_WORD)));
    }
    const key = readServiceAccountKey(options.key);
    checkAddress(address, key.tokenUri);
    print(real.delegated(address, job.person ?? real.peopleOfSheet, key.email));
    warnIfOthersCanRead(options.key, print);
    return delegate(key, scopes, job.person?.toLowerCase());
  }
  if (job.person !== undefined) throw new Error(say().options.keyNeeded);
  const secrets = readClientSecrets(options.clientSecrets);
  checkAddress(address, secrets.endpoints?.token);
  print(
    real.as(address, plainText(options.account, LONGEST_WORD) || real.whoSignsIn, secrets.clientId),
  );
  warnIfOthersCanRead(options.clientSecrets, print);
  const openBrowser = options.opensBrowser
    ? async (page: string) => (await import("open")).default(page)
    : undefined;
  return signInAsUser(secrets, { ...options, scopes, print, openBrowser });
}

/** What Chat needs of all that is asked for elsewhere: there are no sheets of Google's here. */
function chatScopes(needs: readonly Capability[]): string[] {
  const { base, capabilities } = readPermissions();
  const wanted = [...Object.values(base), ...needs.map((name) => capabilities[name])];
  return wanted.flatMap(({ scopes }) => scopes).filter((scope) => CHAT_SCOPE.test(scope));
}

/** Google's tokens go to Google and to nobody else; those of a stand-in stay on this machine. */
function checkAddress(address: string, tokenUri: string | undefined): void {
  const isGoogle = address === GOOGLE_CHAT && tokenUri === undefined;
  const isLocal = isLoopback(address) && tokenUri !== undefined;
  if (!isGoogle && !isLocal) throw new Error(say().options.address(GOOGLE_CHAT, address));
}

/** https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue */
function checkEncryption(): void {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0") throw new Error(say().options.tlsOff);
}

async function signIn(
  account: Account,
  people: readonly string[],
  needs: readonly Capability[],
): Promise<void> {
  await account.allow(chatScopes(needs));
  const { options } = say();
  for (const person of people) {
    if (account.isDelegated && !isAddress(person)) {
      throw new Error(options.createAsNotAnAddress(plainText(person, LONGEST_WORD)));
    }
    if (!account.isDelegated && person !== account.person) {
      throw new Error(options.otherPerson(person));
    }
    await account.token(person);
  }
}
