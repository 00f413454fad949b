import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readPermissions } from "../../local/google/load";
import { copyProject } from "../project-copy";

interface PushedFile {
  name: string;
  type: string;
  source: string;
}

const { base, capabilities } = readPermissions();
const byDefault = JSON.parse(readFileSync("appsscript.json", "utf8"));

/** What `npm run push` says, and sends to a stand-in for the Apps Script API. */
describe("npm run push", () => {
  const folder = copyProject();
  const outside = mkdtempSync(join(tmpdir(), "chat-spaces-push-"));
  const hook = join(outside, "loopback.mjs");
  const credentials = join(outside, "credentials.json");
  let api: Server;
  let pushed: PushedFile[] | undefined;
  let output: string;

  const push = async (...args: string[]) => {
    pushed = undefined;
    const command = ["--import", hook, "push.mjs", ...args];
    const env = { ...process.env, clasp_config_auth: credentials };
    const run = await promisify(execFile)(process.execPath, command, { cwd: folder, env });
    output = run.stdout;
  };
  const sourceOf = (file: string) => pushed?.find(({ name }) => name === file)?.source ?? "";
  const manifest = () => JSON.parse(sourceOf("appsscript"));

  beforeAll(async () => {
    const scriptId = "a-script-of-this-test";
    api = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        if (request.method === "PUT") pushed = JSON.parse(body).files;
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify({ scriptId, files: [] }));
      });
    });
    await new Promise<void>((ready) => api.listen(0, "127.0.0.1", ready));
    const { port } = api.address() as AddressInfo;

    // Whatever clasp sends to Google's hosts goes to the stand-in.
    writeFileSync(
      hook,
      `import http from "node:http";
      import https from "node:https";
      import { syncBuiltinESMExports } from "node:module";
      https.request = (url, options, callback) =>
        http.request({ ...options, path: new URL(url).pathname, hostname: "127.0.0.1", port: ${port}, agent: undefined }, callback);
      syncBuiltinESMExports();
      process.env.NODE_OPTIONS = "--import ${hook}";`,
    );
    const token = {
      type: "authorized_user",
      client_id: "x",
      client_secret: "x",
      refresh_token: "x",
      access_token: "x",
      expiry_date: 4102444800000,
    };
    writeFileSync(credentials, JSON.stringify({ tokens: { default: token } }));
    const settings = JSON.parse(readFileSync(".clasp.json", "utf8"));
    writeFileSync(join(folder, ".clasp.json"), JSON.stringify({ ...settings, scriptId }));
    await push();
  });

  afterAll(() => {
    api.close();
    rmSync(outside, { recursive: true });
  });

  it("sends the code, the sidebar and the manifest, and nothing else", () => {
    expect(output).toMatch(/Pushed \d files/);
    expect(pushed?.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
      "Code SERVER_JS",
      "Sidebar HTML",
      "appsscript JSON",
    ]);
  });

  it("sends this project's manifest", () => {
    expect(manifest()).toEqual(byDefault);
  });

  it("sends every entry point as a plain top-level function, createSpace first", () => {
    const functions = [...sourceOf("Code").matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);
    const exported = [...readFileSync("src/main.ts", "utf8").matchAll(/export function (\w+)/g)];
    expect(functions).toEqual(exported.map(([, name]) => name));
    expect(functions[0]).toBe("createSpace");
  });

  it("says before it pushes what Google will ask for, and why", () => {
    const [before = ""] = output.split(/Pushed \d files/);
    for (const { scopes, why } of Object.values(base)) {
      for (const scope of scopes) expect(before).toContain(`${scope}\n    ${why}\n`);
    }
    expect(before.match(/auth\//g)).toHaveLength(3);
  });

  it("asks for a capability where it is chosen, and from then on", async () => {
    const { scopes, why } = capabilities.background;
    const withIt = { ...byDefault, oauthScopes: [...byDefault.oauthScopes, ...scopes] };
    await push("--with", "background");
    expect(manifest()).toEqual(withIt);
    expect(output).toContain(`${scopes}  (capability background)\n    ${why}\n`);
  });

  it("hands on what else clasp is to know", async () => {
    await push("--help");
    expect(output).toContain("(capability background)");
    expect(output).toContain("Usage: clasp push");
    expect(pushed).toBeUndefined();
  });

  it("says where the remedy is of what clasp refuses", async () => {
    const settings = join(folder, ".clasp.json");
    const before = readFileSync(settings);
    rmSync(settings);
    await expect(push()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /Nothing was pushed.*docs\/troubleshooting.md.*npm run create/s,
      ),
    });
    writeFileSync(settings, before);
    expect(pushed).toBeUndefined();
  });

  it("pushes nothing where there is no such capability, and says which there are", async () => {
    await expect(push("--with", "telepathy")).rejects.toMatchObject({
      code: 1,
      stderr:
        "There is no capability “telepathy”. Choose of: members, welcome, background; or none.\n",
    });
    expect(pushed).toBeUndefined();
  });
});
