/** The forms of what is counted: one, and more. */
type Two = [one: string, other: string];

/**
 * How a language counts things: `plural(2, "# row", "# rows")` is "2 rows". A language with more
 * forms than two, or with one, has them in `Forms`.
 * @param separator between thousands.
 * @param formOf which form so many take, from 0 on: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function counting<Forms extends string[] = Two>(
  separator: string,
  formOf: (count: number) => number,
) {
  return function plural(count: number, ...forms: Forms): string {
    const shown = String(count).replace(/\B(?=(?:\d{3})+$)/g, separator);
    return (forms[formOf(count)] ?? "").split("#").join(shown);
  };
}
