/**
 * Menus, dialogs and sidebars. https://developers.google.com/apps-script/guides/menus and
 * https://developers.google.com/apps-script/guides/dialogs
 */
import { defineService, EnumValue, enumeration, Service } from "./execution";
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
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  createMenu = (title: string) => new MenuBuilder(this.execution, { title, items: [] });
  createAddonMenu = () => this.createMenu("Extensions");
  alert = (...args: DialogArguments) => Button[this.#ask("alert", args).button];
  prompt = (...args: DialogArguments) =>
    new PromptResponse(this.execution, this.#ask("prompt", args));

  showSidebar(page: HtmlOutput): void {
    this.execution.user.sidebar = this.#show("sidebar", page, page.state.title, 300, 600);
  }
  showModalDialog(page: HtmlOutput, title: string): void {
    const { width = 600, height = 400 } = page.state;
    this.execution.user.dialog = this.#show("dialog", page, title, width, height);
  }

  #show(
    kind: "sidebar" | "dialog",
    { state: { html } }: HtmlOutput,
    title: string,
    width: number,
    height: number,
  ): OpenPage {
    this.execution.dialogs.push({ kind, title, message: "" });
    return { title, html, width, height };
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
defineService(
  Ui,
  "Ui",
  `createMenu(string) showSidebar(HtmlOutput) showModalDialog(HtmlOutput,string)
   alert(string;string,ButtonSet;string,string,ButtonSet)
   prompt(string;string,ButtonSet;string,string,ButtonSet)`,
);

class MenuBuilder extends Service<Menu> {
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
defineService(MenuBuilder, "Menu", "addItem(string,string) addSubMenu(Menu)");

class PromptResponse extends Service<Answer> {
  getResponseText = () => this.state.text ?? "";
  getSelectedButton = () => Button[this.state.button];
}
defineService(PromptResponse, "PromptResponse");
