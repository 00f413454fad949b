import { EVERY_KIND, expectEveryRowToHaveItsSpace, Workbook } from "./workbook";

describe("a run", () => {
  it("makes every valid row a space, with one Chat call each", () => {
    const workbook = new Workbook(EVERY_KIND);
    const end = workbook.run();
    expect(end).toMatchObject({ state: "done", created: 5, failed: 0, left: 0 });
    expectEveryRowToHaveItsSpace(workbook, 5);
    expect(workbook.calls.map(({ method }) => method)).toEqual([
      "spaces.create",
      "spaces.setup",
      "spaces.setup",
      "spaces.setup",
      "spaces.create",
    ]);
  });
});
