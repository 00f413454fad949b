/** Cells as a spreadsheet puts them on the clipboard: those with tabs, quotes or line breaks are quoted. */

export function parseTabSeparated(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (const [, quoted, plain = "", end] of text.replace(/\r?\n$/, "").matchAll(cells)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (!end) break;
    if (end !== "\t") lines.push([]);
  }
  return lines;
}

export function tabSeparated(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
