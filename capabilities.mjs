/**
 * What the script may be given beyond creating spaces: `capabilities.json` says what there is, and
 * `--with NAME` of `npm run build` and `npm run push` what is wanted. Google shows every scope of the
 * manifest on its consent screen, whether it is used or not, so it is chosen before the push.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const { base, capabilities } = JSON.parse(readFileSync("capabilities.json", "utf8"));

/** Every capability there is. */
export const NAMES = Object.keys(capabilities);

/** The scopes of every permission, by its name. */
export const SCOPES = Object.fromEntries(
  Object.entries({ ...base, ...capabilities }).map(([name, { scopes }]) => [name, scopes]),
);

const NONE = "none";
/** Where the choice is kept for later builds and pushes, by its names. */
const KEPT = ".capabilities";

/**
 * Takes `--with` out of a command's arguments and keeps what is chosen. What is wrong is said, and
 * ends the process.
 * @param {string[]} args
 * @returns {string[]} the other arguments
 */
export function takeChoice(args) {
  const isValue = (index) => args[index - 1] === "--with";
  const given = args.flatMap((arg, index) => {
    if (isValue(index)) return [arg];
    return arg.startsWith("--with=") ? [arg.slice("--with=".length)] : [];
  });
  const isAsked = args.some((arg) => /^--with(=|$)/.test(arg));
  const problem = isAsked ? problemOf(namesIn(given)) : problemOfNpm();
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  if (isAsked) keep(inOrder(namesIn(given)));
  return args.filter((arg, index) => !/^--with(=|$)/.test(arg) && !isValue(index));
}

/** @returns {string[]} the names that were chosen last, in the order of the file */
export function readChoice() {
  const names = existsSync(KEPT) ? namesIn([readFileSync(KEPT, "utf8")]) : [];
  const unknown = names.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) {
    console.warn(`There is no capability ${unknown.join(", ")} any more: left out.`);
  }
  return inOrder(names);
}

function namesIn(texts) {
  return texts.flatMap((text) => text.split(/[\s,]+/)).filter(Boolean);
}

function inOrder(names) {
  return NAMES.filter((name) => names.includes(name));
}

function problemOf(names) {
  const known = `Choose of: ${NAMES.join(", ")}; or ${NONE}.`;
  if (names.length === 0) return `--with needs the name of a capability. ${known}`;
  const unknown = names.find((name) => name !== NONE && !NAMES.includes(name));
  if (unknown) return `There is no capability “${unknown}”. ${known}`;
  const isMixed = names.includes(NONE) && names.some((name) => name !== NONE);
  return isMixed ? `--with ${NONE} goes with no other name. ${known}` : undefined;
}

/** npm takes an option that stands before `--` for one of its own, and leaves a variable. */
function problemOfNpm() {
  if (process.env.npm_config_with === undefined) return undefined;
  return `npm kept --with to itself. Write: npm run ${process.env.npm_lifecycle_event} -- --with NAME`;
}

function keep(names) {
  if (names.length > 0) writeFileSync(KEPT, `${names.join(",")}\n`);
  else rmSync(KEPT, { force: true });
}

/** The manifest with the scopes of these capabilities; as it is where there are none. */
export function manifestWith(names) {
  const text = readFileSync("appsscript.json", "utf8");
  if (names.length === 0) return text;
  const manifest = JSON.parse(text);
  const scopes = names.flatMap((name) => SCOPES[name]);
  const oauthScopes = [...new Set([...manifest.oauthScopes, ...scopes])];
  return `${JSON.stringify({ ...manifest, oauthScopes }, null, 2)}\n`;
}

/** Every scope of a manifest with the reason why it is asked for, in plain words. */
export function explain(manifest) {
  const permissions = Object.entries({ ...base, ...capabilities });
  const lines = JSON.parse(manifest).oauthScopes.flatMap((scope) => {
    const [name, known] = permissions.find(([, { scopes }]) => scopes.includes(scope)) ?? [];
    const from = NAMES.includes(name) ? `  (capability ${name})` : "";
    return [`  ${scope}${from}`, `    ${known?.why ?? "somebody has added it to appsscript.json"}`];
  });
  return ["Google will ask everybody who uses this script for:", ...lines].join("\n");
}
