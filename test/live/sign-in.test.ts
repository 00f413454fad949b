import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type RequestOptions, request } from "node:http";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  bodyOf,
  CLIENT,
  CREATE_SCOPE,
  follow,
  listen,
  MEMBERS_SCOPE,
  SignInService,
  Stage,
} from "./stage";

jest.setTimeout(60_000);

const REGISTERED = {
  ...CLIENT,
  grant_types: ["authorization_code", "refresh_token"],
  token_endpoint_auth_method: "client_secret_post",
};
const WEB = { ...REGISTERED, client_id: "the-web-client-id", application_type: "web" };

let stage: Stage;
let google: SignInService;
let webPort: number;

beforeAll(async () => {
  webPort = await freePort();
  stage = await new Stage().open();
  google = await new SignInService(stage, [
    { ...REGISTERED, application_type: "native", redirect_uris: ["http://127.0.0.1/"] },
    { ...WEB, redirect_uris: [`http://127.0.0.1:${webPort}/back`] },
  ]).open();
  stage.write("client_secrets.json", { installed: google.clientJson() });
  stage.write("web.json", {
    web: google.clientJson({
      client_id: WEB.client_id,
      redirect_uris: ["https://example.com/", `http://127.0.0.1:${webPort}/back`],
    }),
  });
});
beforeEach(() => {
  stage.scopes = [CREATE_SCOPE];
});
/** Closing the stage looks through everything that was printed, in every run, for secrets. */
afterAll(() => {
  google.close();
  stage.close();
});

async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  server.close();
  return Number(port);
}

const as = (account: string) => ["--account", account];
const created = () => stage.chat.spaces.map(({ creator }) => creator);

/** The file in which an account's sign-in is kept. */
function signInFile(account: string): string {
  const names = readdirSync(stage.config).map((name) => join(stage.config, name));
  const folder = names.find((name) => name.endsWith("chat-spaces")) ?? "";
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.find((file) => readFileSync(file, "utf8").includes(account)) ?? "";
}

const read = (account: string) => JSON.parse(readFileSync(signInFile(account), "utf8"));

/** As if the access token had run out. */
function expire(account: string): void {
  const kept = read(account);
  kept.tokens.expiry_date = 1;
  writeFileSync(signInFile(account), JSON.stringify(kept));
}

/** A request with whatever in it, as no browser makes it. */
function ask(options: RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", ...options }, async (response) => {
      resolve(`${response.statusCode} ${await bodyOf(response)}`);
    });
    sent.on("error", reject).end();
  });
}

