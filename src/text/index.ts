import type { DraftProblemCode } from "../chat/space";
import type { RowProblemCode } from "../run/row-problems";
import { COMMON, type CommonText, type Language, SCRIPT, type ScriptText } from "./languages";

export type { CommonText, Language };

export type Text = CommonText & ScriptText;

export const LANGUAGES = /* @__PURE__ */ Object.keys(COMMON) as Language[];

/** Every language's texts: what a sheet contains is understood in any of them. */
export const ALL_TEXTS: readonly CommonText[] = /* @__PURE__ */ Object.values(COMMON);

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function languageOf(locale: string): Language {
  const language = locale.slice(0, 2);
  return isLanguage(language) ? language : "en";
}

function isLanguage(word: string): word is Language {
  return LANGUAGES.some((language) => language === word);
}

/** @param locale such as "pt_BR" or "pt-BR". */
export function commonTextIn(locale: string): CommonText {
  return COMMON[languageOf(locale)];
}

/** @param locale such as "pt_BR" or "pt-BR". */
export function textIn(locale: string): Text {
  return { ...commonTextIn(locale), ...SCRIPT[languageOf(locale)] };
}

let current: Language | undefined;

let spoken: { language: Language; text: Text } | undefined;

/**
 * The sentences in the language of the person who runs the script; English where it is not there.
 * Finding out the language costs no scope, and one call for each execution.
 */
export function text(): Text {
  if (spoken?.language !== language()) {
    spoken = { language: language(), text: textIn(language()) };
  }
  return spoken.text;
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
  const kinds = new Map<DescribedProblem["code"], [P, ...P[]]>();
  for (const problem of problems) {
    const alike = kinds.get(problem.code);
    if (alike) alike.push(problem);
    else kinds.set(problem.code, [problem]);
  }
  return [...kinds].map(([code, alike]) => {
    const found = alike
      .map((problem) => shorten(problem.found, LONGEST_QUOTED))
      .join(text().nextQuoted);
    const [first] = alike;
    return text().problems[code](found, first.limit, headerOf(first));
  });
}

/** In characters: somebody may have an essay in a column that the product takes for its own. */
const LONGEST_QUOTED = 200;

/** A text with at most so many characters. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
