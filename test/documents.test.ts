import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { LANGUAGES } from "../src/text";
import { en } from "../src/text/en";
import { allTextIn } from "../src/text/page";
import { ptBR } from "../src/text/pt-BR";

const FILES = [".", "docs", "docs/pt-BR"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  const letters = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "");
  return `#${letters.replaceAll(" ", "-")}`;
}

function anchorsIn(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    anchorOf(heading),
  );
}

function linksIn(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/```.*?```/gs, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

it.each(FILES)("the links of %s lead to what is there", (file) => {
  // What begins with ../../ is a page of GitHub's, of whatever repository this is.
  const ownLinks = linksIn(file).filter((each) => !/^https:|^\.\.\/\.\.\/deployments\b/.test(each));
  for (const link of ownLinks) {
    const [path = "", anchor] = link.split(/(?=#)/);
    const target = path.startsWith("#") || !path ? file : normalize(join(dirname(file), path));
    const heading = path.startsWith("#") ? path : anchor;
    expect(() => readFileSync(target)).not.toThrow();
    if (heading) expect(anchorsIn(target)).toContain(heading);
  }
});

it.each([
  ["docs/sheet.md", en],
  ["docs/pt-BR/sheet.md", ptBR],
] as const)(
  "%s calls columns and what they take as the product does",
  (file, { columns, words }) => {
    const text = readFileSync(file, "utf8");
    for (const { headers } of Object.values(columns)) expect(text).toContain(headers[0]);
    const { types, posting, audiences, statuses } = words;
    for (const [word] of [types, posting, audiences, statuses].flatMap(Object.values<string[]>)) {
      expect(text).toContain(word);
    }
  },
);

it.each([
  ["README.md", "en"],
  ["README.pt-BR.md", "pt-BR"],
])("%s names every language of the product", (file, tag) => {
  const names = new Intl.DisplayNames([tag], { type: "language" });
  const text = readFileSync(file, "utf8");
  const missing = LANGUAGES.filter((language) => !text.includes(names.of(language) ?? ""));
  expect(missing).toEqual([]);
});

it.each([
  ["docs", "en"],
  ["docs/pt-BR", "pt-BR"],
])("the documents in %s call menu items and buttons what they are called", (folder, tag) => {
  const { menu, sidebar } = allTextIn(tag);
  const { columns, check, away } = sidebar;
  const quoted = {
    sheet: [
      ...[`${menu.title} → ${menu.createFromSheet}`, menu.prepareSheet, columns.addMore],
      ...[check.first, check.writeReasons, away.title],
    ],
    "set-up": [menu.title, menu.checkSetup],
    troubleshooting: [menu.checkSetup, menu.prepareSheet],
  };
  for (const [name, labels] of Object.entries(quoted)) {
    const text = readFileSync(join(folder, `${name}.md`), "utf8");
    const missing = labels.filter((label) => !text.includes(`**${label}**`));
    expect([name, missing]).toEqual([name, []]);
  }
});

/** What stands in code in the first cell of each row. */
function rowsOf(text: string): string[] {
  return [...text.matchAll(/^\| `(.*?)` \|/gm)].map(([, texts = ""]) => texts);
}

it.each([
  ["docs/troubleshooting.md", "en"],
  ["docs/pt-BR/troubleshooting.md", "pt-BR"],
])("%s quotes what the terminal says", (file, tag) => {
  const [, ofTerminal = ""] = readFileSync(file, "utf8").split("\n## ");
  const said = readFileSync(join("local/terminal/text", `${tag}.ts`), "utf8");
  // The first row has what samples of Google's say.
  const [, ...rows] = rowsOf(ofTerminal);
  expect(rows.length).toBeGreaterThan(10);
  for (const text of rows.flatMap((row) => row.split("`, `"))) {
    const parts = text.split(/ ?(?:…|\b(?:FILE|ARQUIVO)\.csv) ?/);
    for (const part of parts) expect(said).toContain(part);
  }
});

it.each([
  ["README.pt-BR.md", "README.md"],
  ["docs/pt-BR/privacy.md", "PRIVACY.md"],
  ["docs/pt-BR/security.md", "SECURITY.md"],
  ["docs/pt-BR/set-up.md", "docs/set-up.md"],
  ["docs/pt-BR/sheet.md", "docs/sheet.md"],
  ["docs/pt-BR/terminal.md", "docs/terminal.md"],
  ["docs/pt-BR/troubleshooting.md", "docs/troubleshooting.md"],
] as const)("%s has the sections, steps, pictures and rows of %s", (translated, english) => {
  const shapeOf = (file: string) => readFileSync(file, "utf8").match(/^(#+|\d\.|\||```\w*| *!)/gm);
  expect(shapeOf(translated)).toEqual(shapeOf(english));
});

it.each([
  ["PRIVACY.md", ["document properties", "script properties", "user properties"]],
  [
    "docs/pt-BR/privacy.md",
    ["propriedades do documento", "propriedades de script", "propriedades de usuário"],
  ],
])("%s names every place where something is kept", (file, [document, script, user]) => {
  const names = new Map(Object.entries({ Document: document, Script: script, User: user }));
  const privacy = readFileSync(file, "utf8");
  const kept = readdirSync("src", { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join("src", name), "utf8").matchAll(/get(\w+)Properties/g),
    ]);
  const places = new Set(kept.map(([, place = ""]) => names.get(place)));
  expect(places.size).toBe(names.size);
  for (const place of places) expect(privacy).toContain(place);
});
