import { type ChildProcess, execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { bodyOf, CLIENT, listen, Stage } from "./stage";

jest.setTimeout(60_000);

const ME = ["--account", "me@example.com"];
const JSON_TYPE = { "content-type": "application/json" };

let stage: Stage;
/** What answers in the place of Google's sign-in, and what it was sent. */
let google: Server;
let issuer: string;
let sent: string[];
let answer: (response: ServerResponse, path: string) => void;
/** A server of somebody else, and what reached it. */
let foreign: Server;
let foreignAddress: string;
let stolen: string[];

beforeAll(async () => {
  google = createServer(async (request, response) => {
    sent.push(`${request.url} ${await bodyOf(request)}`);
    answer(response, request.url ?? "");
  });
  foreign = createServer(async (request, response) => {
    stolen.push(`${request.url} ${request.headers.authorization} ${await bodyOf(request)}`);
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ access_token: "canary-foreign" }));
  });
  issuer = await listen(google);
  foreignAddress = await listen(foreign);
});
beforeEach(async () => {
  [sent, stolen] = [[], []];
  stage = await new Stage().open();
  stage.secrets.add("canary-text").add("canary-code").add("canary-token");
  stage.write("client_secrets.json", { installed: clientJson() });
});
afterEach(() => stage.close());
afterAll(() => {
  for (const server of [google, foreign]) server.close().closeAllConnections();
});

function clientJson(more: object = {}) {
  return { ...CLIENT, auth_uri: `${issuer}/auth`, token_uri: `${issuer}/token`, ...more };
}

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

function keyJson(more: object = {}) {
  return {
    type: "service_account",
    client_email: "robot@project.iam.gserviceaccount.com",
    client_id: "1234567890",
    private_key: privateKey,
    token_uri: `${issuer}/token`,
    ...more,
  };
}

/** Comes back from the consent screen with a code. */
async function consent(link: string): Promise<string> {
  const { searchParams } = new URL(link);
  const back = new URL(searchParams.get("redirect_uri") ?? "");
  back.searchParams.set("state", searchParams.get("state") ?? "");
  back.searchParams.set("code", "canary-code");
  return (await fetch(back)).text();
}

const says = (status: number, body: string, headers: object = JSON_TYPE) => {
  answer = (response) => response.writeHead(status, { ...headers }).end(body);
};
const signedIn = (options = {}) =>
  stage.signedIn(CLIENT.client_id, ME[1] ?? "", "canary-token", options);
const ended = () => signedIn({ expiresAt: 1 });
const keptIn = (folder: string) => stage.filesLeft(folder).filter((path) => /sign-in-/.test(path));

