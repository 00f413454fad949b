import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { CsvError, parse } from "csv-parse/sync";

interface Field {
  value: string;
  quoted: boolean;
}

interface Line {
  fields: Field[];
  end: string;
  /** How many bytes it has in the file, its end included. */
  length: number;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** Where two fit alike, the first: commas stand in many texts, semicolons in few, tabs in none. */
const DELIMITERS = ["\t", ";", ","];
const SPECIAL = /["\r\n]/;
const LINE_END = /^(?:\r\n|\n|\r)/;

/**
 * A CSV file (https://www.rfc-editor.org/rfc/rfc4180) separated by comma, semicolon or tab, in
 * UTF-8. What nobody changes stays as it was, byte for byte: quotes, line ends, byte-order mark.
 */
export class CsvFile {
  readonly #path: string;
  /** Of the byte-order mark, if there is one. */
  readonly #markLength: number;
  readonly #delimiter: string;
  readonly #lines: Line[];
  /** What is on the disk, as far as is known here. */
  #bytes: Buffer;
  /** Those that differ from the file. */
  readonly #changed = new Set<Line>();

  /** @throws Error that says what is wrong with the file and what to do. */
  constructor(path: string) {
    this.#path = realPath(path);
    this.#bytes = readFileSync(this.#path);
    const text = decode(this.#bytes, path);
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    this.#markLength = Buffer.byteLength(mark);
    const body = text.slice(mark.length);
    this.#delimiter = findDelimiter(body);
    this.#lines = readLines(body, this.#delimiter, path);
  }

  get height(): number {
    return this.#lines.length;
  }

  /** The fields of a line, from 0; lines may differ in length. */
  line(index: number): string[] {
    return (this.#lines[index]?.fields ?? []).map(({ value }) => value);
  }

  /** Replaces the fields of a line that differ; a line or fields that are not there are added. */
  change(index: number, values: readonly string[]): void {
    for (const [position, value] of values.entries()) this.#change(index, position, value);
  }

  /**
   * Writes the file, all of it or nothing, if anything was changed since.
   * @throws Error if another program has changed the file meanwhile, or it cannot be written.
   */
  save(): void {
    if (this.#changed.size === 0) return;
    this.#checkUnchanged();
    const changes = new Map(
      Array.from(this.#changed, (line) => [line, Buffer.from(this.#source(line))]),
    );
    const bytes = this.#with(changes);
    replaceFile(this.#path, bytes);
    this.#bytes = bytes;
    for (const [line, { length }] of changes) line.length = length;
    this.#changed.clear();
  }

  /** The file's bytes with these in the places of those lines. */
  #with(changes: ReadonlyMap<Line, Buffer>): Buffer {
    const parts: Buffer[] = [];
    let start = 0;
    let end = this.#markLength;
    for (const line of this.#lines) {
      const change = changes.get(line);
      if (change) parts.push(this.#bytes.subarray(start, end), change);
      end += line.length;
      if (change) start = end;
    }
    return Buffer.concat([...parts, this.#bytes.subarray(start)]);
  }

  #change(index: number, position: number, value: string): void {
    if ((this.#lines[index]?.fields[position]?.value ?? "") === value) return;
    const line = this.#lines[index] ?? this.#addLine(index);
    const { fields } = line;
    const quoted = fields.at(-1)?.quoted ?? false;
    while (fields.length <= position) fields.push({ value: "", quoted });
    fields[position] = { value, quoted: fields[position]?.quoted ?? quoted };
    this.#changed.add(line);
  }

  #addLine(index: number): Line {
    const end = this.#lines[0]?.end || "\n";
    const last = this.#lines.at(-1);
    if (last && !last.end) this.#changed.add(Object.assign(last, { end }));
    for (;;) {
      const line: Line = { fields: [], end, length: 0 };
      this.#changed.add(line);
      if (this.#lines.push(line) > index) return line;
    }
  }

  #source({ fields, end }: Line): string {
    return fields.map((field) => this.#write(field)).join(this.#delimiter) + end;
  }

  #write({ value, quoted }: Field): string {
    return quoted || value.includes(this.#delimiter) || SPECIAL.test(value) ? quote(value) : value;
  }

  #checkUnchanged(): void {
    if (readFileSync(this.#path).equals(this.#bytes)) return;
    throw new Error(
      `Another program has changed ${basename(this.#path)} meanwhile, so nothing more was written ` +
        "to it. Close it there and run this again: it goes on where it stopped.",
    );
  }
}

/** The file itself where the path is a link to it. */
function realPath(path: string): string {
  try {
    const real = realpathSync(path);
    if (statSync(real).isFile()) return real;
  } catch {
    throw new Error(`There is no file ${path}. Check its name and folder.`);
  }
  throw new Error(`${path} is not a file. Name a CSV file.`);
}

function decode(bytes: Buffer, path: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Explained below.
  }
  throw new Error(
    `${path} is not text in UTF-8. In your spreadsheet program, save it again as "CSV UTF-8".`,
  );
}

/** The one that stands in most lines, outside of quotes. */
function findDelimiter(text: string): string {
  const lines = text.replace(/"[^"]*"/g, "").split(/\r\n|\n|\r/);
  const counts = DELIMITERS.map(
    (delimiter) => lines.filter((line) => line.includes(delimiter)).length,
  );
  const most = Math.max(...counts);
  return (most > 0 && DELIMITERS[counts.indexOf(most)]) || ",";
}

function readLines(text: string, delimiter: string, path: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const values of parseValues(text, delimiter, path)) {
    const { fields, end } = readFields(text, start, values);
    const lineEnd = LINE_END.exec(text.slice(end, end + 2))?.[0] ?? "";
    const next = end + lineEnd.length;
    const length = Buffer.byteLength(text.slice(start, next));
    lines.push({ fields, end: lineEnd, length });
    start = next;
  }
  if (start !== text.length) throw new Error(`${path}: line ${lines.length} is read differently`);
  return lines;
}

/** The parser tells which fields are quoted too, but takes five times as long for it. */
function readFields(text: string, start: number, values: readonly string[]) {
  let end = start - 1;
  const fields = values.map((value) => {
    const first = end + 1;
    const quoted = text[first] === '"';
    end = first + (quoted ? quote(value) : value).length;
    return { value, quoted };
  });
  return { fields, end };
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function parseValues(text: string, delimiter: string, path: string): string[][] {
  const lineEnds = ["\r\n", "\n", "\r"];
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: lineEnds });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `${path} cannot be read as CSV: in line ${error.lines} a quotation mark does not fit. A field ` +
        'with quotation marks in it is enclosed in others, and those inside are doubled: "a ""b"" c".',
    );
  }
}

/** Whatever happens meanwhile, the file is either the old one or the new one. */
function replaceFile(path: string, bytes: Buffer): void {
  const beside = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    rmSync(beside, { force: true });
    writeFileSync(beside, bytes, { flag: "wx", mode: statSync(path).mode });
    const file = openSync(beside, "r+");
    fsyncSync(file);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const reason = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Error(
      `${basename(path)} could not be written${reason}. If it is open in a spreadsheet program, close it there; then run this again.`,
    );
  }
}
