import { addingTime } from "../chat/pace";
import {
  invitationCount,
  LONGEST_LABEL,
  labelOf,
  membersOf,
  nameOf,
  type SpaceType,
} from "../chat/space";
import type { Row } from "../sheet/table";
import { type Ask, laterAsks } from "./additions";
import { contentOf, isSigned } from "./claim";
import type { RowNotice } from "./notice";
import { MESSAGE } from "./record";
import {
  type AddingPlan,
  agreementOf,
  type CreatablePlan,
  type RowPlan,
  type RunContext,
} from "./row";
import { rowName } from "./row-problems";
import type { Store } from "./run-store";

/* What the person agrees to, if they do: spaces as they would be, and what is done in those that exist. */

/** A space as it would be, and whom it would invite. */
export interface SpacePreview {
  row: number;
  name: string;
  type: SpaceType;
  /** The first of those who would be invited, and how many there are. */
  members: string[];
  invitations: number;
  /** Whether it allows people from outside the organisation. */
  isExternal: boolean;
  /** Of these members, those who are to manage it. */
  managers?: string[];
  /** The beginning of its welcome message. */
  welcome?: string;
  /** What is done in it once it is made. */
  later?: AskCounts;
}

/** So many spaces are shown beforehand, each with so many of its members: the sheet says the rest. */
const MOST_PREVIEWS = 50;
const MOST_MEMBERS = 5;

/** What is to be done in spaces that exist, in numbers. */
export interface AskCounts {
  all: number;
  /** Who is added. */
  people: number;
  /** Who is made a manager, added or in the space already. */
  managers: number;
  /** Who is a member like others again. */
  noManagers: number;
  /** Welcome messages. */
  messages: number;
}

/** What would be done in one of these spaces. */
interface AddingPreview {
  row: number;
  name: string;
  asks: Ask[];
  count: number;
  /** The space, by the name that Chat gave it, where it is not the person's own execution that says so. */
  unproven?: string;
}

/** What would be done in spaces that exist, row by row. */
export interface AddingCheck extends AskCounts {
  /** The same in spaces to create, once they are made. */
  later: AskCounts;
  spaceCount: number;
  /** The first of these spaces, each with the first of what is to be done there, and how much that is. */
  spaces: AddingPreview[];
  /** Rows in which somebody stands no longer who was asked into their space, and stays there. */
  gone: RowNotice[];
}

/** The parts of a check that change with what is done in spaces that exist. */
export function withAdding(
  plans: readonly RowPlan[],
  creatable: readonly CreatablePlan[],
  { durationMs }: { durationMs: number },
  { gone, pace, me }: Pick<AddingCheck, "gone"> & Pick<Store, "pace"> & Pick<RunContext, "me">,
) {
  const adding = plans.filter((plan): plan is AddingPlan => plan.verdict === "add");
  const now = adding.flatMap(({ asks }) => asks);
  const later = creatable.flatMap(({ row }) => laterAsks(row));
  const open = [...creatable, ...adding];
  // Those come first that need to be looked at.
  const unproven = new Set(adding.filter(({ own }) => !isSigned(own, me)));
  const inOrder = [...unproven, ...adding.filter((plan) => !unproven.has(plan))];
  const spaces = inOrder.slice(0, MOST_PREVIEWS).map((plan): AddingPreview => {
    const { row, asks, own } = plan;
    const preview = { row: row.number, name: rowName(row), asks: asks.slice(0, MOST_MEMBERS) };
    const space = unproven.has(plan) && own.space.name;
    return { ...preview, count: asks.length, ...(space && { unproven: space }) };
  });
  return {
    toConfirm: open.map(agreementOf),
    rows: open.map(({ row }) => row.number),
    durationMs: durationMs + addingTime(now.length + later.length, pace),
    domains: domainsOf([...invitedTo(creatable), ...newcomersIn(now).map(({ name }) => name)]),
    adding: { ...countsOf(now), later: countsOf(later), spaceCount: adding.length, spaces, gone },
  };
}

/** What of a row shows in its space after that is made. */
function laterIn(row: Row): Partial<SpacePreview> {
  const asks = laterAsks(row);
  const managers = asks.filter(isToManage).map(({ name }) => name);
  const welcome = row.cells.welcome.slice(0, LONGEST_LABEL);
  return { later: countsOf(asks), managers, ...(welcome && { welcome }) };
}

function isToManage({ to }: Ask): boolean {
  return to === "addManager" || to === "makeManager";
}

function countsOf(asks: readonly Ask[]): AskCounts {
  const managers = asks.filter(isToManage).length;
  const messages = asks.filter(({ name }) => name === MESSAGE).length;
  const people = newcomersIn(asks).length;
  const noManagers = asks.filter(({ to }) => to === "makeMember").length;
  return { all: asks.length, people, managers, noManagers, messages };
}

export function newcomersIn(asks: readonly Ask[]): Ask[] {
  return asks.filter(({ to }) => to === "add" || to === "addManager");
}

/** What the person agrees to, if they do. */
export function previewOf(plans: readonly CreatablePlan[]) {
  const invited = invitedTo(plans);
  return {
    invitations: invited.length,
    external: plans.filter(({ space }) => space.externalPeople).length,
    toConfirm: plans.map(({ row }) => contentOf(row)),
    rows: plans.map(({ row }) => row.number),
    preview: plans.slice(0, MOST_PREVIEWS).map(
      ({ row, space }): SpacePreview => ({
        row: row.number,
        name: labelOf(space),
        type: space.type,
        members: membersOf(space).slice(0, MOST_MEMBERS).map(nameOf),
        invitations: invitationCount(space),
        isExternal: space.externalPeople,
        ...(WITH.additions && laterIn(row)),
      }),
    ),
    domains: domainsOf(invited),
  };
}

/** Each person and group by name, as often as they are invited. */
function invitedTo(plans: readonly CreatablePlan[]): string[] {
  return plans.flatMap(({ space }) => membersOf(space).map(nameOf));
}

function domainsOf(names: readonly string[]): { domain: string; count: number }[] {
  const domains = new Map<string, number>();
  for (const name of names) {
    const at = name.lastIndexOf("@");
    const domain = at < 0 ? "" : name.slice(at + 1);
    domains.set(domain, (domains.get(domain) ?? 0) + 1);
  }
  const counted = [...domains].map(([domain, count]) => ({ domain, count }));
  return counted.sort((one, other) => other.count - one.count);
}
