import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chat-spaces-ignored-"));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  copyFileSync(".gitignore", join(folder, ".gitignore"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Which of these names Git leaves out of a commit. */
function ignored(names: readonly string[]): string[] {
  const args = ["check-ignore", "--no-index", "--stdin"];
  const input = names.join("\n");
  try {
    return execFileSync("git", args, { cwd: folder, input, encoding: "utf8" }).trim().split("\n");
  } catch {
    return []; // None of them.
  }
}

describe("what never gets into a commit by mistake", () => {
  it("keys and clients under the names of the README and of Google", () => {
    const secrets = [
      "client_secrets.json",
      "client_secret_1234567890-abc.apps.googleusercontent.com.json",
      "key.json",
      "service-account.json",
      "my-project-123456-0a1b2c3d4e5f.json",
      "folder/school-428713-ffffffffffff.json",
      "chat-spaces-key.json",
      "credentials.json",
      "token.json",
    ];
    expect(ignored(secrets)).toEqual(secrets);
  });

  it("what a run that was killed leaves beside a CSV file", () => {
    const left = [
      ".classes.csv.tmp",
      ".classes.csv.chat-spaces-1234.tmp",
      ".classes.csv.chat-spaces.lock",
    ];
    expect(ignored(left)).toEqual(left);
  });

  it("but nothing that belongs to the project", () => {
    const folders = ["src", "local", "test", "docs", "bench"];
    const own = folders.flatMap((name) =>
      readdirSync(name, { recursive: true, encoding: "utf8" }).map((path) => join(name, path)),
    );
    const above = ["package.json", "package-lock.json", "appsscript.json", ".clasp.json"];
    expect(ignored([...own, ...above, "classes.csv"])).toEqual([]);
  });
});
