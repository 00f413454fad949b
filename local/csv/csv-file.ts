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
  /** As it stands in the file, with its line end; undefined once a field was changed. */
  source: string | undefined;
  end: string;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** Where two fit alike, the first: commas stand in many texts, semicolons in few, tabs in none. */
const DELIMITERS = ["\t", ";", ","];

/**
 * A CSV file (https://www.rfc-editor.org/rfc/rfc4180) separated by comma, semicolon or tab, in
 * UTF-8. What nobody changes stays as it was, byte for byte: quotes, line ends, byte-order mark.
 */
export class CsvFile {
  readonly #path: string;
  readonly #mark: string;
  readonly #delimiter: string;
  readonly #lines: Line[];
  /** What is on the disk, as far as is known here. */
  #bytes: Buffer;

  /** @throws Error that says what is wrong with the file and what to do. */
  constructor(path: string) {
    this.#path = realPath(path);
    this.#bytes = readFileSync(this.#path);
    const text = decode(this.#bytes, path);
    this.#mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    const body = text.slice(this.#mark.length);
    this.#delimiter = findDelimiter(body);
    this.#lines = readLines(body, this.#delimiter, path);
  }

  /** All fields, line by line; lines may differ in length. */
  get values(): string[][] {
    return this.#lines.map(({ fields }) => fields.map(({ value }) => value));
  }

  /**
   * Replaces the fields that differ and writes the file, all of it or nothing, if there are any.
   * @param values line by line; lines and fields that the file lacks are added at their end.
   * @throws Error if another program has changed the file meanwhile, or it cannot be written.
   */
  save(values: readonly (readonly string[])[]): void {
    const changed = values.flatMap((line, index) =>
      line.map((value, position) => this.#change(index, position, value)),
    );
    if (!changed.includes(true)) return;
    this.#checkUnchanged();
    const lines = this.#lines.map((line) => line.source ?? this.#write(line) + line.end);
    const bytes = Buffer.from(this.#mark + lines.join(""));
    replaceFile(this.#path, bytes);
    this.#bytes = bytes;
  }

  #change(index: number, position: number, value: string): boolean {
    const line = this.#lines[index];
    if ((line?.fields[position]?.value ?? "") === value) return false;
    const { fields } = line ?? this.#addLine(index);
    const quoted = fields.at(-1)?.quoted ?? false;
    while (fields.length <= position) fields.push({ value: "", quoted });
    fields[position] = { value, quoted: fields[position]?.quoted ?? quoted };
    if (line) line.source = undefined;
    return true;
  }

  #addLine(index: number): Line {
    const end = this.#lines[0]?.end || "\n";
    const last = this.#lines.at(-1);
    if (last && !last.end) Object.assign(last, { end, source: undefined });
    while (this.#lines.length <= index) this.#lines.push({ fields: [], source: undefined, end });
    return this.#lines[index] ?? { fields: [], source: undefined, end };
  }

  #write({ fields }: Line): string {
    const special = new RegExp(`["\r\n${this.#delimiter}]`);
    return fields
      .map(({ value, quoted }) =>
        quoted || special.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
      )
      .join(this.#delimiter);
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
  const bytes = Buffer.from(text);
  const lines: Line[] = [];
  let fields: Field[] = [];
  let start = 0;
  try {
    parse(bytes, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      cast: (value, { quoting }) => {
        fields.push({ value, quoted: quoting });
        return value;
      },
      on_record: (_, info) => {
        const source = bytes.toString("utf8", start, info.bytes);
        lines.push({ fields, source, end: /(?:\r\n|\n|\r)?$/.exec(source)?.[0] ?? "" });
        fields = [];
        start = info.bytes;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `${path} cannot be read as CSV: in line ${error.lines} a quotation mark does not fit. A field ` +
        'with quotation marks in it is enclosed in others, and those inside are doubled: "a ""b"" c".',
    );
  }
  return lines;
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
