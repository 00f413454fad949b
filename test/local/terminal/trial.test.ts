import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { openLaptop, TRIAL } from "./laptop";

const { laptop, start, write, header, writeCopied } = openLaptop();

describe("create FILE.csv, as a trial", () => {
  it("writes what would become of each row into a file beside it, and nothing into it", async () => {
    const before = "Team,Members,Cost\r\nRed,ana@example.com,007\r\nBlue,,1e3\r\n";
    const sheet = write(before);
    const { code, output } = await start("--sheet", sheet);
    expect(output).toContain("2 spaces to create");
    expect(output).toContain("2 spaces created");
    expect(output).toContain(TRIAL);
    expect(code).toBe(0);
    expect(laptop.read(sheet)).toBe(before);
    const columns = ["Team", "Members", "Cost", "Status", "Space", "Details", "Request ID"];
    expect(header(TRIAL)?.split(",").sort()).toEqual(columns.sort());
    expect(laptop.read(TRIAL)).toMatch(/^Red,ana@example.com,.*Created,https:\/\//m);
    expect(laptop.read(TRIAL)).toMatch(/,007\b/);
    expect(laptop.files()).toEqual([sheet, TRIAL]);
  });

  it("says how to create for real what it tried, but not from the result of a trial, which is refused", async () => {
    const sheet = write("Space name\nRed\n");
    expect((await start("create", sheet)).stdout).toContain("For real:");
    expect((await start("create", TRIAL)).stdout).not.toContain("For real:");
  });

  it("does not propose to log out where nobody is signed in", async () => {
    for (const fault of ["scope-missing", "signed-out", "no-box-ticked"]) {
      const { output } = await start("connection", "--fault", fault);
      expect(output).not.toContain("logout");
      expect(output).toMatch(/[Gg]rant|[Ss]ign/);
    }
  });

  it("empties no result where nobody can be asked, and says so only where there is one to empty", async () => {
    const nothing = await start("start-over", write("Space name\nRed\n"));
    expect(nothing.code).toBe(0);
    expect(nothing.stdout).toContain("There is no row about which you must decide.");
    const copied = await start("start-over", await writeCopied());
    expect(copied.code).toBe(1);
    expect(copied.stderr).toContain("no result is emptied unasked");
  });

  it("overwrites only the result of an earlier trial, and only where --out names it", async () => {
    const sheet = write("Space name\nRed\n");
    laptop.write(TRIAL, "mine");
    expect((await start("create", sheet)).output).toContain("classes.trial-2.csv");
    for (const words of ["mine", "Space name,Request ID\nRed,\n", Buffer.from("\xE7", "latin1")]) {
      laptop.write("mine.txt", words);
      const { code, stdout, stderr } = await start("create", sheet, "--out", "mine.txt");
      expect(stderr).toContain("mine.txt exists already and is not the result of a trial");
      expect([code, stdout]).toEqual([1, ""]);
      expect(readFileSync(join(laptop.folder, "mine.txt"))).toEqual(Buffer.from(words));
    }
    mkdirSync(join(laptop.folder, "there"));
    const folder = await start("create", sheet, "--out", "there");
    expect(folder.stderr).toContain("there exists already");
    expect(laptop.read(TRIAL)).toBe("mine");
    laptop.write("empty.csv", "");
    for (const out of ["classes.trial-2.csv", "empty.csv"]) {
      await start("create", write("Space name\nBlue\n"), "--out", out);
      expect(laptop.read(out)).toMatch(/^Blue,Created/m);
    }
    write("Space name\nRed\n");
    const itself = await start("create", sheet, "--out", `./${sheet}`);
    expect(itself.stderr).toContain("A trial never writes into the file that it tries");
    const nowhere = await start("create", sheet, "--out", "no/where.csv");
    expect(nowhere.stderr).toBe("There is no folder no. Make it, or name another.\n");
    expect(laptop.read(sheet)).toBe("Space name\nRed\n");
  });

  it("gives its result the permissions of the file that it tries", async () => {
    const sheet = write("Space name\nRed\n");
    chmodSync(join(laptop.folder, sheet), 0o600);
    await start("create", sheet);
    expect(statSync(join(laptop.folder, TRIAL)).mode & 0o777).toBe(0o600);
  });

  it("reads standard input and writes the results to standard output", async () => {
    const { code, stdout, stderr } = await laptop.run(["create", "--sheet", "-", "--out", "-"], {
      input: "Space name\nRed\n",
    });
    expect(stdout).toMatch(/^Space name,Status,Space,Details,Request ID\nRed,Created,https:/);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stderr).toContain("1 space created");
    expect(code).toBe(0);
  });

  it("leaves results that are refused for real, since they are made up", async () => {
    await start("create", write("Space name\nRed\n"));
    const { code, stderr } = await start("start-over", TRIAL, "--reason", "copied", "--yes");
    expect(stderr).toContain(`${TRIAL} holds the results of a trial, which are made up.`);
    expect(code).toBe(1);
  });

  it("leaves out rows that cannot be created and says why, in the file too", async () => {
    const { code, output } = await start(
      "create",
      write("Space name;Members\nRed;ana@x\nBlue;ana@example.com\n"),
    );
    expect(output).toContain("Row 2, Red: “ana@x” is not an e-mail address.");
    expect(code).toBe(2);
    expect(laptop.read(TRIAL)).toMatch(
      /^Red;ana@x;Needs attention;;“ana@x” is not an e-mail address/m,
    );
    expect(laptop.read(TRIAL)).toMatch(/^Blue;ana@example.com;Created;/m);
  });

  it("says in which spaces not everybody has joined, and exits with 2", async () => {
    const sheet = write("Space name,Members\nRed,ana@example.com bo@example.com\nBlue,\n");
    const { code, output } = await start("create", sheet, "--fault", "people-invited");
    expect(output).toContain("2 spaces created");
    expect(output).toMatch(
      /In 1 space not everybody has joined\. .*\n {2}Row 2, Red: 1 of 2 has joined\./,
    );
    expect(code).toBe(2);
    expect(laptop.read(TRIAL)).toMatch(/^Red,.*Created – check people,https:/m);
    const later = await start("check", TRIAL);
    expect(later.output).toContain("Row 2, Red: 1 of 2 has joined.");
    expect(later.code).toBe(2);
  });

  it("creates nothing where a permission is missing", async () => {
    const sheet = write("Space name\nRed\n");
    const { code, output } = await start("create", sheet, "--fault", "chat-box-unticked");
    expect(output).toMatch(/was not granted\.\nTry again and tick every permission.*\nSee https:/);
    expect(output).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
  });

  it("ends with 2 where Chat refuses a row, says why, and goes on with what it wrote", async () => {
    const sheet = write("Space name,Members\nRed,ana@example.com\nBlue,\n");
    const { code, output } = await start("create", sheet, "--fault", "member-unknown");
    expect(output).toContain("1 row failed");
    expect(output).toContain("Row 2, Red: Chat does not know one of the members.");
    expect(code).toBe(2);
    const again = await start("create", TRIAL);
    expect(again.output).toContain("1 space created");
    expect(again.code).toBe(0);
  });

  it("ends with 1 where nothing can be created, and leaves the rows without a result", async () => {
    const sheet = write("Space name\nRed\n");
    const { code, output } = await start("create", sheet, "--fault", "api-disabled");
    expect(output).toContain("The Google Chat API is not enabled");
    expect(code).toBe(1);
    expect(laptop.read(TRIAL)).toMatch(/^Red,,,,[0-9a-f]{8}-\S+ /m);
  });

  it("goes on with a row whose outcome is unknown, in another process", async () => {
    await start("create", write("Space name\nRed\n"), "--fault", "api-disabled");
    const begun = laptop.read(TRIAL).replace("Red,,,,", "Red,Creating…,,,");
    const [requestId = ""] = /[0-9a-f]{8}-\S+/.exec(begun) ?? [];
    const { code, output } = await start("create", write(begun), "--out", "again.csv");
    expect(output).toContain("1 space to create");
    expect(code).toBe(0);
    expect(laptop.read("again.csv")).toMatch(
      new RegExp(`^Red,Created,https:[^,]*,Created [^,]*,${requestId} `, "m"),
    );
  });

  it("does not really wait where Chat asks to slow down", async () => {
    const names = Array.from({ length: 150 }, (_, index) => `Team ${index}`);
    const sheet = write(["Space name", ...names].join("\n"));
    const { code, output } = await start("create", sheet, "--fault", "too-many-requests:9");
    expect(output).toContain("150 spaces created");
    expect(output.split("\n").filter((line) => /^\d+\/150/.test(line)).length).toBeLessThan(25);
    expect(code).toBe(0);
  });

  it("creates each row's space as the person in the column Create as", async () => {
    const sheet = write("Space name,Create as\nRed,ana@example.com\nBlue,bob@example.com\n");
    const { code, output } = await start("create", sheet);
    expect(output).toContain("ana@example.com:\n1 space to create");
    expect(output).toContain("bob@example.com:\n1 space to create");
    expect(code).toBe(0);
  });

  it("says which columns a file needs that has none of them", async () => {
    const { code, output } = await start("check", write("a,b\n1,2\n"));
    expect(output).toContain("no column “Space name” and none for “Members”");
    expect(code).toBe(1);
    expect(laptop.read("classes.csv")).toBe("a,b\n1,2\n");
  });

  it("leaves no file behind where nothing could be tried", async () => {
    for (const content of ["", "a,b\n1,2\n"]) {
      const { code, stdout } = await start("create", write(content));
      expect([code, stdout]).toEqual([1, ""]);
      expect(laptop.files()).toEqual(["classes.csv"]);
      const piped = await start("create", "classes.csv", "--out", "-");
      expect([piped.code, piped.stdout]).toEqual([1, ""]);
      expect(piped.stderr).not.toContain("This was a trial");
    }
  });
});
