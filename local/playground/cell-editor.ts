/**
 * The field in which a cell is typed, with the list of its values where it has one:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import type { Cell } from "../google/apps-script";
import { element } from "./dom";
import { displayed, isChoice } from "./grid";

export class CellEditor {
  /** To be put over the cell. */
  readonly root = element("div", { class: "editor" });
  readonly #field: HTMLInputElement | HTMLTextAreaElement;
  readonly #list = element("ul", { role: "listbox", id: "choices" });
  readonly #choices: readonly string[];
  #active = -1;

  /**
   * @param label names the field for who does not see where it is
   * @param typed replaces what is in the cell; without, that is edited
   * @param commit the person has chosen a value of the list
   */
  constructor(cell: Cell, label: string, typed: string | undefined, commit: () => void) {
    const text = cell.formula || displayed(cell.value);
    this.#choices = isChoice(cell) ? ["", ...(cell.validation?.values ?? [])] : [];
    const isList = this.#choices.length > 0;
    this.#field = isList ? element("input") : element("textarea", { rows: "1" });
    this.#field.setAttribute("aria-label", label);
    this.#field.value = typed ?? text;
    this.root.append(this.#field);
    if (!isList) return;
    for (const [name, value] of Object.entries(COMBOBOX)) this.#field.setAttribute(name, value);
    this.#list.setAttribute("aria-label", label);
    this.root.append(this.#list);
    this.#showList(typed === undefined ? this.#choices : this.#fitting(), typed ?? text);
    this.#field.addEventListener("input", () => this.#showList(this.#fitting(), this.#field.value));
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const at = target instanceof HTMLElement ? this.#options.indexOf(target) : -1;
      if (at < 0) return;
      this.#activate(at);
      commit();
    });
  }

  /** What is chosen in the list, or else typed. */
  get value(): string {
    return this.#options[this.#active]?.dataset.value ?? this.#field.value;
  }

  focus(): void {
    this.#field.focus({ preventScroll: true });
    const { length } = this.#field.value;
    this.#field.setSelectionRange(length, length);
  }

  onBlur(run: () => void): void {
    this.#field.addEventListener("blur", run);
  }

  /** @returns whether the list took the key */
  takeKey(key: string): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const count = this.#options.length;
    if (!step || count === 0) return false;
    this.#activate(
      this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count,
    );
    return true;
  }

  /** Above the cell where there is no room below it. */
  place(isAbove: boolean): void {
    this.root.classList.toggle("above", isAbove);
  }

  get #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  #fitting(): string[] {
    const typed = this.#field.value.toLowerCase();
    return this.#choices.filter((choice) => choice.toLowerCase().startsWith(typed));
  }

  #showList(choices: readonly string[], text: string): void {
    const options = choices.map((choice, index) => {
      const option = element("li", { role: "option", id: `choice-${index}` }, choice || "–");
      option.dataset.value = choice;
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = options.length === 0;
    this.#field.setAttribute("aria-expanded", String(options.length > 0));
    const same = choices.indexOf(text);
    this.#activate(same < 0 && text !== "" && choices.length < this.#choices.length ? 0 : same);
  }

  #activate(at: number): void {
    this.#active = at;
    for (const [index, option] of this.#options.entries()) {
      option.setAttribute("aria-selected", String(index === at));
    }
    const active = this.#options[at];
    this.#field.setAttribute("aria-activedescendant", active?.id ?? "");
    active?.scrollIntoView({ block: "nearest" });
  }
}

const COMBOBOX = {
  role: "combobox",
  "aria-controls": "choices",
  "aria-autocomplete": "list",
  autocomplete: "off",
};