describe("signing in with a client of the type Desktop app", () => {
  it("creates a space as the person who signed in, and says first where and as whom", async () => {
    const { code, output } = await stage.live(as("ana@example.com"), { browse: follow });
    expect(output.split("\n")[0]).toBe(
      `For real at ${stage.address}, as ana@example.com, with the client the-client-id.`,
    );
    expect(output).toContain("Created the space “API-made”.");
    expect(code).toBe(0);
    expect(created()).toEqual(["ana@example.com"]);
  });

  it("asks for the Chat scopes alone, with PKCE and a state of its own each time", async () => {
    stage.scopes = [CREATE_SCOPE, "https://www.googleapis.com/auth/spreadsheets.currentonly"];
    const links: URL[] = [];
    const look = async (link: string) => links.push(new URL(link));
    await stage.live([...as("nobody"), "--wait", "1"], { browse: look });
    await stage.live([...as("nobody"), "--wait", "1"], { browse: look });
    const [first, second] = links.map(({ searchParams }) => searchParams);
    expect(first?.get("scope")).toBe(CREATE_SCOPE);
    expect(first?.get("code_challenge_method")).toBe("S256");
    expect(first?.get("state")).not.toBe(second?.get("state"));
    expect(first?.get("code_challenge")).not.toBe(second?.get("code_challenge"));
  });

  it("asks for no more than that where nobody is to be checked, and says so", async () => {
    let scope: string | null = "";
    const { code, output } = await stage.live(as("work"), {
      browse: (link) => {
        scope = new URL(link).searchParams.get("scope");
        return follow(link);
      },
    });
    expect(scope).toBe(CREATE_SCOPE);
    expect(output).toContain("with --account you@example.com it is checked");
    expect(code).toBe(0);
  });

  it("refuses a sign-in of somebody else than was named, and keeps nothing of it", async () => {
    const before = stage.chat.spaces.length;
    let page = "";
    const { code, output } = await stage.live(as("switch@example.com"), {
      browse: async (link) => {
        page = await (await follow(link)).text();
      },
    });
    expect(page).toContain("Not signed in");
    expect(output).toContain(
      "You signed in as mallory@example.com, and --account names switch@example.com",
    );
    expect(code).toBe(1);
    expect(signInFile("example.com").includes("switch")).toBe(false);
    expect(stage.chat.spaces).toHaveLength(before);
  });

  it("refuses a sign-in of which Google does not say whose it is, where somebody was named", async () => {
    const { code, output } = await stage.live(as("mute@example.com"), { browse: follow });
    expect(output).toContain("Google did not say whether it was mute@example.com who signed in");
    expect(code).toBe(1);
  });

  it("tells nobody the address to sign in at: the browser is told a page that only I can read", async () => {
    const args = ["--live", "--yes", "--address", stage.address, ...as("oto@example.com")];
    const env = { BROWSER: resolve("test/live/browser.sh") };
    const modes: number[] = [];
    let page = "";
    let path = "";
    const { code, output } = await stage.run(args, {
      env,
      browse: async () => {
        const called = join(stage.home, "browser");
        while (!existsSync(called)) await setTimeout(20);
        path = /^\/.*\.html$/m.exec(readFileSync(called, "utf8"))?.[0] ?? "";
        modes.push(statSync(path).mode & 0o777, statSync(join(path, "..")).mode & 0o777);
        page = readFileSync(path, "utf8");
        const link = /content="0; url=([^"]*)"/.exec(page)?.[1] ?? "";
        await follow(link.replaceAll("&amp;", "&"));
      },
    });
    expect(output).toContain("Signed in as oto@example.com.");
    expect(code).toBe(0);
    expect(modes).toEqual([0o600, 0o700]);
    expect(existsSync(join(path, ".."))).toBe(false);
  });

  it("takes away the page that a killed sign-in has left, and nothing that only looks like it", async () => {
    const left = join(stage.home, "chat-spaces-sign-in-999999999-abcdef");
    const mine = join(stage.home, "chat-spaces-sign-in-999999998-abcdef");
    for (const folder of [left, mine]) mkdirSync(folder);
    writeFileSync(join(left, "sign-in.html"), "");
    writeFileSync(join(mine, "thesis.txt"), "");
    const args = ["--live", "--yes", "--address", stage.address, "--wait", "1"];
    await stage.run([...args, ...as("pia@example.com")], { env: { BROWSER: "true" } });
    expect(readdirSync(stage.home).filter((name) => name.startsWith("chat"))).toEqual([
      "chat-spaces-sign-in-999999998-abcdef",
    ]);
    expect(existsSync(join(mine, "thesis.txt"))).toBe(true);
  });

  it("keeps the sign-in where only this person can read it, and uses it the next time", async () => {
    const file = signInFile("ana@example.com");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    const { code, output } = await stage.live(as("ana@example.com"));
    expect(output).not.toContain("Sign in");
    expect(code).toBe(0);
  });

  it("keeps it where the home folder is also where the command is called", async () => {
    const env = { XDG_CONFIG_HOME: join(stage.home, ".config") };
    const client = ["--client-secrets", join(stage.folder, "client_secrets.json")];
    const args = ["login", "--no-browser", "--wait", "1", "--address", stage.address, ...client];
    const { output } = await stage.run(args, { env, cwd: stage.home });
    expect(output).toContain("Nobody signed in within 1 seconds");
  });

  it("refuses to keep it inside of the project", async () => {
    const env = { XDG_CONFIG_HOME: join(stage.folder, "settings") };
    const { code, output } = await stage.live([], { env });
    expect(output).toContain("not kept inside of the project");
    expect(code).toBe(1);
  });

  it("goes on waiting after requests that are not Google's, and shows nothing of them", async () => {
    const strays: string[] = [];
    let page = "";
    const { output, code } = await stage.live(as("bea@example.com"), {
      browse: (link) =>
        follow(link, async (url) => {
          const { port, pathname, search } = new URL(url);
          const forged = search.replace(/state=[^&]*/, "state=forged");
          strays.push(
            await ask({ port, path: "/favicon.ico" }),
            await ask({ port, path: pathname + forged }),
            await ask({ port, path: `/elsewhere${search}` }),
            await ask({ port, path: "//" }),
            await ask({ port, path: pathname + search, method: "POST" }),
            await ask({ port, path: pathname + search, headers: { host: "evil.example" } }),
          );
          page = await ask({ port, path: pathname + search });
          return new Response();
        }),
    });
    expect(strays.map((stray) => stray.slice(0, 3))).toEqual(Array(6).fill("404"));
    expect(strays.join()).not.toContain("forged");
    expect(page).toMatch(/^200 .*Signed in/);
    expect(output).toContain("Signed in as");
    expect(code).toBe(0);
  });

  it("explains that the person declined, and shows it in the browser", async () => {
    let page = "";
    const { code, output } = await stage.live(as("deny@example.com"), {
      browse: async (link) => {
        page = await (await follow(link)).text();
      },
    });
    expect(page).toContain("Not signed in");
    expect(output).toContain("you declined, or its consent screen is in testing");
    expect(code).toBe(1);
  });

  it("explains a code that was used already", async () => {
    let used = "";
    await stage.live(as("carl@example.com"), {
      browse: (link) =>
        follow(link, (url) => {
          used = new URL(url).searchParams.get("code") ?? "";
          return fetch(url);
        }),
    });
    const { code, output } = await stage.live(as("dora@example.com"), {
      browse: (link) => follow(link, (url) => fetch(url.replace(/code=[^&]*/, `code=${used}`))),
    });
    expect(used).not.toBe("");
    expect(output).toContain("did not accept the code of this sign-in");
    expect(code).toBe(1);
  });

  it("notices permissions that were refused, and keeps no such sign-in", async () => {
    stage.scopes = [CREATE_SCOPE, MEMBERS_SCOPE];
    const { code, output } = await stage.live(as("less@example.com"), { browse: follow });
    expect(output).toContain(`did not grant: ${MEMBERS_SCOPE}`);
    expect(code).toBe(1);
    expect(signInFile("less@example.com")).toBe("");
  });

  it("ends after the time limit", async () => {
    const { code, output } = await stage.live([...as("eve@example.com"), "--wait", "1"]);
    expect(output).toContain("Nobody signed in within 1 seconds");
    expect(code).toBe(1);
  });

  it("says how to forward the port where it runs over SSH", async () => {
    const env = { SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" };
    const { output } = await stage.live([...as("eve@example.com"), "--wait", "1"], { env });
    const port = /127\.0\.0\.1%3A(\d+)%2F/.exec(output)?.[1];
    expect(output).toContain(`ssh -L ${port}:127.0.0.1:${port}`);
  });

  it("explains a client secret that is not the right one", async () => {
    stage.secrets.add("canary-wrong-secret");
    const file = stage.write("wrong.json", {
      installed: google.clientJson({ client_secret: "canary-wrong-secret" }),
    });
    const { code, output } = await stage.live(["--client-secrets", file], { browse: follow });
    expect(output).toContain("does not know this client or its secret any more");
    expect(code).toBe(1);
  });
});

