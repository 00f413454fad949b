import type { Line } from "./workbook";

/** Four rows, each with somebody to invite. */
export const NAMED: Line[] = ["Ada", "Bea", "Cy", "Dee"].map((name) => ({
  "Space name": name,
  Members: `${name.toLowerCase()}@example.com`,
}));

/** So many rows with nothing but a name. */
export const teams = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({ "Space name": `Team ${index}` }));
