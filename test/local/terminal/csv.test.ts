import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Tab } from "../../../local/google/apps-script";
import { startGoogle } from "../../../local/google/load";
import { CsvFile } from "../../../local/terminal/csv/csv-file";
import { OneByOne } from "../../../local/terminal/csv/executions";
import { OwnFile } from "../../../local/terminal/csv/own-file";
import { SheetFile } from "../../../local/terminal/csv/sheet-file";
import { type Host, SheetRun } from "../../../local/terminal/csv/sheet-run";

const folder = mkdtempSync(join(tmpdir(), "chat-spaces-csv-"));
const path = join(folder, "file.csv");
afterAll(() => rmSync(folder, { recursive: true }));

let opened: OwnFile | undefined;
afterEach(() => opened?.close());

/** The file as it is now, to be written to. */
function openFile(name = path): CsvFile {
  opened?.close();
  const file = new OwnFile(name);
  opened = file;
  return new CsvFile({
    name: file.name,
    bytes: file.bytes,
    write: (bytes) => file.replace(bytes),
  });
}

function open(content: string | Buffer): CsvFile {
  writeFileSync(path, content);
  return openFile();
}

const text = () => readFileSync(path, "utf8");

/** The file as it is now, to be looked at. */
function readCsv(): CsvFile {
  return new CsvFile({ name: path, bytes: readFileSync(path) });
}

/** Changes one field and returns the whole file. */
function change(content: string, line: number, position: number, value: string): string {
  const file = open(content);
  const fields = file.line(line);
  while (fields.length <= position) fields.push("");
  fields[position] = value;
  file.change(line, fields);
  file.save();
  return text();
}

function values(file = readCsv()): string[][] {
  return Array.from({ length: file.height }, (_, index) => file.line(index));
}

