import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import type { AppsScript, AppsScriptOptions, Manifest } from "./apps-script";
import type * as google from "./google";

export type Google = ReturnType<typeof google.startGoogle>;
export type StartOptions = Partial<google.GoogleOptions>;

/** Reads what the build left behind; npm runs every script in the project's folder. */
const read = (file: string) => readFileSync(file, "utf8");

let standIns: typeof google | undefined;

/** The stand-ins in a vm context of their own, which has nothing but what JavaScript itself has. */
export function loadStandIns(): typeof google {
  standIns ??= runInContext(`${read("build/google.js")}\ngoogle`, createContext({}), {
    filename: "build/google.js",
  }) as typeof google;
  return standIns;
}

/** Starts the stand-ins with the bundle and the manifest that clasp would push. */
export function startGoogle(options: StartOptions = {}): Google {
  return loadStandIns().startGoogle({
    ...readProject(),
    definition: JSON.parse(read("build/chat-definition.json")),
    now: Date.now(),
    ...options,
  });
}

/** The same project on another clock and with another Chat behind it. */
export function startAppsScript(
  options: Pick<AppsScriptOptions, "clock" | "chat"> & Partial<AppsScriptOptions>,
): AppsScript {
  const { AppsScript } = loadStandIns();
  return new AppsScript({ ...readProject(), ...options });
}

export function readManifest(): Manifest {
  return JSON.parse(read("dist/appsscript.json"));
}

function readProject() {
  const html = { Sidebar: read("dist/Sidebar.html") };
  return { code: read("dist/Code.js"), html, manifest: readManifest() };
}
