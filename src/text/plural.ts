/**
 * How a language counts things: `plural(2, "# row", "# rows")` is "2 rows".
 * @param separator between thousands.
 * @param isOne whether so many take the first form: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function counting(separator: string, isOne: (count: number) => boolean) {
  return function plural(count: number, one: string, other: string): string {
    const shown = String(count).replace(/\B(?=(?:\d{3})+$)/g, separator);
    return (isOne(count) ? one : other).split("#").join(shown);
  };
}
