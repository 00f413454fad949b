/** Google's token endpoint: what is sent to it, and what of its answers is believed. */
import { CodeChallengeMethod, gaxios, JWT, OAuth2Client } from "google-auth-library";
import {
  type AuthError,
  answerError,
  authError,
  ODD_ANSWER,
  type Stage,
  UNKNOWN,
} from "./auth-error";
import { type ClientSecrets, isAddress, LOOPBACK_HOSTS, type ServiceAccountKey } from "./secrets";

/** What a sign-in gives, as it is kept. */
export interface Tokens {
  access_token: string;
  /** In milliseconds since 1970; without it the library would repeat calls that Chat refuses. */
  expiry_date: number;
  refresh_token?: string;
}

/** What comes with the tokens of a sign-in. */
export interface Granted {
  tokens: Tokens;
  /** Undefined where they are those that were asked for. */
  scopes: string[] | undefined;
  /** Who signed in, where that was asked for. */
  email: string | undefined;
}

/** In bytes: Google's answers have some thousand. */
const LONGEST_ANSWER = 100_000;
/** In milliseconds, from the request to the end of its answer. */
const TIMEOUT_MS = 30_000;

/**
 * What errors of the library may hold is kept out of them, and what is secret is sent once, to where
 * it belongs and no further: no code or token is sent twice, and no redirect is followed.
 */
function careful() {
  const transporter = new gaxios.Gaxios({
    timeout: TIMEOUT_MS,
    noProxy: LOOPBACK_HOSTS,
    retryConfig: { retry: 0, noResponseRetries: 0 },
    redirect: "manual",
    responseType: "json",
    size: LONGEST_ANSWER,
  });
  return { useAuthRequestParameters: false, transporter };
}

export class OAuth {
  readonly #client: OAuth2Client;
  readonly #clientId: string;
  /** Of ID tokens. */
  readonly #issuers: readonly string[];

  constructor({ clientId, clientSecret, endpoints }: ClientSecrets) {
    this.#clientId = clientId;
    this.#issuers = endpoints
      ? [new URL(endpoints.token).origin]
      : ["https://accounts.google.com", "accounts.google.com"];
    this.#client = new OAuth2Client({
      ...careful(),
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

  /** How long before its end a token counts as ended, in milliseconds. */
  get earlyMs(): number {
    return this.#client.eagerRefreshThresholdMillis;
  }

  /** Where a person signs in, and what proves afterwards that it was asked for here: RFC 7636. */
  async begin(options: {
    redirectUri: string;
    scopes: readonly string[];
    state: string;
    account: string | undefined;
  }): Promise<{ url: string; codeVerifier: string }> {
    const { redirectUri, scopes, state, account } = options;
    const { codeVerifier, codeChallenge = "" } = await this.#client.generateCodeVerifierAsync();
    const url = this.#client.generateAuthUrl({
      redirect_uri: redirectUri,
      scope: [...scopes],
      state,
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
      access_type: "offline",
      prompt: "consent",
      ...(account && { login_hint: account }),
    });
    return { url, codeVerifier };
  }

  /** @throws AuthError */
  exchange(code: string, codeVerifier: string, redirectUri: string): Promise<Granted> {
    return asking("sign-in", async () => {
      const { tokens } = await this.#client.getToken({
        code,
        codeVerifier,
        redirect_uri: redirectUri,
      });
      const { scope, id_token: idToken } = tokens;
      return {
        tokens: mustBeTokens(tokens),
        scopes: typeof scope === "string" ? scope.split(" ") : undefined,
        email: this.#emailIn(idToken),
      };
    });
  }

  /** @throws AuthError; `isEnded` where only a new sign-in helps */
  refresh(kept: Tokens): Promise<Tokens> {
    return asking("refresh", async () => {
      if (!kept.refresh_token) throw answerError("invalid_grant", "refresh");
      this.#client.setCredentials({ refresh_token: kept.refresh_token });
      const { credentials } = await this.#client.refreshAccessToken();
      // An answer to a refresh usually has no refresh token: the one that there is goes on.
      return { ...kept, ...mustBeTokens(credentials) };
    });
  }

  /** @throws AuthError */
  revoke(token: string): Promise<void> {
    return asking("sign-out", async () => {
      const { data }: { data: unknown } = await this.#client.revokeToken(token);
      if (typeof data !== "object" && data !== "") throw oddAnswer("sign-out");
    });
  }

  /**
   * Who signed in. An ID token that comes from the token endpoint itself needs no look at its
   * signature: https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation, 6.
   */
  #emailIn(idToken: unknown): string | undefined {
    const [, payload = ""] = typeof idToken === "string" ? idToken.split(".") : [];
    const { iss, aud, exp, email, email_verified: isVerified } = Object(parse(payload));
    const isOurs = this.#issuers.includes(iss) && aud === this.#clientId;
    const isValid = typeof exp === "number" && exp * 1000 > Date.now();
    if (!isOurs || !isValid || isVerified === false || !isAddress(email)) return undefined;
    return email.toLowerCase();
  }
}

function parse(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Domain-wide delegation: https://developers.google.com/identity/protocols/oauth2/service-account */
export class Delegation {
  readonly #client: JWT;

  /** @param subject as whom */
  constructor(key: ServiceAccountKey, scopes: readonly string[], subject: string) {
    const { email, privateKey, tokenUri } = key;
    const scope = [...scopes];
    this.#client = new JWT({ ...careful(), email, key: privateKey, scopes: scope, subject });
    if (tokenUri) {
      // The library knows no other address than Google's.
      this.#client.transporter.interceptors.request.add({
        resolved: async (request) => ({ ...request, url: new URL(tokenUri) }),
      });
    }
  }

  get lastToken(): string | undefined {
    return this.#client.credentials.access_token ?? undefined;
  }

  /** @throws AuthError */
  token(): Promise<string> {
    return asking("delegation", async () => {
      const { token } = await this.#client.getAccessToken();
      if (!isToken(token)) throw oddAnswer("delegation");
      return token;
    });
  }
}

async function asking<Result>(stage: Stage, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const known = authError(error, stage);
    // The library takes whatever comes for what it expects, and stumbles over it.
    throw known.code === UNKNOWN ? oddAnswer(stage) : known;
  }
}

/** @returns undefined for what is none. */
export function readTokens(value: unknown): Tokens | undefined {
  const { access_token: token, expiry_date: end, refresh_token: again } = Object(value);
  if (!isToken(token) || (again && !isToken(again))) return undefined;
  const expiry = typeof end === "number" && Number.isFinite(end) ? end : Date.now();
  return { access_token: token, expiry_date: expiry, ...(again && { refresh_token: again }) };
}

function mustBeTokens(answer: unknown): Tokens {
  const tokens = readTokens(answer);
  if (!tokens) throw oddAnswer("sign-in");
  return tokens;
}

/** https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12 */
function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]{1,10000}$/.test(value);
}

function oddAnswer(stage: Stage): AuthError {
  return answerError(ODD_ANSWER, stage);
}
