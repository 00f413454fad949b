import { createVerify, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import { setTimeout } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { bodyOf, CREATE_SCOPE, listen, MEMBERS_SCOPE, Stage } from "./stage";

const MESSAGES_SCOPE = "https://www.googleapis.com/auth/chat.messages.create";

jest.setTimeout(60_000);

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** Google's token endpoint for service accounts: RFC 7523. */
class TokenService {
  /** What the assertions said. */
  readonly claims: Record<string, unknown>[] = [];
  /** What is answered in the place of a token. */
  refusal: string | undefined;
  /** Tokens that are no longer accepted. */
  readonly ended = new Set<string>();
  readonly #scopes = new Map<string, string[]>();
  readonly server: Server;

  constructor(stage: Stage) {
    this.server = createServer(async (request, response) => {
      const assertion = new URLSearchParams(await bodyOf(request)).get("assertion") ?? "";
      stage.secrets.add(assertion);
      const [header = "", payload = "", signature = ""] = assertion.split(".");
      const verify = createVerify("RSA-SHA256").update(`${header}.${payload}`);
      const isSigned = verify.verify(publicKey, signature, "base64url");
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
      this.claims.push(claims);
      const token = `canary-${claims.sub}-${this.claims.length}`;
      stage.secrets.add(token);
      this.#scopes.set(token, String(claims.scope).split(" "));
      const error = isSigned ? this.refusal : "invalid_grant";
      const granted = { access_token: token, expires_in: 3600, token_type: "Bearer" };
      response.writeHead(error ? 400 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(error ? { error, error_description: "canary-text" } : granted));
    });
    stage.identify = async (token) => {
      const person = /^canary-(.*)-\d+$/.exec(token)?.[1];
      const scopes = this.#scopes.get(token);
      return person && scopes && !this.ended.has(token) ? { person, scopes } : undefined;
    };
  }
}

let stage: Stage;
let google: TokenService;
let issuer: string;

beforeAll(async () => {
  stage = await new Stage().open();
  google = new TokenService(stage);
  issuer = await listen(google.server);
  for (const line of privateKey.split("\n").slice(1, -2)) stage.secrets.add(line);
  stage.secrets.add("canary-text");
  stage.write("key.json", key());
});
beforeEach(() => {
  google.refusal = undefined;
  google.claims.length = 0;
});
afterAll(() => {
  google.server.close();
  google.server.closeAllConnections();
  stage.close();
});

function key(more: object = {}) {
  return {
    type: "service_account",
    client_email: "robot@project.iam.gserviceaccount.com",
    client_id: "1234567890",
    private_key: privateKey,
    token_uri: `${issuer}/token`,
    ...more,
  };
}

const delegated = (args: readonly string[]) => stage.live(["--key", "key.json", ...args]);
const creators = () => stage.chat.spaces.map(({ creator }) => creator);

describe("creating as somebody else, by domain-wide delegation", () => {
  it("asks for a token as that person with the Chat scopes, signed with the key", async () => {
    const { code, output } = await delegated(["--as", "Ana@example.com"]);
    expect(output.split("\n")[0]).toBe(
      `For real at ${stage.address}, as Ana@example.com, by the service account robot@project.iam.gserviceaccount.com.`,
    );
    expect(code).toBe(0);
    expect(google.claims).toMatchObject([
      { iss: key().client_email, sub: "ana@example.com", scope: CREATE_SCOPE },
    ]);
    expect(creators()).toEqual(["ana@example.com"]);
  });

  it("says what to enter in the Admin console where it is not set up", async () => {
    google.refusal = "unauthorized_client";
    const { code, output } = await delegated(["--as", "ana@example.com"]);
    expect(output).toContain("may not act as ana@example.com (unauthorized_client)");
    expect(output).toContain("https://admin.google.com/ac/owl/domainwidedelegation");
    expect(output).toMatch(/Client ID +1234567890\n/);
    expect(output).toContain(CREATE_SCOPE);
    expect(code).toBe(1);
  });

  it("says what to check where the person or the key is not known", async () => {
    google.refusal = "invalid_grant";
    const { code, output } = await delegated(["--as", "nobody@example.com"]);
    expect(output).toContain("As nobody@example.com: Google does not accept the key");
    expect(code).toBe(1);
  });

  it("gets a new token where Chat does not accept one any more", async () => {
    google.ended.add("canary-bob@example.com-1");
    const { code } = await delegated(["--as", "bob@example.com"]);
    expect(code).toBe(0);
    expect(google.claims).toHaveLength(2);
  });

  it("needs to know as whom", async () => {
    const { code, output } = await delegated([]);
    expect(output).toContain("Say with --as PERSON as whom");
    expect(code).toBe(1);
  });

  it("needs a key", async () => {
    const { code, output } = await stage.live(["--as", "ana@example.com"]);
    expect(output).toContain("--as PERSON needs a service account: --key FILE");
    expect(code).toBe(1);
  });

  it.each([
    ["an OAuth client", { installed: {} }, "is an OAuth client, not a service-account key"],
    ["something else", { type: "authorized_user" }, "is not a service-account key"],
    ["a key without its key", key({ private_key: "" }), "is not a service-account key"],
  ])("explains a key file that is %s", async (_, content, sentence) => {
    const file = stage.write("mistake.json", content);
    const { code, output } = await stage.live(["--key", file, "--as", "ana@example.com"]);
    expect(output).toContain(sentence);
    expect(code).toBe(1);
  });
});

describe("a sheet with the column Create as", () => {
  const rows = () => parse(stage.read("teams.csv"), { columns: true });
  const run = (...args: string[]) =>
    delegated(["--sheet", "teams.csv", "--per-minute", "6000", ...args]);

  it("creates each row's space as the person that it names", async () => {
    stage.write(
      "teams.csv",
      "Space name,Create as\nOne,ana@example.com\nTwo,Bob@example.com\nThree,\nFour,ana@example.com\n",
    );
    const before = stage.chat.spaces.length;
    const { code, output } = await run("--as", "cleo@example.com");
    expect(output).toContain("bob@example.com:\n1 space to create");
    expect(code).toBe(0);
    const created = stage.chat.spaces.slice(before);
    expect(created.map(({ space, creator }) => `${space.displayName} ${creator}`).sort()).toEqual([
      "Four ana@example.com",
      "One ana@example.com",
      "Three cleo@example.com",
      "Two bob@example.com",
    ]);
    expect(rows().map((row) => Object(row).Status)).toEqual(Array(4).fill("Created"));
  });

  it("never uses a request ID of one person for another", async () => {
    stage.write("teams.csv", "Space name,Create as\nFive,ana@example.com\n");
    await run();
    const text = stage.read("teams.csv").replace("ana@example.com", "bob@example.com");
    const begun = text.replace("Created,", "Creating…,").replace(/https:[^,]*,/, ",");
    stage.write("teams.csv", begun.replace(/spaces\/\S+ https:\S+/, "- -"));
    const { code, output } = await run();
    expect(output).toContain("Somebody else began this row");
    expect(code).toBe(2);
    const users = new Map<string, Set<string>>();
    for (const { requestId = "", person } of stage.chat.journal) {
      if (person) users.set(requestId, (users.get(requestId) ?? new Set()).add(person));
    }
    expect([...users.values()].every((people) => people.size === 1)).toBe(true);
  });

  it("gets one new token where Chat does not accept that of several calls at once", async () => {
    const names = ["Six", "Seven", "Eight", "Nine"];
    const lines = names.map((name) => `${name},dan@example.com\n`);
    stage.write("teams.csv", `Space name,Create as\n${lines.join("")}`);
    google.ended.add("canary-dan@example.com-1");
    stage.meanwhile = () => setTimeout(500);
    const { code } = await run();
    stage.meanwhile = async () => {};
    expect(code).toBe(0);
    expect(google.claims).toHaveLength(2);
  });

  it("creates nothing where a row names nobody and no option does", async () => {
    stage.write("teams.csv", "Space name,Create as\nSix,ana@example.com\nSeven,\n");
    const before = stage.chat.spaces.length;
    const { code, output } = await run();
    expect(output).toContain("Row 3 does not say as whom its space is created");
    expect(code).toBe(1);
    expect(stage.chat.spaces).toHaveLength(before);
  });

  it("creates nothing where the service account may not act as somebody in it", async () => {
    stage.write("teams.csv", "Space name,Create as\nEight,ana@example.com\n");
    const before = stage.chat.spaces.length;
    google.refusal = "unauthorized_client";
    const { code } = await run();
    expect(code).toBe(1);
    expect(stage.chat.spaces).toHaveLength(before);
  });
});

describe("a sheet with more to do than to create spaces", () => {
  const HEADER = "Space name,Create as,Members,Managers,Welcome message";
  const run = () => delegated(["--sheet", "more.csv", "--per-minute", "6000"]);
  const scopesAsked = () => new Set(google.claims.map(({ scope }) => scope));
  const peopleIn = (name: string) => {
    const stored = stage.chat.spaces.find(({ space }) => space.displayName === name);
    return (stored?.members ?? []).map(({ who, membership }) => `${who} ${membership.role}`).sort();
  };

  it("adds managers and posts messages as the person of each row, with the scopes for that", async () => {
    const lines = [
      "Uno,ana@example.com,ed@example.com,lead@example.com,Hello!",
      "Due,bob@example.com,ed@example.com,,",
    ];
    stage.write("more.csv", [HEADER, ...lines, ""].join("\n"));
    const { code, output } = await run();
    expect(output).toContain("1 role changed, 1 welcome message posted");
    expect(code).toBe(0);
    expect([...scopesAsked()]).toEqual([`${CREATE_SCOPE} ${MEMBERS_SCOPE} ${MESSAGES_SCOPE}`]);
    expect(peopleIn("Uno")).toEqual([
      "ana@example.com ROLE_MANAGER",
      "ed@example.com ROLE_MEMBER",
      "lead@example.com ROLE_MANAGER",
    ]);
    const uno = stage.chat.spaces.find(({ space }) => space.displayName === "Uno");
    expect(uno?.messages).toMatchObject([{ text: "Hello!" }]);
    expect(uno?.messages[0]?.sender).toMatchObject({ type: "HUMAN" });
  });

  it("asks for nothing that the file does not need", async () => {
    stage.write("more.csv", `${HEADER}\nTre,ana@example.com,ed@example.com,,\n`);
    expect((await run()).code).toBe(0);
    expect([...scopesAsked()]).toEqual([CREATE_SCOPE]);
  });

  it("adds who comes later, and asks for that scope then", async () => {
    const text = stage.read("more.csv").replace("ed@example.com", "ed@example.com fay@example.com");
    stage.write("more.csv", text);
    const { code, output } = await run();
    expect(output).toContain("1 person to add to 1 space");
    expect(code).toBe(0);
    expect([...scopesAsked()]).toEqual([`${CREATE_SCOPE} ${MEMBERS_SCOPE}`]);
    expect(peopleIn("Tre")).toContain("fay@example.com ROLE_MEMBER");
  });

  it("asks for it in time where only the person's own claim tells that it is needed", async () => {
    stage.write("more.csv", `${HEADER}\nQuattro,ana@example.com,ed@example.com,ed@example.com,\n`);
    let begun = "";
    stage.meanwhile = async () => {
      begun ||= stage.read("more.csv");
    };
    await run();
    stage.meanwhile = async () => {};
    // As a kill would have left it while Chat was asked.
    stage.write("more.csv", begun);
    google.claims.length = 0;
    const { code } = await run();
    expect(begun).toContain("Creating…");
    expect(code).toBe(0);
    expect(scopesAsked()).toContain(`${CREATE_SCOPE} ${MEMBERS_SCOPE}`);
    expect(peopleIn("Quattro")).toContain("ed@example.com ROLE_MANAGER");
  });
});
