import type { Handler } from "../run/firing";
import type { Run } from "../run/run-store";
import type { Checked } from "../ui/sidebar";
import type { Background, TriggerState } from "../ui/triggers";
import { actions, button, type Child, el, linkToTab, paragraphs } from "./dom";
import { orphanedSpaces } from "./end";
import { formatDateTime, scriptId, texts } from "./format";
import { details, notice } from "./lists";

/** What goes on while the person is away: whether it does, what happened, and how it is switched. */

const { away } = texts.sidebar;

export type Switch = (handler: Handler, isOn: boolean) => void;

/** Whether a run goes on with the tab closed, as far as is known. */
export function goesOn({ triggers }: Background): boolean {
  return triggers.continueRun.isOn;
}

/** What is switched, so that it is seen when it has changed. */
export function switchedIn({ triggers }: Background): boolean[] {
  return Object.values(triggers).flatMap(({ isOn, isSilent }) => [isOn, isSilent]);
}

/** All that can go on, with its switch. */
export function whileAway({ background, hasForm }: Checked, onSwitch: Switch): Child {
  const isFormed = hasForm || background.triggers.createSpaceFromForm.isOn;
  const handlers: Handler[] = [
    "continueRun",
    ...(isFormed ? (["createSpaceFromForm"] as const) : []),
  ];
  return details(away.title, false, ...switches(handlers, background, onSwitch));
}

/** The same of the run that the person is about to begin. */
export function runAway(background: Background, onSwitch: Switch): Child {
  return details(away.title, false, ...switches(["continueRun"], background, onSwitch));
}

function switches(handlers: readonly Handler[], background: Background, onSwitch: Switch): Child[] {
  const { canSwitch, isKnown, triggers } = background;
  return [
    ...handlers.map((handler) => {
      return stateOf(handler, triggers[handler], isKnown, canSwitch && onSwitch);
    }),
    canSwitch ? undefined : stepsByHand(handlers),
    el("p", { class: "quiet" }, away.rights),
  ];
}

/** @param onSwitch false: it is switched by hand. */
function stateOf(
  handler: Handler,
  { isOn, isSilent, lastAt }: TriggerState,
  isKnown: boolean,
  onSwitch: Switch | false,
): Child[] {
  const { on, off, byHand, switchOn } = away[handler];
  const sentence = isOn ? on : isSilent ? away.silent : isKnown ? off : byHand;
  const last = lastAt ? away.last(formatDateTime(lastAt)) : "";
  const label = isOn ? away.switchOff : isSilent ? away.switchAgain : switchOn;
  const said = el("p", { id: handler }, [sentence, last].filter(Boolean).join(" "));
  if (!onSwitch) return [said];
  const click = button(label, () => onSwitch(handler, !isOn));
  click.setAttribute("aria-describedby", handler);
  return [said, actions(click)];
}

/** How triggers are added without a permission for it, in four steps. */
export function stepsByHand(handlers: readonly Handler[]): Child[] {
  const { open, save, end } = away.steps;
  const choose = handlers.map((handler) => away.steps[handler]).join(" ");
  const steps = [open, choose, save, end].map((step) => el("li", {}, step));
  const page = `https://script.google.com/home/projects/${scriptId}/triggers`;
  return [el("ol", {}, steps), el("p", {}, linkToTab(page, away.page))];
}

/** What triggers have created of a run. */
export function madeAway(made: Run["away"] | null): string {
  return made ? away.made(made.created, formatDateTime(made.at)) : "";
}

/** Answers of a form that wait, and why; and of which there is a space, and no row any more. */
export function answersWaiting({ answers, background: { stopped, orphans } }: Checked): Child {
  const hint = [away.waitingHint(answers)];
  return [
    answers > 0 && notice(away.waiting(answers), paragraphs(stopped?.why ?? hint)),
    orphanedSpaces(orphans),
  ];
}
