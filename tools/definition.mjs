// What local/google/chat/definition.json holds, printed: what the .proto files of a version of
// @google-apps/chat say. They are read here and not from an installed package, since that asks for a
// newer Node.js than this project does: npm would warn of it at every installation.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDefinition } from "./read-protos.mjs";

const [from] = process.argv.slice(2);
if (!from) throw new Error("Name a package, such as @google-apps/chat@0.32.0, or its folder.");

const folder = mkdtempSync(join(tmpdir(), "chat-protos-"));
try {
  const definition = readDefinition(existsSync(from) ? from : unpack(from));
  process.stdout.write(`${JSON.stringify(definition, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} name with its version @returns {string} its folder */
function unpack(name) {
  const packed = execFileSync("npm", ["pack", name, "--silent", "--pack-destination", folder]);
  execFileSync("tar", ["-xzf", join(folder, packed.toString().trim()), "-C", folder]);
  return join(folder, "package");
}
