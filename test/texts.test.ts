import { readFileSync } from "node:fs";
import { readScript } from "../local/google/load";
import { en, enPage, enScript } from "../src/text/en";
import { allTextIn } from "../src/text/page";
import { counting } from "../src/text/plural";

describe.each(["en", "pt-BR"])("the texts in %s", (locale) => {
  const text = allTextIn(locale);
  const { check } = text.sidebar;

  it("name in a cell the very buttons that the sidebar has for it", () => {
    const said = (code: keyof typeof text.problems) => text.problems[code]("x", 1, "");
    expect(said("copied")).toContain(`“${check.copied.button(1)}”`);
    for (const code of ["begunByAnother", "begunLongAgo", "requestIdLost"] as const) {
      expect(said(code)).toContain(`“${check.uncertain.button(1)}”`);
    }
    expect(said("displaced")).toContain(`“${check.displaced.keep(1)}”`);
    expect(said("displaced")).toContain(`“${check.displaced.button(1)}”`);
  });

  it("name menu items as the menu does", () => {
    expect(text.help.steps.join(" ")).toContain(`“${text.menu.createFromSheet}”`);
    expect(text.help.setup).toContain(`“${text.menu.checkSetup}”`);
  });

  it("explain every status", () => {
    expect(Object.keys(text.help.statuses).sort()).toEqual(Object.keys(en.words.statuses).sort());
  });

  it("differ for one and for several, and part thousands", () => {
    for (const words of [check.create, text.sidebar.confirm.title, text.report.failed]) {
      expect(words(1)).toMatch(/\b1\b/);
      expect(words(1)).not.toBe(words(2).replace("2", "1"));
      expect(words(1000)).toMatch(/1[.,]000/);
    }
  });
});

it("counts as a language does", () => {
  const plural = counting(".", (count) => count < 2);
  expect([0, 1, 2, 1234567].map((count) => plural(count, "# a", "# b"))).toEqual([
    "0 a",
    "1 a",
    "2 b",
    "1.234.567 b",
  ]);
});

/** Names of members, of those within them too. */
function namesIn(texts: object): string[] {
  return Object.entries(texts).flatMap(([name, content]) => {
    const within = typeof content === "object" && !Array.isArray(content) ? namesIn(content) : [];
    return [name, ...within];
  });
}

it("are all used: what nobody says is loaded before every click", () => {
  const parts = readScript().code.split(/^\/\/ (?=src\/|node_modules\/)/m);
  const users = parts.filter((part) => !/^src\/text\/(en|pt-BR)\.ts/.test(part)).join("");
  expect(parts.length).toBeGreaterThan(30);
  // Words of cells are looked up by what Chat calls them.
  const { words, ...sentences } = en;
  const unused = namesIn({ ...sentences, ...enScript }).filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(users),
  );
  expect(unused).toEqual([]);
});

it("are loaded only where they are read", () => {
  const page = readFileSync("dist/Sidebar.html", "utf8");
  expect(page).toContain(en.createSpace.notGranted);
  expect(page).toContain(enPage.dialog.unsure);
  expect(page).not.toContain(enScript.failures.refused.todo);
  const { code } = readScript();
  expect(code).toContain(enScript.failures.refused.todo);
  expect(code).not.toContain(enPage.dialog.unsure);
});
