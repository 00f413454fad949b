import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
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

const requestIds = () => rows().map((row) => row["Request ID"]?.split(" ")[0] ?? "");

function onStart(hear: (child: ChildProcess) => void) {
  return { onStart: hear };
}

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
  it("is read by headers of its own that are named", async () => {
    stage.write("classes.csv", "Course,Note\nMaths,a\nArt,b\n");
    const { code, output } = await create([...FAST, "--name-column", "Course"]);
    expect(output).toContain("2 spaces created");
    expect(code).toBe(0);
    expect(stage.read("classes.csv")).toMatch(/^Maths,a,Created,https:/m);
  });

  it("holds every result afterwards", async () => {
    writeClasses(30);
    const { code, output } = await create();
    expect(output).toContain("30 spaces to create");
    expect(output).toContain("30 spaces created");
    expect(code).toBe(0);
    expectAllCreated(30);
  });

  it("has the Request ID of a row before Chat is asked for it", async () => {
    writeClasses(12);
    const seen: boolean[] = [];
    stage.meanwhile = async ({ requestId }) => {
      const row = rows().find((row) => row["Request ID"]?.startsWith(requestId));
      seen.push(row?.Status === "Creating…");
    };
    await create();
    expect(seen).toEqual(Array(12).fill(true));
  });

  it("has several of its rows asked for at once, over connections that stay open", async () => {
    writeClasses(24);
    let most = 0;
    stage.meanwhile = () => {
      most = Math.max(most, stage.underWay);
      return setTimeout(500);
    };
    expect((await create()).code).toBe(0);
    expectAllCreated(24);
    expect(most).toBeGreaterThan(3);
    expect(stage.connections).toBeLessThanOrEqual(8);
  });

  it("has its first 59 rows asked for without a wait, as the quota's window allows", async () => {
    writeClasses(30);
    const asked: number[] = [];
    stage.meanwhile = () => {
      asked.push(Date.now());
      return setTimeout(300);
    };
    expect((await create([])).code).toBe(0);
    expectAllCreated(30);
    expect(Math.max(...asked) - Math.min(...asked)).toBeLessThan(15_000);
  });

  it("has no more rows asked for than the window allows, whichever process asks", async () => {
    writeClasses(6);
    const tenAMinute = ["--per-minute", "10"];
    expect((await create(tenAMinute)).code).toBe(0);
    writeClasses(12);
    let child: ChildProcess | undefined;
    stage.meanwhile = async () => {
      if (stage.chat.spaces.length === 9) setTimeout(4000).then(() => child?.kill("SIGINT"));
    };
    const { code } = await create(
      tenAMinute,
      onStart((started) => (child = started)),
    );
    expect(code).toBe(130);
    expect(stage.chat.spaces).toHaveLength(10);
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
      expect(readdirSync(stage.folder).filter((name) => name.startsWith("."))).toEqual([]);
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

  it("ends after the spaces at hand at Ctrl-C, and goes on the next time", async () => {
    writeClasses(30);
    let child: ChildProcess | undefined;
    let atHand = 0;
    stage.meanwhile = async () => {
      if (stage.underWay === 3 && !child?.killed) child?.kill("SIGINT");
      if (child?.killed) atHand = Math.max(atHand, stage.underWay);
      await setTimeout(2000);
    };
    const { code, output } = await create(
      FAST,
      onStart((started) => (child = started)),
    );
    expect(output).toContain("Ending after the spaces at hand");
    expect(code).toBe(130);
    const count = stage.chat.spaces.length;
    expect(count).toBe(atHand);
    expect(output).toContain(`${count} spaces created. ${30 - count} rows are left`);
    expect(rows().filter(({ Status }) => Status === "Created")).toHaveLength(count);
    expect(rows().filter(({ Status }) => Status === "")).toHaveLength(30 - count);
    stage.meanwhile = async () => {};
    expect((await create()).code).toBe(0);
    expectAllCreated(30);
  });

  it("ends at once at the second Ctrl-C, and goes on as the same person the next time", async () => {
    writeClasses(12);
    let child: ChildProcess | undefined;
    stage.meanwhile = async () => {
      if (stage.underWay < 3) return setTimeout(60_000, undefined, { ref: false });
      child?.kill("SIGINT");
      await setTimeout(500);
      child?.kill("SIGINT");
    };
    const { code } = await create(
      FAST,
      onStart((started) => (child = started)),
    );
    expect(code).toBe(130);
    stage.meanwhile = async () => {};
    const begun = requestIds().filter((id) => id);
    expect(begun).toHaveLength(12);
    await stage.run(["logout", "--account", "me@example.com"]);
    stage.signedIn(CLIENT_ID, "me@example.com", "canary-token");
    expect((await create()).code).toBe(0);
    expectAllCreated(12);
    expect(requestIds()).toEqual(begun);
  });

  it("keeps who a person is in their rows where only they can read it", async () => {
    writeClasses(2);
    await create();
    const folder = join(stage.config, "chat-spaces");
    const files = readdirSync(folder).filter((name) => name.startsWith("person-"));
    expect(files).toHaveLength(1);
    const file = join(folder, files[0] ?? "");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { person, secret } = JSON.parse(readFileSync(file, "utf8"));
    stage.secrets.add(secret);
    expect(rows().every((row) => row["Request ID"]?.includes(person))).toBe(true);
    expect(stage.read("classes.csv")).not.toContain(secret);
  });

  it("stops where the set-up is wrong, with the remedy, and leaves the rows without a result", async () => {
    writeClasses(3);
    stage.chat.faults.switchOn("app-not-configured");
    const { code, output } = await create();
    expect(output).toContain("has no configured Chat app");
    expect(code).toBe(1);
    expect(rows().map(({ Status = "" }) => Status)).toEqual(["", "", ""]);
  });

  it("is not written to once another program has changed it, which ends the run", async () => {
    writeClasses(30);
    let isChanged = false;
    stage.meanwhile = async () => {
      if (stage.underWay < 2) return setTimeout(1500);
      if (isChanged) return;
      stage.write("classes.csv", `${stage.read("classes.csv")}mine\r\n`);
      isChanged = true;
    };
    const { code, output } = await create();
    expect(output.match(/Another program has changed classes.csv meanwhile/g)).toHaveLength(1);
    expect(output).not.toContain("No answer");
    expect(code).toBe(1);
    expect(stage.chat.spaces.length).toBeLessThan(10);
    expect(stage.read("classes.csv")).toContain("mine");
  });

  it("loses no space where another program writes over it: a new file has all, and goes on", async () => {
    writeClasses(30);
    const before = stage.read("classes.csv");
    let isOver = false;
    stage.meanwhile = async () => {
      if (stage.underWay < 2) return setTimeout(1500);
      if (!isOver) stage.write("classes.csv", before);
      isOver = true;
    };
    const { output } = await create();
    expect(output).toContain("What was done is in the new file classes.results.csv");
    expect(stage.chat.spaces).not.toEqual([]);
    stage.meanwhile = async () => undefined;
    stage.write("classes.csv", stage.read("classes.results.csv"));
    expect((await create()).code).toBe(0);
    expectAllCreated(30);
  });

  it("is not what a trial has written, whose results are made up", async () => {
    writeClasses(2);
    await stage.run(["create", "classes.csv"]);
    const { code, output } = await stage.live(["create", "classes.trial.csv"]);
    expect(output).toContain("classes.trial.csv holds the results of a trial");
    expect(code).toBe(1);
    expect((await create()).code).toBe(0);
    expectAllCreated(2);
  });

  it("is one run's at a time: a second one says so, and no row becomes two spaces", async () => {
    writeClasses(6);
    stage.meanwhile = () => setTimeout(200);
    const both = await Promise.all([create(), create()]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.map(({ output }) => output).join()).toContain(
      "Another run is at work on classes.csv",
    );
    expectAllCreated(6);
  });

  it("is taken over from a run that was killed", async () => {
    writeClasses(3);
    let child: ChildProcess | undefined;
    stage.meanwhile = async () => void child?.kill("SIGKILL");
    await create(
      FAST,
      onStart((started) => (child = started)),
    );
    stage.meanwhile = async () => {};
    expect((await create()).code).toBe(0);
    expectAllCreated(3);
  });

  it("is whole where its disk is full in the middle, and gone on with when there is space", async () => {
    writeClasses(12);
    const env = {
      NODE_OPTIONS: `--import ${resolve("test/live/kill-at-write.mjs")}`,
      FULL_AT: "9",
    };
    const { code, output } = await create(FAST, { env });
    expect(output).toMatch(
      /There is no space left for classes.csv.* It goes on where it stopped\./,
    );
    expect(output).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
    expect((await create()).code).toBe(0);
    expectAllCreated(12);
    expect(readdirSync(stage.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("leaves no new file behind where it could not begin", async () => {
    writeClasses(2);
    stage.write("client_secrets.json", "{}");
    const { code } = await create([...FAST, "--out", "results.csv"]);
    expect(code).toBe(1);
    expect(readdirSync(stage.folder)).not.toContain("results.csv");
  });

  it("is gone on with where nobody reads what is printed any more", async () => {
    writeClasses(12);
    const { code } = await create(
      FAST,
      onStart(({ stdout }) => stdout?.destroy()),
    );
    expect(code).toBe(0);
    expectAllCreated(12);
  });

  it("is left as it was where the person says anything but yes, and created where they do", async () => {
    writeClasses(2);
    const before = stage.read("classes.csv");
    const hook = resolve("test/live/at-terminal.mjs");
    const env = { NODE_OPTIONS: `--import ${hook}` };
    const ask = (answer: string) =>
      stage.run(
        [
          ...["create", "classes.csv", "--live", "--account", "me@example.com"],
          ...["--no-browser", "--address", stage.address, ...FAST],
        ],
        { env: { ...env, ANSWER: answer } },
      );
    for (const answer of ["stop", "sure not", "yikes no", ""]) {
      const { code, output } = await ask(answer);
      expect(output).toContain("2 spaces to create. Create them now? [y/N]");
      expect(output).toContain("Nothing was created");
      expect(code).toBe(1);
    }
    expect(stage.read("classes.csv")).toBe(before);
    expect(stage.chat.spaces).toHaveLength(0);
    expect((await ask("Y")).code).toBe(0);
    expectAllCreated(2);
  });

  it("goes into a new file where one is named, and itself stays as it was", async () => {
    writeClasses(2);
    const before = stage.read("classes.csv");
    expect((await create([...FAST, "--out", "results.csv"])).code).toBe(0);
    expect(stage.read("classes.csv")).toBe(before);
    expect(stage.read("results.csv").match(/Created/g)?.length).toBeGreaterThan(1);
    const again = await create([...FAST, "--out", "results.csv"]);
    expect(again.output).toContain("results.csv exists already");
    expect(stage.chat.spaces).toHaveLength(2);
  });

  it("refuses other people in the column Create as", async () => {
    stage.write("classes.csv", "Space name,Create as\nOne,bob@example.com\n");
    const { code, output } = await create();
    expect(output).toContain("The column Create as names bob@example.com");
    expect(code).toBe(1);
  });
});
