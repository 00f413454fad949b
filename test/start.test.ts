import type { ChildProcess } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { scriptFaultNames } from "../local/google/apps-script/faults";
import { sheetFaultNames } from "../local/google/apps-script/sheet-faults";
import { faultNames } from "../local/google/chat/faults";
import { openTerminal } from "../local/terminal/terminal";
import { AT_TERMINAL, Laptop } from "./terminal";

jest.setTimeout(60_000);

const laptop = new Laptop();
afterAll(() => laptop.remove());
beforeEach(() => laptop.clear());

const start = (...args: string[]) => laptop.run(args);
const write = (content: string | Buffer) => laptop.write("classes.csv", content);
const header = (file: string) => laptop.read(file).split(/\r?\n/)[0];
const TRIAL = "classes.trial.csv";

describe("the command", () => {
  it("creates the space API-made in the stand-in and shows the execution log", async () => {
    const { code, output } = await start();
    expect(output).toContain("Info   Created the space “API-made”.");
    expect(output).toContain("Notice Execution completed");
    expect(output).toContain("nothing was created at Google");
    expect(code).toBe(0);
  });

  it("shows a failure as the editor does", async () => {
    const { code, output } = await start("--fault", "app-not-configured");
    expect(output).toMatch(/^Error {2}/m);
    expect(output).toContain("has no configured Chat app");
    expect(code).toBe(1);
  });

  it("lets a fault strike only so many times", async () => {
    expect((await start("--fault", "unavailable:2")).code).toBe(0);
  });

  it("lists the faults that it can switch on", async () => {
    const { code, stdout } = await start("--fault");
    for (const fault of [...faultNames, ...scriptFaultNames, ...sheetFaultNames]) {
      expect(stdout).toMatch(new RegExp(`^  ${fault} +\\S`, "m"));
    }
    expect(code).toBe(0);
  });

  it.each(["grant-lost", "typed-columns", "typed-columns-late", "merged-header"])(
    "says why %s is to be met in the playground alone",
    async (fault) => {
      const sheet = write("Space name\nRed\n");
      const { code, output } = await start("create", sheet, "--fault", fault);
      expect(output).toMatch(/ changes nothing here: \w.*npm run playground/);
      expect(code).toBe(1);
    },
  );

  it("plays sheets that refuse what is written, or show something else than they hold", async () => {
    const sheet = write("Space name,Members\nRed,ana.lima@example.com\n");
    const said = (fault: string) => start("create", sheet, "--fault", fault);
    const [isProtected, chips, formulas, alone] = await Promise.all([
      ...["protected-columns", "people-chips", "formulas"].map(said),
      start("--fault", "formulas", "run", "createSpace"),
    ]);
    const heard = (end: typeof alone | undefined, code: number, words: string) => {
      expect(end?.output).toContain(words);
      expect(end?.code).toBe(code);
    };
    heard(isProtected, 1, "contact the spreadsheet owner");
    heard(chips, 2, "“Ana Lima” is a name");
    heard(formulas, 2, "1 row was changed since you looked");
    heard(alone, 1, "create FILE.csv --fault formulas");
  });

  it("says with each fault of its kind that a permission is missing", async () => {
    for (const fault of ["no-box-ticked", "chat-box-unticked", "refused-by-script"]) {
      const { code, output } = await start("--fault", fault);
      expect(output).toContain("The permission to create Chat spaces was not granted.");
      expect(code).toBe(1);
    }
  });

  it("says by its exit code whether the connection is whole", async () => {
    const [whole, old, broken, silent] = await Promise.all([
      start("connection"),
      start("checkSetup"),
      start("connection", "--fault", "app-not-configured"),
      start("connection", "--fault", "unavailable"),
    ]);
    expect(whole?.output).toContain("Nothing is missing that can be checked");
    expect(broken?.output).toContain("has no configured Chat app");
    const lost = await start("connection", "--fault", "lost-before");
    expect(lost.output).toContain("Chat's answer did not arrive.");
    expect(lost.output).not.toContain("may or may not exist");
    expect([whole, old, broken, silent].map((outcome) => outcome?.code)).toEqual([0, 0, 1, 1]);
  });

  it("shows all that it can on one screen, and more about each command", async () => {
    const [all, short, create] = await Promise.all([
      start("--help"),
      start("-h"),
      start("create", "--help"),
    ]);
    const lines = all?.stdout.split("\n") ?? [];
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const word of ["check FILE.csv", "start-over", "--live", "--key", "--as", "--json"]) {
      expect(all?.stdout).toContain(word);
    }
    expect(short).toEqual(all);
    expect(create?.stdout).toContain("Usage: chat-spaces create FILE.csv");
    expect(create?.stdout).toContain("app-not-configured");
    expect([all?.code, create?.code]).toEqual([0, 0]);
  });

  it("says its version", async () => {
    expect((await start("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  const mistakes: [string[], string][] = [
    [["chekc", "x.csv"], "There is no command or function “chekc”. Did you mean “check”?"],
    [["createSpaces"], "Did you mean “createSpace”?"],
    [["thunder"], "There is no command or function “thunder”. See chat-spaces --help"],
    [["x.csv"], "To see what would happen: chat-spaces check x.csv"],
    [["createSpace", "twice"], "“twice” is one word too many."],
    [["--fault", "thunder"], "--fault thunder is not a fault"],
    [["--fault", "unavailable:0"], "--fault unavailable:0 is not a fault"],
    [["--sheets", "x.csv"], "There is no option --sheets. Did you mean --sheet?"],
    [["check"], "“check” needs a CSV file. Write chat-spaces check FILE.csv."],
    [["check", "x.csv", "--yes"], "“check” does not take --yes."],
    [["check", "--sheet"], "--sheet needs a value behind it."],
    [["--live=yes"], "--live takes no value."],
    [["create", "x.csv", "--per-minute", "none"], "--per-minute none is not a number above 0."],
    [["--key", "key.json"], "--key is for real Chat. Add --live"],
    [["--locale", "\u001b[2J"], "--locale ␛[2J is not a language."],
    [["check", "nowhere.csv"], "There is no file nowhere.csv. Check its name and folder."],
    [["createSpace", "--sheet", "x.csv"], "createSpace does nothing with a sheet."],
    [["checkSheet"], "checkSheet needs a sheet. Write chat-spaces check FILE.csv"],
    [["createNextBatch"], "createNextBatch is called by the page in the spreadsheet"],
    [["--out", "x.csv"], "“run” does not take --out."],
    [["create", "x.csv", "--out", "no/where.csv"], "There is no file x.csv."],
    [["start-over", "x.csv", "--yes"], "With --yes, say which rows are meant"],
    [["create", "--json", "--sheet", "x.csv", "--out", "-"], "Name a file: --out FILE.csv"],
  ];

  it("explains whatever is wrong with its words, and what to write", async () => {
    const outcomes = await Promise.all(mistakes.map(([args]) => start(...args)));
    for (const [index, [args, sentence]] of mistakes.entries()) {
      const { code, stdout = "", stderr } = outcomes[index] ?? {};
      expect([args, stderr]).toEqual([args, expect.stringContaining(sentence)]);
      expect(stderr).not.toMatch(/^ {4}at /m);
      if (!args.includes("--json")) expect(stdout).toBe("");
      expect(code).toBe(1);
    }
  });

  it("as npm start, takes files from where npm was called, and is called so in what it says", async () => {
    mkdirSync(join(laptop.folder, "there"));
    laptop.write("there/classes.csv", "Space name\nRed\n");
    const INIT_CWD = join(laptop.folder, "there");
    const env = { npm_lifecycle_event: "start", npm_package_name: "chat-spaces", INIT_CWD };
    const { output } = await laptop.run(["check", "classes.csv"], { env });
    expect(output).toContain("1 space to create");
    const { stderr } = await laptop.run(["thunder"], { env });
    expect(stderr).toContain("See npm start -- --help");
  });

  it("notices what is misspelled before it asks to sign in", async () => {
    const real = ["--live", "--yes"];
    const [file, name] = await Promise.all([
      start("create", "nowhere.csv", ...real),
      start("createSpaces", ...real),
    ]);
    expect(file?.stderr).toContain("There is no file");
    expect(name?.stderr).toContain("Did you mean “createSpace”?");
  });

  it("runs functions that show something in the sheet, and shows that", async () => {
    const { code, output } = await start("onOpen");
    expect(output).toMatch(/^Shown {2}Chat Spaces$/m);
    expect(output).toContain("Create spaces from this sheet…");
    expect(code).toBe(0);
  });

  it("creates nothing for real where nobody can be asked, unless it was told to", async () => {
    const sheet = write("Space name\nRed\n");
    for (const args of [["--live", "--sheet", sheet], ["--live"], ["create", sheet, "--live"]]) {
      const { code, stderr } = await start(...args);
      expect(stderr).toContain("add --yes");
      expect(code).toBe(1);
    }
    // Before a browser is opened for a question that nobody can answer.
    const startsOver = await start("start-over", sheet, "--live");
    expect(startsOver.stderr).toMatch(/no result is emptied unasked.* add --yes and --reason/);
    expect(startsOver.code).toBe(1);
    const piped = await laptop.run(["--live"], { input: "yes\n" });
    expect(piped.stderr).toContain("add --yes");
  });
});

describe("the language", () => {
  it("is that of LANG, in every sentence", async () => {
    write("Nome do espaço;Participantes\nA;ana@x\nB;\n");
    const run = (...words: string[]) => laptop.run(words, { env: { LANG: "pt_BR.UTF-8" } });
    const outcomes = await Promise.all([
      run("--help"),
      run("create", "--help"),
      run("create", "classes.csv"),
      run("chekc"),
      run("connection"),
      run("create", "--live", "classes.csv"),
      run("check", "nada.csv"),
      run("check", laptop.write("own.csv", "Curso;Professores\nA;ana@x.org\n")),
      run("template", laptop.write("links.csv", "Link;Professores\nA;ana@x.org\n")),
    ]);
    const all = outcomes.map(({ output }) => output).join("\n");
    for (const sentence of [
      "cria os espaços das linhas",
      "A conexão cai antes",
      "1 espaço criado",
      "Isto foi um teste na sua máquina",
      "Você quis dizer “check”?",
      "Não falta nada do que se pode verificar",
      "acrescente --yes",
      "nada.csv não existe",
      "“Curso” parece ter os nomes, e não é lida",
      "há textos que não são links",
    ]) {
      expect(all).toContain(sentence);
    }
    expect(all).not.toMatch(/\b(the|There|what|nothing|Notice|Execution|of)\b/);
    expect(header(TRIAL)).toContain("Status;Espaço;Detalhes");
  });

  it("is that of LC_ALL before LANG, and of --locale before all", async () => {
    const english = { LANG: "en_US.UTF-8" };
    const outcomes = await Promise.all([
      laptop.run(["chekc"], { env: { ...english, LC_ALL: "pt_PT" } }),
      laptop.run(["chekc", "--locale", "PT-br"], { env: english }),
    ]);
    for (const { stderr } of outcomes) expect(stderr).toContain("Você quis dizer “check”?");
  });

  it("is each of the product's", async () => {
    write("Nom de l'espace;メンバー\nA;ana@x.org\n");
    const run = (locale: string) => laptop.run(["check", "classes.csv"], { env: { LANG: locale } });
    const said = await Promise.all(["es_MX.UTF-8", "fr_CA", "de_AT.UTF-8", "ja_JP.UTF-8"].map(run));
    expect(said[0]?.stdout).toContain("1 espacio por crear");
    expect(said[1]?.stdout).toContain("1 espace à créer");
    expect(said[2]?.stdout).toContain("1 Gruppenbereich zu erstellen");
    expect(said[3]?.stdout).toContain("作成するスペース: 1 個");
  });

  it("is English where none is named", async () => {
    const { output } = await laptop.run(["chekc"], { env: { LANG: "C.UTF-8" } });
    expect(output).toContain("Did you mean");
  });
});

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

  it("ends at Ctrl-C after the spaces at hand, with 130, a whole file and a true word on going on", async () => {
    const names = Array.from({ length: 600 }, (_, index) => `Team ${index}`);
    const sheet = write(["Space name", ...names, ""].join("\n"));
    const pressInTheMiddle = `let isPressed = false; const { write } = process.stdout;
      process.stdout.write = function (text, ...rest) {
        if (!isPressed && /^[1-9]\\d*\\/600/m.test(text)) {
          isPressed = true;
          process.kill(process.pid, "SIGINT");
        }
        return write.call(this, text, ...rest);
      };`;
    const { code, stdout, stderr } = await laptop.run(["create", sheet], {
      before: pressInTheMiddle,
    });
    expect(code).toBe(130);
    expect(stderr).toContain("Ending after the spaces at hand.");
    const [, left] = /(\d+) rows are left/.exec(stdout) ?? [];
    expect(Number(left)).toBeGreaterThan(0);
    expect(stdout).toContain("A trial begins anew each time.");
    expect(laptop.read(sheet)).not.toContain("Created");
    const results = laptop.read(TRIAL).split("\n").slice(1);
    expect(results.filter((line) => line.startsWith("Team "))).toHaveLength(600);
    expect(results.filter((line) => line.includes("Created"))).toHaveLength(600 - Number(left));
    expect((await start("create", TRIAL)).code).toBe(0);
  });

  it("does not promise for a trial's own file what is refused for real", async () => {
    const sheet = write("Space name\nRed\n");
    expect((await start("create", sheet)).stdout).toContain("For real:");
    expect((await start("create", TRIAL)).stdout).not.toContain("For real:");
  });

  it("names no sign-in of the terminal's where there is none", async () => {
    for (const fault of ["scope-missing", "signed-out", "no-box-ticked"]) {
      const { output } = await start("connection", "--fault", fault);
      expect(output).not.toContain("logout");
      expect(output).toMatch(/[Gg]rant|[Ss]ign/);
    }
  });

  it("starts nothing over where nobody can be asked, and says so only where there is something", async () => {
    const nothing = await start("start-over", write("Space name\nRed\n"));
    expect(nothing.code).toBe(0);
    expect(nothing.stdout).toContain("There is no row about which you must decide.");
    const copied = await start("start-over", await writeCopied());
    expect(copied.code).toBe(1);
    expect(copied.stderr).toContain("no result is emptied unasked");
  });

  it("writes over no file but an earlier trial that is named", async () => {
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

  it("keeps what is private in a private file private", async () => {
    const sheet = write("Space name\nRed\n");
    chmodSync(join(laptop.folder, sheet), 0o600);
    await start("create", sheet);
    expect(statSync(join(laptop.folder, TRIAL)).mode & 0o777).toBe(0o600);
  });

  it("is a filter between other programs", async () => {
    const { code, stdout, stderr } = await laptop.run(["create", "--sheet", "-", "--out", "-"], {
      input: "Space name\nRed\n",
    });
    expect(stdout).toMatch(/^Space name,Status,Space,Details,Request ID\nRed,Created,https:/);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stderr).toContain("1 space created");
    expect(code).toBe(0);
  });

  it("does not make a run for real take its made-up results for created", async () => {
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

  it("goes on over pauses, whose time passes at once", async () => {
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

  it("leaves and promises nothing where nothing could be tried", async () => {
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

describe("headers of a file's own", () => {
  const OWN = "Course,Teachers,Room\nMaths,ana@x.org,12\nArt,bo@x.org cy@x.org,\n";
  const OPTIONS = ["--name-column", "Course", "--members-column", "Teachers"];

  it("are named in what comes after template, which check and create then read", async () => {
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

  it("are proposed where they seem to be meant, as words that a shell takes", async () => {
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

  it("have to be there, and to be none of the columns for results", async () => {
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

  it("are told where names stand below Space, which is for links", async () => {
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

describe("template FILE.csv", () => {
  it("makes a file with every column, or adds those that one lacks", async () => {
    const made = await start("template", "new.csv");
    expect(made.output).toMatch(/^new.csv is made, .*chat-spaces check new.csv$/m);
    expect(laptop.read("new.csv")).toMatch(/^\uFEFFSpace name,/);
    const sheet = write("Space name,Cost\nRed,7\n");
    expect((await start("setUpSheet", "--sheet", sheet)).code).toBe(0);
    expect(header(sheet)).toMatch(/^Space name,.*Cost/);
    expect(header(sheet)).toContain("Request ID");
    expect(laptop.files()).toEqual([sheet, "new.csv"]);
  });
});

/** A file in which one row was copied with the result of another. */
async function writeCopied(): Promise<string> {
  await start("create", write("Space name\nRed\n"));
  const text = laptop
    .read(TRIAL)
    .replaceAll("00000000-0000-4000-8000-", "6f9619ff-8b86-4d01-b42d-");
  const row = text.split("\n")[1];
  return write(`${text}${row}\n`);
}

describe("start-over FILE.csv", () => {
  it("makes copied rows new ones, once the person has said so, and only then", async () => {
    const sheet = await writeCopied();
    const before = laptop.read(sheet);
    const { output } = await start("check", sheet);
    expect(output).toMatch(/^1 row needs attention\n {2}Row 3, Red: .* --reason copied$/m);
    expect(output).not.toContain("sidebar");
    for (const answer of ["", "stop", "sure not", "yess"]) {
      const no = await laptop.run(["start-over", sheet], {
        input: `${answer}\n`,
        before: AT_TERMINAL,
      });
      expect(no.output).toContain("1 row was copied");
      expect(no.output).toContain("Row 3, Red");
      expect(no.code).toBe(1);
      expect(laptop.read(sheet)).toBe(before);
    }
    const yes = await laptop.run(["start-over", sheet], { input: "Yes\n", before: AT_TERMINAL });
    expect(yes.code).toBe(0);
    expect(laptop.read(sheet)).toMatch(/\nRed,,,,\n$/);
    expect((await start("check", sheet)).output).toContain("1 space to create");
  });

  it("lets rows that were renamed keep their spaces", async () => {
    const [header, red] = laptop.read(await writeCopied()).split("\n");
    const sheet = write([header, red?.replace("Red", "Crimson"), ""].join("\n"));
    const checked = await start("check", sheet);
    expect(checked.output).toMatch(/Row 2, Crimson: This row shows the space “\S+”, .* --keep; if/);
    expect(checked.output).not.toContain("sidebar");
    const keep = ["--reason", "displaced", "--keep", "--yes"];
    expect((await start("start-over", sheet, ...keep)).code).toBe(0);
    const again = await start("check", sheet);
    expect(again.output).toContain("1 row has its space already");
    expect(again.code).toBe(0);
  });

  it("leaves rows of unknown outcome alone where it cannot know whose they are", async () => {
    await start("create", write("Space name\nRed\n"), "--fault", "api-disabled");
    const begun = laptop.read(TRIAL).replace("Red,,,,", "Red,Creating…,,,");
    const sheet = write(begun.replace("00000000-0000-4000-8000-", "6f9619ff-8b86-4d01-b42d-"));
    const before = laptop.read(sheet);
    const checked = await start("check", sheet);
    expect(checked.output).toContain("1 row needs attention");
    expect(checked.output).toContain("Which of these rows you began yourself is only known with");
    const refused = await start("start-over", sheet, "--reason", "uncertain", "--yes");
    expect(refused.stderr).toContain("Add --live");
    const asked = await laptop.run(["start-over", sheet], { input: "yes\n", before: AT_TERMINAL });
    expect(asked.output).toContain("There is no row about which you must decide.");
    expect(laptop.read(sheet)).toBe(before);
  });
});

describe("a file on which two processes work", () => {
  it("is one's alone, until it has ended, whichever way", async () => {
    const sheet = await writeCopied();
    const lock = join(laptop.folder, `.${sheet}.chat-spaces.lock`);
    let first: ChildProcess | undefined;
    const asked = laptop.run(["start-over", sheet], {
      ...{ before: AT_TERMINAL, isOpen: true },
      onStart: (child) => {
        first = child;
      },
    });
    while (!existsSync(lock)) await setTimeout(50);
    const second = await start("template", sheet);
    expect(second.stderr).toContain(`Another run is at work on ${sheet} (process ${first?.pid})`);
    expect(second.code).toBe(1);
    first?.kill("SIGKILL");
    await asked;
    expect(existsSync(lock)).toBe(true);
    const both = await Promise.all([start("template", sheet), start("template", sheet)]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both)
      if (code) expect(stderr).toContain("Another run is at work");
    expect(laptop.files().filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is free again after Ctrl-C at the question, which ends with 130", async () => {
    const sheet = await writeCopied();
    const { code } = await laptop.run(["start-over", sheet], {
      ...{ before: AT_TERMINAL, isOpen: true },
      onStart: (child) => {
        child.stderr?.on("data", (text) => {
          if (String(text).includes("[y/N]")) child.kill("SIGINT");
        });
      },
    });
    expect(code).toBe(130);
    expect(laptop.files().filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("the screen", () => {
  const CLEAR = "\u001b[2J\u001b[H";

  it("shows what is in a file as text, which moves and hides nothing", async () => {
    const evil = `${CLEAR}Red\u009b1m\u202edeR\u0007`;
    const sheet = write(
      `Space name,Members,Description\n"${evil}\nCreate them now?",x,${CLEAR}\n${evil},ana@${CLEAR}\n`,
    );
    const outcomes = await Promise.all([
      start("check", sheet),
      start("create", sheet),
      start("create", sheet, "--json"),
      start("check", sheet, "--locale", CLEAR),
      start(`check${CLEAR}`),
      start("check", sheet, `--${CLEAR}`),
      start("check", `${CLEAR}.csv`),
    ]);
    for (const { output } of outcomes) {
      expect(output.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
    }
    expect(outcomes[0]?.output).toContain("␛[2J␛[HRed<U+009B>1m<U+202E>deR␇ ⏎ Create them now?");
    expect(outcomes[0]?.output).not.toMatch(/^Create them now\?/m);
    const rows = outcomes[2]?.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows?.find(({ event, row }) => event === "attention" && row === 3).name).toBe(evil);
  });

  it("is not scrolled away by a long cell or a long list", async () => {
    const long = "x".repeat(40_000);
    const many = Array.from({ length: 60 }, (_, index) => `Twin ${index % 30},`);
    const sheet = write(["Space name,Members", `Red,${long}@`, ...many].join("\n"));
    const { stdout } = await start("check", sheet);
    expect(stdout).toContain("60 spaces to create");
    expect(stdout).toContain("… and 10 more");
    expect(stdout.length).toBeLessThan(3000);
  });

  it("gets no escape codes where it is none, or a dumb one", async () => {
    const sheet = write("Space name\nRed\nBlue\n");
    const [file, dumb, real] = await Promise.all([
      start("create", sheet, "--out", "a.csv"),
      laptop.run(["create", sheet, "--out", "b.csv"], {
        before: AT_TERMINAL,
        env: { TERM: "dumb" },
      }),
      laptop.run(["create", sheet, "--out", "c.csv"], {
        before: AT_TERMINAL,
        env: { TERM: "xterm" },
      }),
    ]);
    expect(file?.output).not.toContain("\u001b");
    expect(dumb?.output).not.toContain("\u001b");
    expect(real?.output).toContain("░░░░  0/2");
  });

  it("tells a pause once, where it cannot write over a line", () => {
    const written: string[] = [];
    const stdout = Object.assign(new PassThrough(), { isTTY: false });
    stdout.on("data", (line) => written.push(String(line)));
    const terminal = openTerminal({ json: false, stdout: stdout as never });
    const why = { now: "Chat rests.", isWaiting: true };
    for (const [done, what] of [
      [0, why],
      [0, why],
      [5, { now: "Red" }],
      [5, why],
      [9, why],
    ] as const) {
      terminal.progress({ done, total: 10, isWaiting: false, made: [], ...what }, "");
    }
    expect(written).toEqual(["0/10  Chat rests.\n", "5/10  Red\n", "9/10\n"]);
  });

  it("may go away: whoever reads no more ends nothing", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `T ${index}`);
    const sheet = write(["Space name", ...names].join("\n"));
    const { code, stderr } = await laptop.run(["create", sheet], {
      onStart: ({ stdout }) => stdout?.destroy(),
    });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(laptop.read(TRIAL).match(/,Created,/g)).toHaveLength(200);
  });

  const onLinux = existsSync("/dev/full") ? it : it.skip;
  onLinux("may be full: the work is done, and it is said that not all was written", async () => {
    const full = openSync("/dev/full", "w");
    const sheet = write("Space name\nRed\n");
    const { code, stderr } = await laptop.run(["create", sheet], { stdout: full });
    closeSync(full);
    expect(stderr).toContain("(ENOSPC)");
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
    expect(laptop.read(TRIAL)).toContain(",Created,");
  });
});

/** As if a disk were full when a file is written. */
const FULL_DISK = `
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { writeFileSync } = fs;
  fs.writeFileSync = (file, ...rest) => {
    if (typeof file !== "number") return writeFileSync(file, ...rest);
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  syncBuiltinESMExports();
`;

describe("a disk without space", () => {
  it("leaves the file as it was, and says so", async () => {
    const sheet = write("Space name\nRed\n");
    const { code, stderr } = await laptop.run(["template", sheet], { before: FULL_DISK });
    expect(stderr).toBe(
      "There is no space left for classes.csv, so it was left as it was. Make space and run this again.\n",
    );
    expect(code).toBe(1);
    expect(laptop.read(sheet)).toBe("Space name\nRed\n");
    expect(laptop.files()).toEqual([sheet]);
  });
});

/** As if a person had no rights to what a function is called for. */
const withoutRights = (name: "readFileSync" | "realpathSync" | "writeFileSync", path: RegExp) => `
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { ${name} } = fs;
  fs.${name} = (file, ...rest) => {
    if (!${path}.test(file)) return ${name}(file, ...rest);
    throw Object.assign(new Error("EACCES: permission denied, open"), { code: "EACCES" });
  };
  syncBuiltinESMExports();
`;

describe("a file to which a person has no rights", () => {
  const CANNOT_READ =
    "classes.csv cannot be read (EACCES). Check that you may read it and its folder.";
  const CANNOT_WRITE = "may not be written in ";
  it.each([
    ["check", withoutRights("readFileSync", /classes/), CANNOT_READ],
    ["create", withoutRights("realpathSync", /classes/), CANNOT_READ],
    ["create", withoutRights("writeFileSync", /trial/), `classes.trial.csv ${CANNOT_WRITE}`],
    [
      "template",
      withoutRights("writeFileSync", /lock/),
      "lock, which keeps a second run away, cannot",
    ],
    ["template", withoutRights("writeFileSync", /^\d+$/), `classes.csv ${CANNOT_WRITE}`],
  ])("is named by %s, with what to do", async (command, before, sentence) => {
    const sheet = write("Space name\nRed\n");
    const { code, stderr } = await laptop.run([command, sheet], { before });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^[A-Z.\w][^\n]*\. (Check|Change) [^\n]*\.\n$/);
    expect(stderr).not.toContain("permission denied");
    expect(code).toBe(1);
    expect(laptop.read(sheet)).toBe("Space name\nRed\n");
    expect(laptop.files()).toEqual([sheet]);
  });
});

describe("--json", () => {
  it("tells each thing that happens in a line, and the totals in the last", async () => {
    const sheet = write("Space name,Members\nRed,ana@example.com\nBlue,bob@x\nGreen,\n");
    const fault = ["--fault", "member-unknown"];
    const { code, stdout, stderr } = await start("create", sheet, "--json", ...fault);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ event: "checked", total: 2 }));
    expect(lines).toContainEqual({
      ...{ event: "attention", row: 3, name: "Blue" },
      reasons: [expect.stringContaining("“bob@x” is not an e-mail address.")],
    });
    expect(lines).toContainEqual({
      ...{ event: "created", name: "Green" },
      link: expect.stringMatching(/^https:/),
    });
    expect(lines).toContainEqual(expect.objectContaining({ event: "failed", row: 2 }));
    expect(lines.at(-1)).toEqual({
      ...{ event: "end", exitCode: 2, created: 1, failed: 1, left: 0, attention: 1, notJoined: 0 },
    });
    expect(stderr).toContain("1 space created");
    expect(code).toBe(2);
  });

  it("tells of failures too", async () => {
    const { stdout, stderr, code } = await start("check", "nowhere.csv", "--json");
    const [error, end] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(error).toEqual({ event: "error", message: stderr.trim() });
    expect(end).toMatchObject({ event: "end", exitCode: 1 });
    expect(code).toBe(1);
  });
});
