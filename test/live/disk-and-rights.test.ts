import { openLaptop } from "../local/terminal/laptop";

const { laptop, write } = openLaptop();

/** As if a disk were full when a file is written. */
const FULL_DISK = `
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { writeFileSync } = fs;
  fs.writeFileSync = (file, ...rest) => {
    if (typeof file !== "number") return writeFileSync(file, ...rest);
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  syncBuiltinESMExports();
`;

describe("a disk without space", () => {
  it("leaves the file as it was, and says so", async () => {
    const sheet = write("Space name\nRed\n");
    const { code, stderr } = await laptop.run(["template", sheet], { before: FULL_DISK });
    expect(stderr).toBe(
      "There is no space left for classes.csv, so it was left as it was. Make space and run this again.\n",
    );
    expect(code).toBe(1);
    expect(laptop.read(sheet)).toBe("Space name\nRed\n");
    expect(laptop.files()).toEqual([sheet]);
  });
});

/** As if a person had no rights to what a function is called for. */
const withoutRights = (name: "readFileSync" | "realpathSync" | "writeFileSync", path: RegExp) => `
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { ${name} } = fs;
  fs.${name} = (file, ...rest) => {
    if (!${path}.test(file)) return ${name}(file, ...rest);
    throw Object.assign(new Error("EACCES: permission denied, open"), { code: "EACCES" });
  };
  syncBuiltinESMExports();
`;

describe("a file to which a person has no rights", () => {
  const CANNOT_READ =
    "classes.csv cannot be read (EACCES). Check that you may read it and its folder.";
  const CANNOT_WRITE = "may not be written in ";
  it.each([
    ["check", withoutRights("readFileSync", /classes/), CANNOT_READ],
    ["create", withoutRights("realpathSync", /classes/), CANNOT_READ],
    ["create", withoutRights("writeFileSync", /trial/), `classes.trial.csv ${CANNOT_WRITE}`],
    [
      "template",
      withoutRights("writeFileSync", /lock/),
      "lock, which keeps a second run away, cannot",
    ],
    ["template", withoutRights("writeFileSync", /^\d+$/), `classes.csv ${CANNOT_WRITE}`],
  ])("is named by %s, with what to do", async (command, before, sentence) => {
    const sheet = write("Space name\nRed\n");
    const { code, stderr } = await laptop.run([command, sheet], { before });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^[A-Z.\w][^\n]*\. (Check|Change) [^\n]*\.\n$/);
    expect(stderr).not.toContain("permission denied");
    expect(code).toBe(1);
    expect(laptop.read(sheet)).toBe("Space name\nRed\n");
    expect(laptop.files()).toEqual([sheet]);
  });
});
