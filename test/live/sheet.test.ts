import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { Stage } from "./stage";

jest.setTimeout(240_000);

const CLIENT_ID = "the-client-id";
let stage: Stage;

/** Whoever signed in has done so before. */
beforeEach(async () => {
  stage = await new Stage().open();
  stage.secrets.add("canary-code");
  const places = { auth_uri: "http://127.0.0.1:9/auth", token_uri: "http://127.0.0.1:9/token" };
  stage.write("client_secrets.json", { installed: { client_id: CLIENT_ID, ...places } });
  stage.signedIn(CLIENT_ID, "me@example.com", "canary-token");
  stage.identify = async () => ({ person: "me@example.com", scopes: [stage.createScope] });
});
afterEach(() => stage.close());

const FAST = ["--per-minute", "60000"];

function create(args: readonly string[] = FAST, options: Parameters<Stage["live"]>[1] = {}) {
  const sheet = ["--account", "me@example.com", "--sheet", "classes.csv"];
  return stage.live([...sheet, ...args], options);
}

/** Three blocks of rows, since empty lines part them, quoted as no program would write it anew. */
function writeClasses(count: number): void {
  const lines = Array.from({ length: count }, (_, index) => {
    const line = `"Class ${index + 1}";"note ""${index}""";${index % 2 ? '""' : ""}`;
    return index % 10 === 9 ? `${line}\r\n` : line;
  });
  stage.write("classes.csv", `\uFEFF${["Space name;Note;Description", ...lines].join("\r\n")}\r\n`);
}

const rows = (): Record<string, string>[] =>
  parse(stage.read("classes.csv"), {
    columns: true,
    delimiter: ";",
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });

function expectAllCreated(count: number): void {
  const spaces = stage.chat.spaces.map(({ space }) => [space.displayName, space.spaceUri]);
  expect(rows().map((row) => [row["Space name"], row.Space])).toEqual(
    expect.arrayContaining(spaces),
  );
  expect(spaces).toHaveLength(count);
  expect(rows().map(({ Status }) => Status)).toEqual(Array(count).fill("Created"));
  expect(rows().map(({ Note }) => Note)).toEqual(Array.from(rows(), (_, i) => `note "${i}"`));
}

describe("a CSV file in the place of the sheet, for real", () => {
  it("holds every result afterwards", async () => {
    writeClasses(30);
    const { code, output } = await create();
    expect(output).toContain("30 spaces to create");
    expect(output).toContain("30 spaces created");
    expect(code).toBe(0);
    expectAllCreated(30);
  });

  it("has the Request IDs of rows before Chat is asked for them", async () => {
    writeClasses(12);
    const seen: boolean[] = [];
    const { identify } = stage;
    stage.identify = (token) => {
      const ids = stage.read("classes.csv").match(/Creating….*[0-9a-f-]{36}/g) ?? [];
      seen.push(ids.length > stage.chat.journal.length % 10);
      return identify(token);
    };
    await create();
    expect(seen).toEqual(Array(12).fill(true));
  });

  it("becomes 30 spaces and is whole, at whichever write the run is killed", async () => {
    const hook = resolve("test/live/kill-at-write.mjs");
    for (let write = 1; ; write += 1) {
      stage.forgetSpaces();
      writeClasses(30);
      const env = { NODE_OPTIONS: `--import ${hook}`, KILL_AT: String(write) };
      const killed = await create(FAST, { env });
      if (killed.code === 0) {
        expect(write).toBeGreaterThan(12);
        break;
      }
      expect(killed.code).toBeNull();
      const { code } = await create();
      expect(code).toBe(0);
      expectAllCreated(30);
      expect(readdirSync(stage.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    }
  });

  it("goes on without a second space after an answer was lost", async () => {
    writeClasses(3);
    stage.chat.faults.switchOn("lost-after", { times: 1 });
    const { code, output } = await create();
    expect(output).toContain(`No answer from ${stage.address}`);
    expect(code).toBe(0);
    expectAllCreated(3);
  });

  it("goes on after an answer that is not JSON", async () => {
    writeClasses(3);
    stage.chat.faults.switchOn("server-error", { times: 1 });
    expect((await create()).code).toBe(0);
    expectAllCreated(3);
  });

  it("ends after the space at hand at Ctrl-C, and goes on the next time", async () => {
    writeClasses(9);
    const { identify } = stage;
    let child: ChildProcess | undefined;
    stage.identify = async (token) => {
      if (stage.chat.journal.length === 1 && child?.stdout) {
        child.kill("SIGINT");
        await once(child.stdout, "data");
      }
      return identify(token);
    };
    const onStart = (started: ChildProcess) => {
      child = started;
    };
    const { code, output } = await create(["--per-minute", "120"], { onStart });
    expect(output).toContain("Ending after the spaces at hand");
    expect(code).toBe(130);
    expect(stage.chat.spaces).toHaveLength(2);
    expect(rows().filter(({ Status }) => Status === "Created")).toHaveLength(2);
    expect(rows().filter(({ Status }) => Status === "")).toHaveLength(7);
    stage.identify = identify;
    expect((await create()).code).toBe(0);
    expectAllCreated(9);
  });

  it("stops where the set-up is wrong, with the remedy, and leaves the rows as they were", async () => {
    writeClasses(3);
    stage.chat.faults.switchOn("app-not-configured");
    const { code, output } = await create();
    expect(output).toContain("has no configured Chat app");
    expect(code).toBe(1);
    expect(rows().map(({ Status = "" }) => Status)).toEqual(["", "", ""]);
  });

  it("is not written to once another program has changed it", async () => {
    writeClasses(2);
    const { identify } = stage;
    stage.identify = (token) => {
      stage.write("classes.csv", `${stage.read("classes.csv")}mine\r\n`);
      return identify(token);
    };
    const { code, output } = await create();
    expect(output).toContain("Another program has changed classes.csv meanwhile");
    expect(code).toBe(1);
    expect(stage.read("classes.csv")).toContain("mine");
  });

  it("does not take rows that were tried against the stand-in for created", async () => {
    writeClasses(2);
    await stage.run(["--sheet", "classes.csv"]);
    const { code, output } = await create();
    expect(output).toContain("2 rows need attention");
    expect(code).toBe(2);
    expect(stage.chat.spaces).toHaveLength(0);
  });

  it("refuses other people in the column Create as", async () => {
    stage.write("classes.csv", "Space name,Create as\nOne,bob@example.com\n");
    const { code, output } = await create();
    expect(output).toContain("The column Create as names bob@example.com");
    expect(code).toBe(1);
  });
});
