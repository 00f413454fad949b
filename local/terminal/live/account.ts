import { randomBytes, randomUUID } from "node:crypto";
import { CodeChallengeMethod, type Credentials, JWT, OAuth2Client } from "google-auth-library";
import type { Identity } from "../csv/sheet-run";
import { AuthError, authError, delegationError } from "./auth-error";
import { listen } from "./loopback";
import { type ClientSecrets, LOOPBACK_HOSTS, type ServiceAccountKey } from "./secrets";
import { newIdentity, storedIdentity } from "./stored-identity";
import { type SignIn, StoredSignIn } from "./stored-sign-in";

/** As whom Chat is called. */
export interface Account {
  /** Who runs what names nobody; undefined where somebody must be named. */
  readonly person: string | undefined;
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
  /** Who a person is in the rows that they begin. */
  identify(person: string): Identity;
}

export interface SignInOptions {
  scopes: readonly string[];
  /** An e-mail address or any other name, to keep several sign-ins apart. */
  account: string | undefined;
  timeoutMs: number;
  print(text: string): void;
  openBrowser: ((url: string) => Promise<unknown>) | undefined;
}

const DEFAULT_ACCOUNT = "default";

/** What errors of the library may hold is kept out of them, and no code or token is sent twice. */
const careful = {
  useAuthRequestParameters: false,
  transporterOptions: {
    timeout: 30_000,
    noProxy: LOOPBACK_HOSTS,
    retryConfig: { retry: 0, noResponseRetries: 0 },
  },
};

