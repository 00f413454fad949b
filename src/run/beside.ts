import { labelOf } from "../chat/space";
import { once, type Row } from "../sheet/table";
import { type Claim, contentOf, isSigned, labelOfRow } from "./claim";
import type { ClaimedRow } from "./own-claims";
import type { Me } from "./person";
import type { RunContext } from "./row";
import { spaceIn } from "./row-problems";

/** What is known of a row only beside the others. */
export interface Beside {
  /** Whether a row's request ID is its own. */
  isKeeper(claimed: ClaimedRow): boolean;
  /** Whether what a row asks for was made for another one, or what it shows is of that one's space. */
  isMade(row: Row): boolean;
  /** Whether its link leads to a space that was made for one of the rows. */
  leadsToMade(row: Row): boolean;
  /** Whether its result cells were moved: they say what another row is called, and lead elsewhere. */
  showsAnothers(row: Row, own: Claim): boolean;
}

/** Each thing is found out where it is asked for the first time. */
export function lookBeside(
  rows: readonly ClaimedRow[],
  { me, linkIn }: Pick<RunContext, "me" | "linkIn">,
): Beside {
  const keepers = once(() => keepersIn(rows, me));
  const made = once(() => madeIn(rows));
  const leadsToMade = (row: Row) => linkIn !== undefined && made().links.has(linkIn(row) ?? "");
  return {
    leadsToMade,
    isKeeper: (claimed) => keepers().get(claimed.own?.requestId ?? "") === claimed,
    isMade(row) {
      const { contents, labels } = made();
      if (contents.has(contentOf(row))) return true;
      const label = row.cells.details && labels.get(resultOf(row));
      // Of rows of the same name each may have its own space.
      return (!!label && label !== labelOfRow(row)) || leadsToMade(row);
    },
    showsAnothers(row, own) {
      const { space, name } = row.cells;
      if (!linkIn || !space || space === name) return false;
      if (own.space && labelOfRow(row) !== own.label) return false;
      // Only of a row that shows another name than its own it is looked at what all rows are called.
      const isNamed = space !== shownName(row) && made().names.has(space);
      const link = isNamed ? linkIn(row) : undefined;
      return link !== undefined && link !== own.space?.uri;
    },
  };
}

/**
 * Whose request ID each one is. Where somebody has written it into another row as well, it is that
 * of the row that is signed: under it Chat may have been asked for that. An invented space proves
 * nothing; of signed rows it is that of the one whose space is known.
 */
function keepersIn(rows: readonly ClaimedRow[], me: Me | undefined): Map<string, ClaimedRow> {
  const keepers = new Map<string, ClaimedRow>();
  const rank = (own: Claim) => (isSigned(own, me) ? 2 : 0) + (own.space ? 1 : 0);
  for (const claimed of rows) {
    const { own } = claimed;
    if (!own) continue;
    const other = keepers.get(own.requestId)?.own;
    if (!other || rank(own) > rank(other)) keepers.set(own.requestId, claimed);
  }
  return keepers;
}

/** What rows with a space ask for, what they are called, by what they show, and where they lead to. */
function madeIn(rows: readonly ClaimedRow[]) {
  const made = rows.filter(({ own }) => own?.space).map(({ row }) => row);
  const labels = made.map((row) => [resultOf(row), labelOfRow(row)] as const);
  const links = rows.flatMap(({ own }) => own?.space?.uri || []);
  return {
    contents: new Set(made.map(contentOf)),
    names: new Set(made.map(shownName)),
    labels: new Map(labels),
    links: new Set(links),
  };
}

/** What is shown of its space. */
function shownName(row: Row): string {
  const asked = spaceIn(row);
  return "space" in asked ? labelOf(asked.space) : row.cells.name;
}

function resultOf({ cells }: Row): string {
  return `${cells.space}\n${cells.details}`;
}
