import { EMPTY_DRAFT, type Problem, parseSpace, type SpaceType } from "../chat/space";
import type { DialogDraft, DialogResult } from "../ui/create-space";
import { actions, announce, button, el, grantButton, linkButton, paragraphs, show } from "./dom";
import { texts } from "./format";
import { call, close, explainFailure, setHeight } from "./server";

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
  membersAreNames: "members",
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
  "membersAreNames",
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

interface Form {
  /** One for the form, so it makes one space, however often it is sent. */
  requestId: string;
  type: HTMLSelectElement;
  fields: Record<FieldName, Field>;
  /** Why the space was not created. */
  refusal: HTMLElement;
  submit: HTMLButtonElement;
}

/** The form for one space. */
export function showDialog(): void {
  const form = makeForm();
  show(createSpace.title, formElement(form));
  form.type.focus();
  check(form);
}

function makeForm(): Form {
  return {
    requestId: crypto.randomUUID(),
    type: typeSelect(),
    fields: {
      name: makeField("name", el("input", { type: "text" })),
      members: makeField("members", el("textarea", {}), dialog.membersHint),
      description: makeField("description", el("textarea", {})),
    },
    refusal: el("div", { role: "alert", class: "error" }),
    submit: el("button", { class: "button primary" }, dialog.create),
  };
}

function typeSelect(): HTMLSelectElement {
  const { types } = texts.words;
  return el(
    "select",
    { id: "type" },
    TYPES.map((type) => el("option", { value: type }, types[type][0] ?? type)),
  );
}

function makeField(name: FieldName, control: Field["control"], hint?: string): Field {
  const error = el("p", { id: `${name}-error`, class: "error", "aria-live": "polite" });
  const help = hint && el("p", { id: `${name}-hint`, class: "quiet" }, hint);
  control.id = name;
  control.setAttribute("aria-describedby", hint ? `${name}-hint ${name}-error` : `${name}-error`);
  const optional = el("span", { class: "quiet" }, ` ${dialog.optional}`);
  const label = el("label", { for: name }, dialog[name], optional);
  const box = el("div", { class: "field" }, label, control, help, error);
  return { control, error, optional, box, isLeft: false };
}

function formElement(form: Form): HTMLFormElement {
  const { type, fields, refusal, submit } = form;
  const element = el(
    "form",
    { novalidate: "" },
    el("div", { class: "field" }, el("label", { for: "type" }, dialog.type), type),
    Object.values(fields).map(({ box }) => box),
    refusal,
    actions(submit, button(dialog.close, close)),
  );
  element.addEventListener("input", () => check(form));
  element.addEventListener("focusout", ({ target }) => {
    for (const field of Object.values(fields)) if (field.control === target) field.isLeft = true;
    check(form);
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  return element;
}

function chosenType({ type }: Form): SpaceType {
  return TYPES[type.selectedIndex] ?? "SPACE";
}

/** Only what the type takes is asked, and only that is sent. */
function draftOf(form: Form): DialogDraft & { type: SpaceType } {
  const type = chosenType(form);
  const value = (name: FieldName) =>
    FIELDS[type].includes(name) ? form.fields[name].control.value : "";
  return {
    type,
    name: value("name"),
    members: value("members"),
    description: value("description"),
  };
}

/** @returns the problems there are, said or not. */
function check(form: Form): Problem[] {
  const { fields } = form;
  const type = chosenType(form);
  const parsed = parseSpace({ ...EMPTY_DRAFT, ...draftOf(form) });
  const problems = "problems" in parsed ? parsed.problems : [];
  fields.name.optional.hidden = true;
  fields.members.optional.hidden = type !== "SPACE";
  for (const name of FIELDS.SPACE) {
    fields[name].box.hidden = !FIELDS[type].includes(name);
    describe(
      fields[name],
      problems.filter(({ code }) => ABOUT[code] === name),
    );
  }
  return problems;
}

function describe({ control, error, isLeft }: Field, problems: Problem[]): void {
  const said = problems.filter(({ code }) => isLeft || !UNFINISHED.includes(code));
  // Nobody has people chips here.
  const sentences = said.map(({ code, found, limit }) =>
    texts.problems[code === "membersAreNames" ? "memberInvalid" : code](found, limit),
  );
  control.setAttribute("aria-invalid", String(said.length > 0));
  const shown = sentences.join(" ");
  if (error.textContent !== shown) error.textContent = shown;
}

async function send(form: Form): Promise<void> {
  const { requestId, fields, submit } = form;
  if (submit.getAttribute("aria-disabled") === "true") return;
  for (const field of Object.values(fields)) field.isLeft = true;
  const [first] = check(form);
  if (first) return fields[ABOUT[first.code] ?? "name"].control.focus();
  setBusy(form, true);
  try {
    showResult(form, await call("createSpaceFromDialog", { draft: draftOf(form), requestId }));
  } catch (error) {
    showUnsure(form, explainFailure(error));
  }
  setBusy(form, false);
}

/**
 * Sent again, the form yields the space that Chat may have made already, whatever it says by then: so
 * it stays as it was sent.
 */
function showUnsure(form: Form, why: string[]): void {
  const { type, fields } = form;
  type.disabled = true;
  for (const { control } of Object.values(fields)) control.readOnly = true;
  showRefusal(
    form,
    dialog.unsure,
    [...why, dialog.asSent],
    actions(button(dialog.another, showAnother)),
  );
}

function setBusy({ submit, refusal }: Form, isBusy: boolean): void {
  submit.setAttribute("aria-disabled", String(isBusy));
  submit.textContent = isBusy ? dialog.creating : dialog.create;
  if (isBusy) refusal.replaceChildren();
  if (isBusy) announce(dialog.creating);
}

function showResult(form: Form, result: DialogResult): void {
  if (result.state === "created") showCreated(result);
  else if (result.state === "permissionMissing") askForPermission(form, result.link);
  else if (result.state === "unsure") showUnsure(form, result.why);
  else showRefusal(form, dialog.refused, result.why);
}

/** Once it is granted, what was filled in is sent again by itself. */
function askForPermission(form: Form, url: string): void {
  const { permission } = texts.sidebar;
  const why = [createSpace.notGranted, permission.todo];
  showRefusal(form, dialog.refused, why, actions(grantButton(url, () => void send(form))));
}

function showRefusal(
  { refusal, submit }: Form,
  title: string,
  why: string[],
  ...ways: HTMLElement[]
): void {
  refusal.replaceChildren(...paragraphs([title, ...why]), ...ways);
  submit.scrollIntoView({ block: "nearest" });
}

/** In pixels, as the dialog is opened with. */
const FORM_HEIGHT = 560;

function showAnother(): void {
  showDialog();
  setHeight(FORM_HEIGHT);
}

function showCreated(result: Extract<DialogResult, { state: "created" }>): void {
  const { name, link, people, listed } = result;
  show(
    dialog.created(name),
    people && el("p", { class: "notice" }, people),
    listed && el("p", {}, listed),
    actions(
      linkButton(link, dialog.open),
      button(dialog.another, showAnother),
      button(dialog.close, close),
    ),
  );
  setHeight();
}
