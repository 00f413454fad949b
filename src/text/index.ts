import { en } from "./en";
import { ptBR } from "./pt-BR";

/** Every sentence a person reads. Another language is one more file of this type. */
export type Text = typeof en;

const LANGUAGES: Record<string, Text> = { en, pt: ptBR };

/** Every language's texts: what a sheet contains is understood in any of them. */
export const ALL_TEXTS: readonly Text[] = Object.values(LANGUAGES);

/**
 * The sentences in the language of the person who runs the script; English where it is not there.
 * Finding out the language costs no scope.
 */
export function text(): Text {
  const language = Session.getActiveUserLocale().slice(0, 2);
  return LANGUAGES[language] ?? en;
}
