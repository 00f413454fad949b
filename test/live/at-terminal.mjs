/**
 * Loaded before a command (`--import`): makes it believe that somebody sits at a terminal, and gives
 * ANSWER to what it asks.
 */
import { Readable } from "node:stream";

const answer = Object.assign(Readable.from([`${process.env.ANSWER}\n`]), { isTTY: true });
Object.defineProperty(process, "stdin", { value: answer });
process.stderr.isTTY = true;
