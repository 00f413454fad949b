import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import type permissions from "../../capabilities.json";
import type * as google from ".";
import type { AppsScript, AppsScriptOptions, Manifest } from "./apps-script";

export type Google = ReturnType<typeof google.startGoogle>;
/** Which of the scripts that the build makes: with no capability, or with every one there is. */
export type Capabilities = "none" | "all";

export interface StartOptions extends Partial<google.GoogleOptions> {
  capabilities?: Capabilities;
}

/** Where `build/` is, since a command may be called in any folder, and which script is run there. */
export const project: { folder: string; capabilities: Capabilities } = {
  folder: "",
  capabilities: "none",
};

/** What the build left behind in the project. */
export const inProject = (file: string) => resolve(project.folder, file);

interface Kept {
  changedAt: number;
  content: unknown;
}

const kept = new Map<string, Kept>();

/** A file of the build, in a form in which it is kept as long as the file stays the same. */
function read<Content>(name: string, parse: (text: string) => Content): Content {
  const file = inProject(name);
  const changedAt = statSync(file).mtimeMs;
  const known = kept.get(file);
  if (known?.changedAt === changedAt) return known.content as Content;
  const content = parse(readFileSync(file, "utf8"));
  kept.set(file, { changedAt, content });
  return content;
}

const asText = (text: string) => text;

/** In a vm context a look-up of a global takes 190 ns, and one of a constant beside it 4. */
const CONSTANTS =
  "const {Array,ArrayBuffer,Boolean,DataView,Date,Error,JSON,Map,Math,Number,Object,Promise,Proxy," +
  "RangeError,Reflect,RegExp,Set,String,Symbol,TypeError,Uint8Array,Uint32Array,WeakMap," +
  "encodeURIComponent,decodeURIComponent,isNaN,parseInt}=globalThis;";

let standIns: typeof google | undefined;

/** The stand-ins in a vm context of their own, which has nothing but what JavaScript itself has. */
export function loadStandIns(): typeof google {
  const filename = inProject("build/google.js");
  standIns ??= runInContext(
    `${CONSTANTS}${readFileSync(filename, "utf8")}\ngoogle`,
    createContext({}),
    { filename },
  ) as typeof google;
  return standIns;
}

/** Starts the stand-ins with a bundle and its manifest as clasp would push them. */
export function startGoogle({ capabilities, ...options }: StartOptions = {}): Google {
  return loadStandIns().startGoogle({
    ...readScript(capabilities),
    definition: read("build/chat-definition.json", JSON.parse),
    now: Date.now(),
    ...options,
  });
}

/** The same project on another clock and with another Chat behind it. */
export function startAppsScript({
  capabilities,
  ...options
}: Pick<AppsScriptOptions, "clock" | "chat"> &
  Partial<AppsScriptOptions> &
  Pick<StartOptions, "capabilities">): AppsScript {
  const { AppsScript } = loadStandIns();
  return new AppsScript({ ...readScript(capabilities), ...options });
}

/** What is pushed: the code, the page and the manifest. */
export function readScript(capabilities: Capabilities = project.capabilities) {
  const folder = `build/with-${capabilities}`;
  const manifest: Manifest = read(`${folder}/appsscript.json`, JSON.parse);
  const html = { Sidebar: read(`${folder}/Sidebar.html`, asText) };
  return { code: read(`${folder}/Code.js`, asText), html, manifest };
}

/** Every permission with its scopes. */
export function readPermissions(): typeof permissions {
  return read("capabilities.json", JSON.parse);
}
