import type { SheetColumns } from "../../src/sheet/own-headers";
import { PREPARED, resultOf, Workbook } from "./workbook";

const COURSES = [
  ["Maths 7A", "ana@school.example, bruno@school.example", "B 12"],
  ["Maths 7B", "carla@school.example", "B 14"],
];

/** A list as a teacher has it, before anything of the product's is in it. */
function teachersList(headers = ["Course", "Teachers", "Room"], rows = COURSES): Workbook {
  const workbook = new Workbook([], { headers });
  workbook.tab.fill(rows, 2);
  return workbook;
}

function columnsOf(workbook: Workbook): SheetColumns {
  const check = workbook.check();
  if (!("columns" in check)) throw new Error("No columns");
  return check.columns;
}

function choose(workbook: Workbook, name = "Course", members = "Teachers") {
  return workbook.me.run("chooseColumns", { sheetId: 0, name, members });
}

const namesOf = (workbook: Workbook) =>
  workbook.spaces.map(({ space }) => space.displayName).sort();

describe("a sheet with headers of its own", () => {
  it("is listed so that a person can say which column is what, with a guess", () => {
    expect(teachersList().check()).toMatchObject({
      state: "notSetUp",
      columns: {
        headers: [
          { header: "Course", example: "Maths 7A" },
          { header: "Teachers", example: "ana@school.example, bruno@school.example" },
          { header: "Room", example: "B 12" },
        ],
        name: "Course",
        members: "Teachers",
      },
    });
  });

  it("is told which of its headers are the product's own, where something stands below them", () => {
    const list = [
      ["Maths", "B 12", ""],
      ["Biology", "", ""],
    ];
    const { reserved } = columnsOf(teachersList(["Course", "Space", "Details"], list));
    expect(reserved).toEqual(["Space"]);
  });

  it("shows 40 characters of what stands below a header", () => {
    const { headers } = columnsOf(teachersList(["Course", "Room"], [["Maths ".repeat(20)]]));
    expect(headers).toEqual([
      { header: "Course", example: "Maths ".repeat(20).slice(0, 40) },
      { header: "Room", example: "" },
    ]);
  });

  it("takes a column for its people where more than half of it are addresses", () => {
    const list = [
      ["ana@school.example", "bruno@school.example"],
      ["Office", "carla@school.example"],
    ];
    expect(columnsOf(teachersList(["Contact", "Teachers"], list)).members).toBe("Teachers");
  });

  it("is offered the columns that nobody has to have, by their names", () => {
    const { optional } = columnsOf(teachersList());
    expect([...optional].sort()).toEqual(PREPARED.slice(5, -1).sort());
  });

  it.each([
    [
      "a column of addresses is the members",
      ["Who leads it", "Course"],
      ["x@y.example", "Maths"],
      ["Course", "Who leads it"],
    ],
    [
      "a column of numbers is no name",
      ["Teachers", "No", "Course"],
      ["x@y.example", "12", "Maths"],
      ["Course", "Teachers"],
    ],
    ["without addresses, nobody is a member", ["Course"], ["Maths"], ["Course", ""]],
  ])("guesses: %s", (_, headers, row, expected) => {
    const { name, members } = columnsOf(teachersList(headers, [row, row]));
    expect([name, members]).toEqual(expected);
  });

  it("is asked for nothing where it has the product's own headers, and nothing below them", () => {
    const columns = { name: "Space name", members: "Members", isAsked: false };
    expect(columnsOf(new Workbook([]))).toMatchObject(columns);
  });

  it("becomes spaces once the person has said it, and its headers stay", () => {
    const workbook = teachersList();
    resultOf(choose(workbook));
    expect(workbook.tab.values()[0]?.slice(0, 6)).toEqual([
      ...["Course", "Teachers", "Status"],
      ...["Space", "Details", "Room"],
    ]);
    expect(workbook.tab.values()[0]).not.toContain("Space name");
    expect(workbook.checked()).toMatchObject({ total: 2, invitations: 3, attention: [] });
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Maths 7A", "Maths 7B"]);
    expect(workbook.tab.values()[1]?.[2]).toBe("Created");
  });

  it("gets the columns that it needs, and the others where a person wants them", () => {
    const workbook = teachersList();
    const headers = () => workbook.tab.values()[0]?.filter(Boolean);
    expect(resultOf(choose(workbook))).toEqual([
      "Columns added: Status, Space, Details, Request ID.",
    ]);
    const needed = ["Course", "Teachers", "Status", "Space", "Details", "Room", "Request ID"];
    expect(headers()).toEqual(needed);
    for (const [index] of needed.entries()) {
      expect(workbook.tab.cell(2, index + 1).validation).toBeNull();
    }
    const { optional } = columnsOf(workbook);
    expect([...optional].sort()).toEqual(PREPARED.slice(5, -1).sort());
    resultOf(workbook.me.run("prepareSheet"));
    expect(headers()).toEqual([...needed, ...PREPARED.slice(5, -1)]);
    expect(columnsOf(workbook)).toMatchObject({ optional: [], name: "Course", isAsked: false });
    expect(workbook.run()).toMatchObject({ state: "done", created: 2 });
  });

  it("remembers the answer where a column was moved, also during a run", () => {
    const workbook = teachersList();
    resultOf(choose(workbook));
    const confirmed = workbook.confirm();
    workbook.tab.insertColumns(1, 2);
    workbook.goOn(confirmed);
    expect(namesOf(workbook)).toEqual(["Maths 7A", "Maths 7B"]);
    expect(workbook.checked()).toMatchObject({ total: 0, done: 2 });
  });

  it("asks again where a column is gone, instead of creating spaces without its people", () => {
    const workbook = teachersList();
    resultOf(choose(workbook));
    workbook.tab.enter(1, 2, "Colleagues");
    expect(workbook.check()).toMatchObject({
      state: "notSetUp",
      missing: ["Members"],
      columns: { name: "Course", members: "Colleagues" },
    });
    const confirmation = resultOf(workbook.confirmExecution(workbook.me, []));
    expect(confirmation).toMatchObject({ state: "notSetUp" });
    resultOf(choose(workbook, "Course", "Colleagues"));
    expect(workbook.checked()).toMatchObject({ total: 2 });
  });

  it("names a chosen column that is gone once, where no other one says who is invited either", () => {
    const workbook = teachersList();
    resultOf(choose(workbook, "Course", ""));
    workbook.tab.fill([["Lesson", "Colleagues"]]);
    expect(workbook.check()).toMatchObject({ state: "notSetUp", missing: ["Space name"] });
  });

  it("names what is not read, and what stands twice", () => {
    const workbook = teachersList(["Course", "Teachers", "Teachers"]);
    resultOf(choose(workbook));
    const { columns, headers } = workbook.checked();
    expect(columns).toMatchObject({ name: "Course", members: "Teachers" });
    expect(columns.headers).toEqual([
      { header: "Course", example: "Maths 7A" },
      { header: "Teachers", example: "ana@school.example, bruno@school.example" },
    ]);
    expect(headers).toEqual([expect.stringMatching(/“Teachers” stands twice/)]);
    workbook.tab.enter(1, 6, "Room");
    expect(workbook.checked()).toMatchObject({ headers: [], columns: { unused: ["Room"] } });
  });

  it("reads what the person said, also beside columns that are called so", () => {
    const workbook = teachersList(
      ["Course", "Name", "Email"],
      [["Maths 7A", "Ana", "a@b.example"]],
    );
    resultOf(choose(workbook, "Course", "Email"));
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Maths 7A"]);
    resultOf(choose(workbook, "Name", "Email"));
    expect(columnsOf(workbook)).toMatchObject({ name: "Name", unused: ["Course"] });
  });

  it.each([
    ["Course", " course:"],
    ["#", "# "],
  ])("knows its header %j again where somebody has typed %j", (name, typed) => {
    const workbook = teachersList([name, "Teachers", "Room"]);
    resultOf(choose(workbook, name));
    workbook.tab.enter(1, 1, typed);
    expect(workbook.checked()).toMatchObject({ total: 2, attention: [] });
  });

  it.each([
    ["below a title", [["Classes of 2027"], ["Course", "Room"], ["Maths", "12"]], "Course, Room"],
    [
      "above a word that is a header elsewhere",
      [
        ["Course", "Room"],
        ["Project", "12"],
      ],
      "Course, Room",
    ],
    ["in a single column", [["Name"], ["Project"]], "Name"],
    [
      "below a title that is a header elsewhere",
      [
        ["", "Team"],
        ["Course", "Teachers", "Room"],
        ["Maths", "ana@school.example", "B 12"],
      ],
      "Course, Teachers, Room",
    ],
    [
      "below a title that is as wide, and of which nothing is known",
      [
        ["Plan", "of the year", "2027"],
        ["Course", "Members", "Room"],
        ["Maths", "ana@school.example", "B 12"],
      ],
      "Course, Members, Room",
    ],
    [
      "above the addresses of most rows",
      [
        ["Office", "Teachers"],
        ["Upstairs", "ana@school.example", "B 12"],
        ["office@school.example", "bruno@school.example", "B 14"],
      ],
      "Office, Teachers",
    ],
    [
      "above the first of two columns of addresses",
      [
        ["Teachers", "Office"],
        ["ana@school.example", "Upstairs", "B 12"],
        ["bruno@school.example", "office@school.example", "B 14"],
        ["", "reception@school.example"],
      ],
      "Teachers, Office",
    ],
  ])("has its headers %s", (_, lines, expected) => {
    const workbook = new Workbook([], { headers: [] });
    workbook.tab.fill(lines);
    const headers = columnsOf(workbook).headers.map(({ header }) => header);
    expect(headers.join(", ")).toBe(expected);
  });

  it("may call its names what the product calls something else, which is then not read there", () => {
    const workbook = teachersList(
      ["Description", "Teachers", "Description", "History", "History"],
      [["Maths 7A", "ana@school.example", "For all", "On", "Off"]],
    );
    resultOf(choose(workbook, "Description"));
    expect(workbook.checked().headers).toEqual([
      expect.stringMatching(/“History” stands twice/),
      expect.stringMatching(/“Description” stands twice/),
    ]);
    workbook.run();
    expect(workbook.spaces.map(({ space }) => space)).toMatchObject([
      { displayName: "Maths 7A", spaceHistoryState: "HISTORY_ON" },
    ]);
    expect(workbook.spaces[0]?.space.spaceDetails).toBeUndefined();
  });

  it.each([
    ["👩‍🏫", "📚"],
    ["#", "№"],
    ["Teachers ✉", "Teachers 📚"],
  ])("has headers that differ in their signs alone: %s and %s", (members, name) => {
    const rows = [["ana@school.example", "Maths 7A", "B 12"]];
    for (const headers of [
      [members, name, "Room"],
      ["", members, name],
    ]) {
      const cells = headers[0] ? rows : rows.map((row) => ["", ...row]);
      const workbook = teachersList(headers, cells);
      resultOf(choose(workbook, name, members));
      expect(workbook.checked()).toMatchObject({
        ...{ total: 1, invitations: 1, headers: [] },
        preview: [{ name: "Maths 7A", members: ["ana@school.example"] }],
      });
    }
  });

  it.each(["Space", "Details", "espaço"])(
    "has to rename a header that means another column of the product: %s",
    (header) => {
      const workbook = teachersList([header, "Teachers", "Room"]);
      expect(columnsOf(workbook)).toMatchObject({ reserved: [header] });
      const before = workbook.tab.values();
      for (const _ of [1, 2]) {
        expect(choose(workbook, header).error?.message).toContain(
          `“${header}” is the name of a column that Chat Spaces writes itself.`,
        );
      }
      expect(workbook.tab.values()).toEqual(before);
      workbook.tab.enter(1, 1, "Course");
      expect(columnsOf(workbook)).toMatchObject({ reserved: [], name: "Course" });
      resultOf(choose(workbook));
      expect(columnsOf(workbook)).toMatchObject({ reserved: [] });
      expect(workbook.checked()).toMatchObject({ total: 2 });
    },
  );

  it.each(["Space", "DETAILS", "Status", "Request Id"])(
    "is told to rename %s of its own rather than to empty it",
    (header) => {
      const workbook = teachersList(["Course", "Teachers", header]);
      resultOf(choose(workbook));
      const [wrong] = workbook.checked().attention;
      expect(wrong?.reasons).toEqual([
        expect.stringMatching(`“${header}”.* a column of your own, rename its header; otherwise`),
      ]);
    },
  );

  it("gets a column of the product's own for what it does not hold", () => {
    const workbook = teachersList();
    resultOf(choose(workbook, "Course", ""));
    expect(workbook.tab.values()[0]?.[1]).toBe("Members");
    expect(workbook.checked()).toMatchObject({ invitations: 0, columns: { isAsked: false } });
    workbook.tab.enter(2, 2, "dora@school.example");
    expect(workbook.checked()).toMatchObject({ total: 2, invitations: 1 });
  });

  it.each([
    ["Class", "Members"],
    ["Space name", "Owner"],
  ])("is asked about once, whatever the answer: %s and %s", (name, members) => {
    const headers = ["Space name", "Class", "Owner", "Members", ...PREPARED.slice(2, 5)];
    const workbook = teachersList(
      [...headers, "Request ID"],
      [["", "Form 7A", "ana@school.example"]],
    );
    const guess = { name: "Class", members: "Owner", isAsked: true };
    expect(columnsOf(workbook)).toMatchObject(guess);
    resultOf(choose(workbook, name, members));
    expect(columnsOf(workbook)).toMatchObject({ name, members, isAsked: false });
  });

  it("asks too where it was prepared from the menu first", () => {
    const workbook = teachersList();
    resultOf(workbook.me.run("prepareSheet"));
    expect(workbook.tab.values()[0]).not.toContain("Space name");
    expect(workbook.check()).toMatchObject({
      state: "notSetUp",
      columns: { name: "Course", members: "Teachers" },
    });
  });

  it("shows a list of which nothing is read beside columns that are empty", () => {
    const headers = ["Course", "Teachers", "Space name", "Members"];
    const workbook = teachersList([...headers, "Status", "Space", "Details", "Request ID"]);
    workbook.tab.fill(
      [
        ["", ""],
        ["", ""],
      ],
      2,
      3,
    );
    expect(workbook.checked()).toMatchObject({
      total: 0,
      columns: { name: "Course", members: "Teachers", isAsked: true },
    });
  });

  it("has its headers below a title, and a word of its own that is a header elsewhere", () => {
    const workbook = new Workbook([], { headers: ["Courses of 2026"] });
    workbook.tab.fill([[], ["Course", "Teachers"], ["Project", "ana@school.example"]], 2);
    resultOf(choose(workbook));
    expect(workbook.checked()).toMatchObject({ total: 1, columns: { name: "Course" } });
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Project"]);
  });

  it.each([
    ["a title of two cells", [["Courses", "", "of 2026"]]],
    ["a title that is as wide, and a year", [["Courses", "2026", "Autumn"]]],
    ["a title with who wrote it", [["Contact: office@school.example"], [], ["By", "Ana", ""]]],
    ["a title with an address of its own", [["From", "office@school.example"], ["To", "all"], []]],
    ["eight lines of introduction", Array.from({ length: 8 }, () => ["Please read", "this"])],
  ])("has its headers below %s", (_, title) => {
    const workbook = new Workbook([], { headers: title[0] ?? [] });
    const list = [["Course", "Teachers (e.g. x@y.example)", "Room"], ...COURSES];
    workbook.tab.fill([...title.slice(1), ...list], 2);
    const teachers = "Teachers (e.g. x@y.example)";
    expect(columnsOf(workbook)).toMatchObject({ name: "Course", members: teachers });
    resultOf(choose(workbook, "Course", teachers));
    workbook.run();
    expect(namesOf(workbook)).toEqual(["Maths 7A", "Maths 7B"]);
  });

  it.each([
    ["people shown as names come first", [["Maths 7A", "Ana Lima", "B 12"], ...COURSES]],
    ["the first rows have nobody", [["Maths 7A", "", ""], ["Maths 7B"], ...COURSES]],
    ["a word stands in it that is a header elsewhere", [["Project", "", ""], ...COURSES]],
    ["nobody has an address", [["Maths 7A", "Ana Lima"]]],
  ])("has its headers in the first row where %s", (_, rows) => {
    const { headers } = columnsOf(teachersList(undefined, rows));
    expect(headers.map(({ header }) => header)).toEqual(["Course", "Teachers", "Room"]);
  });

  it.each([
    ["from the first row on", [], 1],
    ["below a title", [["Our courses"], []], 3],
    ["with one column", [[""]], 2],
    [
      "though not everybody has an address",
      [],
      1,
      [...COURSES, ["Biology", "Ana Lima", ""], ...COURSES],
    ],
  ])(
    "is asked for where a list has none, %s, and no row is taken for it",
    (_, title, row, list = COURSES) => {
      const rows = row === 2 ? [["ana@school.example"], ["bo@school.example"]] : list;
      const workbook = new Workbook([], { headers: [] });
      workbook.tab.fill([...title, ...rows]);
      const before = workbook.tab.values();
      expect(workbook.check()).toMatchObject({ state: "notSetUp", headless: row });
      const said = new RegExp(`^Row ${row} holds addresses already.*Insert a row above`);
      expect(workbook.me.run("prepareSheet").error?.message).toMatch(said);
      expect(workbook.tab.values()).toEqual(before);
      workbook.tab.insertRows(row);
      workbook.tab.fill([row === 2 ? ["Members"] : ["Name", "Members"]], row);
      expect(workbook.check()).not.toHaveProperty("headless");
      resultOf(workbook.me.run("prepareSheet"));
      expect(workbook.checked().total + workbook.checked().attention.length).toBe(rows.length);
    },
  );

  it("is said to be ready where it is asked for once more, since an answer can be lost", () => {
    const workbook = teachersList();
    resultOf(choose(workbook));
    expect(resultOf(choose(workbook))).toEqual(["This sheet is ready: it has all that it needs."]);
  });

  it("is not said to be ready where a chosen column is gone", () => {
    const workbook = teachersList();
    const prepare = () => resultOf<string[]>(workbook.me.run("prepareSheet")).join(" ");
    expect(prepare()).toMatch(/^Columns added: /);
    expect(prepare()).toBe("Nothing more can be prepared yet.");
    resultOf(choose(workbook));
    workbook.tab.enter(1, 1, "Space name");
    expect(workbook.check().state).toBe("notSetUp");
    expect(prepare()).toBe("The column “Course” that was chosen is not there any more.");
    const { toasts } = workbook.me.click("Chat Spaces", "Prepare this sheet");
    expect(toasts[0]?.message).toMatch(
      /“Course” .*any more\. Next open .* say which of your columns/,
    );
  });

  it("keeps its columns while a run is under way", () => {
    const workbook = teachersList();
    resultOf(choose(workbook));
    workbook.confirm();
    expect(choose(workbook, "Room").error?.message).toMatch(/creating spaces/);
  });

  it("costs the same few calls with a thousand rows", () => {
    const many = Array.from({ length: 1000 }, (_, index) => [`Course ${index}`, "a@b.example", ""]);
    const calls = (workbook: Workbook) => {
      const { calls } = choose(workbook);
      const check = workbook.me.run("checkSheet", {});
      return [calls, check.calls];
    };
    expect(calls(teachersList(undefined, many))).toEqual(calls(teachersList()));
  });

  it("is read at once, although somebody has filled cells with nothing but spaces", () => {
    const spaces = Array.from({ length: 4 }, () => ["Maths", " ".repeat(50_000), "12"]);
    const workbook = teachersList(undefined, [...COURSES, ...spaces]);
    const start = performance.now();
    expect(workbook.check().state).toBe("notSetUp");
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
