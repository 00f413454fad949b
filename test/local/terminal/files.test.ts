import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openLaptop, TRIAL } from "./laptop";

const { laptop, start, write, header } = openLaptop();

describe("check FILE.csv", () => {
  it("says what would happen, and writes nothing", async () => {
    const sheet = write("Space name;Members\nRed;ana@x\nBlue;ana@example.com\n");
    const [named, old] = await Promise.all([
      start("check", sheet),
      start("checkSheet", "--sheet", sheet),
    ]);
    expect(named?.output).toContain("1 space to create");
    expect(named?.output).toContain("Row 2, Red: “ana@x” is not an e-mail address.");
    expect(old).toEqual(named);
    expect(named?.code).toBe(2);
    expect(laptop.read(sheet)).toBe("Space name;Members\nRed;ana@x\nBlue;ana@example.com\n");
    expect(laptop.files()).toEqual([sheet]);
    expect((await start("check", write("Space name\nRed\n"))).code).toBe(0);
  });

  it("says where invitations go, and what cannot be changed later", async () => {
    const sheet = write(
      "Space name,Members,External people\nRed,a@here.example b@there.example,yes\nBlue,c@here.example,\n",
    );
    const { stdout } = await start("check", sheet);
    expect(stdout).toContain("3 invitations: here.example 2, there.example 1\n");
    expect(stdout).toContain("External people are allowed in 1 of them.");
  });

  it("names the columns that it does not read, beside the terminal's own", async () => {
    const sheet = write(
      "Space name,Teachers,Create as,Room\nRed,ana@x.example,you@example.com,4\n",
    );
    for (const command of ["check", "create"]) {
      const { stdout } = await start(command, sheet);
      expect(stdout).toContain("Not used: Teachers, Room\n");
      const json = await start(command, sheet, "--json");
      expect(json.stderr).toContain("Not used: Teachers, Room\n");
      const [first = ""] = json.stdout.split("\n");
      expect(JSON.parse(first)).toMatchObject({ event: "checked", unused: ["Teachers", "Room"] });
    }
    expect((await start("check", write("Space name\nRed\n"))).stdout).not.toContain("Not used");
  });

  it("reads a sheet that another program sends", async () => {
    const { code, output } = await laptop.run(["check", "--sheet", "-"], {
      input: "Space name\nRed\n",
    });
    expect(output).toContain("1 space to create");
    expect(code).toBe(0);
    expect((await laptop.run(["check", "-"], { input: 'a\n"b' })).stderr).toContain(
      "standard input cannot be read as CSV: the quotation mark that opens in line 2",
    );
  });
});

describe("template FILE.csv", () => {
  it("makes a file with every column, or adds those that one lacks", async () => {
    const made = await start("template", "new.csv");
    expect(made.output).toMatch(/^new.csv is made, .*chat-spaces check new.csv$/m);
    expect(laptop.read("new.csv")).toMatch(/^\uFEFFSpace name,/);
    mkdirSync(join(laptop.folder, "my lists"));
    const elsewhere = await start("template", join("my lists", "7a.csv"));
    expect(elsewhere.output).toContain("chat-spaces check 'my lists/7a.csv'\n");
    rmSync(join(laptop.folder, "my lists"), { recursive: true });
    const sheet = write("Space name,Cost\nRed,7\n");
    expect((await start("setUpSheet", "--sheet", sheet)).code).toBe(0);
    expect(header(sheet)).toMatch(/^Space name,.*Cost/);
    expect(header(sheet)).toContain("Request ID");
    expect(laptop.files()).toEqual([sheet, "new.csv"]);
  });
});

describe("headers of a file's own", () => {
  const OWN = "Course,Teachers,Room\nMaths,ana@x.org,12\nArt,bo@x.org cy@x.org,\n";
  const OPTIONS = ["--name-column", "Course", "--members-column", "Teachers"];

  it("stand in the command that template proposes, and are read by check and create", async () => {
    const sheet = write(OWN);
    const made = await start("template", sheet);
    expect(made.stdout).not.toContain("every column");
    expect(made.stdout).toContain(`chat-spaces check ${sheet} ${OPTIONS.join(" ")}\n`);
    const checked = await start("check", sheet, ...OPTIONS);
    expect(checked.stdout).toContain("2 spaces to create");
    expect(checked.stdout).toContain("3 invitations: x.org 3");
    expect(checked.code).toBe(0);
    expect((await start("create", sheet, ...OPTIONS)).code).toBe(0);
    expect(laptop.read(TRIAL)).toMatch(/^Maths,ana@x.org,Created,https:/m);
  });

  it("are read without a template too, below a title and in other words than the file's", async () => {
    const sheet = write(`My classes,,\n${OWN}`);
    const { code } = await start(
      "create",
      sheet,
      "--name-column=course",
      "--members-column=TEACHERS",
    );
    expect(code).toBe(0);
    expect(laptop.read(TRIAL)).toMatch(/^Course,Teachers,Room,Status,/m);
    expect(laptop.read(TRIAL)).toMatch(/^Art,bo@x.org cy@x.org,,Created,https:/m);
  });

  it("are proposed as options, quoted for the shell, where they look like names or members", async () => {
    const odd = write("Course name,$(Teachers)\nMaths,ana@x.org\n");
    const { code, stderr } = await start("check", odd);
    expect(stderr).toContain("no column “Space name” and none for “Members”");
    expect(stderr).toContain("add --name-column 'Course name'");
    expect(stderr).toContain("add --members-column '$(Teachers)'");
    expect(code).toBe(1);
    const half = await start(
      "check",
      write("Course,Members,Type\nMaths,ana@x.org bo@x.org,Group chat\n"),
    );
    expect(half.stdout).toContain("“Course” seems to hold the names, and is not read.");
    expect(half.code).toBe(2);
    const none = await start("check", "classes.csv", "--name-column", "-");
    expect(none.stdout).not.toContain("seems to");
    expect(none.code).toBe(0);
    const other = await start("check", write("Space name,Create as\nRed,ana@x.org\n"));
    expect(other.code).toBe(0);
  });

  it("must exist in the file and must not be a column for results", async () => {
    const sheet = write(OWN);
    const wrong = await start("check", sheet, "--name-column", "Curse");
    expect(wrong.stderr).toContain("has no column “Curse”. It has: Course, Teachers, Room.");
    const result = await start(
      "check",
      write("Space,Teachers\nMaths,ana@x.org\n"),
      "--name-column",
      "Space",
    );
    expect(result.stderr).toContain("“Space” is a column for results");
    expect([wrong.code, result.code]).toEqual([1, 1]);
  });

  it("are asked for where names stand below “Space”, the column for links", async () => {
    const sentence =
      "Texts that are no links stand below “Space”, which is for the links to spaces.";
    const before = "Space,Teachers\nMaths,ana@x.org\n";
    const sheet = write(before);
    for (const command of ["template", "check", "create"]) {
      const { code, stdout, stderr } = await start(command, sheet);
      expect(stderr).toContain(`${sentence} If they are the names, write “Space name” above them.`);
      expect([code, stdout]).toEqual([1, ""]);
    }
    expect(laptop.read(sheet)).toBe(before);
    write("Space,Teachers,Space name,Status,Details,Request ID\nMaths,ana@x.org\n");
    const { code, stdout } = await start("check", sheet);
    expect(stdout).toContain(sentence);
    expect(stdout).not.toContain("There is nothing to create");
    expect(code).toBe(2);
  });
});
