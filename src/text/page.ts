import { type Text, textIn } from ".";
import { enPage } from "./en";
import { ptBRPage } from "./pt-BR";

/** What only the sidebar and the dialog say, beside what the script says. */
export type PageText = typeof enPage;

const LANGUAGES: Record<string, PageText> = { en: enPage, pt: ptBRPage };

/** @param locale such as "pt_BR" or "pt-BR"; English where its language is not there. */
export function pageTextIn(locale: string): Text & PageText {
  return { ...textIn(locale), ...(LANGUAGES[locale.slice(0, 2)] ?? enPage) };
}
