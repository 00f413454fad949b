import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { en } from "../src/text/en";
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

it("what is said of privacy names every place where something is kept", () => {
  const privacy = readFileSync("PRIVACY.md", "utf8");
  const kept = readdirSync("src", { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => readFileSync(join("src", name), "utf8").match(/get(\w+)Properties/g) ?? []);
  const places = new Set(kept.map((call) => call.replace(/get|Properties/g, "").toLowerCase()));
  for (const place of places) expect(privacy).toContain(`${place} properties`);
});
