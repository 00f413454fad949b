/** What the playground itself says, around the product's own pages: one file a language. */
import type { Language } from "../../../src/text";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";
import { ptBR } from "./pt-BR";

export type PlaygroundText = typeof en;

export const playgroundTexts: Record<Language, PlaygroundText> = { en, pt: ptBR, es, fr, de, ja };
