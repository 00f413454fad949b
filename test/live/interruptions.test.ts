import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { AT_TERMINAL, openLaptop, TRIAL } from "../local/terminal/laptop";

const { laptop, start, write, writeCopied } = openLaptop();

describe("create FILE.csv", () => {
  it("ends at Ctrl-C after the spaces at hand, with exit code 130, a complete file and the true number of rows that are left", async () => {
    const names = Array.from({ length: 600 }, (_, index) => `Team ${index}`);
    const sheet = write(["Space name", ...names, ""].join("\n"));
    const pressInTheMiddle = `let isPressed = false; const { write } = process.stdout;
      process.stdout.write = function (text, ...rest) {
        if (!isPressed && /^[1-9]\\d*\\/600/m.test(text)) {
          isPressed = true;
          process.kill(process.pid, "SIGINT");
        }
        return write.call(this, text, ...rest);
      };`;
    const { code, stdout, stderr } = await laptop.run(["create", sheet], {
      before: pressInTheMiddle,
    });
    expect(code).toBe(130);
    expect(stderr).toContain("Ending after the spaces at hand.");
    const [, left] = /(\d+) rows are left/.exec(stdout) ?? [];
    expect(Number(left)).toBeGreaterThan(0);
    expect(stdout).toContain("A trial begins anew each time.");
    expect(laptop.read(sheet)).not.toContain("Created");
    const results = laptop.read(TRIAL).split("\n").slice(1);
    expect(results.filter((line) => line.startsWith("Team "))).toHaveLength(600);
    expect(results.filter((line) => line.includes("Created"))).toHaveLength(600 - Number(left));
    expect((await start("create", TRIAL)).code).toBe(0);
  });
});

describe("a file on which two processes work", () => {
  it("is locked by the first one until that ends or is killed", async () => {
    const sheet = await writeCopied();
    const lock = join(laptop.folder, `.${sheet}.chat-spaces.lock`);
    let first: ChildProcess | undefined;
    const asked = laptop.run(["start-over", sheet], {
      ...{ before: AT_TERMINAL, isOpen: true },
      onStart: (child) => {
        first = child;
      },
    });
    while (!existsSync(lock)) await setTimeout(50);
    const second = await start("template", sheet);
    expect(second.stderr).toContain(`Another run is at work on ${sheet} (process ${first?.pid})`);
    expect(second.code).toBe(1);
    first?.kill("SIGKILL");
    await asked;
    expect(existsSync(lock)).toBe(true);
    const both = await Promise.all([start("template", sheet), start("template", sheet)]);
    expect(both.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of both)
      if (code) expect(stderr).toContain("Another run is at work");
    expect(laptop.files().filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is free again after Ctrl-C at the question, which ends with 130", async () => {
    const sheet = await writeCopied();
    const { code } = await laptop.run(["start-over", sheet], {
      ...{ before: AT_TERMINAL, isOpen: true },
      onStart: (child) => {
        child.stderr?.on("data", (text) => {
          if (String(text).includes("[y/N]")) child.kill("SIGINT");
        });
      },
    });
    expect(code).toBe(130);
    expect(laptop.files().filter((name) => name.startsWith("."))).toEqual([]);
  });
});
