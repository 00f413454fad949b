/** Joiners, without which some scripts and pictures cannot be written. */
const HARMLESS = /[\u200c\u200d]/;

/** Controls of a terminal, invisible characters, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Where C0 controls have their pictures: https://www.unicode.org/charts/PDF/U2400.pdf */
const PICTURES = 0x2400;

/** A text of several lines that a terminal shows as text, whatever is in it. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) =>
    character === "\n" || HARMLESS.test(character) ? character : picture(character),
  );
}

/** The same in one line, for what comes from a file, an option or another machine. */
export function oneLine(text: string): string {
  return visible(text.replace(/\r\n?|\n/g, "\n")).replaceAll("\n", " ⏎ ");
}

/** What no shell takes for anything else; where paths have backslashes, these neither. */
const PLAIN = process.platform === "win32" ? /^[\p{L}\p{N}_./\\:-]+$/u : /^[\p{L}\p{N}_./-]+$/u;

/** A word as a person types it in a command, be it a header or a path. */
export function forShell(word: string): string {
  return PLAIN.test(word) ? word : `'${oneLine(word).replaceAll("'", "'\\''")}'`;
}

/** How texts of JSON name such characters: any parser gets them back. */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) => codeOf(character, index, "\\u")).join(
      "",
    ),
  );
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return "␡";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

function codeOf(text: string, index: number, before: string): string {
  return before + text.charCodeAt(index).toString(16).padStart(4, "0");
}

/** How many columns of a terminal a text takes, as most terminals have it. */
export function widthOf(text: string): number {
  return Array.from(text, (character) => (WIDE.test(character) ? 2 : 1)).reduce<number>(
    (sum, width) => sum + width,
    0,
  );
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** As much of a text as fits into so many columns. */
export function cut(text: string, columns: number): string {
  let width = 0;
  let cutText = "";
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) break;
    cutText += character;
  }
  return cutText;
}