describe("signing in with a client of the type Web application", () => {
  const web = ["--client-secrets", "web.json", ...as("fay@example.com")];

  it("explains that the port of its redirect URI is taken", async () => {
    const other = createServer();
    await listen(other, webPort);
    const { code, output } = await stage.live(web);
    other.close();
    expect(output).toContain(`Port ${webPort} of this machine cannot be used (EADDRINUSE)`);
    expect(code).toBe(1);
  });

  it("uses the redirect URI that is registered, to the letter", async () => {
    const { code } = await stage.live(web, { browse: follow });
    expect(code).toBe(0);
    expect(created()).toContain("fay@example.com");
  });

  it("says what to register where none leads to this machine", async () => {
    const file = stage.write("remote.json", {
      web: google.clientJson({ redirect_uris: ["https://example.com/"] }),
    });
    const { code, output } = await stage.live(["--client-secrets", file]);
    expect(output).toContain("Add http://127.0.0.1:8765/ to its authorised redirect URIs");
    expect(code).toBe(1);
  });
});

describe("a sign-in that is kept", () => {
  const gil = as("gil@example.com");
  beforeAll(() => stage.live(gil, { browse: follow }));

  it("is refreshed by itself, and what a refresh does not answer is kept", async () => {
    const before = read("gil@example.com");
    expire("gil@example.com");
    const { code, output } = await stage.live(gil);
    const after = read("gil@example.com");
    expect(output).not.toContain("Sign in");
    expect(code).toBe(0);
    expect(after.tokens.access_token).not.toBe(before.tokens.access_token);
    expect(after.tokens.refresh_token).toBeTruthy();
    expect(after.person).toBe(before.person);
    expect(statSync(signInFile("gil@example.com")).mode & 0o777).toBe(0o600);
  });

  it("leads to a new consent where other scopes are asked for", async () => {
    stage.scopes = [CREATE_SCOPE, MEMBERS_SCOPE];
    const { code, output } = await stage.live(gil, { browse: follow });
    expect(output).toContain("asks for other permissions than the last one");
    expect(code).toBe(0);
    expect(read("gil@example.com").scopes).toEqual(expect.arrayContaining([MEMBERS_SCOPE]));
  });

  it("leads to one sentence and a new sign-in where it has ended", async () => {
    expire("gil@example.com");
    await google.endAll();
    const { code, output } = await stage.live(gil, { browse: follow });
    expect(output).toContain("The sign-in has ended or was withdrawn");
    expect(output).toContain("Signed in as");
    expect(code).toBe(0);
  });

  it("stops the run where it ends meanwhile, and asks to sign in the next time", async () => {
    await google.endAll();
    const first = await stage.live(gil);
    expect(first.output).toContain("The sign-in has ended or was withdrawn");
    expect(first.code).toBe(1);
    const second = await stage.live(gil, { browse: follow });
    expect(second.output).toContain("Signed in as");
    expect(second.code).toBe(0);
  });

  it("is withdrawn at Google and deleted by logout", async () => {
    const { access_token: token } = read("gil@example.com").tokens;
    const { code, output } = await stage.run(["logout", ...gil]);
    expect(output).toContain("Signed out: Google has withdrawn the sign-in");
    expect(code).toBe(0);
    expect(await stage.identify(token)).toBeUndefined();
    expect(signInFile("gil@example.com")).toBe("");
    expect((await stage.run(["logout", ...gil])).output).toContain("Nobody was signed in");
  });

  it("needs no client file to be told that nobody is signed in", async () => {
    const env = { XDG_CONFIG_HOME: join(stage.folder, "nobody-yet") };
    const { code, output } = await stage.run(["logout", "--client-secrets", "no.json"], { env });
    expect(output).toContain("Nobody was signed in here.");
    expect(code).toBe(0);
  });

  it("is deleted by logout, which says so where Google cannot be reached", async () => {
    const file = stage.write("offline.json", {
      installed: google.clientJson({ client_id: "the-client-id" }),
    });
    await stage.live([...as("hal@example.com")], { browse: follow });
    const client = JSON.parse(stage.read("offline.json"));
    const closed = `http://127.0.0.1:${await freePort()}`;
    Object.assign(client.installed, { auth_uri: `${closed}/auth`, token_uri: `${closed}/token` });
    stage.write("offline.json", client);
    const { code, output } = await stage.run([
      "logout",
      ...as("hal@example.com"),
      ...["--client-secrets", file],
    ]);
    expect(output).toContain("Google did not withdraw the sign-in (ECONNREFUSED)");
    expect(output).toContain("https://myaccount.google.com/connections");
    expect(code).toBe(1);
    expect(signInFile("hal@example.com")).toBe("");
  });
});