describe("a CSV file", () => {
  it.each([
    ["comma", "a,b;c\n1,2\n", ["a", "b;c"]],
    ["semicolon", "a;b;c,d\n1;2;3\n", ["a", "b", "c,d"]],
    ["tab", "a\tb, c\n1\t2\n", ["a", "b, c"]],
    ["comma, whatever is inside of quotes", '"a;b;c","d;e"\n1,2\n', ["a;b;c", "d;e"]],
    ["semicolon, with commas in numbers", "a;b\n1,5;2,5\n", ["a", "b"]],
    ["semicolon, below a title", "Classes\na;b\n", ["Classes"]],
    ["comma, with a byte-order mark", "\uFEFFa,b\r\n", ["a", "b"]],
  ])("is read where it is separated by %s", (_, content, first) => {
    expect(open(content).line(0)).toEqual(first);
  });

  it("is read with line breaks, quotation marks and separators inside of fields", () => {
    const file = open('a,b\r\n"x\r\ny","say ""hi"", you"\r\n');
    expect(file.line(1)).toEqual(["x\r\ny", 'say "hi", you']);
  });

  it("keeps everything but the field that changes, byte for byte", () => {
    const before = '\uFEFFName;"Note";Status\r\n"A";x "y;\r\n';
    expect(() => open(before)).toThrow("a quotation mark does not fit");
    const content = '\uFEFFName;"Note";Status\r\n"A";"x ""y""";\r\nB;"";old\n\r\n  C ;;\r\n"D"';
    expect(change(content, 2, 2, "new; and more")).toBe(content.replace("old", '"new; and more"'));
    expect(change(content, 1, 0, "E")).toBe(content.replace('"A"', '"E"'));
  });

  it("gets missing fields and lines with its own separators and line ends", () => {
    expect(change('"a";"b"\r\n"1";"2"\r\n', 1, 3, "x")).toBe('"a";"b"\r\n"1";"2";"";"x"\r\n');
    expect(change("a,b\r\n1,2", 3, 1, "x")).toBe("a,b\r\n1,2\r\n\r\n,x\r\n");
  });

  it("is not written where nothing changes", () => {
    const file = open("a,b\n1,2\n");
    file.change(1, ["1", "3"]);
    file.save();
    const { ino, mtimeMs } = statSync(path);
    for (const [index, fields] of values(file).entries()) file.change(index, fields);
    file.save();
    expect(statSync(path)).toMatchObject({ ino, mtimeMs });
  });

  it("reads back what was written, whatever the fields hold", () => {
    const field = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", "é", " "),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(",", ";", "\t"),
        fc.array(field, { minLength: 1 }),
        (sign, fields) => {
          const file = open(`head${sign}er\n`);
          file.change(1, ["x", ...fields, "x"]);
          file.save();
          expect(readCsv().line(1)).toEqual(["x", ...fields, "x"]);
        },
      ),
    );
  });

  it("keeps whatever stands in the lines that do not change", () => {
    const part = fc.constantFrom("a", '"é ""x"""', '"b\r\nc"', '""', "", " d", "😀", '"e,f"');
    const line = fc.tuple(fc.array(part, { minLength: 1 }), fc.constantFrom("\n", "\r\n", "\r"));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, isOpen) => {
        const content = lines
          .map(([fields, end]) => ["x", ...fields, "x"].join(",") + end)
          .join("");
        const before = isOpen ? content.trimEnd() : content;
        expect(change(before, 0, 0, "new")).toBe(before.replace("x", "new"));
        expect(values().map((fields) => fields.length)).toEqual(
          lines.map(([fields]) => fields.length + 2),
        );
      }),
    );
  });

  it.each([
    ["little-endian", (text: string) => Buffer.from(text, "utf16le")],
    ["big-endian", (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("in UTF-16, %s, is read and written back as it was", (_, encode) => {
    const before = '\uFEFFName\tStatus\r\n"Turma 7ª 😀"\t\r\nB\told\r\n';
    const file = open(encode(before));
    expect(file.line(1)).toEqual(["Turma 7ª 😀", ""]);
    file.change(2, ["B", "new ✓"]);
    file.save();
    expect(readFileSync(path)).toEqual(encode(before.replace("old", "new ✓")));
  });

  it("keeps its mode and its owner, whatever the umask, and stays where a link leads", () => {
    const link = join(folder, "link.csv");
    writeFileSync(path, "a,b\n");
    chmodSync(path, 0o664);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(path, 12345, 54321);
    symlinkSync(path, link);
    const { mode, uid, gid } = statSync(path);
    const umask = process.umask(0o077);
    const file = openFile(link);
    file.change(0, ["a", "c"]);
    file.save();
    process.umask(umask);
    opened?.close();
    expect(text()).toBe("a,c\n");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(path)).toMatchObject({ mode, uid, gid });
    rmSync(link);
    expect(readdirSync(folder)).toEqual(["file.csv"]);
    rmSync(path);
  });

  it("stays the same file under a second name (a hard link)", () => {
    const second = join(folder, "second.csv");
    writeFileSync(path, "a,b\n");
    linkSync(path, second);
    expect(() => openFile()).toThrow("file.csv has a second name on this disk");
    rmSync(second);
  });

  it("leaves other files of a person alone, whatever their names", () => {
    const own = join(folder, ".file.csv.tmp");
    writeFileSync(own, "mine");
    expect(change("a,b\n", 0, 0, "c")).toBe("c,b\n");
    expect(readFileSync(own, "utf8")).toBe("mine");
    rmSync(own);
  });

  it("is not overwritten where somebody else has changed it", () => {
    const file = open("a,b\n");
    writeFileSync(path, "d,e\n");
    file.change(0, ["a", "c"]);
    for (let time = 1; time <= 2; time += 1) {
      expect(() => file.save()).toThrow("Another program has changed file.csv");
    }
    expect(text()).toBe("d,e\n");
    const results = join(folder, "file.results.csv");
    expect(readFileSync(results, "utf8")).toBe("a,c\n");
    rmSync(results);
  });

  it("is complete once it can be written again after a failure", () => {
    const file = open("a,b\n1,2\n3,4");
    file.change(1, ["one", "2"]);
    const draft = join(folder, `.file.csv.chat-spaces-${process.pid}.tmp`);
    writeFileSync(draft, "");
    expect(() => file.save()).toThrow("file.csv could not be written (EEXIST)");
    expect(text()).toBe("a,b\n1,2\n3,4");
    file.change(2, ["3", "four", "5"]);
    file.save();
    file.change(1, ["1"]);
    file.save();
    expect(text()).toBe("a,b\n1,2\n3,four,5");
  });

  it.each([
    ["it is in another encoding", Buffer.from("n,a\xE7\xE3o\n", "latin1"), "is not text in UTF-8"],
    ["it is in UTF-16 and says so nowhere", Buffer.from("a,b\n", "utf16le"), "is not text in"],
    ["a quotation mark does not fit", 'a,b\n1,2"3\n', "in line 2 a quotation mark does not fit"],
    [
      "a quotation mark is open",
      'a,b\n"x\ny","2 and\nmore\n\n',
      'the quotation mark that opens in line 3, at "2 and, is never closed',
    ],
  ])("is refused, with what to do, where %s", (_, content, message) => {
    expect(() => open(content)).toThrow(message);
  });

  it("is refused where it is not there, or is a folder", () => {
    expect(() => openFile(join(folder, "none.csv"))).toThrow("There is no file");
    expect(() => openFile(folder)).toThrow("is not a file");
  });
});

/** The file as the first sheet of a spreadsheet. */
function openSheet(content: string): { sheet: SheetFile; tab: Tab } {
  const { appsScript } = startGoogle({ code: "" });
  const sheet = new SheetFile(appsScript, open(content));
  const [tab] = appsScript.spreadsheet.tabs;
  if (!tab) throw new Error("no sheet");
  return { sheet, tab };
}

describe("a CSV file as a sheet", () => {
  it("holds what the sheet holds, whatever happened there since it was written last", () => {
    const place = fc.integer({ min: 1, max: 5 });
    const content = fc.constantFrom("", "x", "y z", "1", '"');
    const cell = fc.tuple(place, place, content);
    const kind = fc.constantFrom(
      ...(["insertRows", "deleteRows", "insertColumns", "deleteColumns", "sort"] as const),
    );
    const step = fc.oneof(
      { arbitrary: cell.map(([row, column, value]) => ({ row, column, value })), weight: 3 },
      fc.record({ kind, at: place }),
      fc.constant("save" as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { sheet, tab } = openSheet('c,"d"\r\n"b",2\r\n\r\na\r\n');
        for (const next of steps) {
          if (next === "save") sheet.save();
          else if ("kind" in next) tab[next.kind](next.at);
          else tab.change(next.row, next.column, { value: next.value });
        }
        sheet.save();
        const inFile = values().map((line) => line.join("|").replace(/\|+$/, ""));
        const inSheet = tab.values().map((line) => line.join("|").replace(/\|+$/, ""));
        while (inSheet.length < inFile.length) inSheet.push("");
        expect(inFile).toEqual(inSheet);
      }),
    );
  });

  it("knows how far the sheet reaches, whatever was filled in and emptied", () => {
    const place = fc.integer({ min: 1, max: 4 });
    const change = fc.tuple(place, place, fc.constantFrom("", "x"));
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const { tab } = openSheet("a,b\n");
        for (const [row, column, value] of changes) {
          tab.change(row, column, { value });
          const filled = [1, 2, 3, 4].flatMap((r) =>
            [1, 2, 3, 4].flatMap((c) => (tab.cell(r, c).value === "" ? [] : [{ r, c }])),
          );
          expect(tab.lastRow()).toBe(Math.max(0, ...filled.map(({ r }) => r)));
          expect(tab.lastColumn()).toBe(Math.max(0, ...filled.map(({ c }) => c)));
        }
      }),
    );
  });

  it("changes only the rows that the sheet changed, byte for byte", () => {
    const before = 'a;b\r\n"1";" x "\r\n;"y ""z"""\n\r\n007;1e3';
    const { sheet, tab } = openSheet(before);
    tab.change(2, 2, { value: "new" });
    sheet.save();
    expect(text()).toBe(before.replace('" x "', '"new"'));
  });

  it("names the people of its rows as the sheet has them after a change", () => {
    const { sheet, tab } = openSheet("Name,Create as\nRed,Ana\n,\nBlack,\n");
    expect(sheet.people("bob")).toEqual(["ana", "bob"]);
    tab.fill([["Blue", "eve"]], 3);
    expect(sheet.people("bob")).toEqual(["ana", "eve", "bob"]);
    expect(() => sheet.people(undefined)).toThrow(
      "Row 4 does not say as whom its space is created.",
    );
  });

  it("shows one person's rows after the other's, and leaves those that are hidden as they are", () => {
    const before = "Name,Create as\nRed,ana\n Blue ,bob\nGreen,Ana\nBlack,\n";
    const { sheet, tab } = openSheet(before);
    const names = () => [2, 3, 4, 5].map((row) => tab.cell(row, 1).value);
    sheet.showOnly("ana", "bob");
    expect(names()).toEqual(["Red", "", "Green", ""]);
    tab.change(2, 3, { value: "done" });
    tab.change(3, 3, { note: "not theirs" });
    sheet.showOnly("bob", "bob");
    expect(names()).toEqual(["", " Blue ", "", "Black"]);
    expect(tab.cell(2, 3).value).toBe("");
    tab.change(5, 3, { value: "late" });
    sheet.save();
    expect(text()).toBe(before.replace("ana", "ana,done").replace("Black,", "Black,,late"));
  });
});

