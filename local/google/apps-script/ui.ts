/**
 * Menus, dialogs and sidebars. https://developers.google.com/apps-script/guides/menus and
 * https://developers.google.com/apps-script/guides/dialogs
 */
import { EnumValue, enumeration, Service } from "./service";
import type { HtmlOutput } from "./services";

export type MenuItem =
  | { kind: "item"; label: string; functionName: string }
  | { kind: "separator" }
  | { kind: "menu"; menu: Menu };
export type Menu = { title: string; items: MenuItem[] };
export type OpenPage = { title: string; html: string; width: number; height: number };
/** `buttons` as in ui.ButtonSet, such as "YES_NO" */
export type Question = {
  kind: "alert" | "prompt";
  title: string;
  message: string;
  buttons: string;
};
export type Answer = { button: "OK" | "CANCEL" | "YES" | "NO" | "CLOSE"; text?: string };

const Button = enumeration("Button", "CLOSE", "OK", "CANCEL", "YES", "NO");
const ButtonSet = enumeration("ButtonSet", "OK", "OK_CANCEL", "YES_NO", "YES_NO_CANCEL");
type DialogArguments = (string | EnumValue)[];

export class Ui extends Service {
  static readonly google = `Ui createMenu(string) showSidebar(HtmlOutput)
    showModalDialog(HtmlOutput,string) alert(string;string,ButtonSet;string,string,ButtonSet)
    prompt(string;string,ButtonSet;string,string,ButtonSet)`;
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  createMenu = (title: string) => new MenuBuilder(this.execution, { title, items: [] });
  createAddonMenu = () => this.createMenu("Extensions");
  alert = (...args: DialogArguments) => Button[this.#ask("alert", args).button];
  prompt = (...args: DialogArguments) =>
    new PromptResponse(this.execution, this.#ask("prompt", args));

  showSidebar({ state: { html, title } }: HtmlOutput): void {
    this.execution.dialogs.push({ kind: "sidebar", title, message: "" });
    this.execution.user.sidebar = { title, html, width: 300, height: 600 };
  }
  showModalDialog({ state: { html, width = 600, height = 400 } }: HtmlOutput, title: string): void {
    this.execution.dialogs.push({ kind: "dialog", title, message: "" });
    this.execution.user.dialog = { title, html, width, height };
  }

  #ask(kind: "alert" | "prompt", args: DialogArguments): Answer {
    const texts = args.filter((arg) => typeof arg === "string");
    const [message = "", title = ""] = texts.reverse();
    const last = args.at(-1);
    const buttons = last instanceof EnumValue ? last.value : "OK";
    this.execution.dialogs.push({ kind, title, message });
    const { user } = this.execution;
    return this.execution.suspend(() => {
      const answer = user.answer({ kind, title, message, buttons });
      if (answer.button === "CLOSE" || buttons.split("_").includes(answer.button)) return answer;
      throw new RangeError(`A dialog with ${buttons} has no button ${answer.button}`);
    });
  }
}

class MenuBuilder extends Service<Menu> {
  static readonly google = "Menu addItem(string,string) addSubMenu(Menu)";
  addItem = (label: string, functionName: string) =>
    this.#add({ kind: "item", label, functionName });
  addSeparator = () => this.#add({ kind: "separator" });
  addSubMenu = ({ state: menu }: MenuBuilder) => this.#add({ kind: "menu", menu });

  addToUi(): void {
    const { user } = this.execution;
    user.menus = [...user.menus.filter(({ title }) => title !== this.state.title), this.state];
  }
  #add(item: MenuItem): this {
    this.state.items.push(item);
    return this;
  }
}

class PromptResponse extends Service<Answer> {
  static readonly google = "PromptResponse";
  getResponseText = () => this.state.text ?? "";
  getSelectedButton = () => Button[this.state.button];
}
