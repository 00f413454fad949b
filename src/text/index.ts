import type { DraftProblemCode } from "../chat/space";
import type { RowProblemCode } from "../run/row";
import { en } from "./en";
import { ptBR } from "./pt-BR";

/** Every sentence a person reads. Another language is one more file of this type. */
export type Text = typeof en;

const LANGUAGES = { en, pt: ptBR } satisfies Record<string, Text>;

export type Language = keyof typeof LANGUAGES;

/** Every language's texts: what a sheet contains is understood in any of them. */
export const ALL_TEXTS: readonly Text[] = Object.values(LANGUAGES);

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2);
  return isLanguage(language) ? language : "en";
}

function isLanguage(word: string): word is Language {
  return Object.keys(LANGUAGES).includes(word);
}

/** @param locale such as "pt_BR" or "pt-BR". */
export function textIn(locale: string): Text {
  return LANGUAGES[languageOf(locale)];
}

let current: Language | undefined;

/**
 * The sentences in the language of the person who runs the script; English where it is not there.
 * Finding out the language costs no scope, and one call for each execution.
 */
export function text(): Text {
  return LANGUAGES[language()];
}

/** The language in which text() speaks. */
export function language(): Language {
  current ??= languageOf(Session.getActiveUserLocale());
  return current;
}

/** Where nobody is there to be asked, as in triggers, the language is the one that was remembered. */
export function speakIn(locale: string): void {
  current = languageOf(locale);
}

interface DescribedProblem {
  code: DraftProblemCode | RowProblemCode;
  found: string;
  limit: number;
}

/** A problem in the person's language: what is wrong and what to do. */
export function describeProblem({ code, found, limit }: DescribedProblem): string {
  return text().problems[code](found, limit, "");
}

/**
 * The same for all problems of a row: those of one kind in one sentence, with everything they found.
 * @param headerOf what stands above the cell; without, only where the row's columns are all its person's.
 */
export function describeProblems<P extends DescribedProblem>(
  problems: readonly P[],
  headerOf: (problem: P) => string = () => "",
): string[] {
  const kinds = new Map<DescribedProblem["code"], P[]>();
  for (const problem of problems) {
    kinds.set(problem.code, [...(kinds.get(problem.code) ?? []), problem]);
  }
  return [...kinds].map(([code, alike]) => {
    const found = alike.map((problem) => problem.found).join("”, “");
    const [first] = alike;
    return text().problems[code](found, first?.limit ?? 0, first ? headerOf(first) : "");
  });
}
