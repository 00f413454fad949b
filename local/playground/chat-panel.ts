/** The spaces as Google Chat lists them. */
import type { ChatApi } from "../google/chat/api";
import { button, byId, element } from "./dom";
import type { Language } from "./examples";

type StoredSpace = ChatApi["spaces"][number];

/**
 * Chat names the app that did something for a person:
 * https://developers.google.com/workspace/chat/authenticate-authorize. The words are our own.
 */
const texts = {
  en: {
    none: "No spaces yet.",
    made: (creator: string) => `The app Chat Spaces created this for ${creator}`,
    members: (count: number) => (count === 1 ? "1 member" : `${count} members`),
    manager: "manager",
    open: "Link",
    types: { SPACE: "Space", GROUP_CHAT: "Group chat", DIRECT_MESSAGE: "Direct message" },
  },
  "pt-BR": {
    none: "Ainda não há espaços.",
    made: (creator: string) => `O app Chat Spaces criou isto para ${creator}`,
    members: (count: number) => (count === 1 ? "1 participante" : `${count} participantes`),
    manager: "administrador",
    open: "Link",
    types: { SPACE: "Espaço", GROUP_CHAT: "Chat em grupo", DIRECT_MESSAGE: "Mensagem direta" },
  },
};

export class ChatPanel {
  readonly #list = element("ul");
  readonly #details = element("section", { "aria-live": "polite" });
  readonly #text: (typeof texts)[Language];
  readonly #shown: StoredSpace[] = [];
  /** How many members each was shown with. */
  #sizes: number[] = [];
  #selected: HTMLElement | undefined;

  constructor(
    root: HTMLElement,
    private readonly me: string,
    language: Language,
  ) {
    this.#text = texts[language];
    root.append(this.#list, this.#details);
    this.add([]);
  }

  /** Spaces that are new. */
  add(spaces: readonly StoredSpace[]): void {
    for (const [index, { members }] of this.#shown.entries()) {
      if (members.length === this.#sizes[index]) continue;
      // People were added to it.
      const size = this.#list.children[index]?.querySelector("small");
      if (size) size.textContent = this.#text.members(members.length);
    }
    this.#shown.push(...spaces);
    this.#sizes = this.#shown.map(({ members }) => members.length);
    this.#list.append(...spaces.map((stored) => this.#entry(stored)));
    const count = this.#shown.length;
    byId("space-count", HTMLElement).textContent = count > 0 ? ` (${count})` : "";
    const isEmpty = count === 0;
    this.#list.hidden = isEmpty;
    if (isEmpty) this.#details.replaceChildren(element("p", {}, this.#text.none));
    else if (!this.#selected) this.#details.replaceChildren();
  }

  /** @returns whether there is a space behind that link */
  open(url: string): boolean {
    const index = this.#shown.findIndex(({ space }) => space.spaceUri === url);
    const [stored, entry] = [this.#shown[index], this.#list.children[index]?.firstElementChild];
    if (!stored || !(entry instanceof HTMLElement)) return false;
    this.#select(stored, entry);
    return true;
  }

  #select(stored: StoredSpace, entry: HTMLElement): void {
    this.#selected?.removeAttribute("aria-current");
    this.#selected = entry;
    entry.setAttribute("aria-current", "true");
    entry.scrollIntoView({ block: "nearest" });
    this.#showDetails(stored);
  }

  #entry(stored: StoredSpace): HTMLElement {
    const entry = element("li");
    const label = button(this.#nameOf(stored), () => this.#select(stored, label));
    label.append(element("small", {}, this.#text.members(stored.members.length)));
    entry.append(label);
    return entry;
  }

  #showDetails(stored: StoredSpace): void {
    const { space, creator, members } = stored;
    const people = element("ul", { class: "people" });
    people.append(
      ...members.map(({ who, membership }) => {
        const isManager = membership.role === "ROLE_MANAGER";
        return element("li", {}, isManager ? `${who} (${this.#text.manager})` : who);
      }),
    );
    const link = { href: space.spaceUri, target: "_blank", rel: "noopener" };
    this.#details.replaceChildren(
      element("h3", {}, this.#nameOf(stored)),
      element("p", { class: "made" }, this.#text.made(creator)),
      element("p", {}, descriptionOf(stored)),
      people,
      element("a", link, space.spaceUri),
    );
  }

  /** Chat names group chats and direct messages after the others in them. */
  #nameOf({ space, members }: StoredSpace): string {
    if (typeof space.displayName === "string") return space.displayName;
    const others = members.map(({ who }) => who).filter((who) => who !== this.me);
    return others.join(", ");
  }
}

function descriptionOf({ space: { spaceDetails } }: StoredSpace): string {
  if (typeof spaceDetails !== "object" || spaceDetails === null) return "";
  if (!("description" in spaceDetails)) return "";
  return String(spaceDetails.description);
}
