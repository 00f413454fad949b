import { type Language, language, languageOf } from ".";
import { deAdded } from "./de";
import { enAdded } from "./en";
import { esAdded } from "./es";
import { frAdded } from "./fr";
import { jaAdded } from "./ja";
import { ptBRAdded } from "./pt-BR";

/** What is said of what is done in spaces that exist: of the capabilities `members` and `welcome`. */
export type AddedText = typeof enAdded;

const LANGUAGES: Record<Language, AddedText> = {
  en: enAdded,
  pt: ptBRAdded,
  es: esAdded,
  fr: frAdded,
  de: deAdded,
  ja: jaAdded,
};

export const ALL_ADDED_TEXTS = /* @__PURE__ */ Object.values(LANGUAGES);

export function addedText(): AddedText {
  return LANGUAGES[language()];
}

/** The same on a page. @param locale such as "pt_BR" or "pt-BR" */
export function addedTextIn(locale: string): AddedText {
  return LANGUAGES[languageOf(locale)];
}
