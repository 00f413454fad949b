import {
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
import { CsvFile } from "../local/csv/csv-file";

const folder = mkdtempSync(join(tmpdir(), "chat-spaces-csv-"));
const path = join(folder, "file.csv");
afterAll(() => rmSync(folder, { recursive: true }));

function open(content: string | Buffer): CsvFile {
  writeFileSync(path, content);
  return new CsvFile(path);
}

const text = () => readFileSync(path, "utf8");

/** Changes one field and returns the whole file. */
function change(content: string, line: number, position: number, value: string): string {
  const file = open(content);
  const values = file.values;
  const changed = values[line] ?? [];
  while (changed.length <= position) changed.push("");
  changed[position] = value;
  values[line] = changed;
  file.save(values);
  return text();
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
    expect(open(content).values[0]).toEqual(first);
  });

  it("is read with line breaks, quotation marks and separators inside of fields", () => {
    const { values } = open('a,b\r\n"x\r\ny","say ""hi"", you"\r\n');
    expect(values[1]).toEqual(["x\r\ny", 'say "hi", you']);
  });

  it("keeps everything but the field that changes, byte for byte", () => {
    const before = '\uFEFFName;"Note";Status\r\n"A";x "y;\r\n';
    expect(() => open(before)).toThrow("a quotation mark does not fit");
    const content = '\uFEFFName;"Note";Status\r\n"A";"x ""y""";\r\nB;"";old\n\r\n  C ;;\r\n"D"';
    expect(change(content, 2, 2, "new; and more")).toBe(content.replace("old", '"new; and more"'));
    expect(change(content, 1, 0, "E")).toBe(content.replace('"A"', '"E"'));
  });

  it("gets fields and lines that it lacks, in its own manner", () => {
    expect(change('"a";"b"\r\n"1";"2"\r\n', 1, 3, "x")).toBe('"a";"b"\r\n"1";"2";"";"x"\r\n');
    expect(change("a,b\r\n1,2", 3, 1, "x")).toBe("a,b\r\n1,2\r\n\r\n,x\r\n");
  });

  it("is not written where nothing changes", () => {
    const file = open("a,b\n1,2\n");
    const { ino, mtimeMs } = statSync(path);
    file.save(file.values);
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
          file.save([
            ["head", "er"],
            ["x", ...fields, "x"],
          ]);
          expect(new CsvFile(path).values[1]).toEqual(["x", ...fields, "x"]);
        },
      ),
    );
  });

  it("keeps its mode, and stays where a link leads", () => {
    const link = join(folder, "link.csv");
    writeFileSync(path, "a,b\n", { mode: 0o640 });
    symlinkSync(path, link);
    const { mode } = statSync(path);
    new CsvFile(link).save([["a", "c"]]);
    expect(text()).toBe("a,c\n");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(statSync(path).mode).toBe(mode);
    rmSync(link);
    expect(readdirSync(folder)).toEqual(["file.csv"]);
  });

  it("is not overwritten where somebody else has changed it", () => {
    const file = open("a,b\n");
    writeFileSync(path, "theirs\n");
    expect(() => file.save([["a", "c"]])).toThrow("Another program has changed file.csv");
    expect(text()).toBe("theirs\n");
  });

  it.each([
    ["it is in another encoding", Buffer.from("n,a\xE7\xE3o\n", "latin1"), "is not text in UTF-8"],
    ["it is in UTF-16", Buffer.from("\uFEFFa,b\n", "utf16le"), "is not text in UTF-8"],
    ["a quotation mark is open", 'a,b\n1,"2\n', "a quotation mark does not fit"],
  ])("is refused, with what to do, where %s", (_, content, message) => {
    expect(() => open(content)).toThrow(message);
  });

  it("is refused where it is not there, or is a folder", () => {
    expect(() => new CsvFile(join(folder, "none.csv"))).toThrow("There is no file");
    expect(() => new CsvFile(folder)).toThrow("is not a file");
  });
});