describe("whatever answers in the place of Google's sign-in", () => {
  it.each([301, 302, 307, 308])("gets no secret sent on by a redirect: %i", async (status) => {
    says(status, "", { location: `${foreignAddress}/token` });
    const first = await stage.live(["--account", "work"], { browse: consent });
    expect(first.output).toContain(`no answer of Google's sign-in (HTTP ${status})`);
    const kept = ended();
    const second = await stage.live(ME);
    expect(second.output).toContain(`(HTTP ${status})`);
    expect(readFileSync(kept, "utf8")).toContain("canary-token");
    stage.write("key.json", keyJson());
    const third = await stage.live(["--key", "key.json", "--as", "ana@example.com"]);
    expect(third.output).toContain(`As ana@example.com: What came back`);
    const fourth = await stage.run(["logout", ...ME]);
    expect(fourth.output).toContain(`did not withdraw the sign-in (HTTP ${status})`);
    expect([first, second, third, fourth].map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(stolen).toEqual([]);
  });

  it.each([
    ["a page", "<html>canary-text</html>"],
    ["nothing", ""],
    ["an empty object", "{}"],
    ["a text", '"canary-text"'],
    ["a list", "[]"],
    ["null", "null"],
    ["a token that is no text", '{"access_token":5,"expires_in":3600}'],
    ["a token with more in it", '{"access_token":"a\\r\\nHost: x","expires_in":3600}'],
    ["a refresh token that is none", '{"access_token":"canary-text","refresh_token":{}}'],
  ])("signs nobody in with %s as its answer", async (_, body) => {
    says(200, body);
    let page = "";
    const { code, output } = await stage.live(["--account", "work"], {
      browse: async (link) => {
        page = await consent(link);
      },
    });
    expect(page).toContain("Not signed in");
    expect(output).toContain("no answer of Google's sign-in (odd_answer)");
    expect(code).toBe(1);
    expect(keptIn(stage.config)).toEqual([]);
  });

  it.each([
    ["a page", "<html>canary-text</html>"],
    ["nothing", ""],
    ["null", "null"],
    ["no token", '{"expires_in":3600}'],
  ])("leaves a sign-in that is kept as it is, with %s as its answer", async (_, body) => {
    says(200, body);
    const kept = ended();
    const before = readFileSync(kept, "utf8");
    const { code, output } = await stage.live(ME);
    expect(output).toContain("no answer of Google's sign-in (odd_answer)");
    expect(code).toBe(1);
    expect(readFileSync(kept, "utf8")).toBe(before);
    stage.write("key.json", keyJson());
    const delegated = await stage.live(["--key", "key.json", "--as", "ana@example.com"]);
    expect(delegated.output).toContain("no answer of Google's sign-in (odd_answer)");
  });

  it("is not listened to for ever", async () => {
    let length = 0;
    answer = (response) => {
      response.writeHead(200, JSON_TYPE);
      const piece = Buffer.alloc(100_000, " ");
      const more = () => {
        while (!response.destroyed && response.write(piece)) length += piece.length;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    ended();
    const { code, output } = await stage.live(ME);
    expect(output).toContain("(too_long)");
    expect(code).toBe(1);
    expect(length).toBeLessThan(50_000_000);
  });

  it("is not told what Google gave out, by a client file that leads elsewhere", async () => {
    const words = [CLIENT.client_id, "me@example.com"].join("\n");
    const name = createHash("sha256").update(words).digest("hex").slice(0, 16);
    const kept = join(stage.config, "chat-spaces", `sign-in-${name}.json`);
    renameSync(signedIn(), kept);
    says(200, "{}");
    expect((await stage.run(["logout", ...ME])).output).toContain("Nobody was signed in");
    expect(existsSync(kept)).toBe(true);
    expect(sent).toEqual([]);
  });

  it("is reached without the proxy that the environment names, where it is on this machine", async () => {
    says(200, JSON.stringify({ access_token: "canary-token", expires_in: 3600 }));
    stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
    const proxy = { HTTPS_PROXY: foreignAddress, HTTP_PROXY: foreignAddress };
    const connected = jest.fn();
    foreign.on("connection", connected);
    const { code } = await stage.live(["--account", "work"], { env: proxy, browse: consent });
    expect(code).toBe(0);
    expect(connected).not.toHaveBeenCalled();
  });

  it("is heard by nobody else where Google's library is told to log what it does", async () => {
    says(
      200,
      JSON.stringify({
        access_token: "canary-token",
        refresh_token: "canary-again",
        expires_in: 1,
      }),
    );
    stage.secrets.add("canary-again");
    stage.write("key.json", keyJson());
    const env = { GOOGLE_SDK_NODE_LOGGING: "all" };
    await stage.live(["--account", "work"], { env, browse: consent });
    await stage.live(["--key", "key.json", "--as", "ana@example.com"], { env });
    expect(sent.length).toBeGreaterThanOrEqual(2);
  });

  it("is called unreachable where it is, and untrusted where its certificate is", async () => {
    answer = (response) => response.destroy();
    ended();
    expect((await stage.live(ME)).output).toContain("could not be reached (ECONNRESET)");
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    const { code, output } = await stage.live(ME, { env });
    expect(output).toContain("anybody on the way could read your sign-in");
    expect(code).toBe(1);
  });

  it("cannot write more than text to the screen", async () => {
    says(
      400,
      JSON.stringify({ error: "\u001b[2J", error_description: "\u001b]0;canary-text\u0007" }),
    );
    ended();
    const { output } = await stage.live(ME);
    expect(output).toContain("did not work (HTTP 400)");
    expect(output).not.toContain("\u001b");
  });
});

describe("the address that Google leads back to", () => {
  async function freePort(): Promise<number> {
    const server = createServer();
    const { port } = new URL(await listen(server));
    server.close();
    return Number(port);
  }

  function listenOn(host: string, port: number): Promise<Server> {
    const server = createServer();
    return new Promise((done) => server.listen(port, host, () => done(server)));
  }

  it("is this program's alone also where it is called localhost", async () => {
    const port = await freePort();
    const redirect = { redirect_uris: [`http://localhost:${port}/back`] };
    const file = stage.write("web.json", { web: clientJson(redirect) });
    const other = await listenOn("::1", port);
    const args = ["--client-secrets", file, "--account", "work"];
    const taken = await stage.live(args);
    other.close();
    expect(taken.output).toContain(`Port ${port} of this machine cannot be used (EADDRINUSE)`);
    says(200, JSON.stringify({ access_token: "canary-token", expires_in: 3600 }));
    stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
    const { code } = await stage.live(args, { browse: consent });
    expect(code).toBe(0);
  });

  it("waits for a month where it is told to", async () => {
    const wait = ["--account", "work", "--wait", "3000000"];
    let child: ChildProcess | undefined;
    const { output } = await stage.live(wait, {
      onStart: (started) => {
        child = started;
      },
      browse: async () => {
        await setTimeout(500);
        child?.kill("SIGKILL");
      },
    });
    expect(output).not.toContain("Nobody signed in");
  });
});

describe("files with secrets", () => {
  it("are complete or gone: logout takes away what a killed process has left of a sign-in", async () => {
    says(
      200,
      JSON.stringify({
        access_token: "canary-token",
        refresh_token: "canary-again",
        expires_in: 3600,
      }),
    );
    const hook = resolve("test/live/kill-at-keep.mjs");
    const env = { NODE_OPTIONS: `--import ${hook}` };
    stage.secrets.add("canary-again");
    stage.toleratesLeftovers = true;
    const { code } = await stage.live(["--account", "work"], { env, browse: consent });
    expect(code).toBeNull();
    expect(keptIn(stage.config)).toHaveLength(1);
    stage.toleratesLeftovers = false;
    await stage.run(["logout", "--account", "work"]);
    expect(keptIn(stage.config)).toEqual([]);
  });

  it("are complete or gone: so does whichever run is next", async () => {
    const hook = resolve("test/live/kill-at-keep.mjs");
    says(200, JSON.stringify({ access_token: "canary-token", expires_in: 3600 }));
    ended();
    stage.toleratesLeftovers = true;
    await stage.live(ME, { env: { NODE_OPTIONS: `--import ${hook}` } });
    expect(keptIn(stage.config)).toHaveLength(2);
    stage.toleratesLeftovers = false;
    await stage.live(["--account", "work", "--wait", "1"]);
    expect(keptIn(stage.config)).toHaveLength(1);
  });

  it("are mended, and it is said, where others could read a sign-in", async () => {
    const kept = signedIn();
    chmodSync(kept, 0o644);
    chmodSync(join(kept, ".."), 0o755);
    stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
    const { code, output } = await stage.live(ME);
    expect(output).toContain(`The permissions of ${kept} let others on this machine read`);
    expect(code).toBe(0);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(statSync(join(kept, "..")).mode & 0o777).toBe(0o700);
    expect((await stage.live(ME)).output).not.toContain("permissions");
  });

  it("are not used where they are something else than a file of one's own", async () => {
    const kept = signedIn();
    const elsewhere = join(stage.home, "planted.json");
    renameSync(kept, elsewhere);
    symlinkSync(elsewhere, kept);
    stage.toleratesLeftovers = true;
    const { code, output } = await stage.live(ME);
    expect(output).toContain(`${kept} is not a file or folder of yours`);
    expect(code).toBe(1);
    expect(stage.chat.journal).toHaveLength(0);
  });

  it.each([
    ["--key", "a pipe to which nobody writes", ["--as", "ana@example.com"]],
    ["--client-secrets", "a pipe to which nobody writes", []],
  ])("are read from files alone: %s is %s", async (option, _, more) => {
    const pipe = join(stage.folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const { code, output } = await stage.live([option, pipe, ...more]);
    expect(output).toContain("is not a file. Name the file that Google gave you");
    expect(code).toBe(1);
    mkdirSync(join(stage.folder, "folder"));
    expect((await stage.live([option, "folder", ...more])).output).toContain("is not a file");
  });

  it.each([
    ["cut off", privateKey.slice(0, 400)],
    ["of another kind", ec()],
    ["no key", "canary-text"],
  ])("are called damaged, and not the network, where their key is %s", async (_, damaged) => {
    const file = stage.write("key.json", keyJson({ private_key: damaged }));
    const { code, output } = await stage.live(["--key", file, "--as", "ana@example.com"]);
    expect(output).toContain(`The private key in ${file} is damaged`);
    expect(code).toBe(1);
    expect(sent).toEqual([]);
  });

  function ec(): string {
    const encoding = { type: "pkcs8", format: "pem" } as const;
    return generateKeyPairSync("ec", { namedCurve: "P-256" })
      .privateKey.export(encoding)
      .toString();
  }
});

describe("as whom it is", () => {
  it.each(["ana", "ana@", "everybody", "ana@example.com\u001b[2J", "a b@example.com"])(
    "is one person's address: --as %j is none",
    async (person) => {
      stage.write("key.json", keyJson());
      const { code, output } = await stage.live(["--key", "key.json", "--as", person]);
      expect(output).toContain("takes the e-mail address of one person");
      expect(output).not.toContain("\u001b");
      expect(code).toBe(1);
      expect(sent).toEqual([]);
    },
  );

  it("is one person's address in the column Create as", async () => {
    stage.write("key.json", keyJson());
    stage.write("teams.csv", "Space name,Create as\nOne,all of them\n");
    const { code, output } = await stage.live(["--key", "key.json", "--sheet", "teams.csv"]);
    expect(output).toContain("The column Create as says “all of them”");
    expect(code).toBe(1);
    expect(sent).toEqual([]);
  });
});

describe("whatever answers in the place of Chat", () => {
  const rows = (): Record<string, string>[] => parse(stage.read("classes.csv"), { columns: true });
  const run = () => stage.live([...ME, "--sheet", "classes.csv", "--per-minute", "60000"]);
  const says = (status: number, body: string, headers = {}) =>
    stage.instead.push((response) => response.writeHead(status, headers).end(body));
  const success = (more: object) => says(200, JSON.stringify({ name: "spaces/AAAA", ...more }));

  beforeEach(() => {
    signedIn();
    stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
    stage.write("classes.csv", "Space name\nClass 7A\n");
  });

  it.each([
    ["nothing", "{}"],
    ["a name that is none", '{"name":["spaces/AAAA"]}'],
    ["a page", "<html></html>"],
  ])(
    "has not created a space by saying %s: it is asked again under the same ID",
    async (_, body) => {
      says(200, body);
      expect((await run()).code).toBe(0);
      const [{ space } = { space: undefined }] = stage.chat.spaces;
      expect(rows()).toMatchObject([{ Status: "Created", Space: space?.spaceUri }]);
      expect(stage.chat.spaces).toHaveLength(1);
    },
  );

  it("is not listened to for ever, and what it says is not known then", async () => {
    let length = 0;
    stage.instead.push((response) => {
      response.writeHead(200, JSON_TYPE);
      const piece = Buffer.alloc(1_000_000, " ");
      const more = () => {
        while (!response.destroyed && response.write(piece)) length += piece.length;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const { code, output } = await run();
    expect(output).toContain(`No answer from ${stage.address} (too_long)`);
    expect(code).toBe(0);
    expect(length).toBeLessThan(50_000_000);
    expect(stage.chat.spaces).toHaveLength(1);
  });

  it("gets no token sent on by a redirect", async () => {
    says(307, "", { location: `${foreignAddress}/v1/spaces` });
    expect((await run()).code).toBe(0);
    expect(stolen).toEqual([]);
    expect(stage.chat.spaces).toHaveLength(1);
  });

  it.each([
    ["a script as the link", { spaceUri: "javascript:alert(1)" }],
    ["a link that is not encrypted", { spaceUri: "http://chat.google.com/room/AAAA" }],
    ["a link that is no text", { spaceUri: { a: 1 } }],
    ["much of it", { displayName: "Class 7A", filler: "x".repeat(900_000) }],
  ])("writes no more than the space's name with %s", async (_, more) => {
    success(more);
    expect((await run()).code).toBe(0);
    expect(rows()).toMatchObject([{ Status: "Created", Space: "Class 7A" }]);
    expect(stage.read("classes.csv").length).toBeLessThan(3000);
  });

  it("ends no run with a deep answer", async () => {
    says(200, `{"name":"spaces/AAAA","deep":${"[".repeat(400_000)}${"]".repeat(400_000)}}`);
    const { code } = await run();
    expect(code).toBe(0);
    expect(rows()).toMatchObject([{ Status: "Created" }]);
  });

  it.each([
    ["a long text", "x".repeat(900_000)],
    ["no text", { a: [1] }],
    ["what a terminal obeys", "\u001b[2J\u001b[HEverything is fine\u009b1A"],
  ])("fails one row with %s as its error, and leaves it readable", async (_, message) => {
    stage.write("classes.csv", "Space name\nClass 7A\nClass 7B\n");
    says(400, JSON.stringify({ error: { code: 400, message, status: "INVALID_ARGUMENT" } }));
    const { code, output } = await run();
    expect(code).toBe(2);
    expect(
      rows()
        .map(({ Status }) => Status)
        .sort(),
    ).toEqual(["Created", "Failed"]);
    for (const control of ["\u001b", "\u009b"]) {
      expect(output + stage.read("classes.csv")).not.toContain(control);
    }
    expect(stage.read("classes.csv").length).toBeLessThan(4000);
  });
});

describe("in Portuguese", () => {
  it("says everything about signing in, in the terminal and in the browser", async () => {
    says(200, JSON.stringify({ access_token: "canary-token", expires_in: 3600 }));
    stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
    let page = "";
    const args = ["--account", "work", "--locale", "pt_BR"];
    const { code, output } = await stage.live(args, {
      browse: async (link) => {
        page = await consent(link);
      },
    });
    expect(output).toContain("com o cliente the-client-id.");
    expect(output).toContain("Faça login com o Google no seu navegador");
    expect(output).toContain("Login feito, com a conta que você escolheu no navegador");
    expect(page).toMatch(/lang="pt-BR".*Login feito/);
    expect(code).toBe(0);
    answer = (response) => response.writeHead(200, JSON_TYPE).end("{}");
    expect((await stage.run(["logout", ...args])).output).toContain("Login encerrado");
  });

  it("says what is wrong and what to do", async () => {
    const file = stage.write("key.json", keyJson({ private_key: "canary-text" }));
    const args = ["--as", "ana@example.com", "--locale", "pt_BR"];
    expect((await stage.live(["--key", file, ...args])).output).toContain("está danificada");
    expect((await stage.live(["--key", "nowhere.json", ...args])).output).toContain(
      "Não há um arquivo",
    );
  });
});
