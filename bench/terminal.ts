import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CsvFile } from "../local/csv/csv-file";
import { SheetFile } from "../local/csv/sheet-file";
import { SheetRun } from "../local/csv/sheet-run";
import { type Google, startGoogle } from "../local/load";
import { Stopwatch } from "./stopwatch";

const PERSON = "ana@example.com";

/** What `npm start -- --sheet` does, without the printing. */
export function reportTerminal(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "chat-spaces-bench-"));
  const path = join(folder, "classes.csv");
  const names = Array.from({ length: rows }, (_, index) => `Team ${index}`);
  const lines = names.map((name, index) => `${name},"p${index}@example.com, q@example.com"`);
  writeFileSync(path, ["Space name,Members", ...lines, ""].join("\n"));
  const { appsScript, clock } = startGoogle();
  const [checking, creating] = [new Stopwatch(), new Stopwatch()];
  const sheet = checking.time(() => new SheetFile(appsScript, new CsvFile(path)));
  const host = {
    ...{ print: () => {}, progress: () => {}, signIn: () => {}, confirm: () => true },
    pause: (until: number) => clock.sleep(Math.max(0, until - clock.now())),
    ...{ isCancelled: false, isRehearsal: true },
  };
  const run = new SheetRun(appsScript, sheet, host, { person: PERSON, locale: "en" });
  checking.time(() => run.check());
  const executing = timeExecutions(appsScript, sheet);
  creating.time(() => run.run());
  rmSync(folder, { recursive: true });
  console.log(
    [
      `${rows} rows`.padEnd(14),
      `${checking.ms.toFixed(0)} ms to open and check it`.padEnd(34),
      `${(creating.ms / 1000).toFixed(1)} s to create its spaces`.padEnd(34),
      `${(creating.ms / rows).toFixed(2)} ms a row`.padEnd(18),
      `${((creating.ms - executing.ms) / rows).toFixed(3)} ms of these for the file`,
    ].join(""),
  );
}

/** The time of the bundle and its stand-ins, without the saving in between. */
function timeExecutions(appsScript: Google["appsScript"], sheet: SheetFile): Stopwatch {
  const [executing, saving] = [new Stopwatch(), new Stopwatch()];
  const [execute, save] = [appsScript.execute.bind(appsScript), sheet.save.bind(sheet)];
  sheet.save = () => saving.time(save);
  appsScript.execute = (start) => {
    const before = saving.ms;
    const execution = executing.time(() => execute(start));
    executing.ms -= saving.ms - before;
    return execution;
  };
  return executing;
}
