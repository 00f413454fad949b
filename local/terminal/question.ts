import { createInterface } from "node:readline";
import { say } from "./text";
import { visible } from "./visible";

/** Whether there is somebody who can be asked. */
export function canAsk({ stdin, stderr } = process): boolean {
  return Boolean(stdin.isTTY && stderr.isTTY);
}

/**
 * Asks the person at the terminal.
 * @returns whether they said yes, in their language or in English, and nothing else
 */
export async function ask(question: string, { stdin, stderr } = process): Promise<boolean> {
  const { choices, yes } = say().question;
  const isYes = (line: string) => ["y", "yes", ...yes].includes(line.trim().toLowerCase());
  stderr.write(`${visible(question)} ${choices} `);
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    return await new Promise<boolean>((answer) => {
      lines.once("line", (line) => answer(isYes(line)));
      // Ctrl-D is an answer too.
      lines.once("close", () => answer(false));
    });
  } finally {
    lines.close();
    stdin.pause();
  }
}
