import { type CommonText, commonTextIn, languageOf, type Text, textIn } from ".";
import { PAGE, type PageText } from "./languages";

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function pageTextIn(locale: string): CommonText & PageText {
  return { ...commonTextIn(locale), ...PAGE[languageOf(locale)] };
}

/** The same with what the script alone says: for whoever shows both. */
export function allTextIn(locale: string): Text & PageText {
  return { ...textIn(locale), ...pageTextIn(locale) };
}
