import { readdirSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parse, type Token } from "acorn";
import { readScript } from "../local/google/load";
import { LANGUAGES } from "../src/text";
import { en, enPage, enScript } from "../src/text/en";

const main = readFileSync("src/main.ts", "utf8");
const exported = [...main.matchAll(/export function (\w+)/g)].map(([, name]) => name);

it("is all that is pushed, beside the manifest and the sidebar", () => {
  expect(readdirSync("dist").sort()).toEqual(["Code.js", "Sidebar.html", "appsscript.json"]);
});

it("has the texts that it reads, and leaves those of the page to the page", () => {
  const page = readFileSync("dist/Sidebar.html", "utf8");
  expect(page).toContain(en.createSpace.notGranted);
  expect(page).toContain(enPage.dialog.unsure);
  expect(page).not.toContain(enScript.failures.refused.todo);
  const { code } = readScript();
  expect(code).toContain(enScript.failures.refused.todo);
  expect(code).not.toContain(enPage.dialog.unsure);
});

/** In bytes, without its languages; and in letters, one of these. */
const MOST = { none: 196_000, all: 233_000 };
const MOST_OF_LANGUAGE = { none: 28_000, all: 33_000 };

const LANGUAGE = /^src\/text\/\w\w(-\w+)?\.ts\n/;

describe.each(["none", "all"] as const)(
  "the bundle with %s of the capabilities",
  (capabilities) => {
    const { code } = readScript(capabilities);

    it("parses as ECMAScript 2019, which Apps Script runs", () => {
      expect(() => parse(code, { ecmaVersion: 2019, sourceType: "script" })).not.toThrow();
    });

    it("has all texts as they are in the sources, although lines are indented anew", () => {
      const texts: string[] = [];
      const onToken = ({ type, start, end }: Token) => {
        if (type.label === "template") texts.push(code.slice(start, end));
      };
      parse(code, { ecmaVersion: 2019, sourceType: "script", onToken });
      expect(texts).not.toEqual([]);
      expect(texts.filter((text) => /\n(?:\t| (?:async )?function\b)/.test(text))).toEqual([]);
    });

    it("loads where there is no Google service, no timer and no console at all", () => {
      const names = runInContext(
        `${code}\nObject.getOwnPropertyNames(globalThis)`,
        createContext({}),
      );
      expect(names).toContain("createSpace");
    });

    it("loads where there is nothing that came to JavaScript after ECMAScript 2019", () => {
      const newer = [
        ...["Object.hasOwn", "Object.groupBy", "Promise.any", "Array.prototype.at"],
        ...["Array.prototype.findLast", "Array.prototype.toSorted", "String.prototype.at"],
        ...["String.prototype.replaceAll", "globalThis.WeakRef", "globalThis.structuredClone"],
      ];
      const context = createContext({});
      runInContext(newer.map((name) => `delete ${name};`).join(""), context);
      expect(() => runInContext(code, context)).not.toThrow();
      expect(code).not.toMatch(/\bhasOwn\(|\.replaceAll\(|\.findLast\(|\.toSorted\(|\.at\(-?\d/);
    });

    it("has the functions of main.ts as its only globals", () => {
      const context = createContext({});
      const before = runInContext("Object.getOwnPropertyNames(globalThis)", context);
      runInContext(code, context);
      const after: string[] = runInContext("Object.getOwnPropertyNames(globalThis)", context);
      expect(after.filter((name) => !before.includes(name)).sort()).toEqual([...exported].sort());
    });

    it("offers createSpace first in the editor", () => {
      expect(/^function (\w+)/m.exec(code)?.[1]).toBe("createSpace");
    });

    it("keeps the documentation that the editor shows for every function", () => {
      for (const name of exported) {
        expect(code).toMatch(new RegExp(`\\*/\\nfunction ${name}\\(`));
      }
    });

    it("stays small, since it is loaded before every click", () => {
      const parts = code.split(/^[\t ]*\/\/ (?=src\/|node_modules\/)/m);
      const languages = parts.filter((part) => LANGUAGE.test(part));
      expect(languages).toHaveLength(LANGUAGES.length);
      for (const { length } of languages)
        expect(length).toBeLessThan(MOST_OF_LANGUAGE[capabilities]);
      const others = parts.filter((part) => !LANGUAGE.test(part)).join("");
      expect(Buffer.byteLength(others)).toBeLessThan(MOST[capabilities]);
    });
  },
);
