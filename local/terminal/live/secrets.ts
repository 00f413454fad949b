import { createPrivateKey } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from "node:fs";
import { plainText } from "../../../src/chat/answer";
import { sayLive as say } from "../text";
import { codeOf } from "./auth-error";

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

/** @throws Error that says what is wrong with the file and what to do. */
export function readClientSecrets(path: string): ClientSecrets {
  const { files } = say();
  const { download } = files;
  const json = readJson(path, files.remedy(download, path));
  if (json.type === "service_account") throw new Error(files.isKey(path));
  if ([json.type === "authorized_user", "refresh_token" in json, "token" in json].includes(true)) {
    throw new Error(files.isSignIn(path, download));
  }
  const { installed, web } = json;
  if (isObject(installed) && isObject(web)) throw new Error(files.twoClients(path));
  const client = isObject(installed) ? installed : web;
  if (!isObject(client)) throw new Error(files.noClient(path, download));
  const clientId = text(client, "client_id");
  if (!/^[\w.-]{1,200}$/.test(clientId)) throw new Error(files.noClientId(path, download));
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
  const { files } = say();
  const { newKey } = files;
  const json = readJson(path, files.remedy(newKey, path));
  if (isObject(json.installed) || isObject(json.web)) throw new Error(files.isClient(path));
  const email = text(json, "client_email");
  const privateKey = text(json, "private_key");
  if (json.type !== "service_account" || !isAddress(email) || !privateKey) {
    throw new Error(files.noKey(path, newKey));
  }
  if (!canSign(privateKey)) throw new Error(files.keyDamaged(path, newKey));
  const tokenUri = placeOf(path, text(json, "token_uri"));
  const clientId = plainText(json.client_id, LONGEST_ID);
  return { email, clientId, privateKey, tokenUri };
}

/** In characters; Google's have some twenty. */
const LONGEST_ID = 100;

/** Google's keys are RSA keys. */
function canSign(privateKey: string): boolean {
  try {
    return createPrivateKey(privateKey).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

/** In bytes: Google's files have two thousand. */
const LARGEST_FILE = 1_000_000;

function readJson(path: string, remedy: string): Json {
  const json = parse(readText(path, remedy));
  if (!isObject(json)) throw new Error(say().files.notJson(path, remedy));
  return json;
}

/** Looked at when it is open, so that it is the same file; a pipe that nobody writes to would never end. */
function readText(path: string, remedy: string): string {
  const { files } = say();
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") throw new Error(files.missing(path, remedy));
    throw new Error(files.unreadable(path, code));
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error(files.notAFile(path));
    return stats.size > LARGEST_FILE ? "" : readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
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
  warn(say().files.othersCanRead(path));
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
  const { files } = say();
  throw new Error(files.elsewhere(path, files.download));
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

/** Whether that is one person's e-mail address, and nothing that a terminal or a URL takes for more. */
export function isAddress(value: unknown): value is string {
  return (
    typeof value === "string" && /^[^\s\p{C}@<>"',:;/\\]{1,64}@[\p{L}\p{N}.-]{1,253}$/u.test(value)
  );
}
