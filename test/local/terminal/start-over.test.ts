import { AT_TERMINAL, openLaptop, TRIAL } from "./laptop";

const { laptop, start, write, writeCopied } = openLaptop();

describe("start-over FILE.csv", () => {
  it("makes copied rows new ones, once the person has said so, and only then", async () => {
    const sheet = await writeCopied();
    const before = laptop.read(sheet);
    const { output } = await start("check", sheet);
    expect(output).toMatch(/^1 row needs attention\n {2}Row 3, Red: .* --reason copied$/m);
    expect(output).not.toContain("sidebar");
    for (const answer of ["", "stop", "sure not", "yess"]) {
      const no = await laptop.run(["start-over", sheet], {
        input: `${answer}\n`,
        before: AT_TERMINAL,
      });
      expect(no.output).toContain("1 row was copied");
      expect(no.output).toContain("Row 3, Red");
      expect(no.code).toBe(1);
      expect(laptop.read(sheet)).toBe(before);
    }
    const yes = await laptop.run(["start-over", sheet], { input: "Yes\n", before: AT_TERMINAL });
    expect(yes.code).toBe(0);
    expect(laptop.read(sheet)).toMatch(/\nRed,,,,\n$/);
    expect((await start("check", sheet)).output).toContain("1 space to create");
  });

  it("lets rows that were renamed keep their spaces", async () => {
    const [header, red] = laptop.read(await writeCopied()).split("\n");
    const sheet = write([header, red?.replace("Red", "Crimson"), ""].join("\n"));
    const checked = await start("check", sheet);
    expect(checked.output).toMatch(/Row 2, Crimson: This row shows the space “\S+”, .* --keep; if/);
    expect(checked.output).not.toContain("sidebar");
    const keep = ["--reason", "displaced", "--keep", "--yes"];
    expect((await start("start-over", sheet, ...keep)).code).toBe(0);
    const again = await start("check", sheet);
    expect(again.output).toContain("1 row has its space already");
    expect(again.code).toBe(0);
  });

  it("leaves rows of unknown outcome alone where it cannot know whose they are", async () => {
    await start("create", write("Space name\nRed\n"), "--fault", "api-disabled");
    const begun = laptop.read(TRIAL).replace("Red,,,,", "Red,Creating…,,,");
    const sheet = write(begun.replace("00000000-0000-4000-8000-", "6f9619ff-8b86-4d01-b42d-"));
    const before = laptop.read(sheet);
    const checked = await start("check", sheet);
    expect(checked.output).toContain("1 row needs attention");
    expect(checked.output).toContain("Which of these rows you began yourself is only known with");
    const refused = await start("start-over", sheet, "--reason", "uncertain", "--yes");
    expect(refused.stderr).toContain("Add --live");
    const asked = await laptop.run(["start-over", sheet], { input: "yes\n", before: AT_TERMINAL });
    expect(asked.output).toContain("There is no row about which you must decide.");
    expect(laptop.read(sheet)).toBe(before);
  });
});
