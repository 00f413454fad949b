import { randomBytes, randomUUID } from "node:crypto";
import type { Identity } from "../csv/sheet-run";
import { sayLive as say } from "../text";
import { AuthError, authError, codeOf, delegationError } from "./auth-error";
import { writeRedirect } from "./browser-page";
import { listen } from "./loopback";
import { Delegation, type Granted, OAuth } from "./oauth";
import { type ClientSecrets, isAddress, type ServiceAccountKey } from "./secrets";
import { newIdentity, storedIdentity } from "./stored-identity";
import { type SignIn, StoredSignIn } from "./stored-sign-in";

/** As whom Chat is called. */
export interface Account {
  /** Who runs what names nobody; undefined where somebody must be named. */
  readonly person: string | undefined;
  /** Who signed in, where Google has told it. */
  readonly email: string | undefined;
  /** Whether they did so just now. */
  readonly isNew: boolean;
  /** The OAuth client or the service account that is used. */
  readonly client: string;
  /** Whether it can be anybody of an organisation. */
  readonly isDelegated: boolean;
  /**
   * An access token that lasts a few minutes at least.
   * @param refused one that Chat did not accept
   * @throws AuthError if there is none to be had
   */
  token(person: string, refused?: string): Promise<string>;
  /** Makes sure that these scopes are granted, too. @throws AuthError if they are not */
  allow(scopes: readonly string[]): Promise<void>;
  /** Who a person is in the rows that they begin. */
  identify(person: string): Identity;
}

export interface SignInOptions {
  /** Of Chat. */
  scopes: readonly string[];
  /** An e-mail address, which is checked then, or any other name, to keep several sign-ins apart. */
  account: string | undefined;
  timeoutMs: number;
  print(text: string): void;
  /** @param page on this machine */
  openBrowser: ((page: string) => Promise<unknown>) | undefined;
}

/**
 * What Google tells about who signed in, it tells for these scopes alone; the Chat scopes say
 * nothing of it. So they are asked for only where a person wants to be checked.
 * https://developers.google.com/identity/openid-connect/openid-connect#scope-param
 */
const IDENTITY_SCOPES = ["openid", "email"];

