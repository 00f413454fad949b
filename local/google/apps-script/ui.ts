/**
 * Menus, dialogs and sidebars. https://developers.google.com/apps-script/guides/menus and
 * https://developers.google.com/apps-script/guides/dialogs
 */
import type { Menu, MenuItem } from "./kept";
import { EnumValue, enumeration, Service, type StandIn } from "./service";
import type { HtmlOutput } from "./services";

const Button = enumeration<typeof GoogleAppsScript.Base.Button>(
  "Button",
  "CLOSE",
  "OK",
  "CANCEL",
  "YES",
  "NO",
);
const ButtonSet = enumeration<typeof GoogleAppsScript.Base.ButtonSet>(
  "ButtonSet",
  "OK",
  "OK_CANCEL",
  "YES_NO",
  "YES_NO_CANCEL",
);
type Buttons = EnumValue<GoogleAppsScript.Base.ButtonSet>;
type PressedButton = EnumValue<GoogleAppsScript.Base.Button>;

export class Ui extends Service<undefined, GoogleAppsScript.Base.Ui> implements StandIn<Ui> {
  static readonly google = `Ui createMenu(string) showSidebar(HtmlOutput)
    showModalDialog(HtmlOutput,string) alert(string;string,ButtonSet;string,string,ButtonSet)`;
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  createMenu = (title: string) => new MenuBuilder(this.execution, { title, items: [] });

  alert(message: string): PressedButton;
  alert(message: string, buttons: Buttons): PressedButton;
  alert(title: string, message: string, buttons: Buttons): PressedButton;
  alert(...args: [string, (string | Buttons)?, Buttons?]): PressedButton {
    const [message = "", title = ""] = args.filter((arg) => typeof arg === "string").reverse();
    const last = args[args.length - 1];
    const buttons = last instanceof EnumValue ? last.value : "OK";
    this.execution.dialogs.push({ kind: "alert", title, message });
    const { user } = this.execution;
    return this.execution.suspend(() => {
      const { button } = user.answer({ title, message, buttons });
      if (button === "CLOSE" || buttons.split("_").includes(button)) return Button[button];
      throw new RangeError(`A dialog with ${buttons} has no button ${button}`);
    });
  }
  showSidebar({ state: { html, title } }: HtmlOutput): void {
    this.execution.dialogs.push({ kind: "sidebar", title, message: "" });
    this.execution.user.sidebar = { title, html, width: 300, height: 600 };
  }
  showModalDialog({ state: { html, width = 600, height = 400 } }: HtmlOutput, title: string): void {
    this.execution.dialogs.push({ kind: "dialog", title, message: "" });
    this.execution.user.dialog = { title, html, width, height };
  }
}

class MenuBuilder
  extends Service<Menu, GoogleAppsScript.Base.Menu>
  implements StandIn<MenuBuilder>
{
  static readonly google = "Menu addItem(string,string)";
  addItem = (label: string, functionName: string) =>
    this.#add({ kind: "item", label, functionName });
  addSeparator = () => this.#add({ kind: "separator" });

  addToUi(): void {
    const { user } = this.execution;
    user.menus = [...user.menus.filter(({ title }) => title !== this.state.title), this.state];
  }
  #add(item: MenuItem): this {
    this.state.items.push(item);
    return this;
  }
}
