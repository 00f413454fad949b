/** What can be made to go wrong, and how fast time passes. */
import type { Person } from "../google/apps-script";
import type { Tab } from "../google/apps-script/document";
import {
  mend,
  type SheetFaultName,
  sheetFaultNames,
  spoil,
} from "../google/apps-script/sheet-faults";
import { type Faults, faultNames } from "../google/chat/faults";
import { byId, element } from "./dom";
import { type LineFault, lineFaults } from "./line-faults";
import type { PlaygroundText } from "./text";

/** What Google's consent page says of a scope. */
export function scopeName(scope: string, { scopes }: PlaygroundText): string {
  const short = scope.replace(/^.*\/auth\//, "");
  return scopes[short] ?? short;
}

/** The sheet that is open, and how it is drawn anew. */
interface OpenSheet {
  readonly tab: Tab;
  render(): void;
}

export class Switches {
  readonly #faults: Faults;
  readonly #person: Person;
  readonly #sheet: OpenSheet;
  readonly #text: PlaygroundText;
  readonly #faultBoxes = new Map<string, HTMLInputElement>();
  readonly #scopeBoxes = new Map<string, HTMLInputElement>();
  readonly #lineBoxes = new Map<string, HTMLInputElement>();
  readonly #sheetFaults = new Set<SheetFaultName>();

  constructor(faults: Faults, person: Person, sheet: OpenSheet, text: PlaygroundText) {
    this.#text = text;
    this.#faults = faults;
    this.#person = person;
    this.#sheet = sheet;
    for (const name of faultNames) this.#addFault(name);
    this.#addScriptFault("refused-by-script");
    this.#addLineFaults();
    this.#addSheetFaults();
    for (const scope of person.project.scopes) this.#addScope(scope);
    closeByItself(byId("problems", HTMLDetailsElement));
    this.render();
  }

  /** What goes wrong with a call that a page makes now. */
  lineFault(functionName: string): LineFault | undefined {
    const isOn = (name: LineFault) => this.#lineBoxes.get(name)?.checked === true;
    if (isOn("signedOut")) return "signedOut";
    if (isOn("offline")) return "offline";
    if (isOn("serverError")) return this.#strike("serverError");
    if (!isOn("silent") || functionName !== "createNextBatch") return undefined;
    return this.#strike("silent");
  }

  /** One that strikes so many times, or each time, and then switches itself off. */
  #strike(name: "silent" | "serverError"): LineFault {
    const box = this.#lineBoxes.get(name);
    const left = name === "silent" ? 0 : Number(box?.dataset.left) - 1;
    if (box) box.dataset.left = String(left);
    if (box && left === 0) box.checked = false;
    this.render();
    return name;
  }

  /** A fault that was to strike once switches itself off, and permissions come and go elsewhere. */
  render(): void {
    for (const [name, box] of this.#faultBoxes) {
      box.checked = this.#faults.active.some((active) => active === name);
    }
    for (const [scope, box] of this.#scopeBoxes) box.checked = this.#person.granted.has(scope);
    const refused = [...this.#scopeBoxes.values()].filter(({ checked }) => !checked).length;
    const lines = [...this.#lineBoxes.values()].filter(({ checked }) => checked).length;
    const { size } = this.#person.project.faults;
    const faults = this.#faults.active.length + size + lines + this.#sheetFaults.size;
    byId("problem-count", HTMLElement).textContent = count(faults + refused);
  }

  #describe(fault: string): string {
    return this.#text.faults[fault] ?? fault;
  }

  #addFault(name: (typeof faultNames)[number]): void {
    const box = checkbox(this.#describe(name), byId("faults", HTMLElement));
    box.name = name;
    this.#faultBoxes.set(name, box);
    box.addEventListener("change", () => {
      const times = Number(byId("times", HTMLSelectElement).value);
      if (box.checked) this.#faults.switchOn(name, times > 0 ? { times } : {});
      else this.#faults.switchOff(name);
      this.render();
    });
  }

  #addLineFaults(): void {
    const group = groupOf(this.#text.lineTitle);
    for (const name of Object.keys(lineFaults)) {
      const box = checkbox(this.#describe(name), group);
      box.name = name;
      this.#lineBoxes.set(name, box);
      box.addEventListener("change", () => {
        box.dataset.left = byId("times", HTMLSelectElement).value;
        this.render();
      });
    }
  }

  /** They are about the sheet that is open: another one is as it was. */
  #addSheetFaults(): void {
    const group = groupOf(this.#text.sheetTitle);
    for (const name of sheetFaultNames) {
      const box = checkbox(this.#describe(name), group);
      box.name = name;
      box.addEventListener("change", () => {
        if (box.checked) this.#sheetFaults.add(name);
        else this.#sheetFaults.delete(name);
        (box.checked ? spoil : mend)(this.#sheet.tab, name);
        this.#sheet.render();
        this.render();
      });
    }
  }

  /** What a person has not granted has a panel of its own. */
  #addScriptFault(name: "refused-by-script"): void {
    const { faults } = this.#person.project;
    const box = checkbox(this.#describe(name), byId("faults", HTMLElement));
    box.name = name;
    box.addEventListener("change", () => {
      if (box.checked) faults.add(name);
      else faults.delete(name);
      this.render();
    });
  }

  #addScope(scope: string): void {
    const box = checkbox(scopeName(scope, this.#text), byId("scopes", HTMLElement));
    box.name = scope;
    this.#scopeBoxes.set(scope, box);
    box.addEventListener("change", () => {
      if (box.checked) this.#person.granted.add(scope);
      else this.#person.granted.delete(scope);
      this.render();
    });
  }
}

function groupOf(title: string): HTMLElement {
  const group = element("div", { role: "group", "aria-label": title });
  group.append(element("strong", {}, title));
  byId("faults", HTMLElement).append(group);
  return group;
}

/** How many of the switches are not as they usually are. */
function count(number: number): string {
  return number > 0 ? ` (${number})` : "";
}

export function checkbox(text: string, root: HTMLElement): HTMLInputElement {
  const label = element("label");
  const box = element("input", { type: "checkbox" });
  label.append(box, text);
  root.append(label);
  return box;
}

function closeByItself(panel: HTMLDetailsElement): void {
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !panel.contains(relatedTarget)) panel.open = false;
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
}
