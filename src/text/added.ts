import { language, languageOf } from ".";
import { ADDED, type AddedText } from "./languages";

export type { AddedText };

export const ALL_ADDED_TEXTS = /* @__PURE__ */ Object.values(ADDED);

export function addedText(): AddedText {
  return ADDED[language()];
}

/** The same on a page. @param locale such as "pt_BR" or "pt-BR" */
export function addedTextIn(locale: string): AddedText {
  return ADDED[languageOf(locale)];
}
