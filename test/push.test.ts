import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

interface PushedFile {
  name: string;
  type: string;
  source: string;
}

/** What clasp sends to a stand-in for the Apps Script API when it pushes `dist/`. */
describe("clasp push", () => {
  let folder: string;
  let api: Server;
  let pushed: PushedFile[];
  let output: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "chat-spaces-push-"));
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
    const hook = join(folder, "loopback.mjs");
    writeFileSync(
      hook,
      `import http from "node:http";
      import https from "node:https";
      import { syncBuiltinESMExports } from "node:module";
      https.request = (url, options, callback) =>
        http.request({ ...options, path: new URL(url).pathname, hostname: "127.0.0.1", port: ${port}, agent: undefined }, callback);
      syncBuiltinESMExports();`,
    );
    const credentials = join(folder, "credentials.json");
    const token = {
      type: "authorized_user",
      client_id: "x",
      client_secret: "x",
      refresh_token: "x",
      access_token: "x",
      expiry_date: 4102444800000,
    };
    writeFileSync(credentials, JSON.stringify({ tokens: { default: token } }));
    cpSync("dist", join(folder, "dist"), { recursive: true });
    const settings = JSON.parse(readFileSync(".clasp.json", "utf8"));
    writeFileSync(join(folder, ".clasp.json"), JSON.stringify({ ...settings, scriptId }));

    const clasp = resolve("node_modules/@google/clasp/build/src/index.js");
    const run = await promisify(execFile)(
      process.execPath,
      ["--import", hook, clasp, "-A", credentials, "push", "--force"],
      { cwd: folder },
    );
    output = run.stdout;
  }, 30_000);

  afterAll(() => {
    api.close();
    rmSync(folder, { recursive: true });
  });

  it("sends the code, the sidebar and the manifest, and nothing else", () => {
    expect(output).toMatch(/Pushed \d files/);
    expect(pushed.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
      "Code SERVER_JS",
      "Sidebar HTML",
      "appsscript JSON",
    ]);
  });

  it("sends this project's manifest", () => {
    const manifest = pushed.find(({ type }) => type === "JSON");
    expect(JSON.parse(manifest?.source ?? "")).toEqual(
      JSON.parse(readFileSync("appsscript.json", "utf8")),
    );
  });

  it("sends every entry point as a plain top-level function, createSpace first", () => {
    const code = pushed.find(({ name }) => name === "Code")?.source ?? "";
    const functions = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);
    const exported = [...readFileSync("src/main.ts", "utf8").matchAll(/export function (\w+)/g)];
    expect(functions).toEqual(exported.map(([, name]) => name));
    expect(functions[0]).toBe("createSpace");
  });
});
