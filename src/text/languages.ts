/**
 * The languages of the product: a further one is its line here, in each of the four parts. They are
 * apart so that each is loaded only where it is read.
 */
import { de, deAdded, dePage, deScript } from "./de";
import { en, enAdded, enPage, enScript } from "./en";
import { es, esAdded, esPage, esScript } from "./es";
import { fr, frAdded, frPage, frScript } from "./fr";
import { ja, jaAdded, jaPage, jaScript } from "./ja";
import { ptBR, ptBRAdded, ptBRPage, ptBRScript } from "./pt-BR";

/** What the script and its page both say. */
export type CommonText = typeof en;

/** What the script alone says: the page does not load it. */
export type ScriptText = typeof enScript;

/** What the sidebar, the dialog and the terminal say, and the script never. */
export type PageText = typeof enPage;

/** What is said of what is done in spaces that exist: of the capabilities `members` and `welcome`. */
export type AddedText = typeof enAdded;

/** By the first part of their names: https://www.rfc-editor.org/info/bcp47 */
export const COMMON = { en, pt: ptBR, es, fr, de, ja } satisfies Record<string, CommonText>;

export type Language = keyof typeof COMMON;

export const SCRIPT: Record<Language, ScriptText> = {
  en: enScript,
  pt: ptBRScript,
  es: esScript,
  fr: frScript,
  de: deScript,
  ja: jaScript,
};

export const PAGE: Record<Language, PageText> = {
  en: enPage,
  pt: ptBRPage,
  es: esPage,
  fr: frPage,
  de: dePage,
  ja: jaPage,
};

export const ADDED: Record<Language, AddedText> = {
  en: enAdded,
  pt: ptBRAdded,
  es: esAdded,
  fr: frAdded,
  de: deAdded,
  ja: jaAdded,
};
