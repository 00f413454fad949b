import { readFileSync, statSync } from "node:fs";

/** Where to sign in, if not at Google: a stand-in on this machine. */
export interface Endpoints {
  authorize: string;
  token: string;
  revoke: string;
}

/** An OAuth client: https://developers.google.com/identity/protocols/oauth2/native-app */
export interface ClientSecrets {
  type: "installed" | "web";
  clientId: string;
  clientSecret: string | undefined;
  redirectUris: string[];
  endpoints: Endpoints | undefined;
}

/** A key for domain-wide delegation: https://developers.google.com/identity/protocols/oauth2/service-account */
export interface ServiceAccountKey {
  email: string;
  /** What the Admin console asks for. */
  clientId: string;
  privateKey: string;
  /** Undefined: Google's. */
  tokenUri: string | undefined;
}

type Json = Record<string, unknown>;

const CREDENTIALS = "https://console.cloud.google.com/apis/credentials";
const DOWNLOAD = `In the Google Cloud console (${CREDENTIALS}) create or open an OAuth client ID of the type Desktop app, download its JSON and save it`;

/** @throws Error that says what is wrong with the file and what to do. */
export function readClientSecrets(path: string): ClientSecrets {
  const json = readJson(path, `${DOWNLOAD} as ${path}.`);
  if (json.type === "service_account") {
    throw new Error(
      `${path} is a service-account key, which signs in nobody by itself. Use it with --key ${path} --as PERSON, or save an OAuth client's JSON there.`,
    );
  }
  if ([json.type === "authorized_user", "refresh_token" in json, "token" in json].includes(true)) {
    throw new Error(
      `${path} holds a stored sign-in, not an OAuth client: it was written over it. ${DOWNLOAD} there again.`,
    );
  }
  const { installed, web } = json;
  if (isObject(installed) && isObject(web)) {
    throw new Error(
      `${path} describes two OAuth clients, “installed” and “web”. Keep the one that you want to use.`,
    );
  }
  const client = isObject(installed) ? installed : web;
  if (!isObject(client)) {
    throw new Error(
      `${path} has neither “installed” nor “web”, so it describes no OAuth client. ${DOWNLOAD} there.`,
    );
  }
  const clientId = text(client, "client_id");
  if (!clientId) throw new Error(`${path} has no client_id. ${DOWNLOAD} there again.`);
  return {
    type: client === installed ? "installed" : "web",
    clientId,
    clientSecret: text(client, "client_secret") || undefined,
    redirectUris: Array.isArray(client.redirect_uris) ? client.redirect_uris.map(String) : [],
    endpoints: endpointsOf(path, client),
  };
}

/** @throws Error that says what is wrong with the file and what to do. */
export function readServiceAccountKey(path: string): ServiceAccountKey {
  const remedy =
    "In the Google Cloud console, under IAM & Admin → Service Accounts → Keys, add a key of the type JSON";
  const json = readJson(path, `${remedy} and save it as ${path}.`);
  if (isObject(json.installed) || isObject(json.web)) {
    throw new Error(
      `${path} is an OAuth client, not a service-account key. Use it with --client-secrets ${path} and without --key and --as.`,
    );
  }
  const email = text(json, "client_email");
  const privateKey = text(json, "private_key");
  if (json.type !== "service_account" || !email || !privateKey) {
    throw new Error(`${path} is not a service-account key. ${remedy} and name that file.`);
  }
  const tokenUri = placeOf(path, text(json, "token_uri"));
  return { email, clientId: text(json, "client_id"), privateKey, tokenUri };
}

function readJson(path: string, remedy: string): Json {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new Error(`There is no file ${path}. ${remedy}`);
    throw new Error(`${path} cannot be read (${code}). Check that it is a file and yours.`);
  }
  const json = parse(source);
  if (!isObject(json)) throw new Error(`${path} is not JSON as Google gives it out. ${remedy}`);
  return json;
}

/** Undefined for what is no JSON: the parser's own error would quote the file. */
function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** Windows knows no such modes. */
export function warnIfOthersCanRead(path: string, warn: (text: string) => void): void {
  if (process.platform === "win32" || (statSync(path).mode & 0o077) === 0) return;
  warn(`Others on this machine can read ${path}. To keep it to yourself: chmod 600 ${path}`);
}

function endpointsOf(path: string, client: Json): Endpoints | undefined {
  const authorize = placeOf(path, text(client, "auth_uri"));
  const token = placeOf(path, text(client, "token_uri"));
  if (!authorize || !token) return undefined;
  return { authorize, token, revoke: new URL("/revoke", token).href };
}

/** Undefined for Google, whose addresses the library knows; else an address on this machine. */
function placeOf(path: string, uri: string): string | undefined {
  if (isLoopback(uri)) return uri;
  if (uri === "" || /^https:\/\/(\w+\.)*(google|googleapis)\.com\//.test(uri)) return undefined;
  throw new Error(`${path} wants to sign in elsewhere than at Google. ${DOWNLOAD} there again.`);
}

export const LOOPBACK_HOSTS = ["127.0.0.1", "localhost"];

/** Whether an address is on this machine: http and the loopback address, by number or by name. */
export function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "http:" && LOOPBACK_HOSTS.includes(hostname);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(json: Json, name: string): string {
  const value = json[name];
  return typeof value === "string" ? value : "";
}
