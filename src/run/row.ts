import { type Choice, isUnknown, type NewSpace, type Problem, parseSpace } from "../chat/space";
import { INPUT_COLUMNS } from "../sheet/columns";
import { isBlank, type Row } from "../sheet/table";
import { fingerprint, type Identity, parseIdentity } from "./identity";
import { readVocabulary, type Status } from "./vocabulary";

/** How long a try whose outcome is unknown may be repeated, in milliseconds: Google does not say
 * how long Chat remembers a request ID, so after a day a person looks first. */
const REPEATABLE_MS = 24 * 60 * 60_000;

/** What is to be done about a row. */
export type Verdict =
  | { verdict: "skip" }
  | { verdict: "done" }
  | { verdict: "create"; space: NewSpace; identity: Identity | undefined }
  | {
      verdict: "attention";
      reason: "invalid" | "foreign" | "copied" | "uncertain";
      problems: Problem[];
    };

export type JudgedRow = { row: Row; status: Choice<Status> } & Verdict;

/** A row that is to become a space. */
export type PendingRow = Extract<JudgedRow, { verdict: "create" }>;

/** Who is at work, where and when: what decides about rows that were begun before. */
export interface Circumstances {
  person: string;
  place: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Who runs the script. Telling people apart by their temporary key costs no scope. */
export function currentPerson(): string {
  return fingerprint(Session.getTemporaryActiveUserKey());
}

/** Who is at work on a sheet, where and when. */
export function circumstancesIn(sheet: GoogleAppsScript.Spreadsheet.Sheet): Circumstances {
  const spreadsheetId = SpreadsheetApp.getActiveSpreadsheet().getId();
  return {
    person: currentPerson(),
    place: fingerprint(`${spreadsheetId} ${sheet.getSheetId()}`),
    now: Date.now(),
  };
}

/**
 * Judges all rows of a sheet together, since a copied row is only known beside its original.
 * @returns for each row what is to be done about it.
 */
export function judgeRows(rows: readonly Row[], circumstances: Circumstances): JudgedRow[] {
  const vocabulary = readVocabulary();
  const seen = new Set<string>();
  const created = new Set(
    rows
      .filter(({ cells }) => vocabulary.status(cells.status) === "CREATED")
      .map(({ cells }) => parseIdentity(cells.requestId)?.requestId),
  );
  return rows.map((row) => {
    const status = vocabulary.status(row.cells.status);
    const identity = parseIdentity(row.cells.requestId);
    return { row, status, ...judge(row, status, identity) };
  });

  function judge(row: Row, status: Choice<Status>, identity: Identity | undefined): Verdict {
    if (isBlank(row)) return { verdict: "skip" };
    if (identity && isCopy(identity, status)) return needs("copied", "copied");
    if (status === "CREATED") return { verdict: "done" };
    const foreign = findForeign(row, status);
    if (foreign.length > 0) return { verdict: "attention", reason: "foreign", problems: foreign };
    const doubt = status === "CREATING" && findDoubt(identity);
    if (doubt) return needs("uncertain", doubt);
    const parsed = parseSpace(vocabulary.draft(row));
    const problems = [...findFormulaErrors(row), ...("problems" in parsed ? parsed.problems : [])];
    if ("problems" in parsed || problems.length > 0) {
      return { verdict: "attention", reason: "invalid", problems };
    }
    if (!identity) return { verdict: "create", space: parsed.space, identity };
    const isOwn = identity.person === circumstances.person;
    return { verdict: "create", space: parsed.space, identity: isOwn ? identity : undefined };
  }

  /** Why a row whose outcome is unknown cannot be tried again as it is. */
  function findDoubt(identity: Identity | undefined): Problem["code"] | undefined {
    if (!identity) return "requestIdLost";
    if (identity.person !== circumstances.person) return "begunByAnother";
    return circumstances.now - identity.begun > REPEATABLE_MS ? "begunLongAgo" : undefined;
  }

  /** The same request ID again, or one that was given to a row of another sheet. */
  function isCopy({ requestId, place }: Identity, status: Choice<Status>): boolean {
    const isFirst = !seen.has(requestId) && (status === "CREATED" || !created.has(requestId));
    seen.add(requestId);
    return !isFirst || place !== circumstances.place;
  }
}

function needs(reason: "copied" | "uncertain", code: Problem["code"]): Verdict {
  return { verdict: "attention", reason, problems: [problem(code)] };
}

function problem(code: Problem["code"], found = ""): Problem {
  return { code, found, limit: 0 };
}

/** What stands in the product's columns and is not from it: such a row is never written to. */
function findForeign({ cells }: Row, status: Choice<Status>): Problem[] {
  const problems: Problem[] = [];
  if (isUnknown(status)) problems.push(problem("statusUnknown", status.unknown));
  if (cells.space) problems.push(problem("spaceFilled", cells.space));
  const isBegun = cells.status || cells.requestId;
  if (cells.details && !isBegun) problems.push(problem("detailsFilled", cells.details));
  if (cells.requestId && !parseIdentity(cells.requestId)) {
    problems.push(problem("requestIdUnknown", cells.requestId));
  }
  return problems;
}

/** What a cell shows where its formula has no value, in English and Portuguese: #N/A, #NAME? … */
const FORMULA_ERROR = /^(?:#(?:N\/[AD]|DIV\/0!|\p{Lu}+[!?])|(?:Loading|Carregando)(?:\.\.\.|…))$/u;

function findFormulaErrors({ cells }: Row): Problem[] {
  return INPUT_COLUMNS.filter((column) => FORMULA_ERROR.test(cells[column])).map((column) =>
    problem("cellError", cells[column]),
  );
}

/** What a person has filled in in a row, in short. */
export function contentOf({ cells }: Row): string {
  return fingerprint(INPUT_COLUMNS.map((column) => cells[column]).join("\n"));
}
