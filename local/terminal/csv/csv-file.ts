import { CsvError, parse } from "csv-parse/sync";
import { say } from "../text";
import { oneLine } from "../visible";

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

/** What a file is read from. */
export interface CsvSource {
  /** As people call it. */
  name: string;
  bytes: Buffer;
  /** Writes all of it; without, nothing is written. */
  write?(bytes: Buffer): void;
}

interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be";
  /** What stands at the start of a file in it: https://www.unicode.org/faq/utf_bom.html */
  mark: readonly number[];
}

const UTF8: Encoding = { name: "utf-8", mark: [] };
const MARKED: readonly Encoding[] = [
  { name: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", mark: [0xff, 0xfe] },
  { name: "utf-16be", mark: [0xfe, 0xff] },
];

/** Where two fit alike, the first: commas stand in many texts, semicolons in few, tabs in none. */
const DELIMITERS = ["\t", ";", ","];
const SPECIAL = /["\r\n]/;
const LINE_END = /^(?:\r\n|\n|\r)/;

/**
 * A CSV file (https://www.rfc-editor.org/rfc/rfc4180) separated by comma, semicolon or tab, in
 * UTF-8, or in UTF-16 with a byte-order mark, as Excel has it under the name Unicode text. What
 * nobody changes stays as it was, byte for byte: quotes, line ends, byte-order mark.
 */
export class CsvFile {
  readonly name: string;
  readonly #write: CsvSource["write"];
  readonly #encoding: Encoding;
  readonly #delimiter: string;
  readonly #lines: Line[];
  readonly #original: Buffer;
  #bytes: Buffer;
  /** Those that differ from the bytes. */
  readonly #changed = new Set<Line>();

  /** @throws Error that says what is wrong with the file and what to do. */
  constructor({ name, bytes, write }: CsvSource) {
    this.name = name;
    this.#original = bytes;
    this.#bytes = bytes;
    this.#write = write;
    this.#encoding = findEncoding(bytes);
    const body = decode(bytes.subarray(this.#encoding.mark.length), this.#encoding, name);
    this.#delimiter = findDelimiter(body);
    this.#lines = this.#read(body);
  }

  /** As it was saved last. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Whether anything was saved. */
  get isChanged(): boolean {
    return this.#bytes !== this.#original;
  }

  get height(): number {
    return this.#lines.length;
  }

  /** The fields of a line, from 0; lines may differ in length. */
  line(index: number): string[] {
    return (this.#lines[index]?.fields ?? []).map(({ value }) => value);
  }

  matches(pattern: RegExp): boolean {
    return this.#lines.some(({ fields }) => fields.some(({ value }) => pattern.test(value)));
  }

  /** Replaces the fields of a line that differ; a line or fields that are not there are added. */
  change(index: number, values: readonly string[]): void {
    for (const [position, value] of values.entries()) this.#change(index, position, value);
  }

  /**
   * Writes the file, all of it or nothing, if anything was changed since.
   * @throws Error where it cannot be written.
   */
  save(): void {
    if (this.#changed.size === 0) return;
    const changes = new Map(
      Array.from(this.#changed, (line) => [line, encode(this.#source(line), this.#encoding)]),
    );
    const bytes = this.#with(changes);
    this.#write?.(bytes);
    this.#bytes = bytes;
    for (const [line, { length }] of changes) line.length = length;
    this.#changed.clear();
  }

  /** The file's bytes with these in the places of those lines. */
  #with(changes: ReadonlyMap<Line, Buffer>): Buffer {
    const parts: Buffer[] = [];
    let start = 0;
    let end = this.#encoding.mark.length;
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
    return fields.map((field) => this.#field(field)).join(this.#delimiter) + end;
  }

  #field({ value, quoted }: Field): string {
    return quoted || value.includes(this.#delimiter) || SPECIAL.test(value) ? quote(value) : value;
  }

  #read(text: string): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (const values of parseValues(text, this.#delimiter, this.name)) {
      const { fields, end } = readFields(text, start, values);
      const lineEnd = LINE_END.exec(text.slice(end, end + 2))?.[0] ?? "";
      const next = end + lineEnd.length;
      const length = lengthOf(text.slice(start, next), this.#encoding);
      lines.push({ fields, end: lineEnd, length });
      start = next;
    }
    if (start !== text.length)
      throw new Error(`${this.name}: line ${lines.length} is read differently`);
    return lines;
  }
}

function findEncoding(bytes: Buffer): Encoding {
  const found = MARKED.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return found ?? UTF8;
}

function encode(text: string, { name }: Encoding): Buffer {
  if (name === "utf-8") return Buffer.from(text);
  const bytes = Buffer.from(text, "utf16le");
  return name === "utf-16be" ? bytes.swap16() : bytes;
}

/** In bytes. */
function lengthOf(text: string, { name }: Encoding): number {
  return name === "utf-8" ? Buffer.byteLength(text) : 2 * text.length;
}

function decode(bytes: Buffer, { name: encoding }: Encoding, file: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Explained below.
  }
  throw new Error(say().file.otherEncoding(file));
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

function parseValues(text: string, delimiter: string, file: string): string[][] {
  const lineEnds = ["\r\n", "\n", "\r"];
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: lineEnds });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== "CSV_QUOTE_NOT_CLOSED")
      throw new Error(say().file.quote(file, Number(error.lines)));
    const { line, start } = openQuote(text, delimiter);
    throw new Error(say().file.openQuote(file, line, oneLine(start)));
  }
}

/** Where the field begins that no quotation mark ends: the parser only knows that the text is over. */
function openQuote(text: string, delimiter: string): { line: number; start: string } {
  const end = `(?:${delimiter}|\\r\\n|\\r|\\n)`;
  const plain = `[^${delimiter}\\r\\n"][^${delimiter}\\r\\n]*`;
  const field = new RegExp(`(?:"[^"]*(?:""[^"]*)*"|${plain})?${end}`, "y");
  let start = 0;
  while (field.test(text)) start = field.lastIndex;
  const line = text.slice(0, start).split(/\r\n|\r|\n/).length;
  const [rest = ""] = text.slice(start, start + LONGEST_START).split(/[\r\n]/);
  return { line, start: rest };
}

/** So much of a field tells which one it is, in characters. */
const LONGEST_START = 30;