describe("the spaces of a CSV file", () => {
  /** Runs a file of 30 teams; `onCall` is called when Chat is. */
  function create(host: Partial<Host>, onCall: () => void = () => {}) {
    const { appsScript, chat } = startGoogle();
    appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", "4"]]));
    const names = Array.from({ length: 30 }, (_, index) => `Team ${index}`);
    const sheet = new SheetFile(appsScript, open(["Space name", ...names, ""].join("\n")));
    const { receive } = chat;
    chat.receive = (request) => {
      onCall();
      return receive.call(chat, request);
    };
    const nobody: Host = {
      print: () => {},
      tell: () => {},
      progress: () => {},
      identify: (person) => ({ person: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", secret: person }),
      signIn: async () => {},
      confirm: async () => true,
      ...host,
    };
    const totals = {
      created: 0,
      failed: 0,
      left: 0,
      attention: 0,
      notJoined: 0,
      added: 0,
      roles: 0,
      messages: 0,
    };
    const options = { person: "ana", locale: "en", totals };
    const run = new SheetRun(new OneByOne(appsScript, options), sheet, nobody, options);
    return {
      run: () => run.create(),
      created: () => chat.spaces.map(({ space }) => space.spaceUri),
    };
  }

  const inFile = () => values().flatMap((line) => line.filter((value) => /^https:/.test(value)));

  it("have their Request IDs in the file before Chat is asked for them", async () => {
    const begun: number[] = [];
    const { run, created } = create({}, () => {
      begun.push(values().filter((line) => /^[0-9a-f-]{36} /.test(line.at(-1) ?? "")).length);
    });
    expect(await run()).toBe(0);
    expect(begun).toHaveLength(30);
    expect(begun.every((count, calls) => count > calls)).toBe(true);
    expect(inFile().sort()).toEqual(created().sort());
  });

  it("are in the file at the end of a trial, which is not written before", async () => {
    const states = new Set<string>();
    const { run, created } = create({ isRehearsal: true }, () => states.add(text()));
    expect(await run()).toBe(0);
    expect(states.size).toBe(1);
    expect(inFile().sort()).toEqual(created().sort());
  });

  it("are in the file where a trial ends with an error", async () => {
    const progress: Host["progress"] = ({ done }) => {
      if (done > 10) throw new Error("no paper");
    };
    const { run, created } = create({ isRehearsal: true, progress });
    await expect(run()).rejects.toThrow("no paper");
    expect(created().length).toBeGreaterThan(10);
    expect(inFile().sort()).toEqual(created().sort());
  });
});
