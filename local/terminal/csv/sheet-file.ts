import {
  findPositions,
  OWN_COLUMNS,
  type OwnHeaders,
  RESULT_COLUMNS,
} from "../../../src/sheet/columns";
import { findHeaderRow } from "../../../src/sheet/header-row";
import { OWN_HEADERS_KEY, type SheetColumns } from "../../../src/sheet/own-headers";
import type { AppsScript, Cell, Tab } from "../../google/apps-script";
import { say } from "../text";
import { oneLine } from "../visible";
import type { CsvFile } from "./csv-file";

/** Headers of the column that says as whom a row's space is created. */
const CREATE_AS = [
  ...["create as", "criar como", "crear como", "créer en tant que", "erstellen als"],
  "作成するユーザー",
];

/** Headers may stand below a title and an introduction. */
const HEADER_SEARCH_ROWS = 10;

const LINK = /^https?:/i;

/** A column of the file's own that seems to be meant for one that the product reads. */
export interface OwnColumn {
  column: (typeof OWN_COLUMNS)[number];
  header: string;
}

/** A CSV file as the first sheet of the spreadsheet that the bundle is bound to. */
export class SheetFile {
  readonly #file: CsvFile;
  readonly #tab: Tab;
  readonly #own: OwnHeaders;
  #isShown: (index: number) => boolean = () => true;

  /** @param own what the person has said of its headers */
  constructor({ spreadsheet, properties }: AppsScript, file: CsvFile, own: OwnHeaders = {}) {
    const [tab] = spreadsheet.tabs;
    if (!tab) throw new Error("A spreadsheet has at least one sheet");
    // What a row was confirmed in: the same for every process that works on a file.
    spreadsheet.id = "csv-file";
    spreadsheet.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#file = file;
    this.#tab = tab;
    this.#own = own;
    // Where the bundle remembers it, for as long as this process lives.
    const kept = properties.get("document") ?? new Map<string, string>();
    properties.set("document", kept.set(OWN_HEADERS_KEY + tab.id, JSON.stringify(own)));
    this.#fill(() => true);
  }

  get name(): string {
    return this.#file.name;
  }

  /** Whether one of these texts stands in a row of the sheet. */
  hasOneOf(row: number, texts: readonly string[]): boolean {
    return this.#texts(row).some((text) => text !== "" && texts.includes(text));
  }

  get isEmpty(): boolean {
    return this.#tab.lastRow() === 0;
  }

  /** @throws Error if a header that the person has named is not there, or is one for results */
  checkOwnHeaders({ headers }: SheetColumns): void {
    const words = headers.map(({ header }) => header);
    const results: readonly string[] = RESULT_COLUMNS;
    for (const column of OWN_COLUMNS) {
      const header = this.#own[column];
      if (!header) continue;
      const [known = ""] = Object.keys(findPositions([header], {}).positions);
      if (results.includes(known)) throw new Error(say().file.resultColumn(oneLine(header)));
      if (findPositions(words, { [column]: header }).positions[column] === undefined) {
        const there = words.map(oneLine).join(", ");
        throw new Error(say().file.noSuchColumn(this.name, oneLine(header), there));
      }
    }
  }

