import type { Progress } from "./csv/sheet-run";

/** What a person watches: with a progress bar in a terminal, line by line in a file. */
export interface Terminal {
  print(text: string): void;
  progress(progress: Progress): void;
}

const BAR_WIDTH = 24;

export function openTerminal({ stdout } = process): Terminal {
  let hasBar = false;
  return {
    print(text) {
      if (hasBar) stdout.write("\r\u001b[K");
      hasBar = false;
      stdout.write(`${text}\n`);
    },
    progress({ done, total, next }) {
      if (!stdout.isTTY) {
        stdout.write(`${done}/${total}  ${next}\n`);
        return;
      }
      const filled = Math.round((BAR_WIDTH * done) / Math.max(1, total));
      const bar = "█".repeat(filled).padEnd(BAR_WIDTH, "░");
      const line = `${bar} ${done}/${total}  ${next}`;
      stdout.write(`\r\u001b[K${line.slice(0, (stdout.columns || 80) - 1)}`);
      hasBar = true;
    },
  };
}
