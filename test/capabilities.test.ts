import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Capabilities, readPermissions, readScript } from "../local/google/load";
import { addresses, ofClass, peopleIn, type, workbookWith } from "./sheet/spaces-that-exist";
import { type Line, Workbook } from "./sheet/workbook";

const { base, capabilities } = readPermissions();
const scopesIn = (script: Capabilities) => readScript(script).manifest.oauthScopes;
const readme = readFileSync("README.md", "utf8");
const short = (scope: string) => scope.replace("https://www.googleapis.com/auth/", "");

describe("the scopes that people are asked for", () => {
  it("are three by default, and no more", () => {
    expect(scopesIn("none")).toEqual([
      "https://www.googleapis.com/auth/chat.spaces.create",
      "https://www.googleapis.com/auth/spreadsheets.currentonly",
      "https://www.googleapis.com/auth/script.container.ui",
    ]);
    expect(JSON.parse(readFileSync("appsscript.json", "utf8")).oauthScopes).toEqual(
      Object.values(base).flatMap(({ scopes }) => scopes),
    );
  });

  it("are those of the capabilities as well where they are chosen, and no more", () => {
    expect(capabilities.background.scopes).toEqual([
      "https://www.googleapis.com/auth/script.scriptapp",
    ]);
    const added = Object.values(capabilities).flatMap(({ scopes }) => scopes);
    expect(scopesIn("all")).toEqual([...(scopesIn("none") ?? []), ...added]);
  });

  it("stand in the README with the reasons that a push prints", () => {
    const rows = (permissions: object) =>
      Object.entries(permissions).map(([name, { scopes, why }]) => ({
        name,
        scopes: scopes.map((scope: string) => `\`${short(scope)}\``).join(", "),
        why,
      }));
    for (const { scopes, why } of rows(base)) expect(readme).toContain(`| ${scopes} | ${why} |`);
    for (const { name, scopes, why } of rows(capabilities)) {
      expect(readme).toContain(`| \`${name}\` | ${scopes} | ${why} |`);
    }
    const [, section = ""] = readme.split(/^## (?=Permissions)/m);
    const listed = section.split(/^## /m)[0]?.match(/^\| `/gm) ?? [];
    expect(listed).toHaveLength(Object.keys({ ...base, ...capabilities }).length);
  });
});

it("creates the spaces of a sheet with every capability as with none", () => {
  const rows = [{ "Space name": "Class 7A" }, { "Space name": "Class 7B" }];
  const created = (capabilities: Capabilities) => {
    const workbook = new Workbook(rows, { capabilities });
    workbook.run();
    return workbook.spaces.map(({ space }) => space.displayName);
  };
  expect(created("all")).toEqual(["Class 7A", "Class 7B"]);
  expect(created("none")).toEqual(created("all"));
});

describe("welcome messages without the capability for members", () => {
  const bundle =
    'import { bundleCode } from "./build.mjs"; console.log(await bundleCode(["welcome"]))';
  const code = execFileSync(process.execPath, ["--input-type=module", "--eval", bundle], {
    encoding: "utf8",
  });
  const scopes = [...Object.values(base), capabilities.welcome].flatMap(({ scopes }) => scopes);
  const manifest = { ...readScript("all").manifest, oauthScopes: scopes };
  const message = { "Welcome message": "Hello!", Managers: "Ana Lima" };

  it("are posted, and nobody is added or made a manager", () => {
    const workbook = workbookWith([ofClass(addresses(2), message)], { code, manifest });
    expect(workbook.run()).toMatchObject({ state: "done", created: 1, messages: 1, roles: 0 });
    expect(workbook.spaces[0]?.messages).toMatchObject([{ text: "Hello!" }]);

    type(workbook, 0, "Members", [...addresses(2), "eve@example.com"].join(" "));
    expect(workbook.checked()).toMatchObject({ adding: { all: 0 }, edited: [{ row: 2 }] });
    expect(peopleIn(workbook)).toEqual(addresses(2));
  });

  it("keep who was asked, so that nobody is asked again once people can be added", () => {
    const before = workbookWith([ofClass(addresses(2), message)], { code, manifest });
    before.run();
    const workbook = workbookWith(before.rows() as Line[]);
    type(workbook, 0, "Managers", "");
    type(workbook, 0, "Members", [...addresses(2), "eve@example.com"].join(" "));
    expect(workbook.checked().adding).toMatchObject({ all: 1, people: 1 });
  });
});
