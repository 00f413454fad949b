import { type Language, languageOf, textIn } from "../../../src/text";
import { de, deLive } from "./de";
import { en, enLive } from "./en";
import { es, esLive } from "./es";
import { fr, frLive } from "./fr";
import { ja, jaLive } from "./ja";
import { ptBR, ptBRLive } from "./pt-BR";

/** Every sentence that only a terminal says. Another language is one more file of these types. */
export type TerminalText = typeof en;

/** What is said of signing in and of the way to Chat. */
export type LiveText = typeof enLive;

const LANGUAGES: Record<Language, { text: TerminalText; live: LiveText }> = {
  en: { text: en, live: enLive },
  pt: { text: ptBR, live: ptBRLive },
  es: { text: es, live: esLive },
  fr: { text: fr, live: frLive },
  de: { text: de, live: deLive },
  ja: { text: ja, live: jaLive },
};

let current: { locale: string; text: TerminalText; live: LiveText } = {
  locale: "en",
  ...LANGUAGES.en,
};

let isForReal = false;

/** From now on remedies are those of a sign-in here. */
export function speakForReal(): void {
  isForReal = true;
}

/** From now on everything is said in this language; in English where it is not there. */
export function speak(locale: string): void {
  const lower = locale.toLowerCase();
  current = { locale: lower, ...LANGUAGES[languageOf(lower)] };
}

/** The sentences in the language of whoever called the command. */
export function say(): TerminalText {
  return current.text;
}

/** Why a run has stopped; for real, the next one goes on with it, and that is said. */
export function stopped(why: string): string {
  return isForReal ? `${why} ${current.text.run.goesOn}` : why;
}

/** The same of signing in and of the way to Chat. */
export function sayLive(): LiveText {
  return current.live;
}

/**
 * What the bundle says, for whoever reads it in a terminal: where Apps Script or the sidebar has
 * another remedy, the one that helps there.
 */
export function inTerminal(text: string): string {
  const { failures, problems } = textIn(current.locale);
  const { remedies, rows } = current.text;
  for (const code of keysOf(remedies)) {
    // Without a sign-in Apps Script's own remedy is the one to try.
    if (!isForReal && code !== "unexpected") continue;
    if (text.includes(failures[code].todo))
      return text.replace(failures[code].todo, remedies[code]);
  }
  for (const code of keysOf(rows)) {
    const found = filledIn(text, problems[code]);
    if (found !== undefined) return rows[code](found);
  }
  return text;
}

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}

/** @returns what stands in a sentence's gap, if it is that sentence */
function filledIn(text: string, sentence: (found: string, limit: number) => string) {
  const [start = "", end = ""] = sentence(GAP, 0).split(GAP);
  const isIt = end === "" ? text === start : text.startsWith(start) && text.endsWith(end);
  return isIt ? text.slice(start.length, text.length - end.length) : undefined;
}

const GAP = "\0";

/** @returns such as `pt_BR`, from what POSIX says where the language stands, or from the system. */
export function systemLocale(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  if (!named) return Intl.DateTimeFormat().resolvedOptions().locale;
  const [locale = ""] = named.split(/[.@]/);
  return /^(C|POSIX)$/.test(locale) || !isLocale(locale) ? "en" : locale;
}

/** Such as `pt_BR`, however it is written. */
export function isLocale(word: string): boolean {
  return /^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*$/.test(word);
}
