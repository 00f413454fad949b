import { type Settings, Stage, Visitor } from "./visitor";

/**
 * A stage for the tests of a file, of which each has a visitor.
 * @param onArrival is told who that is
 * @returns what a test calls first
 */
export function openForVisits(onArrival: (visitor: Visitor) => void) {
  let stage: Stage;
  let visitor: Visitor;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
  return async (settings: Settings): Promise<Visitor> => {
    visitor = await Visitor.arrive(stage, settings);
    onArrival(visitor);
    return visitor;
  };
}

/** As many spaces as rows that say so, and no two for one row. */
export async function expectOneSpacePerRow(visitor: Visitor, count: number): Promise<void> {
  const spaces = await visitor.spaces();
  expect(new Set(spaces).size).toBe(count);
  expect(spaces).toHaveLength(count);
  expect(await countCreated(visitor)).toBe(count);
}

export async function countCreated(visitor: Visitor): Promise<number> {
  const statuses = await visitor.column("Status");
  return statuses.filter((status) => status.startsWith("Created")).length;
}
