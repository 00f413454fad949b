import {
  type Choice,
  isUnknown,
  type SpaceDraft,
  type SpaceType,
  type WhoCanPost,
} from "../chat/space";
import { BOXES, fold } from "../sheet/columns";
import type { Row } from "../sheet/table";
import { ALL_TEXTS, type Text, text } from "../text";

type Words = Text["words"];
export type Status = keyof Words["statuses"];

/** What the column Status says, in the person's language. */
export function statusWord(status: Status): string {
  return text().words.statuses[status][0] ?? "";
}

/** Whether a row says that its space exists. */
export function saysCreated(status: Choice<Status>): boolean {
  return status === "CREATED" || status === "CHECK_PEOPLE";
}

let vocabulary: ReturnType<typeof gatherVocabulary> | undefined;

/** How the words in cells are understood, in any of the product's languages. */
export function readVocabulary() {
  vocabulary ??= gatherVocabulary();
  return vocabulary;
}

function gatherVocabulary() {
  const status = lookUp<Status>(({ statuses }) => statuses);
  const type = lookUp<SpaceType>(({ types }) => types);
  const whoCanPost = lookUp<WhoCanPost>(({ posting }) => posting);
  const yesOrNo = lookUp(({ yes, no }) => ({
    yes: [...yes, ...BOXES.ticked.split(" ")],
    no: [...no, ...BOXES.empty.split(" ")],
  }));
  const onOrOff = lookUp(({ on, off }) => ({ on, off }));
  const audience = lookUp(({ audiences }) => audiences);
  return {
    status,
    draft({ cells }: Row): SpaceDraft {
      return {
        name: cells.name,
        type: type(cells.type),
        members: cells.members,
        managers: cells.managers,
        welcome: cells.welcome,
        description: cells.description,
        guidelines: cells.guidelines,
        whoCanPost: whoCanPost(cells.whoCanPost),
        externalPeople: mapChoice(yesOrNo(cells.externalPeople), (word) => word === "yes"),
        history: mapChoice(onOrOff(cells.history), (word) => word === "on"),
        audience: AUDIENCE.test(cells.audience)
          ? cells.audience
          : mapChoice(audience(cells.audience), (word) => (word === "none" ? undefined : word)),
      };
    },
  };
}

/** @see https://developers.google.com/workspace/chat/space-target-audience */
const AUDIENCE = /^audiences\/[\w-]+$/;

/** From a word, however it is typed, to what it stands for. */
function lookUp<T extends string>(
  pick: (words: Words) => Record<T, string[]>,
): (word: string) => Choice<T> {
  const meanings = new Map<string, T>();
  for (const { words } of ALL_TEXTS) {
    const picked = pick(words);
    for (const meaning in picked) {
      for (const word of picked[meaning]) meanings.set(fold(word), meaning);
    }
  }
  return (word) => (word ? (meanings.get(fold(word)) ?? { unknown: word }) : undefined);
}

function mapChoice<T, U>(choice: Choice<T>, map: (value: T) => U | undefined): Choice<U> {
  if (choice === undefined) return undefined;
  return isUnknown(choice) ? choice : map(choice);
}
