import { lstatSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { sayLive as say } from "../text";
import { isMine, isRunning } from "./private-file";

/** A page for the person's browser. @param title, @param body as HTML */
export function page(title: string, body: string, head = ""): string {
  const start = `<!doctype html><html lang="${say().pages.language}"><meta charset="utf-8">`;
  return `${start}${head}<title>${title}</title><h1>${title}</h1>${body}</html>\n`;
}

/** A page on this machine that only this person can read, until it is removed. */
export interface PrivatePage {
  path: string;
  remove(): void;
}

const FOLDER = "chat-spaces-sign-in-";
const PAGE = "sign-in.html";

/**
 * Leads the browser to an address that nobody else may see. Everybody on a machine can read the
 * arguments of its processes, and who reads this address can sign in as himself in the person's
 * place: so the browser is told the name of a page that only the person can read.
 * @throws Error if it cannot be written
 */
export function writeRedirect(url: string): PrivatePage {
  const [title = "", link] = say().pages.toGoogle;
  const to = url.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
    `<meta name="referrer" content="no-referrer">`,
    `<meta http-equiv="refresh" content="0; url=${to}">`,
  ].join("");
  const folder = newFolder();
  const path = join(folder, PAGE);
  const remove = () => removeFolder(folder);
  process.once("exit", remove);
  writeFileSync(path, page(title, `<p><a href="${to}">${link}</a></p>`, head), {
    mode: 0o600,
    flag: "wx",
  });
  return {
    path,
    remove() {
      process.off("exit", remove);
      remove();
    },
  };
}

/** `mkdtemp` makes a folder that is its owner's alone. */
function newFolder(): string {
  for (const place of places()) {
    try {
      removeLeftovers(place);
      return mkdtempSync(join(place, `${FOLDER}${process.pid}-`));
    } catch {
      // In the next one.
    }
  }
  return mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
}

/**
 * On Linux many a browser is a snap, which sees a folder for temporary files of its own, and of the
 * home folder what is not hidden: https://snapcraft.io/docs/home-interface
 */
function places(): string[] {
  return process.platform === "linux" ? [homedir(), tmpdir()] : [tmpdir()];
}

/** Of processes that were killed while this person signed in. */
function removeLeftovers(place: string): void {
  for (const name of readdirSync(place)) {
    const [, pid] = new RegExp(`^${FOLDER}(\\d+)-\\w{6}$`).exec(name) ?? [];
    const folder = join(place, name);
    if (pid !== undefined && !isRunning(Number(pid)) && isMine(lstatSync(folder))) {
      removeFolder(folder);
    }
  }
}

/** Nothing but what was put there: of a folder that somebody else has made, nothing is followed. */
function removeFolder(folder: string): void {
  try {
    rmSync(join(folder, PAGE), { force: true });
    rmdirSync(folder);
  } catch {
    // It leads to a sign-in that is over.
  }
}
