/** Who is who: Google answers a person's ID, whether the address or the ID was given. */
export class People {
  readonly #addresses = new Map<string, string>();

  /**
   * @param id an e-mail address or an ID
   * @returns the address in lower case, or the ID where no address with it was named so far
   */
  who(id: string): string {
    const who = id.toLowerCase();
    if (who.includes("@")) this.#addresses.set(idOf(who), who);
    return this.#addresses.get(who) ?? who;
  }
}

/** The number by which Google knows a person, 21 digits long: our own, made of the address. */
export function idOf(who: string): string {
  if (!who.includes("@")) return who;
  const [first, second] = [digits(who, 7), digits(who, 31)];
  return `1${first}${second}`;
}

function digits(text: string, factor: number): string {
  let hash = factor;
  for (const character of text) {
    hash = (Math.imul(hash, 16_777_619) + factor * (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return String(hash).padStart(10, "0");
}

/** Whether two people are of two organizations, which are domains here. IDs are of one's own. */
export function areStrangers(one: string, other: string): boolean {
  const [domain, otherDomain] = [one, other].map((who) => who.split("@")[1]);
  return domain !== undefined && otherDomain !== undefined && domain !== otherDomain;
}
