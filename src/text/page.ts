import { type Language, languageOf, type Text, textIn } from ".";
import { enPage } from "./en";
import { ptBRPage } from "./pt-BR";

/** What the sidebar, the dialog and the terminal say, beside what the script says. */
export type PageText = typeof enPage;

const LANGUAGES: Record<Language, PageText> = { en: enPage, pt: ptBRPage };

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function pageTextIn(locale: string): Text & PageText {
  return { ...textIn(locale), ...LANGUAGES[languageOf(locale)] };
}
