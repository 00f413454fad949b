/** node tools/together.mjs COMMAND…: all at once; what one says is printed when it has ended. */
import { spawn } from "node:child_process";

const ends = process.argv.slice(2).map(
  (command) =>
    new Promise((resolve) => {
      const child = spawn(command, { shell: true });
      let said = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text) => {
          said += text;
        });
      }
      child.once("close", (code) => {
        process.stdout.write(said);
        resolve(code ?? 1);
      });
    }),
);
process.exitCode = Math.max(...(await Promise.all(ends)));