describe("a file of client secrets that is not what it should be", () => {
  const wrong: [string, object | string, string][] = [
    [
      "a service-account key",
      { type: "service_account", private_key: "canary-key" },
      "is a service-account key, which signs in nobody by itself",
    ],
    [
      "a sign-in that was written over it",
      { type: "authorized_user", refresh_token: "canary-refresh" },
      "holds a stored sign-in, not an OAuth client",
    ],
    ["no JSON", "canary-text {", "is not JSON as Google gives it out"],
    ["neither installed nor web", { canary: "canary" }, "has neither “installed” nor “web”"],
    [
      "both installed and web",
      { installed: { client_id: "a" }, web: { client_id: "b" } },
      "describes two OAuth clients",
    ],
    ["a client without its ID", { installed: {} }, "has no client_id"],
    [
      "a client that leads elsewhere than to Google",
      { installed: { client_id: "a", token_uri: "https://evil.example/token" } },
      "wants to sign in elsewhere than at Google",
    ],
  ];

  it.each(wrong)("is explained: %s", async (_, content, sentence) => {
    for (const secret of ["canary-key", "canary-refresh", "canary-text"]) stage.secrets.add(secret);
    const file = stage.write("mistake.json", content);
    const { code, output } = await stage.live(["--client-secrets", file]);
    expect(output).toContain(sentence);
    expect(code).toBe(1);
  });

  it("is explained: it is missing", async () => {
    const { code, output } = await stage.live(["--client-secrets", "nowhere.json"]);
    expect(output).toContain("There is no file");
    expect(output).toContain("OAuth client ID of the type Desktop app");
    expect(code).toBe(1);
  });

  it("is explained: others can read it", async () => {
    const file = stage.write("open.json", { installed: google.clientJson() });
    chmodSync(file, 0o644);
    const { output } = await stage.live(["--client-secrets", file, ...as("ana@example.com")]);
    expect(output).toContain(`chmod 600 ${file}`);
  });
});

describe("where tokens go", () => {
  it.each(["https://chat.googleapis.com", "https://example.com", "http://10.0.0.1:80"])(
    "never a stand-in's token to %s",
    async (address) => {
      const args = ["--live", "--yes", "--no-browser", "--address", address];
      const { code, output } = await stage.run([...args, ...as("ana@example.com")]);
      expect(output).toContain("is not allowed with this sign-in");
      expect(code).toBe(1);
    },
  );

  it("never Google's token to this machine", async () => {
    const file = stage.write("google.json", { installed: { client_id: "a", client_secret: "b" } });
    const { output } = await stage.live(["--client-secrets", file]);
    expect(output).toContain("is not allowed with this sign-in");
  });

  it("nowhere without --live: no credential is read", async () => {
    const { code, output } = await stage.run(["--client-secrets", "client_secrets.json"]);
    expect(output).toContain("--client-secrets is for real Chat. Add --live");
    expect(code).toBe(1);
  });
});
