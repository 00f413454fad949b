/** How many letters must be changed, added, taken away or exchanged with the next one. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? 0;
      const isSame = a[i - 1] === b[j - 1];
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(1, 0) + 1, (row[j - 1] ?? 0) + 1, at(1, 1) + (isSame ? 0 : 1));
      row.push(isExchanged ? Math.min(best, at(2, 2) + 1) : best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The word that was probably meant; undefined where none is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const far = Math.max(1, Math.floor(word.length / 3));
  const near = known
    .map((each) => ({ each, changes: distance(typed, each.toLowerCase()) }))
    .filter(({ each, changes }) => changes <= far || (typed.length > 2 && isPart(typed, each)))
    .sort((a, b) => a.changes - b.changes);
  return near[0]?.each;
}

function isPart(typed: string, word: string): boolean {
  return word.toLowerCase().startsWith(typed);
}
