import { type ChildProcess, fork, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { ChatApi } from "../../local/google/chat/api";

export const CREATE_SCOPE = "https://www.googleapis.com/auth/chat.spaces.create";
export const MEMBERS_SCOPE = "https://www.googleapis.com/auth/chat.memberships";
export const CLIENT = { client_id: "the-client-id", client_secret: "canary-client-secret" };

/** What a run of the command came to. */
export interface Outcome {
  code: number | null;
  output: string;
}

/** What Chat is asked for. */
interface ChatRequest {
  requestId: string;
}

interface RunOptions {
  /** What is done with the link to sign in; without, it is not followed. */
  browse?: (link: string) => Promise<unknown>;
  env?: Record<string, string>;
  /** Where it is called; without, in the project. */
  cwd?: string;
  /** Told of the process when it has started. */
  onStart?: (child: ChildProcess) => void;
}

/** Something that a run left for others to see, or to find. */
interface Seen {
  where: string;
  text: string;
}

/** Of the project, the same for every run. */
const BUILT = ["build", "capabilities.json"];
/** Where a sign-in and a person's secret are kept. */
const KEPT = /^config\/chat-spaces\/(sign-in|person)-[0-9a-f]{16}\.json$/;
/** What makes the address to sign in at good for one person. */
const OF_LINK = /[?&](?:state|code_challenge)=([^&\s]+)/g;

/**
 * A laptop on which `npm start -- --live` is run: the project in a folder of its own, a home without
 * sign-ins, and Google played on loopback: the Chat stand-in over HTTP, and whatever signs in.
 */
export class Stage {
  readonly #root = mkdtempSync(join(tmpdir(), "chat-spaces-live-"));
  readonly folder = join(this.#root, "project");
  /** Where this person's settings are. */
  readonly config = join(this.#root, "config");
  readonly home = join(this.#root, "home");
  readonly createScope = CREATE_SCOPE;
  chat = newChat();
  /** Whatever must never be seen. */
  readonly secrets = new Set([CLIENT.client_secret]);
  /** Who a token belongs to; undefined where it is not or no longer valid. */
  identify: (token: string) => Promise<{ person: string; scopes: string[] } | undefined>;
  /** Does something while Chat has a request and has not answered it. */
  meanwhile: (request: ChatRequest) => Promise<unknown>;
  /** Answers in the place of Chat, as often as it is there. */
  instead: ((response: ServerResponse) => void)[] = [];
  /** Whether a run is killed before it can take away what it has written. */
  toleratesLeftovers = false;
  /** How many requests Chat has, and how many connections there have been. */
  underWay = 0;
  connections = 0;
  readonly #seen: Seen[] = [];
  /** What the test itself has put into files, by path. */
  readonly #written = new Map<string, string>();
  #runs = 0;
  readonly #api: Server;
  #address = "";

  constructor() {
    for (const part of BUILT) cpSync(part, join(this.folder, part), { recursive: true });
    symlinkSync(resolve("node_modules"), join(this.folder, "node_modules"));
    for (const folder of [this.home, this.#temporary]) mkdirSync(folder);
    this.identify = async (token) => ({ person: token, scopes: [CREATE_SCOPE] });
    this.meanwhile = async () => {};
    this.#api = createServer(async (request, response) => {
      const body = await bodyOf(request);
      const path = request.url ?? "";
      this.underWay += 1;
      await this.meanwhile({ requestId: requestIdIn(path, body) });
      this.underWay -= 1;
      const instead = this.instead.shift();
      if (instead) return instead(response);
      const token = (request.headers.authorization ?? "").replace("Bearer ", "");
      const known = await this.identify(token);
      const own = known ? this.chat.signIn(known.person, known.scopes) : "unknown";
      const answer = this.chat.handle({
        method: request.method ?? "",
        path,
        headers: { authorization: `Bearer ${own}`, "content-type": "application/json" },
        body,
      });
      if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
      else request.socket.destroy();
    });
    this.#api.on("connection", () => {
      this.connections += 1;
    });
  }

  async open(): Promise<this> {
    this.#address = await listen(this.#api);
    return this;
  }

  /**
   * Fails where anything secret was seen in any run: in what it printed, in the arguments and the
   * environment of the processes that it started, in the files that it left. The address to sign in
   * at is printed, and seen nowhere else.
   */
  close(): void {
    this.#api.close();
    this.#api.closeAllConnections();
    rmSync(this.#root, { recursive: true });
    const places = (secret: string, seen: Seen[]) =>
      seen.filter(({ text }) => text.includes(secret)).map(({ where }) => where);
    const isPrinted = ({ where }: Seen) => where === "output";
    const links = this.#seen.filter(isPrinted).flatMap(({ text }) => [...text.matchAll(OF_LINK)]);
    const silent = this.#seen.filter((seen) => !isPrinted(seen));
    expect([...this.secrets].flatMap((secret) => places(secret, this.#seen))).toEqual([]);
    expect(links.flatMap(([, part = ""]) => places(part, silent))).toEqual([]);
    expect(this.secrets.size).toBeGreaterThan(1);
    expect(silent.length).toBeGreaterThan(0);
  }

  get #temporary(): string {
    return join(this.#root, "tmp");
  }

  /** What a run has left behind, in its processes' arguments and environment and in files. */
  #lookAround(watched: string): void {
    const started = readFileSync(watched, "utf8");
    rmSync(watched);
    this.#seen.push({ where: "arguments and environment", text: started });
    for (const path of this.filesLeft()) {
      const text = readFileSync(path, "utf8");
      if (this.#written.get(path) === text || this.toleratesLeftovers) continue;
      const isOpen = (statSync(path).mode & 0o077) !== 0;
      const name = relative(this.#root, path);
      if (isOpen || !KEPT.test(name)) this.#seen.push({ where: name, text });
    }
  }

  /** Every file on this laptop that is not part of the project as it was built. */
  filesLeft(folder = this.#root): string[] {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (folder === this.folder && [...BUILT, "node_modules"].includes(entry.name)) return [];
      if (entry.isDirectory()) return this.filesLeft(path);
      return entry.isFile() ? [path] : [];
    });
  }

  write(name: string, content: string | object): string {
    const path = join(this.folder, name);
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(path, text, { mode: 0o600 });
    this.#written.set(path, text);
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  /** A new Chat, in which there is nothing yet. */
  forgetSpaces(): void {
    this.chat = newChat();
  }

  /** Puts a sign-in where the command keeps it. */
  signedIn(
    clientId: string,
    account: string,
    token: string,
    { expiresAt = 4102444800000 } = {},
  ): string {
    const name = createHash("sha256").update(`${clientId}\n${account}\nstand-in`).digest("hex");
    const folder = join(this.config, "chat-spaces");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const signIn = {
      person: account,
      signedInAt: 0,
      scopes: [CREATE_SCOPE, "openid", "email"],
      tokens: { access_token: token, refresh_token: `${token}-again`, expiry_date: expiresAt },
    };
    const path = join(folder, `sign-in-${name.slice(0, 16)}.json`);
    writeFileSync(path, JSON.stringify(signIn), { mode: 0o600 });
    this.#written.set(path, readFileSync(path, "utf8"));
    this.secrets.add(token);
    return path;
  }

  /** Where Chat is. */
  get address(): string {
    return this.#address;
  }

  /** The scopes that everybody is asked for. */
  set scopes(scopes: string[]) {
    const known = JSON.parse(readFileSync("capabilities.json", "utf8"));
    this.write("capabilities.json", { ...known, base: { chat: { scopes } } });
  }

  /** `npm start -- …` to its end, for real Chat unless `args` say otherwise. */
  live(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const live = ["--live", "--yes", "--no-browser", "--address", this.#address];
    return this.run([...args, ...live], options);
  }

  async run(
    args: readonly string[],
    { browse, env = {}, cwd = this.folder, onStart }: RunOptions = {},
  ): Promise<Outcome> {
    this.#runs += 1;
    const watched = `${this.#root}-processes-${this.#runs}`;
    writeFileSync(watched, "");
    const { NODE_OPTIONS = "", ...more } = env;
    const child = spawn(process.execPath, [join(this.folder, "build/start.mjs"), ...args], {
      cwd,
      env: {
        ...{ PATH: process.env.PATH, HOME: this.home, XDG_CONFIG_HOME: this.config },
        ...{ TMPDIR: this.#temporary, WATCH_LOG: watched },
        NODE_OPTIONS: `--import ${resolve("test/live/watch-processes.mjs")} ${NODE_OPTIONS}`,
        ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onStart?.(child);
    let output = "";
    let visit: Promise<unknown> | undefined;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        const link = /^ {2}(http\S+)$/m.exec(output)?.[1];
        if (link && browse && !visit) {
          visit = browse(link);
          visit.catch(() => child.kill());
        }
      });
    }
    const [code] = await once(child, "close");
    await visit;
    this.#seen.push({ where: "output", text: output });
    this.#lookAround(watched);
    return { code, output };
  }
}

function requestIdIn(path: string, body: string): string {
  const { searchParams } = new URL(path, "http://chat");
  return searchParams.get("requestId") ?? String(Object(JSON.parse(body || "{}")).requestId);
}

/** Quota is no concern here: two seconds pass from call to call. */
function newChat(): ChatApi {
  let now = Date.now();
  const clock = {
    now: () => {
      now += 2000;
      return now;
    },
    sleep: () => {},
  };
  const definition = JSON.parse(readFileSync("build/chat-definition.json", "utf8"));
  return new ChatApi({ definition, clock });
}

export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** oidc-provider in the place of Google's sign-in, as the judge of every step. */
export class SignInService {
  readonly #child: ChildProcess;
  issuer = "";

  constructor(
    readonly stage: Stage,
    clients: object[],
  ) {
    const config = { clients, scopes: [CREATE_SCOPE, MEMBERS_SCOPE] };
    const script = "test/live/oidc-provider.mjs";
    this.#child = fork(script, [JSON.stringify(config)], { execArgv: [], stdio: "ignore" });
    this.#child.on("message", ({ request = {}, response = {} }: Traffic) => {
      const { code, code_verifier: verifier, refresh_token: used } = request;
      for (const secret of [code, verifier, used, response.access_token, response.refresh_token]) {
        if (secret) stage.secrets.add(secret);
      }
    });
    stage.identify = (token) => this.#introspect(token);
  }

  async open(): Promise<this> {
    const events = [once(this.#child, "message"), once(this.#child, "exit")];
    const [{ issuer }] = await Promise.race(events);
    if (!issuer) throw new Error("oidc-provider does not start");
    this.issuer = issuer;
    return this;
  }

  close(): void {
    this.#child.kill();
  }

  /** What Google's console gives out for a client. */
  clientJson(more: object = {}) {
    const { issuer } = this;
    return {
      ...CLIENT,
      auth_uri: `${issuer}/auth`,
      token_uri: `${issuer}/token`,
      redirect_uris: ["http://localhost"],
      ...more,
    };
  }

  /** Ends every sign-in, as when a person removes the app from their account. */
  async endAll(): Promise<void> {
    this.#child.send({ end: true });
    await once(this.#child, "message");
  }

  async #introspect(token: string) {
    const response = await fetch(`${this.issuer}/token/introspection`, {
      method: "POST",
      body: new URLSearchParams({ ...CLIENT, token }),
    });
    const { active, sub, scope } = Object(await response.json());
    return active ? { person: String(sub), scopes: String(scope ?? "").split(" ") } : undefined;
  }
}

interface Traffic {
  request?: Record<string, string | undefined>;
  response?: Record<string, string | undefined>;
}

/**
 * A browser that follows a link through sign-in and consent, until a page.
 * @param onCallback may do something else with the address that leads back to the command
 */
export async function follow(
  link: string,
  onCallback: (url: string) => Promise<Response> = (url) => fetch(url),
): Promise<Response> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(link);
  let url = link;
  for (;;) {
    if (new URL(url).origin !== origin) return onCallback(url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (!next) return response;
    url = new URL(next, url).href;
  }
}
