import type { Progress } from "./csv/executions";

/** What a person watches: with a progress bar in a terminal, line by line in a file. */
export interface Terminal {
  print(text: string): void;
  progress(progress: Progress, left: string): void;
}

const BAR_WIDTH = 24;

export function openTerminal({ stdout } = process): Terminal {
  let hasBar = false;
  let lastLine = "";
  return {
    print(text) {
      if (hasBar) stdout.write("\r\u001b[K");
      hasBar = false;
      stdout.write(`${text}\n`);
    },
    progress({ done, total, now }, left) {
      if (!stdout.isTTY) {
        const line = `${done}/${total}  ${now}`.trimEnd();
        if (line !== lastLine) stdout.write(`${line}\n`);
        lastLine = line;
        return;
      }
      const filled = Math.round((BAR_WIDTH * done) / Math.max(1, total));
      const bar = "█".repeat(filled).padEnd(BAR_WIDTH, "░");
      const line = [bar, `${done}/${total}`, left, now].filter(Boolean).join("  ");
      stdout.write(`\r\u001b[K${line.slice(0, (stdout.columns || 80) - 1)}`);
      hasBar = true;
    },
  };
}
