import { createInterface } from "node:readline";
import { say } from "./text";
import { visible } from "./visible";

const YES = /^(y|yes|s|sim)$/i;

/** Whether there is somebody who can be asked. */
export function canAsk({ stdin, stderr } = process): boolean {
  return Boolean(stdin.isTTY && stderr.isTTY);
}

/**
 * Asks the person at the terminal.
 * @returns whether they said y, yes, s or sim, and nothing else
 */
export async function ask(question: string, { stdin, stderr } = process): Promise<boolean> {
  stderr.write(`${visible(question)} ${say().question.choices} `);
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    return await new Promise<boolean>((answer) => {
      lines.once("line", (line) => answer(YES.test(line.trim())));
      // Ctrl-D is an answer too.
      lines.once("close", () => answer(false));
    });
  } finally {
    lines.close();
    stdin.pause();
  }
}
