import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scriptFaultNames } from "../../../local/google/apps-script/faults";
import { sheetFaultNames } from "../../../local/google/apps-script/sheet-faults";
import { faultNames } from "../../../local/google/chat/faults";
import { openLaptop, TRIAL } from "./laptop";

const { laptop, start, write, header } = openLaptop();

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

  it("imitates protected columns, people chips and formulas, and prints what the product says of them", async () => {
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

  it("ends the check of the connection with 0 where nothing is missing, and else with 1", async () => {
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

  it("shows all commands in at most 50 lines of help, and the options of one with COMMAND --help", async () => {
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

  it("explains what is wrong with a command line, and what to write instead", async () => {
    const outcomes = await Promise.all(mistakes.map(([args]) => start(...args)));
    for (const [index, [args, sentence]] of mistakes.entries()) {
      const { code, stdout = "", stderr } = outcomes[index] ?? {};
      expect([args, stderr]).toEqual([args, expect.stringContaining(sentence)]);
      expect(stderr).not.toMatch(/^ {4}at /m);
      if (!args.includes("--json")) expect(stdout).toBe("");
      expect(code).toBe(1);
    }
  });

  it("called by npm start, takes files from the folder where npm was called, and names itself so", async () => {
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

  it("prints what a function shows in the spreadsheet, such as its menu", async () => {
    const { code, output } = await start("onOpen");
    expect(output).toMatch(/^Shown {2}Chat Spaces$/m);
    expect(output).toContain("Create spaces from this sheet…");
    expect(code).toBe(0);
  });

  it("creates nothing for real without --yes where nobody can be asked", async () => {
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

  it("can be any language of the product", async () => {
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

describe("--json", () => {
  it("prints a line of JSON for each event, and the totals in the last", async () => {
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
      ...{ added: 0, roles: 0, messages: 0 },
    });
    expect(stderr).toContain("1 space created");
    expect(code).toBe(2);
  });

  it("prints failures as JSON, too", async () => {
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
