/** The spaces as Google Chat lists them, and of the one that is open all that Chat keeps of it. */

import { type CommonText, commonTextIn, type Language } from "../../src/text";
import type { ChatApi } from "../google/chat/api";
import { button, byId, element } from "./dom";
import type { PlaygroundText } from "./text";

type StoredSpace = ChatApi["spaces"][number];
type Json = StoredSpace["space"];
type SpaceType = "SPACE" | "GROUP_CHAT" | "DIRECT_MESSAGE";

/** So many of its people are shown at once. */
const MOST_PEOPLE = 100;

export class ChatPanel {
  readonly #list = element("ul");
  readonly #details = element("section", { tabindex: "-1" });
  readonly #me: string;
  readonly #text: PlaygroundText["chat"];
  /** A setting is called here as its column is in the sheet. */
  readonly #product: CommonText;
  readonly #shown: StoredSpace[] = [];
  /** What each was shown with. */
  #drawn: string[] = [];
  #selected: { stored: StoredSpace; entry: HTMLElement } | undefined;

  constructor(root: HTMLElement, me: string, language: Language, text: PlaygroundText["chat"]) {
    this.#me = me;
    this.#text = text;
    this.#product = commonTextIn(language);
    this.#details.setAttribute("aria-label", text.details);
    root.append(this.#list, this.#details);
    this.add([]);
  }

  /** Spaces that are new; to those that are known, people and messages may have come. */
  add(spaces: readonly StoredSpace[]): void {
    this.#shown.push(...spaces);
    this.#list.append(...spaces.map((stored) => this.#entry(stored)));
    for (const [index, stored] of this.#shown.entries()) this.#refresh(stored, index);
    const count = this.#shown.length;
    byId("space-count", HTMLElement).textContent = count > 0 ? ` (${count})` : "";
    this.#list.hidden = count === 0;
    if (this.#selected) return;
    const hint = count === 0 ? this.#text.none : this.#text.choose;
    this.#details.replaceChildren(element("p", { class: "made" }, hint));
  }

  /**
   * @param show is called before anything is shown
   * @returns whether there is a space behind that link
   */
  open(url: string, show: () => void): boolean {
    const index = this.#shown.findIndex(({ space }) => space.spaceUri === url);
    const [stored, entry] = [this.#shown[index], this.#list.children[index]?.firstElementChild];
    if (!stored || !(entry instanceof HTMLElement)) return false;
    show();
    this.#select(stored, entry);
    this.#details.focus();
    return true;
  }

  #refresh(stored: StoredSpace, index: number): void {
    const { members, messages } = stored;
    const drawn = `${members.length} ${messages.length}`;
    if (this.#drawn[index] === drawn) return;
    const isNew = this.#drawn[index] === undefined;
    this.#drawn[index] = drawn;
    const size = this.#list.children[index]?.querySelector("small");
    if (size) size.textContent = this.#text.members(members.length);
    if (!isNew && this.#selected?.stored === stored) this.#showDetails(stored);
  }

  #select(stored: StoredSpace, entry: HTMLElement): void {
    this.#selected?.entry.removeAttribute("aria-current");
    this.#selected = { stored, entry };
    entry.setAttribute("aria-current", "true");
    entry.scrollIntoView({ block: "nearest" });
    this.#showDetails(stored);
  }

  #entry(stored: StoredSpace): HTMLElement {
    const entry = element("li");
    const name = this.#nameOf(stored);
    const label = button(name, () => this.#select(stored, label));
    label.dataset.type = typeOf(stored);
    label.dataset.initial = [...name][0]?.toUpperCase() ?? "";
    label.append(element("small"));
    entry.append(label);
    return entry;
  }

  #showDetails(stored: StoredSpace): void {
    const { space, creator } = stored;
    const link = { href: space.spaceUri, target: "_blank", rel: "noopener" };
    const facts = element("dl");
    for (const [term, fact] of this.#factsOf(stored)) {
      const pair = element("div");
      pair.append(element("dt", {}, term), element("dd", {}, fact));
      facts.append(pair);
    }
    this.#details.replaceChildren(
      element("h3", {}, this.#nameOf(stored)),
      element("p", { class: "made" }, this.#text.made(creator)),
      facts,
      element("h4", {}, this.#text.members(stored.members.length)),
      this.#people(stored),
      element("h4", {}, this.#text.messages(stored.messages.length)),
      this.#messages(stored),
      element("a", link, space.spaceUri),
    );
  }

  /** What can be set, as it is: of group chats and direct messages Chat keeps less. */
  #factsOf(stored: StoredSpace): [term: string, fact: string][] {
    const { space } = stored;
    const { columns, words } = this.#product;
    const type = typeOf(stored);
    const first = (list: readonly string[]) => list[0] ?? "";
    const header = (name: keyof typeof columns) => first(columns[name].headers);
    const isHistoryOn = space.spaceHistoryState === "HISTORY_ON";
    const facts: [string, string][] = [
      [header("type"), first(words.types[type])],
      [header("history"), first(isHistoryOn ? words.on : words.off)],
    ];
    const isExternal = space.externalUserAllowed === true;
    if (type !== "DIRECT_MESSAGE") {
      facts.push([header("externalPeople"), first(isExternal ? words.yes : words.no)]);
    }
    if (type !== "SPACE") return facts;
    const isOpen = at(space, "permissionSettings", "postMessages", "membersAllowed") === true;
    const audience = at(space, "accessSettings", "audience");
    const known = Object.entries(words.audiences).find(([id]) => id === (audience || "none"));
    return [
      ...facts,
      [header("whoCanPost"), first(words.posting[isOpen ? "EVERYONE" : "MANAGERS"])],
      [header("audience"), known ? first(known[1]) : String(audience)],
      [header("description"), String(at(space, "spaceDetails", "description") ?? "–")],
      [header("guidelines"), String(at(space, "spaceDetails", "guidelines") ?? "–")],
    ];
  }

  #people({ members }: StoredSpace): HTMLElement {
    const people = element("ul", { class: "people" });
    const items = members.slice(0, MOST_PEOPLE).map(({ who, membership }) => {
      const signs = [
        membership.role === "ROLE_MANAGER" ? this.#text.manager : "",
        membership.state === "INVITED" ? this.#text.invited : "",
      ].filter(Boolean);
      return element("li", {}, signs.length > 0 ? `${who} (${signs.join(", ")})` : who);
    });
    const more = members.length - items.length;
    if (more > 0) items.push(element("li", {}, `+ ${more}`));
    people.append(...items);
    return people;
  }

  #messages({ messages }: StoredSpace): HTMLElement {
    const list = element("ul", { class: "messages" });
    list.append(...messages.map(({ text }) => element("li", {}, String(text))));
    return list;
  }

  /** Chat names group chats and direct messages after the others in them. */
  #nameOf({ space, members }: StoredSpace): string {
    if (typeof space.displayName === "string") return space.displayName;
    const others = members.map(({ who }) => who).filter((who) => who !== this.#me);
    return others.join(", ");
  }
}

function typeOf({ space: { spaceType } }: StoredSpace): SpaceType {
  return spaceType === "GROUP_CHAT" || spaceType === "DIRECT_MESSAGE" ? spaceType : "SPACE";
}

/** What stands at the end of a path of names. */
function at(resource: Json, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }, resource);
}
