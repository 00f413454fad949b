import { readScript } from "../google/load";

/** Who calls a function, as its documentation begins: else nobody but a person or Google. */
export type Caller = "Sidebar" | "Dialog" | undefined;

/** The bundle's global functions, in the order of the editor's Run menu, and who calls them. */
export function readFunctions(): Map<string, Caller> {
  const documented = /(?:^\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?^function (\w+)\(/gm;
  const found = readScript().code.matchAll(documented);
  return new Map([...found].map(([, doc = "", name = ""]) => [name, callerIn(doc)]));
}

function callerIn(doc: string): Caller {
  const [, word] = /^[\s*]*(Sidebar|Dialog)\b.*:/m.exec(doc) ?? [];
  return word === "Sidebar" || word === "Dialog" ? word : undefined;
}
