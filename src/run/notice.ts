import type { Row, Table } from "../sheet/table";
import { describeProblems, text } from "../text";
import { type Doubt, isDoubt, type RowPlan } from "./row";
import { columnOf, type RowProblem, rowName } from "./row-problems";

/** A row that is left out, and every reason why, in the person's language. */
export interface RowNotice {
  row: number;
  /** The first cell in which something is wrong, from 1; absent where it is the whole row. */
  column?: number;
  name: string;
  reasons: string[];
  /** What rows with a reason of this kind have in common. */
  group: string;
  /** That only the person knows what is right. */
  doubt?: Doubt;
}

/** With every problem that the row has. */
export function attentionNotice(
  { row, problems, reason }: Extract<RowPlan, { verdict: "attention" }>,
  { header, positions }: Table,
): RowNotice {
  const [first] = problems;
  const placeOf = (problem: RowProblem) => {
    const column = columnOf(problem, row);
    return column && positions[column];
  };
  const headerOf = (problem: RowProblem) => header[placeOf(problem) ?? -1] ?? "";
  const position = first && placeOf(first);
  return {
    row: row.number,
    ...(position !== undefined && { column: position + 1 }),
    name: rowName(row),
    reasons: describeProblems(problems, headerOf),
    group: first ? text().problemGroups[first.code] : "",
    ...(isDoubt(reason) && { doubt: reason }),
  };
}

/** What the cells say of it is the reason. */
export function notice(row: Row, reason: string): RowNotice {
  return { row: row.number, name: rowName(row), reasons: [reason], group: reason };
}