/** @throws AuthError if the person does not sign in */
export async function signInAsUser(
  secrets: ClientSecrets,
  options: SignInOptions,
): Promise<Account> {
  const stored = new StoredSignIn(secrets.clientId, options.account ?? DEFAULT_ACCOUNT);
  const client = clientOf(secrets);
  let signIn = stored.read();
  if (signIn && !options.scopes.every((scope) => signIn?.scopes.includes(scope))) {
    options.print("This version asks for other permissions than the last one.");
    signIn = undefined;
  }
  let current = signIn ?? (await signInAgain());
  let renewal: Promise<string> | undefined;
  try {
    await token();
  } catch (error) {
    if (!(error instanceof AuthError && error.isEnded)) throw error;
    options.print(error.message);
    current = await signInAgain();
  }
  const { person } = current;
  return {
    person,
    client: secrets.clientId,
    isDelegated: false,
    token: (_, refused) => token(refused),
    identify: (who) => (who === person ? storedIdentity(secrets.clientId, who) : newIdentity()),
  };

  async function signInAgain(): Promise<SignIn> {
    stored.delete();
    const fresh = await askToSignIn(client, secrets, options);
    stored.write(fresh);
    return fresh;
  }

  async function token(refused?: string): Promise<string> {
    const { access_token: kept, expiry_date: end } = current.tokens;
    const isFresh = (end ?? 0) - Date.now() > client.eagerRefreshThresholdMillis;
    if (kept && isFresh && kept !== refused) return kept;
    // A refresh token may be good for one use: whoever needs a new token meanwhile gets the same.
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  async function renew(): Promise<string> {
    try {
      current = { ...current, tokens: await refresh(client, current.tokens) };
      stored.write(current);
      return current.tokens.access_token ?? "";
    } catch (error) {
      if (error instanceof AuthError && error.isEnded) stored.delete();
      throw error;
    }
  }
}

/** @throws AuthError; `isEnded` where only a new sign-in helps */
async function refresh(client: OAuth2Client, tokens: Credentials): Promise<Credentials> {
  try {
    client.setCredentials({ refresh_token: tokens.refresh_token ?? "" });
    const { credentials } = await client.refreshAccessToken();
    // An answer to a refresh usually has no refresh token: the one that there is goes on.
    return { ...tokens, ...withoutEmpty(credentials) };
  } catch (error) {
    if (!tokens.refresh_token) throw authError({ code: "invalid_grant" }, "refresh");
    throw authError(error, "refresh");
  }
}

function withoutEmpty(credentials: Credentials): Credentials {
  return Object.fromEntries(Object.entries(credentials).filter(([, value]) => Boolean(value)));
}

/** The authorization code flow with PKCE: RFC 7636, RFC 8252, RFC 9700. */
async function askToSignIn(
  client: OAuth2Client,
  { type, redirectUris }: ClientSecrets,
  { scopes, account, timeoutMs, print, openBrowser }: SignInOptions,
): Promise<SignIn> {
  const callback = await listen(type === "web" ? redirectUris : undefined);
  const { codeVerifier, codeChallenge = "" } = await client.generateCodeVerifierAsync();
  const state = randomBytes(32).toString("base64url");
  const url = client.generateAuthUrl({
    redirect_uri: callback.redirectUri,
    scope: [...scopes],
    state,
    code_challenge: codeChallenge,
    code_challenge_method: CodeChallengeMethod.S256,
    access_type: "offline",
    prompt: "consent",
    ...(account && { login_hint: account }),
  });
  print(`Sign in with Google in your browser:\n\n  ${url}\n`);
  const { port } = callback;
  if (process.env.SSH_CONNECTION) {
    print(
      `Your browser is on another machine? There, first run: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE`,
    );
  }
  openBrowser?.(url).catch(() => print("No browser could be opened: follow the link above."));
  const tokens = await callback.wait(state, timeoutMs, async (code) => {
    const granted = await exchange(client, code, codeVerifier, callback.redirectUri);
    checkGranted(granted, scopes);
    return granted;
  });
  print("Signed in.");
  const person = account?.includes("@") ? account.toLowerCase() : `sign-in ${randomUUID()}`;
  return { person, signedInAt: Date.now(), scopes: [...scopes], tokens };
}

async function exchange(
  client: OAuth2Client,
  code: string,
  codeVerifier: string,
  redirectUri: string,
): Promise<Credentials> {
  try {
    const { tokens } = await client.getToken({ code, codeVerifier, redirect_uri: redirectUri });
    // Without a time of its end, the library would repeat calls that Chat refuses.
    return { expiry_date: Date.now(), ...tokens };
  } catch (error) {
    throw authError(error, "sign-in");
  }
}

/** People may refuse some of the permissions: https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions */
function checkGranted({ scope }: Credentials, scopes: readonly string[]): void {
  const granted = scope?.split(" ") ?? scopes;
  const refused = scopes.filter((each) => !granted.includes(each));
  if (refused.length === 0) return;
  throw new AuthError(
    "scope_refused",
    `You signed in and did not grant: ${refused.join(", ")}. Run it again and tick every permission.`,
  );
}

/** @returns what to tell the person, and whether nothing of the sign-in is left */
export async function signOut(
  secrets: ClientSecrets,
  account: string | undefined,
): Promise<{ text: string; isDone: boolean }> {
  const stored = new StoredSignIn(secrets.clientId, account ?? DEFAULT_ACCOUNT);
  const tokens = stored.read()?.tokens;
  stored.delete();
  const token = tokens?.refresh_token ?? tokens?.access_token;
  if (!token) return { text: "Nobody was signed in here.", isDone: true };
  try {
    await clientOf(secrets).revokeToken(token);
    const text = "Signed out: Google has withdrawn the sign-in, and its file is deleted.";
    return { text, isDone: true };
  } catch (error) {
    const { code } = authError(error, "sign-out");
    if (code === "invalid_token") {
      const text = "Signed out: the sign-in had ended already, and its file is deleted.";
      return { text, isDone: true };
    }
    const text = `The file with the sign-in is deleted, but Google did not withdraw the sign-in (${code}), so it stays valid there. Remove this app at https://myaccount.google.com/connections`;
    return { text, isDone: false };
  }
}

function clientOf({ clientId, clientSecret, endpoints }: ClientSecrets): OAuth2Client {
  return new OAuth2Client({
    ...careful,
    clientId,
    ...(clientSecret && { clientSecret }),
    ...(endpoints && {
      endpoints: {
        oauth2AuthBaseUrl: endpoints.authorize,
        oauth2TokenUrl: endpoints.token,
        oauth2RevokeUrl: endpoints.revoke,
      },
    }),
  });
}

/** Domain-wide delegation: https://support.google.com/a/answer/162106 */
export function delegate(
  key: ServiceAccountKey,
  scopes: readonly string[],
  person: string | undefined,
): Account {
  const clients = new Map<string, JWT>();
  return {
    person,
    client: key.email,
    isDelegated: true,
    identify: (who) => storedIdentity(key.email, who),
    async token(subject, refused) {
      const known = clients.get(subject);
      const isRefused = refused !== undefined && known?.credentials.access_token === refused;
      const client = (isRefused ? undefined : known) ?? jwtOf(key, scopes, subject);
      clients.set(subject, client);
      try {
        const { token } = await client.getAccessToken();
        return token ?? "";
      } catch (error) {
        const { clientId } = key;
        throw delegationError(authError(error, "delegation"), subject, { clientId, scopes });
      }
    },
  };
}

function jwtOf(
  { email, privateKey, tokenUri }: ServiceAccountKey,
  scopes: readonly string[],
  subject: string,
): JWT {
  const client = new JWT({ ...careful, email, key: privateKey, scopes: [...scopes], subject });
  if (tokenUri) {
    // The library knows no other address than Google's.
    client.transporter.interceptors.request.add({
      resolved: async (request) => ({ ...request, url: new URL(tokenUri) }),
    });
  }
  return client;
}
