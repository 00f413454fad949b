import { closeSync, existsSync, openSync } from "node:fs";
import { PassThrough } from "node:stream";
import { openTerminal } from "../../local/terminal/terminal";
import { AT_TERMINAL, openLaptop, TRIAL } from "../local/terminal/laptop";

const { laptop, start, write } = openLaptop();

describe("the screen", () => {
  const CLEAR = "\u001b[2J\u001b[H";

  it("shows control and invisible characters of a file as visible text", async () => {
    const evil = `${CLEAR}Red\u009b1m\u202edeR\u0007`;
    const sheet = write(
      `Space name,Members,Description\n"${evil}\nCreate them now?",x,${CLEAR}\n${evil},ana@${CLEAR}\n`,
    );
    const outcomes = await Promise.all([
      start("check", sheet),
      start("create", sheet),
      start("create", sheet, "--json"),
      start("check", sheet, "--locale", CLEAR),
      start(`check${CLEAR}`),
      start("check", sheet, `--${CLEAR}`),
      start("check", `${CLEAR}.csv`),
    ]);
    for (const { output } of outcomes) {
      expect(output.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
    }
    expect(outcomes[0]?.output).toContain("␛[2J␛[HRed<U+009B>1m<U+202E>deR␇ ⏎ Create them now?");
    expect(outcomes[0]?.output).not.toMatch(/^Create them now\?/m);
    const rows = outcomes[2]?.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows?.find(({ event, row }) => event === "attention" && row === 3).name).toBe(evil);
  });

  it("is not scrolled away by a long cell or a long list", async () => {
    const long = "x".repeat(40_000);
    const many = Array.from({ length: 60 }, (_, index) => `Twin ${index % 30},`);
    const sheet = write(["Space name,Members", `Red,${long}@`, ...many].join("\n"));
    const { stdout } = await start("check", sheet);
    expect(stdout).toContain("60 spaces to create");
    expect(stdout).toContain("… and 10 more");
    expect(stdout.length).toBeLessThan(3000);
  });

  it("gets no escape codes where it is none, or a dumb one", async () => {
    const sheet = write("Space name\nRed\nBlue\n");
    const [file, dumb, real] = await Promise.all([
      start("create", sheet, "--out", "a.csv"),
      laptop.run(["create", sheet, "--out", "b.csv"], {
        before: AT_TERMINAL,
        env: { TERM: "dumb" },
      }),
      laptop.run(["create", sheet, "--out", "c.csv"], {
        before: AT_TERMINAL,
        env: { TERM: "xterm" },
      }),
    ]);
    expect(file?.output).not.toContain("\u001b");
    expect(dumb?.output).not.toContain("\u001b");
    expect(real?.output).toContain("░░░░  0/2");
  });

  it("tells a pause once, where it cannot write over a line", () => {
    const written: string[] = [];
    const stdout = Object.assign(new PassThrough(), { isTTY: false });
    stdout.on("data", (line) => written.push(String(line)));
    const terminal = openTerminal({ json: false, stdout: stdout as never });
    const why = { now: "Chat rests.", isWaiting: true };
    for (const [done, what] of [
      [0, why],
      [0, why],
      [5, { now: "Red" }],
      [5, why],
      [9, why],
    ] as const) {
      terminal.progress({ done, total: 10, isWaiting: false, made: [], ...what }, "");
    }
    expect(written).toEqual(["0/10  Chat rests.\n", "5/10  Red\n", "9/10\n"]);
  });

  it("may be closed: the run goes on where nobody reads its output any more", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `T ${index}`);
    const sheet = write(["Space name", ...names].join("\n"));
    const { code, stderr } = await laptop.run(["create", sheet], {
      onStart: ({ stdout }) => stdout?.destroy(),
    });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(laptop.read(TRIAL).match(/,Created,/g)).toHaveLength(200);
  });

  const onLinux = existsSync("/dev/full") ? it : it.skip;
  onLinux(
    "may be a file on a full disk: the work is done, and it says that not all output was written",
    async () => {
      const full = openSync("/dev/full", "w");
      const sheet = write("Space name\nRed\n");
      const { code, stderr } = await laptop.run(["create", sheet], { stdout: full });
      closeSync(full);
      expect(stderr).toContain("(ENOSPC)");
      expect(stderr).not.toMatch(/^ {4}at /m);
      expect(code).toBe(1);
      expect(laptop.read(TRIAL)).toContain(",Created,");
    },
  );
});
