import type { Ask } from "../run/additions";
import type { AskCounts } from "../run/preview";
import type { Report } from "../run/run-store";
import type { AddedText } from "./added";

/* What the sidebar and the terminal say, and the script never, of what is done in spaces that exist. */

/** What is to be done in spaces that exist: "3 people to add to 2 spaces, 1 manager to set". */
export function sumOfAsks(
  words: AddedText,
  { people, managers, noManagers, messages }: AskCounts,
  spaces: number,
): string {
  const parts = [
    people > 0 && words.check(people, spaces),
    managers > 0 && words.checkManagers(managers),
    noManagers > 0 && words.checkNoManagers(noManagers),
    messages > 0 && words.checkMessages(messages),
  ];
  return parts.filter(Boolean).join(", ");
}

/** The first of what is to be done in one space. @param count how much that is in all. */
export function listOfAsks(words: AddedText, asks: readonly Ask[], count: number): string {
  const named = asks.map((ask) => nameOfAsk(words, ask)).join(", ");
  const more = count - asks.length;
  return more > 0 ? words.andMore(named, more) : named;
}

function nameOfAsk(words: AddedText, { name, to }: Ask): string {
  switch (to) {
    case "add":
      return name;
    case "addManager":
      return words.manager(name);
    case "makeManager":
      return words.becomesManager(name);
    case "makeMember":
      return words.becomesMember(name);
    case "post":
      return words.message;
  }
}

/** What was done in spaces that existed, where that is something. */
export function sumDone(
  words: AddedText,
  { added = 0, roles = 0, messages = 0 }: Pick<Report, "added" | "roles" | "messages">,
): string {
  const parts = [
    added > 0 && words.inRun(added),
    roles > 0 && words.rolesInRun(roles),
    messages > 0 && words.messagesInRun(messages),
  ];
  return parts.filter(Boolean).join(", ");
}
