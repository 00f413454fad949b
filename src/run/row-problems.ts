import {
  type Choice,
  type DraftProblemCode,
  isUnknown,
  LONGEST_LABEL,
  type NewSpace,
  type Problem,
  parseSpace,
} from "../chat/space";
import { type Column, INPUT_COLUMNS } from "../sheet/columns";
import { isFormulaError, type Row, remembered } from "../sheet/table";
import type { ClaimedRow } from "./own-claims";
import { readVocabulary, type Status } from "./vocabulary";

/* What a row asks for, and what is wrong with that. */

/** Why a row cannot be created, beside what is wrong with what it asks for. */
export type RowProblemCode =
  | "cellError"
  | "statusUnknown"
  | "spaceFilled"
  | "detailsFilled"
  | "requestIdUnknown"
  | "requestIdLost"
  | "begunByAnother"
  | "begunLongAgo"
  | "changedSince"
  | "copied"
  | "displaced";

export type RowProblem = Problem<DraftProblemCode | RowProblemCode>;

/** What a row is called where it has no name: whoever is in it. */
export function rowName({ cells }: Row): string {
  return (cells.name || cells.members).slice(0, LONGEST_LABEL);
}

/** The space that a row asks for, or all that is wrong with it. */
export const spaceIn = remembered((row): { space: NewSpace } | { problems: RowProblem[] } => {
  const parsed = parseSpace(readVocabulary().draft(row));
  const problems = [...findFormulaErrors(row), ...("problems" in parsed ? parsed.problems : [])];
  return problems.length > 0 ? { problems } : parsed;
});

function findFormulaErrors({ cells }: Row): RowProblem[] {
  return INPUT_COLUMNS.filter((column) => isFormulaError(cells[column])).map((column) =>
    problem("cellError", cells[column]),
  );
}

/** What stands in the product's columns and is not from it: such a row is never written to. */
export function findForeign(
  { row: { cells }, found }: ClaimedRow,
  status: Choice<Status>,
): RowProblem[] {
  const problems: RowProblem[] = [];
  if (isUnknown(status)) problems.push(problem("statusUnknown", status.unknown));
  if (cells.space) problems.push(problem("spaceFilled", cells.space));
  const isBegun = cells.status || cells.requestId;
  if (cells.details && !isBegun) problems.push(problem("detailsFilled", cells.details));
  if (cells.requestId && !found) {
    problems.push(problem("requestIdUnknown", cells.requestId));
  }
  return problems;
}

/** The cell to look at first; what is not named here concerns the whole row. */
const COLUMNS_OF: Partial<Record<RowProblem["code"], Column>> = {
  nameMissing: "name",
  nameTooLong: "name",
  nameHasControlCharacters: "name",
  nameNotAllowed: "name",
  typeUnknown: "type",
  memberInvalid: "members",
  membersAreNames: "members",
  membersTooMany: "members",
  groupNotAllowed: "members",
  groupChatTooSmall: "members",
  directMessageNeedsOne: "members",
  managerInvalid: "managers",
  managersNotAllowed: "managers",
  welcomeTooLong: "welcome",
  descriptionTooLong: "description",
  guidelinesTooLong: "guidelines",
  detailsNotAllowed: "description",
  whoCanPostUnknown: "whoCanPost",
  whoCanPostNotAllowed: "whoCanPost",
  externalPeopleUnknown: "externalPeople",
  historyUnknown: "history",
  audienceUnknown: "audience",
  audienceNotAllowed: "audience",
  statusUnknown: "status",
  spaceFilled: "space",
  detailsFilled: "details",
  requestIdUnknown: "requestId",
};

/** The column in which something is wrong with a row, if it is one. */
export function columnOf({ code, found }: RowProblem, { cells }: Row): Column | undefined {
  if (code === "cellError") return INPUT_COLUMNS.find((column) => cells[column] === found);
  if (code === "detailsNotAllowed" && cells.description === "") return "guidelines";
  return COLUMNS_OF[code];
}

export function problem(code: RowProblemCode, found = ""): RowProblem {
  return { code, found, limit: 0 };
}
