/** Sheets to start from, in the words of the product's own texts. */
import { commonTextIn, type Language } from "../../src/text";
import type { en } from "../../src/text/en";
import { playgroundTexts } from "./text";

/** What the examples fill in, wherever "Prepare this sheet" puts it. */
const columns = ["name", "type", "members", "description", "whoCanPost"] as const;
type Type = "" | keyof (typeof en)["words"]["types"];
export type Line = [
  name: string,
  type: Type,
  members: string,
  about?: string,
  posting?: "MANAGERS",
];

export const exampleNames = ["school", "agency", "many", "thousand", "list", "empty"] as const;
export type ExampleName = (typeof exampleNames)[number];

/** What examples say in a language. */
export interface ExampleWords {
  titles: Record<ExampleName, string>;
  /** of a list that somebody has had before */
  ownHeaders: [name: string, members: string, other: string];
  /** before the number of a class */
  className: string;
  rows: Record<"school" | "agency", Line[]>;
}

export interface Example {
  title: string;
  /** the header, and the rows below it */
  cells: string[][];
  /** whether they are filled into a sheet that the product's own "Prepare this sheet" made */
  isPrepared: boolean;
}

/** Some rows of each sheet need attention: a missing name, a mistyped address, too few people. */
export function exampleOf(name: ExampleName, language: Language): Example {
  const { titles, ownHeaders, className, rows } = playgroundTexts[language].examples;
  const title = titles[name];
  if (name === "empty") return { title, cells: [], isPrepared: false };
  if (name === "list") return { title, cells: ownList(ownHeaders), isPrepared: false };
  const count = { many: 200, thousand: 1000 };
  const isLong = name === "many" || name === "thousand";
  const lines = isLong ? classes(count[name], className) : rows[name];
  return { title, cells: cellsOf(lines, language), isPrepared: true };
}

function cellsOf(lines: readonly Line[], language: Language): string[][] {
  const text = commonTextIn(language);
  const header = columns.map((column) => text.columns[column].headers[0] ?? "");
  const cells = lines.map(([name, type, members, description = "", posting]) => [
    name,
    type ? (text.words.types[type][0] ?? "") : "",
    members,
    description,
    posting ? (text.words.posting[posting][0] ?? "") : "",
  ]);
  return [header, ...cells];
}

/** A sheet as people have it before they hear of the product: with headers of their own. */
function ownList(headers: string[]): string[][] {
  return [
    headers,
    ["Aurora", "ana@example.com, bruno@example.com", "B 12"],
    ["Boreal", "carla@example.com", "B 14"],
    ["Cometa", "duda@example.com; enzo@example.com", "A 3"],
  ];
}

function classes(count: number, className: string): Line[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, "0");
    return [
      `${className} ${number}`,
      "SPACE",
      `teacher${number}@school.example, office@school.example`,
    ];
  });
}
