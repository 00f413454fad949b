import { type Language, language, languageOf } from ".";
import { enAdded } from "./en";
import { ptBRAdded } from "./pt-BR";

/** What is said of people who come later: of the capability `members`. */
export type AddedText = typeof enAdded;

const LANGUAGES: Record<Language, AddedText> = { en: enAdded, pt: ptBRAdded };

export function addedText(): AddedText {
  return LANGUAGES[language()];
}

/** The same on a page. @param locale such as "pt_BR" or "pt-BR" */
export function addedTextIn(locale: string): AddedText {
  return LANGUAGES[languageOf(locale)];
}
