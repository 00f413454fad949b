import type { AppsScript, Tab } from "../apps-script";
import type { CsvFile } from "./csv-file";

/** Headers of the column that says as whom a row's space is created. */
const CREATE_AS = ["create as", "criar como"];

/** Headers may stand below a title and an introduction. */
const HEADER_SEARCH_ROWS = 10;

/** A CSV file as the first sheet of the spreadsheet that the bundle is bound to. */
export class SheetFile {
  readonly #file: CsvFile;
  readonly #tab: Tab;
  #isShown: (index: number) => boolean = () => true;

  constructor({ spreadsheet }: AppsScript, file: CsvFile) {
    const [tab] = spreadsheet.tabs;
    if (!tab) throw new Error("A spreadsheet has at least one sheet");
    spreadsheet.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#file = file;
    this.#tab = tab;
    this.#fill();
  }

  get isEmpty(): boolean {
    return this.#tab.lastRow() === 0;
  }

  /**
   * As whom there is something to do, by the column Create as.
   * @param otherwise for rows that name nobody
   * @throws Error if a row names nobody and `otherwise` does not either
   */
  people(otherwise: string | undefined): string[] {
    const people = new Set<string>();
    const { column, firstRow } = this.#createAs();
    if (column < 0 && otherwise) return [otherwise];
    for (const [index, row] of this.#file.values.entries()) {
      const isBlank = row.every((value, position) => position === column || value.trim() === "");
      if (index < firstRow || isBlank) continue;
      const person = personIn(row, column) || otherwise;
      if (!person) {
        throw new Error(
          `Row ${index + 1} says not as whom its space is created. Fill in its column Create as, ` +
            "or say with --as PERSON who creates such rows.",
        );
      }
      people.add(person);
    }
    return [...people];
  }

  /** From now on the rows of other people look empty, so that nothing is done about them. */
  showOnly(person: string, otherwise: string | undefined): void {
    this.save();
    const { column, firstRow } = this.#createAs();
    this.#isShown = (index) => {
      const row = this.#file.values[index] ?? [];
      return index < firstRow || (personIn(row, column) || otherwise) === person;
    };
    this.#fill();
  }

  /** Adds the columns that are missing: of those that the bundle would add, only these. */
  addColumns(headers: readonly string[], setUpSheet: () => unknown): void {
    const width = this.#tab.lastColumn();
    setUpSheet();
    for (let column = this.#tab.lastColumn(); column > width; column -= 1) {
      const header = this.#column(column).find((value) => value !== "") ?? "";
      if (!headers.includes(header)) this.#tab.deleteColumns(column);
    }
  }

  /** Writes what the bundle changed in the sheet to the file. */
  save(): void {
    const width = this.#tab.lastColumn();
    const before = this.#file.values;
    const height = Math.max(before.length, this.#tab.lastRow());
    this.#file.save(
      Array.from({ length: height }, (_, row) => {
        if (!this.#isShown(row)) return [];
        return Array.from({ length: width }, (_, column) => this.#text(row + 1, column + 1));
      }),
    );
  }

  #createAs(): { column: number; firstRow: number } {
    for (const [index, row] of this.#file.values.slice(0, HEADER_SEARCH_ROWS).entries()) {
      const column = row.findIndex((value) => CREATE_AS.includes(value.trim().toLowerCase()));
      if (column >= 0) return { column, firstRow: index + 1 };
    }
    return { column: -1, firstRow: 0 };
  }

  #fill(): void {
    const rows = this.#file.values;
    const width = Math.max(0, ...rows.map((row) => row.length));
    this.#tab.fill(
      rows.map((row, index) =>
        Array.from({ length: width }, (_, position) =>
          this.#isShown(index) ? (row[position] ?? "") : "",
        ),
      ),
    );
  }

  #column(column: number): string[] {
    return Array.from({ length: this.#tab.lastRow() }, (_, row) => this.#text(row + 1, column));
  }

  /** What a file can hold of a cell: of a link where it leads. */
  #text(row: number, column: number): string {
    const { value, links } = this.#tab.cell(row, column);
    const text = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
    return links[0]?.url ?? text;
  }
}

function personIn(row: readonly string[], column: number): string {
  return (row[column] ?? "").trim().toLowerCase();
}
