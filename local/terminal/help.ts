import { scriptFaultDescriptions } from "../google/apps-script/faults";
import { sheetFaultDescriptions } from "../google/apps-script/sheet-faults";
import { faultDescriptions } from "../google/chat/faults";
import { called } from "./called";
import {
  type CommandName,
  commandNames,
  type OptionName,
  optionsOf,
  shapeOf,
} from "./command-line";
import { say } from "./text";

export function help(about?: CommandName): string {
  return about ? helpAbout(about) : helpAboutAll();
}

/** On one screen: the commands, and the options of all of them. */
function helpAboutAll(): string {
  const { help: text } = say();
  const commands = commandNames.map((name) => [nameOf(name), text.about[name]] as const);
  return [
    `${text.usage}: ${called} ${text.command} ${text.form}`,
    text.intro,
    `${text.commands}\n${columns(commands)}\n  ${text.more}\n  ${text.alone}`,
    optionsText(Object.keys(text.option) as OptionName[]),
    text.exitCodes,
  ].join("\n\n");
}

function helpAbout(command: CommandName): string {
  const { help: text } = say();
  const options = optionsOf(command);
  const details = [text.about[command], text.details[command]].filter(Boolean).join("\n\n");
  return [
    `${text.usage}: ${called} ${nameOf(command)} ${text.form}`,
    details.replace(/^./, (first) => first.toUpperCase()),
    optionsText(options),
    ...(options.includes("fault") ? [`${text.faults}\n${faultList()}`] : []),
    text.exitCodes,
  ].join("\n\n");
}

/** What --fault can switch on, and what only the playground can. */
export function faultList(): string {
  const { faultAbout, inPlayground } = say().help;
  const all = { ...faultDescriptions, ...scriptFaultDescriptions, ...sheetFaultDescriptions };
  return columns(
    Object.entries({ ...all, ...faultAbout }).map(([name, about]) => {
      const why = whyElsewhere(name);
      return [name, why ? `${about} ${inPlayground(why)}` : about];
    }),
  );
}

/** Why a fault cannot be met in a terminal; undefined where it can. */
export function whyElsewhere(fault: string): string | undefined {
  const { faultElsewhere } = say().help;
  return Object.entries(faultElsewhere).find(([name]) => name === fault)?.[1];
}

function nameOf(command: CommandName): string {
  const { argument } = shapeOf(command);
  return argument ? `${command} ${say().help.argument[argument]}` : command;
}

function optionsText(names: readonly OptionName[]): string {
  const { help: text } = say();
  const lines = names.map((name) => {
    const [value, about] = text.option[name];
    return [`--${name} ${value}`.trim(), about] as const;
  });
  return `${text.options}\n${columns(lines)}`;
}

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join("\n");
}
