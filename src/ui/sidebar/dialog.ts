import { EMPTY_DRAFT, type Problem, parseSpace, type SpaceType } from "../../chat/space";
import type { DialogResult } from "../create-space";
import {
  announce,
  button,
  call,
  close,
  el,
  explainFailure,
  linkButton,
  show,
  texts,
  withLinks,
} from "./page";

const { dialog, createSpace } = texts;

const TYPES: readonly SpaceType[] = ["SPACE", "GROUP_CHAT", "DIRECT_MESSAGE"];

type FieldName = "name" | "members" | "description";

/** What Chat takes for a type, in the order in which it is asked. */
const FIELDS: Record<SpaceType, FieldName[]> = {
  SPACE: ["name", "members", "description"],
  GROUP_CHAT: ["members", "description"],
  DIRECT_MESSAGE: ["members"],
};

/** Which field a problem is about. */
const ABOUT: Partial<Record<Problem["code"], FieldName>> = {
  nameMissing: "name",
  nameTooLong: "name",
  nameHasControlCharacters: "name",
  memberInvalid: "members",
  membersTooMany: "members",
  groupNotAllowed: "members",
  groupChatTooSmall: "members",
  directMessageNeedsOne: "members",
  descriptionTooLong: "description",
};

/** Not worth a word while the person is still typing. */
const UNFINISHED: readonly Problem["code"][] = [
  "nameMissing",
  "memberInvalid",
  "groupChatTooSmall",
  "directMessageNeedsOne",
];

interface Field {
  control: HTMLInputElement | HTMLTextAreaElement;
  error: HTMLElement;
  optional: HTMLElement;
  box: HTMLElement;
  /** Whether the person has left it once. */
  isLeft: boolean;
}

/** The form for one space. It keeps one request ID, so it makes one space, however often it is sent. */
export function showDialog(): void {
  const requestId = crypto.randomUUID();
  const fields: Record<FieldName, Field> = {
    name: field("name", el("input", { type: "text" })),
    members: field("members", el("textarea", {}), dialog.membersHint),
    description: field("description", el("textarea", {})),
  };
  const type = typeSelect();
  const refusal = el("div", { role: "alert", class: "error" });
  const submit = el("button", { class: "button primary" }, dialog.create);
  const form = el(
    "form",
    { novalidate: "" },
    el("div", { class: "field" }, el("label", { for: "type" }, dialog.type), type),
    Object.values(fields).map(({ box }) => box),
    refusal,
    el("div", { class: "actions" }, submit, button(dialog.close, close)),
  );

  form.addEventListener("input", check);
  form.addEventListener("focusout", ({ target }) => {
    for (const each of Object.values(fields)) if (each.control === target) each.isLeft = true;
    check();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  show(createSpace.title, form);
  type.focus();
  check();

  function chosenType(): SpaceType {
    return TYPES[type.selectedIndex] ?? "SPACE";
  }

  /** Only what the type takes is asked, and only that is sent. */
  function draft() {
    const asked = FIELDS[chosenType()];
    const value = (name: FieldName) => (asked.includes(name) ? fields[name].control.value : "");
    return {
      type: chosenType(),
      name: value("name"),
      members: value("members"),
      description: value("description"),
    };
  }

  /** @returns the problems there are, said or not. */
  function check(): Problem[] {
    const parsed = parseSpace({ ...EMPTY_DRAFT, ...draft() });
    const problems = "problems" in parsed ? parsed.problems : [];
    fields.name.optional.hidden = true;
    fields.members.optional.hidden = chosenType() !== "SPACE";
    for (const name of FIELDS.SPACE) {
      fields[name].box.hidden = !FIELDS[chosenType()].includes(name);
      describe(
        fields[name],
        problems.filter(({ code }) => ABOUT[code] === name),
      );
    }
    return problems;
  }

  async function send(): Promise<void> {
    if (submit.getAttribute("aria-disabled") === "true") return;
    for (const each of Object.values(fields)) each.isLeft = true;
    const [first] = check();
    if (first) return fields[ABOUT[first.code] ?? "name"].control.focus();
    setBusy(true);
    try {
      showResult(await call("createSpaceFromDialog", { draft: draft(), requestId }));
    } catch (error) {
      showRefusal(dialog.unsure, explainFailure(error));
    }
    setBusy(false);
  }

  function setBusy(isBusy: boolean): void {
    submit.setAttribute("aria-disabled", String(isBusy));
    submit.textContent = isBusy ? dialog.creating : dialog.create;
    if (isBusy) refusal.replaceChildren();
    if (isBusy) announce(dialog.creating);
  }

  function showResult(result: DialogResult): void {
    if (result.state === "created") showCreated(result);
    else showRefusal(dialog[result.state], result.why);
  }

  function showRefusal(title: string, why: string[]): void {
    const sentences = [title, ...why];
    refusal.replaceChildren(...sentences.map((sentence) => el("p", {}, withLinks(sentence))));
    submit.scrollIntoView({ block: "nearest" });
  }
}

function typeSelect(): HTMLSelectElement {
  const { types } = texts.words;
  return el(
    "select",
    { id: "type" },
    TYPES.map((type) => el("option", { value: type }, types[type][0] ?? type)),
  );
}

function field(name: FieldName, control: Field["control"], hint?: string): Field {
  const error = el("p", { id: `${name}-error`, class: "error", "aria-live": "polite" });
  const help = hint && el("p", { id: `${name}-hint`, class: "quiet" }, hint);
  control.id = name;
  control.setAttribute("aria-describedby", hint ? `${name}-hint ${name}-error` : `${name}-error`);
  const optional = el("span", { class: "quiet" }, ` ${dialog.optional}`);
  const label = el("label", { for: name }, dialog[name], optional);
  const box = el("div", { class: "field" }, label, control, help, error);
  return { control, error, optional, box, isLeft: false };
}

function describe({ control, error, isLeft }: Field, problems: Problem[]): void {
  const said = problems.filter(({ code }) => isLeft || !UNFINISHED.includes(code));
  const sentences = said.map(({ code, found, limit }) => texts.problems[code](found, limit));
  control.setAttribute("aria-invalid", String(said.length > 0));
  const shown = sentences.join(" ");
  if (error.textContent !== shown) error.textContent = shown;
}

function showCreated({ name, link, leftOut }: Extract<DialogResult, { state: "created" }>): void {
  show(
    dialog.created(name),
    leftOut && el("p", { class: "notice" }, leftOut),
    el(
      "div",
      { class: "actions" },
      linkButton(link, dialog.open),
      button(dialog.another, showDialog),
      button(dialog.close, close),
    ),
  );
}
