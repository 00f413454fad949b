import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

jest.setTimeout(60_000);

/** The project as it is built, with csv-parse as the only package: no other is loaded offline. */
const folder = mkdtempSync(join(tmpdir(), "chat-spaces-start-"));
beforeAll(() => {
  for (const part of ["dist", "build"]) cpSync(part, join(folder, part), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("node_modules/csv-parse"), join(folder, "node_modules/csv-parse"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["build/start.mjs", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
  return { code: status, output: stdout + stderr, lines: stdout.split("\n") };
}

function write(content: string): string {
  writeFileSync(join(folder, "classes.csv"), content);
  return "classes.csv";
}

const read = () => readFileSync(join(folder, "classes.csv"), "utf8");
const header = () => read().split(/\r?\n/)[0];

describe("npm start", () => {
  it("creates the space API-made in the stand-in and shows the execution log", () => {
    const { code, output } = start();
    expect(output).toContain("Info   Created the space “API-made”.");
    expect(output).toContain("Notice Execution completed");
    expect(output).toContain("nothing was created at Google");
    expect(code).toBe(0);
  });

  it("runs another function, in the person's language", () => {
    const { code, output } = start("checkSetup", "--locale", "pt_BR");
    expect(output).toContain("Está tudo pronto");
    expect(code).toBe(0);
  });

  it("shows a failure as the editor does", () => {
    const { code, output } = start("--fault", "app-not-configured");
    expect(output).toMatch(/^Error {2}/m);
    expect(output).toContain("has no configured Chat app");
    expect(code).toBe(1);
  });

  it("lets a fault strike only so many times", () => {
    expect(start("--fault", "unavailable:2").code).toBe(0);
  });

  it("lists the faults that it can switch on", () => {
    const { code, lines } = start("--fault");
    for (const fault of ["people-invited", "spaces-barred", "no-box-ticked", "grant-lost"]) {
      expect(lines).toContainEqual(expect.stringMatching(`^  ${fault} +\\S`));
    }
    expect(code).toBe(0);
  });

  it.each(["no-box-ticked", "chat-box-unticked", "refused-by-script"])(
    "says with the fault %s that a permission is missing",
    (fault) => {
      const { code, output } = start("--fault", fault);
      expect(output).toContain("The permission to create Chat spaces was not granted.");
      expect(code).toBe(1);
    },
  );

  it("shows all that it can on one screen", () => {
    const { code, lines } = start("--help");
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const option of ["--sheet", "--live", "--client-secrets", "--key", "--as", "--fault"]) {
      expect(lines.join("\n")).toContain(option);
    }
    expect(code).toBe(0);
  });

  it.each([
    [["createSpaces"], "There is no function createSpaces. There are: createSpace,"],
    [["createSpace", "twice"], "What is twice?"],
    [["--fault", "thunder"], "--fault thunder is not a fault"],
    [["--fault", "unavailable:0"], "--fault unavailable:0 is not a fault"],
    [["--sheets", "x.csv"], "--sheets"],
    [["--per-minute", "none", "--sheet", "x.csv"], "--per-minute none is not a number above 0"],
    [["--key", "key.json"], "--key is for real Chat: add --live."],
    [["--sheet", "nowhere.csv"], "There is no file"],
  ])("explains %p", (args, sentence) => {
    const { code, output } = start(...args);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
  });
});

describe("npm start -- --sheet FILE.csv", () => {
  it("creates the spaces of the rows and writes beside them what became of each", () => {
    const sheet = write("Team,Members,Cost\r\nRed,ana@example.com,007\r\nBlue,,1e3\r\n");
    const { code, output } = start("--sheet", sheet);
    expect(output).toContain("2 spaces to create");
    expect(output).toContain("2 spaces created");
    expect(code).toBe(0);
    expect(header()).toBe("Team,Members,Cost,Status,Space,Details,Request ID");
    expect(read()).toMatch(/^Red,ana@example.com,007,Created,https:\/\/\S+,Created [^,]*,\S+ /m);
    expect(read()).toMatch(/^Blue,,1e3,Created,https:/m);
  });

  it("touches no row that is created", () => {
    const before = read();
    const { code, output } = start("--sheet", "classes.csv");
    expect(output).toContain("There is nothing to create");
    expect(code).toBe(0);
    expect(read()).toBe(before);
  });

  it("says in which spaces not everybody has joined, and exits with 2", () => {
    const sheet = write("Space name,Members\nRed,ana@example.com bo@example.com\nBlue,\n");
    const { code, output } = start("--sheet", sheet, "--fault", "people-invited");
    expect(output).toContain("2 spaces created");
    expect(output).toMatch(
      /In 1 space not everybody has joined\. .*\n {2}Row 2, Red: 1 of 2 has joined\./,
    );
    expect(code).toBe(2);
    expect(read()).toMatch(/^Red,.*Created – check people,https:/m);
  });

  it("creates nothing from a sheet where a permission is missing", () => {
    const { code, output } = start("--sheet", "classes.csv", "--fault", "chat-box-unticked");
    expect(output).toMatch(/was not granted\.\nRun it again and tick.*\nSee https:/);
    expect(output).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
  });

  it("leaves out rows that cannot be created and says why, in the file too", () => {
    const sheet = write("Space name;Members\nRed;ana@x\nBlue;ana@example.com\n");
    const { code, output } = start("--sheet", sheet);
    expect(output).toContain("Row 2, Red: “ana@x” is not an e-mail address.");
    expect(code).toBe(2);
    expect(read()).toMatch(/^Red;ana@x;Needs attention;;“ana@x” is not an e-mail address/m);
    expect(read()).toMatch(/^Blue;ana@example.com;Created;/m);
  });

  it("ends with 2 where Chat refuses a row, and says why", () => {
    const sheet = write("Space name,Members\nRed,ana@example.com\nBlue,\n");
    const { code, output } = start("--sheet", sheet, "--fault", "member-unknown");
    expect(output).toContain("1 row failed");
    expect(output).toContain("Row 2, Red: Chat does not know one of the members.");
    expect(code).toBe(2);
    expect(start("--sheet", sheet).code).toBe(0);
  });

  it("ends with 1 where nothing can be created, and leaves the rows without a result", () => {
    const sheet = write("Space name\nRed\n");
    const { code, output } = start("--sheet", sheet, "--fault", "api-disabled");
    expect(output).toContain("The Google Chat API is not enabled");
    expect(code).toBe(1);
    expect(read()).toMatch(/^Red,,,,[0-9a-f]{8}-\S+ /m);
  });

  it("goes on with a row whose outcome is unknown, in another process", () => {
    const sheet = write("Space name\nRed\n");
    start("--sheet", sheet, "--fault", "api-disabled");
    const begun = read().replace("Red,,,,", "Red,Creating…,,,");
    const [requestId = ""] = /[0-9a-f]{8}-\S+/.exec(begun) ?? [];
    write(begun);
    const { code, output } = start("--sheet", sheet);
    expect(output).toContain("1 space to create");
    expect(code).toBe(0);
    expect(read()).toMatch(new RegExp(`^Red,Created,https:[^,]*,Created [^,]*,${requestId} `, "m"));
  });

  it("goes on over pauses, whose time passes at once", () => {
    const names = Array.from({ length: 150 }, (_, index) => `Team ${index}`);
    const sheet = write(["Space name", ...names].join("\n"));
    const { code, output } = start("--sheet", sheet, "--fault", "too-many-requests:9");
    expect(output).toContain("150 spaces created");
    expect(code).toBe(0);
  });

  it("only says what would happen, with checkSheet", () => {
    const sheet = write("Space name\nRed\n");
    const { code, output } = start("checkSheet", "--sheet", sheet);
    expect(output).toContain("1 space to create");
    expect(output).toContain("Spaces in the stand-in for Google Chat\n  none");
    expect(code).toBe(0);
  });

  it("makes a sheet of an empty file, with setUpSheet", () => {
    const sheet = write("");
    expect(start("setUpSheet", "--sheet", sheet).code).toBe(0);
    expect(header()).toContain("Space name,Members,Status,Space,Details,Type");
  });

  it("creates each row's space as the person in the column Create as", () => {
    const sheet = write("Space name,Create as\nRed,ana@example.com\nBlue,bob@example.com\n");
    const { code, output } = start("--sheet", sheet);
    expect(output).toContain("ana@example.com:\n1 space to create");
    expect(output).toContain("bob@example.com:\n1 space to create");
    expect(code).toBe(0);
  });

  it("says which columns a file needs that has none of them", () => {
    const { code, output } = start("--sheet", write("a,b\n1,2\n"));
    expect(output).toContain("no column “Space name” and none for “Members”");
    expect(code).toBe(1);
    expect(read()).toBe("a,b\n1,2\n");
  });

  it("takes the columns in Portuguese, and answers in it", () => {
    const { code, output } = start("--sheet", write("Nome do espaço\nA\n"), "--locale", "pt_BR");
    expect(output).toContain("1 espaço criado");
    expect(header()).toBe("Nome do espaço,Status,Espaço,Detalhes,ID da solicitação");
    expect(code).toBe(0);
  });
});