/** @throws AuthError if the person does not sign in */
export async function signInAsUser(
  secrets: ClientSecrets,
  options: SignInOptions,
): Promise<Account> {
  const { print } = options;
  const account = accountNamed(options.account);
  let scopes = [...options.scopes, ...(isAddress(account) ? IDENTITY_SCOPES : [])];
  const stored = new StoredSignIn(secrets, account);
  const oauth = new OAuth(secrets);
  let signIn = stored.read();
  if (signIn && !covers(signIn.scopes, scopes)) {
    print(say().signIn.otherPermissions);
    // What was granted before is asked for along with it, so that the next file need not ask again.
    scopes = [...new Set([...scopes, ...signIn.scopes])];
    signIn = undefined;
  }
  let isNew = false;
  let current = signIn ?? (await signInAgain());
  let renewal: Promise<string> | undefined;
  try {
    await token();
  } catch (error) {
    if (!(error instanceof AuthError && error.isEnded)) throw error;
    print(error.message);
    current = await signInAgain();
  }
  const { person } = current;
  return {
    person,
    email: isAddress(person) ? person : undefined,
    isNew,
    client: secrets.clientId,
    isDelegated: false,
    token: (_, refused) => token(refused),
    async allow(more) {
      if (covers(current.scopes, more)) return;
      print(say().signIn.otherPermissions);
      scopes = [...new Set([...current.scopes, ...more])];
      current = await signInAgain();
    },
    identify: (who) => (who === person ? storedIdentity(secrets.clientId, who) : newIdentity()),
  };

  async function signInAgain(): Promise<SignIn> {
    stored.delete();
    isNew = true;
    const { tokens, email } = await askToSignIn(oauth, secrets, { ...options, account, scopes });
    print(email ? say().signIn.doneAs(email) : say().signIn.done);
    const person = email ?? `sign-in ${randomUUID()}`;
    const fresh = { person, signedInAt: Date.now(), scopes, tokens };
    keep(fresh);
    return fresh;
  }

  async function token(refused?: string): Promise<string> {
    const { access_token: kept, expiry_date: end } = current.tokens;
    const isFresh = end - Date.now() > oauth.earlyMs;
    if (isFresh && kept !== refused) return kept;
    // A refresh token may be good for one use: whoever needs a new token meanwhile gets the same.
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  async function renew(): Promise<string> {
    try {
      current = { ...current, tokens: await oauth.refresh(current.tokens) };
    } catch (error) {
      if (error instanceof AuthError && error.isEnded) stored.delete();
      throw error;
    }
    keep(current);
    return current.tokens.access_token;
  }

  function keep(fresh: SignIn): void {
    try {
      stored.write(fresh);
    } catch (error) {
      print(say().settings.signInNotKept(stored.path, codeOf(error)));
    }
  }
}

function covers(granted: readonly string[], asked: readonly string[]): boolean {
  return asked.every((scope) => granted.includes(scope));
}

/** Addresses are the same in capital letters. */
function accountNamed(account: string | undefined): string | undefined {
  return isAddress(account) ? account.toLowerCase() : account;
}

/** The authorization code flow with PKCE: RFC 7636, RFC 8252, RFC 9700. */
async function askToSignIn(
  oauth: OAuth,
  { type, redirectUris }: ClientSecrets,
  options: SignInOptions,
): Promise<Granted> {
  const { scopes, account, timeoutMs, print } = options;
  const callback = await listen(type === "web" ? redirectUris : undefined);
  const { redirectUri } = callback;
  const state = randomBytes(32).toString("base64url");
  const { url, codeVerifier } = await oauth.begin({ redirectUri, scopes, state, account });
  print(say().signIn.link(url));
  if (process.env.SSH_CONNECTION) print(say().signIn.ssh(callback.port));
  const close = lead(url, options);
  try {
    return await callback.wait(state, timeoutMs, async (code) => {
      const granted = await oauth.exchange(code, codeVerifier, redirectUri);
      checkGranted(granted, scopes);
      return isAddress(account) ? checkAccount(granted, account) : { ...granted, email: undefined };
    });
  } finally {
    close();
  }
}

/** Brings the person's browser there, if there is one. @returns what is to be done afterwards */
function lead(url: string, { openBrowser, print }: SignInOptions): () => void {
  if (!openBrowser) return () => {};
  const cannot = () => print(say().signIn.noBrowser);
  try {
    const page = writeRedirect(url);
    openBrowser(page.path).catch(cannot);
    return page.remove;
  } catch {
    cannot();
    return () => {};
  }
}

/** People may refuse some of the permissions: https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions */
function checkGranted({ scopes: granted }: Granted, asked: readonly string[]): void {
  const isRefused = (scope: string) => granted && !granted.includes(scope);
  const refused = asked.filter((each) => !IDENTITY_SCOPES.includes(each)).filter(isRefused);
  if (refused.length === 0) return;
  throw new AuthError("scope_refused", say().failures.notGranted(refused.join(", ")));
}

/** What was asked for as one person is never kept or used as another. */
function checkAccount(granted: Granted, account: string): Granted {
  const { email } = granted;
  const { failures } = say();
  if (!email) throw new AuthError("no_account", failures.noAccount(account));
  if (email === account) return granted;
  throw new AuthError("other_account", failures.otherAccount(email, account));
}

/** @returns what to tell the person, and whether nothing of the sign-in is left */
export async function signOut(
  secrets: ClientSecrets,
  account: string | undefined,
): Promise<{ text: string; isDone: boolean }> {
  const stored = new StoredSignIn(secrets, accountNamed(account));
  const tokens = stored.read()?.tokens;
  stored.delete();
  const token = tokens?.refresh_token ?? tokens?.access_token;
  const { signIn } = say();
  if (!token) return { text: signIn.nobody, isDone: true };
  try {
    await new OAuth(secrets).revoke(token);
    return { text: signIn.out, isDone: true };
  } catch (error) {
    const { code } = authError(error, "sign-out");
    if (code === "invalid_token") return { text: signIn.outBefore, isDone: true };
    return { text: signIn.outHereOnly(code), isDone: false };
  }
}

/** Domain-wide delegation: https://support.google.com/a/answer/162106 */
export function delegate(
  key: ServiceAccountKey,
  scopes: readonly string[],
  person: string | undefined,
): Account {
  const delegations = new Map<string, Delegation>();
  let asked = scopes;
  return {
    person,
    email: person,
    isNew: false,
    client: key.email,
    isDelegated: true,
    identify: (who) => storedIdentity(key.email, who),
    async allow(more) {
      if (covers(asked, more)) return;
      asked = [...new Set([...asked, ...more])];
      delegations.clear();
    },
    async token(subject, refused) {
      const known = delegations.get(subject);
      const isRefused = refused !== undefined && known?.lastToken === refused;
      const delegation = (isRefused ? undefined : known) ?? new Delegation(key, asked, subject);
      delegations.set(subject, delegation);
      try {
        return await delegation.token();
      } catch (error) {
        const { clientId } = key;
        throw delegationError(authError(error, "delegation"), subject, { clientId, scopes: asked });
      }
    },
  };
}
