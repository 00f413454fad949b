import type { SheetColumns } from "../sheet/own-headers";
import { actions, button, el, show } from "./dom";
import { texts } from "./format";

const { sidebar, unprepared } = texts;
const words = sidebar.columns;

export interface ColumnActions {
  choose: (name: string, members: string) => void;
  back: { label: string; action: () => void };
}

/** Asks which columns hold the name and the members, with what seems to be meant chosen already. */
export function showColumnQuestion(
  columns: SheetColumns,
  isPrepared: boolean,
  { choose, back }: ColumnActions,
): void {
  const name = select("name", columns, columns.name);
  const members = select("members", columns, columns.members);
  const unused = el("p", { class: "quiet" });
  const error = el("p", { id: "columns-error", class: "error", role: "alert" });
  const describe = () => {
    const chosen = [name.value, members.value];
    const rest = columns.headers.map(({ header }) => header).filter((h) => !chosen.includes(h));
    unused.textContent = rest.length > 0 ? words.unused(rest.join(", ")) : "";
    error.textContent = "";
  };
  const submit = () => {
    error.textContent = problemOf(name.value, members.value);
    if (error.textContent) name.focus();
    else choose(name.value, members.value);
  };
  name.addEventListener("change", describe);
  members.addEventListener("change", describe);
  show(
    words.title,
    columns.reserved.map((header) => el("p", { class: "notice" }, unprepared.reserved(header))),
    field("name", words.name, name),
    field("members", words.members, members),
    error,
    actions(button(words.button, submit, "primary"), button(back.label, back.action)),
    unused,
    el("p", { class: "quiet" }, isPrepared ? words.keeps : `${words.keeps} ${words.adds}`),
  );
  describe();
}

function problemOf(name: string, members: string): string {
  if (!name && !members) return words.needed;
  return name === members ? words.same : "";
}

function field(id: string, label: string, control: HTMLElement): HTMLElement {
  return el("div", { class: "field" }, el("label", { for: id }, label), control);
}

function select(id: string, { headers }: SheetColumns, chosen: string): HTMLSelectElement {
  const control = el(
    "select",
    { id, "aria-describedby": "columns-error" },
    el("option", { value: "" }, words.none),
    headers.map(({ header, example }) =>
      el("option", { value: header }, example ? words.example(header, example) : header),
    ),
  );
  control.value = chosen;
  return control;
}
