import { readdirSync, readFileSync, statSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parse } from "acorn";

const code = readFileSync("dist/Code.js", "utf8");
const main = readFileSync("src/main.ts", "utf8");
const exported = [...main.matchAll(/export function (\w+)/g)].map(([, name]) => name);

describe("the bundle", () => {
  it("is all that is pushed, beside the manifest and the sidebar", () => {
    expect(readdirSync("dist").sort()).toEqual(["Code.js", "Sidebar.html", "appsscript.json"]);
  });

  it("parses as ECMAScript 2019, which Apps Script runs", () => {
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: "script" })).not.toThrow();
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

  it("declares the scopes that the README explains, and no other", () => {
    const { oauthScopes } = JSON.parse(readFileSync("dist/appsscript.json", "utf8"));
    expect(oauthScopes).toEqual([
      "https://www.googleapis.com/auth/chat.spaces.create",
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
    ]);
  });

  it("stays small, since it is loaded before every click", () => {
    expect(statSync("dist/Code.js").size).toBeLessThan(225_000);
  });
});
