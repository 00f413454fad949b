/** The form whose answers arrive in the sheet, as whoever fills it in sees it. */

import { commonTextIn, type Language } from "../../src/text";
import type { Tab } from "../google/apps-script";
import { button, element } from "./dom";
import { playgroundTexts } from "./text";

export interface Answer {
  /** The headers of the columns that the form writes. */
  questions: string[];
  answers: string[];
}

/** The columns that hold name and members; of a sheet with headers of its own, the first two. */
function questionsOf(tab: Tab, language: Language): string[] {
  const [headers = []] = tab.values();
  const { name, members } = commonTextIn(language).columns;
  const known = [name, members].map((column) => column.headers[0] ?? "");
  const isPrepared = known.every((header) => headers.includes(header));
  return isPrepared ? known : headers.slice(0, 2).map(String);
}

/** @returns a dialog that hands over what is filled in, and stays for the next answer */
export function formDialog(
  tab: Tab,
  language: Language,
  closeLabel: string,
  submit: (answer: Answer) => void,
): HTMLDialogElement {
  const words = playgroundTexts[language].formWords;
  const dialog = element("dialog", { class: "message", "aria-label": words.title });
  const form = element("form", { method: "dialog", class: "form" });
  const name = element("input", { required: "", value: `${words.title} 1` });
  const people = element("input", { value: "ana@example.com, bruno@example.com" });
  const field = (label: string, input: HTMLInputElement) => {
    const holder = element("label", {}, label);
    holder.append(input);
    return holder;
  };
  const send = element("button", { type: "submit" }, words.submit);
  form.append(field(words.name, name), field(words.people, people), send);
  let count = 1;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit({ questions: questionsOf(tab, language), answers: [name.value, people.value] });
    count += 1;
    name.value = `${words.title} ${count}`;
  });
  dialog.append(
    element("h2", {}, words.title),
    form,
    button("✕", () => dialog.close(), closeLabel),
  );
  return dialog;
}
