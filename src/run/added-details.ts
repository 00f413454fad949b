import type { Failure } from "../chat/failure";
import { text } from "../text";
import { ALL_ADDED_TEXTS, addedText } from "../text/added";
import type { Ask } from "./additions";
import { type Asked, askedIn, MESSAGE, MOST_NAMED, saidIn } from "./record";

/* What a row says of what was done in its space after that was made. */

function listed(names: readonly string[]): string {
  return names.slice(0, MOST_NAMED).join("; ") + (names.length > MOST_NAMED ? "; …" : "");
}

function named(people: readonly Asked[]): string {
  return listed(people.map(({ name }) => name));
}

/** With what was refused them, and why. */
function refusedTo(people: readonly Asked[]): string {
  const { colon } = text().signs;
  return listed(people.map(({ name, why }) => (why ? `${name}${colon}${why}` : name)));
}

/** What is to be said of a row whose space exists. */
interface Described {
  record: string;
  /** What is still to be asked for. */
  asks: readonly Ask[];
  /** Who stands no longer in the row. */
  gone: readonly string[];
  /** What has just been asked. */
  asked: readonly Asked[];
  /** Whether somebody was to look at it before. */
  wasToCheck: boolean;
  time: string;
}

function partsOf(record: string): { message: Asked | undefined; people: Asked[] } {
  const lines = askedIn(record);
  const message = lines.find(({ name }) => name === MESSAGE);
  return { message, people: lines.filter((line) => line !== message) };
}

/** With whom, of those who were asked after a space was made, not all is well. */
export function doubtsIn(record: string): string[] {
  const words = addedText();
  const { message, people } = partsOf(record);
  const invited = people.filter(({ state }) => state === "INVITED");
  const refused = people.filter(({ state }) => state === "REFUSED");
  const notManagers = people.filter(({ role }) => role === "REFUSED");
  const stillManagers = people.filter(({ role, why }) => role === "WAS_MANAGER" && why);
  return [
    invited.length > 0 ? words.invited(invited.length, named(invited)) : "",
    refused.length > 0 ? words.refused(refused.length, refusedTo(refused)) : "",
    notManagers.length > 0 ? words.notManagers(notManagers.length, refusedTo(notManagers)) : "",
    stillManagers.length > 0
      ? words.stillManagers(stillManagers.length, refusedTo(stillManagers))
      : "",
    message?.state === "REFUSED" ? words.notPosted(message.why ?? "?") : "",
  ].filter(Boolean);
}

/** What a row says of what was done in its space, and whether a person should look at it. */
export function describeAdded({ record, asks, gone, asked, wasToCheck, time }: Described): {
  details: string;
  checkPeople: boolean;
} {
  const words = addedText();
  const { message, people } = partsOf(record);
  const those = (state: Asked["state"]) => people.filter((one) => one.state === state);
  const already = those("ALREADY");
  const added = [...those("JOINED"), ...those("INVITED")];
  const managers = people.filter(({ role }) => role === "MANAGER");
  const { said, isToCheck } = saidIn(record);
  const doubts = doubtsIn(record);
  const toDo = describeAsks(asks);
  const sentences = [
    said,
    added.length > 0 ? words.added(added.length, time, named(added)) : "",
    already.length > 0 ? words.already(already.length) : "",
    managers.length > 0 ? words.managers(managers.length) : "",
    message?.state === "JOINED" ? words.posted : "",
    ...doubts,
    toDo,
    describeGone(gone),
  ];
  const isNew = asked.some(({ state, why }) => state === "INVITED" || why !== undefined);
  const isDoubtful = isToCheck || doubts.length > 0;
  const checkPeople = toDo !== "" || (isDoubtful && (isNew || wasToCheck));
  return { details: sentences.filter(Boolean).join(" "), checkPeople };
}

/** What is still to be done in a space. */
export function describeAsks(asks: readonly Ask[]): string {
  const words = addedText();
  const count = (...ways: Ask["to"][]) => asks.filter(({ to }) => ways.includes(to)).length;
  const [people, roles] = [count("add", "addManager"), count("makeManager", "makeMember")];
  const sentences = [
    people > 0 ? words.toAdd(people) : "",
    roles > 0 ? words.toChange(roles) : "",
    count("post") > 0 ? words.toPost : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

/** Who stands no longer in a row: they stay in its space. */
export function describeGone(gone: readonly string[]): string {
  return gone.length > 0 ? addedText().gone(gone.length, listed(gone)) : "";
}

let goneSentences: RegExp[] | undefined;

/** What Details says without that, in whatever language, and however many they were then. */
export function withoutGone(details: string): string {
  goneSentences ??= ALL_ADDED_TEXTS.flatMap(({ gone }) => [1, 2].map((count) => gone(count, "@")))
    .map((sentence) => sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .map((pattern) => pattern.replace(/[12]/, "\\d+").replace("@", "[^\n]*?"))
    .map((pattern) => new RegExp(` ?${pattern}`));
  return goneSentences.reduce((left, sentence) => left.replace(sentence, ""), details);
}

/** In characters: so many of a piece of work are kept in a property until they are in the sheet. */
const LONGEST_WHY = 100;

/** Why Chat refused something, on one line; "?" where it does not say, since by its why it is known. */
export function whyRefused({ answer, code }: Failure): string {
  const why = addedText().why[code] ?? answer;
  const short = Array.from(why.replace(/\s+/g, " ")).slice(0, LONGEST_WHY).join("");
  return short.replace(/[.\s]+$/, "") || "?";
}
