import { everyCallOf, interruptAt, NAME, NAMED } from "./interrupt";
import { expectEveryRowToHaveItsSpace, HEADERS, Workbook } from "./workbook";

/** Two rows are created, two are new. */
function halfDone(): Workbook {
  const workbook = new Workbook(NAMED.slice(0, 2));
  workbook.run();
  const added = NAMED.slice(2).map((line) => HEADERS.map((header) => line[header] ?? ""));
  workbook.tab.fill(added, 4);
  workbook.wait(60_000);
  return workbook;
}

describe("somebody who changes the sheet while a run is on", () => {
  const changes: [string, (workbook: Workbook) => void][] = [
    ["sorts it the other way round", ({ tab }) => tab.sort(NAME, false)],
    ["inserts a row above", ({ tab }) => tab.insertRows(2)],
    ["inserts a row in the middle", ({ tab }) => tab.insertRows(4)],
  ];

  describe.each(changes)("and %s", (_, change) => {
    it.each(everyCallOf(NAMED))("at service call %i moves no result to another row", (k) => {
      const workbook = new Workbook(NAMED);
      interruptAt(workbook, k, () => change(workbook));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
      expectEveryRowToHaveItsSpace(workbook, NAMED.length);
      expect(workbook.calls).toHaveLength(NAMED.length);
    });

    it.each(everyCallOf(NAMED, halfDone))(
      "at service call %i loses no earlier result either",
      (k) => {
        const workbook = halfDone();
        interruptAt(workbook, k, () => change(workbook));
        expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
        expectEveryRowToHaveItsSpace(workbook, NAMED.length);
      },
    );
  });

  it.each(everyCallOf(NAMED))(
    "and deletes a row at service call %i finds its space in the report",
    (k) => {
      const workbook = new Workbook(NAMED);
      let statusThen = "";
      interruptAt(workbook, k, () => {
        statusThen = workbook.rows()[1]?.Status ?? "";
        workbook.tab.deleteRows(3);
      });
      const end = workbook.run();
      const left = workbook.column("Space name");
      expect(left).toEqual(["Ada", "Cy", "Dee"]);
      expect(workbook.column("Status")).toEqual(left.map(() => "Created"));
      expect(workbook.links()).toEqual(left.map((name) => linkOf(workbook, name)));
      const bea = linkOf(workbook, "Bea");
      const lost = "lost" in end ? end.lost : [];
      if (bea && statusThen !== "Created") expect(lost).toHaveLength(1);
      if (lost.length > 0) expect(lost).toEqual([{ text: "Bea", url: bea }]);
    },
  );

  it.each(everyCallOf(NAMED))(
    "and edits a row at service call %i gets a space for what stood there or stands there now",
    (k) => {
      const workbook = new Workbook(NAMED);
      interruptAt(workbook, k, () => workbook.tab.enter(4, NAME, "Cyril"));
      expect(workbook.run()).toMatchObject({ state: "done", left: 0, lost: [] });
      expect(workbook.spaces).toHaveLength(NAMED.length);
      expect(workbook.column("Status")).toEqual(NAMED.map(() => "Created"));
      const [third, ...more] = workbook.spaces.filter(({ space }) =>
        /^Cy/.test(`${space.displayName}`),
      );
      expect(more).toEqual([]);
      expect(workbook.links()[2]).toBe(third?.space.spaceUri);
    },
  );
});

function linkOf(workbook: Workbook, name: string): string | undefined {
  return workbook.spaces.find(({ space }) => space.displayName === name)?.space.spaceUri;
}