  /** Columns that seem to be meant, are not read, and about which the person has said nothing. */
  meantColumns(columns: SheetColumns): OwnColumn[] {
    const words = columns.headers.map(({ header }) => header);
    const { positions } = findPositions(words, this.#own);
    return OWN_COLUMNS.flatMap((column) => {
      const header = columns[column];
      const isRead = header === words[positions[column] ?? -1];
      return !header || isRead || isCreateAs(header) ? [] : [{ column, header }];
    });
  }

  /** The header of the column for links, where other texts stand in it and no row has a name. */
  namesAsLinks(): string | undefined {
    const lines = Array.from({ length: this.#file.height }, (_, index) => this.#file.line(index));
    const headerRow = findHeaderRow(lines, this.#own);
    const header = lines[headerRow] ?? [];
    const { name, space } = findPositions(header, this.#own).positions;
    const cells = (position = -1) =>
      lines.slice(headerRow + 1).map((line) => (line[position] ?? "").trim());
    const isOdd =
      cells(space).some((cell) => cell && !LINK.test(cell)) && !cells(name).some(Boolean);
    return isOdd ? header[space ?? -1] : undefined;
  }

  /**
   * As whom there is something to do, by the column Create as.
   * @param otherwise for rows that name nobody
   * @throws Error if a row names nobody and `otherwise` does not either
   */
  people(otherwise: string | undefined): string[] {
    this.#takeChanges();
    const people = new Set<string>();
    const { column, firstRow } = this.#createAs();
    if (column < 0 && otherwise) return [otherwise];
    for (let index = firstRow; index < this.#file.height; index += 1) {
      const row = this.#file.line(index);
      const isBlank = row.every((value, position) => position === column || value.trim() === "");
      if (isBlank) continue;
      const person = personIn(row, column) || otherwise;
      if (!person) {
        throw new Error(say().file.nobodyNamed(index + 1));
      }
      people.add(person);
    }
    return [...people];
  }

  /** From now on the rows of other people look empty, so that nothing is done about them. */
  showOnly(person: string, otherwise: string | undefined): void {
    this.#takeChanges();
    const { column, firstRow } = this.#createAs();
    const wasShown = this.#isShown;
    this.#isShown = (index) =>
      index < firstRow || (personIn(this.#file.line(index), column) || otherwise) === person;
    this.#fill((index) => this.#isShown(index) !== wasShown(index));
  }

  /** What somebody does to the sheet, and not to the file. */
  change(change: (tab: Tab) => void): void {
    change(this.#tab);
    this.#tab.takeChangedRows();
  }

  /** Adds columns behind all others, so that these stay as they are in the file. */
  addColumns(headers: readonly string[]): void {
    const columns = this.#tab.lastColumn();
    const shown = this.#tab.readShown({ row: 1, column: 1, rows: this.#tab.lastRow(), columns });
    this.#tab.fill([headers], findHeaderRow(shown, this.#own) + 1, columns + 1);
  }

  /** Writes what the bundle changed in the sheet to the file. */
  save(): void {
    this.#takeChanges();
    this.#file.save();
  }

  #takeChanges(): void {
    for (const row of this.#tab.takeChangedRows()) {
      if (this.#isShown(row - 1)) this.#file.change(row - 1, this.#texts(row));
    }
  }

  #createAs(): { column: number; firstRow: number } {
    for (let index = 0; index < HEADER_SEARCH_ROWS; index += 1) {
      const row = this.#file.line(index);
      const column = row.findIndex(isCreateAs);
      if (column >= 0) return { column, firstRow: index + 1 };
    }
    return { column: -1, firstRow: 0 };
  }

  /** Puts rows of the file into the sheet. */
  #fill(isWanted: (index: number) => boolean): void {
    for (let index = 0; index < this.#file.height; index += 1) {
      if (!isWanted(index)) continue;
      const row = this.#file.line(index);
      this.#tab.fill([this.#isShown(index) ? row : row.map(() => "")], index + 1);
    }
    this.#tab.takeChangedRows();
  }

  /** A row, as far as the sheet or the file goes. */
  #texts(row: number): string[] {
    const columns = Math.max(this.#tab.lastColumn(), this.#file.line(row - 1).length);
    return this.#tab.read({ row, column: 1, rows: 1, columns }, textOf).flat();
  }
}

/** What a file can hold of a cell: of a link where it leads. */
function textOf({ value, links }: Readonly<Cell>): string {
  const text = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
  return links[0]?.url ?? text;
}

export function isCreateAs(header: string): boolean {
  return CREATE_AS.includes(header.trim().toLowerCase());
}

function personIn(row: readonly string[], column: number): string {
  return (row[column] ?? "").trim().toLowerCase();
}
