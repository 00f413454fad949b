import { ALL_HEADERS, type Line, Workbook } from "./workbook";

export const addresses = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `p${from + i}@example.com`);

export function workbookWith(lines: Line[], options = {}): Workbook {
  return new Workbook(lines, { capabilities: "all", headers: ALL_HEADERS, ...options });
}

export const ofClass = (members: string[], more: Line = {}): Line => ({
  "Space name": "Class 7A",
  Members: members.join(", "),
  ...more,
});

type Header = (typeof ALL_HEADERS)[number];

/** Somebody types into a cell below the header, rows from 0. */
export function type(workbook: Workbook, row: number, header: Header, value: string): void {
  const values = workbook.tab.values();
  const line = values[row + 1];
  if (!line) throw new Error(`There is no row ${row}`);
  line[ALL_HEADERS.indexOf(header)] = value;
  workbook.tab.fill(values);
}

export function peopleIn(workbook: Workbook, index = 0): string[] {
  const members = workbook.spaces[index]?.members ?? [];
  return members.map(({ who }) => who).filter((who) => who !== "me@example.com");
}

export const additions = (workbook: Workbook) =>
  workbook.calls.filter(({ method }) => method === "spaces.members.create");

/** The lines behind the claim of a row. */
export function recordOf(workbook: Workbook, row = 0): string[] {
  return (workbook.column("Request ID")[row] ?? "").split("\n").slice(1);
}

/** The role of everybody in a space but of whoever made it. */
export function rolesIn(workbook: Workbook, index = 0): Record<string, string> {
  const members = workbook.spaces[index]?.members ?? [];
  return Object.fromEntries(
    members
      .filter(({ who }) => who !== "me@example.com")
      .map(({ who, membership }) => [who, String(membership.role)]),
  );
}
