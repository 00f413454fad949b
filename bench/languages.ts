/** What each language costs: the script loads all of them before every click, the page when it opens. */
import { createContext, Script } from "node:vm";
import { build } from "esbuild";
import { readScript } from "../local/google/load";
import { median } from "./stopwatch";

const MODULE = /^[\t ]*\/\/ (?=src\/|node_modules\/)/m;
const LANGUAGE = /^src\/text\/(\w\w(?:-\w+)?)\.ts\n/;

export async function reportLanguages(): Promise<void> {
  const nothingMs = loadingMs("");
  console.log("\nWhat a language costs         of the script              of the page");
  for (const part of readScript().code.split(MODULE)) {
    const [, language] = LANGUAGE.exec(part) ?? [];
    if (language === undefined) continue;
    const inScript = `${bytesOf(part)} bytes, ${(partMs(part) - nothingMs).toFixed(1)} ms`;
    console.log(
      `${language.padEnd(30)}${inScript.padEnd(27)}${bytesOf(await inPage(language))} bytes`,
    );
  }
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** Of a language's module alone, with what it needs of others. */
function partMs(part: string): number {
  return loadingMs(`(() => { const counting = () => () => ""; //${part}\n})()`);
}

/** To parse a script and run it. V8 keeps what it has parsed before, so each time it is another text. */
export function loadingMs(script: string): number {
  let runs = 0;
  return median(50, () => {
    runs += 1;
    new Script(`//${runs}\n${script}`).runInContext(createContext({}));
  });
}

async function inPage(language: string): Promise<string> {
  const name = language.replace("-", "");
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${name}, ${name}Page } from "./src/text/${language}"`,
      resolveDir: ".",
    },
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    format: "esm",
  });
  return outputFiles[0]?.text ?? "";
}
