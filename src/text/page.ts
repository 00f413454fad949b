import { type CommonText, commonTextIn, type Language, languageOf, type Text, textIn } from ".";
import { dePage } from "./de";
import { enPage } from "./en";
import { esPage } from "./es";
import { frPage } from "./fr";
import { jaPage } from "./ja";
import { ptBRPage } from "./pt-BR";

/** What the sidebar, the dialog and the terminal say, and the script never. */
export type PageText = typeof enPage;

const LANGUAGES: Record<Language, PageText> = {
  en: enPage,
  pt: ptBRPage,
  es: esPage,
  fr: frPage,
  de: dePage,
  ja: jaPage,
};

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function pageTextIn(locale: string): CommonText & PageText {
  return { ...commonTextIn(locale), ...LANGUAGES[languageOf(locale)] };
}

/** The same with what the script alone says: for whoever shows both. */
export function allTextIn(locale: string): Text & PageText {
  return { ...textIn(locale), ...pageTextIn(locale) };
}
