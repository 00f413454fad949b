/** Sheets to start from, in the words of the product's own texts. */
import { en } from "../../src/text/en";
import { ptBR } from "../../src/text/pt-BR";

export const languages = { en, "pt-BR": ptBR };
export type Language = keyof typeof languages;

/** What the examples fill in, wherever "Prepare this sheet" puts it. */
const columns = ["name", "type", "members", "description", "whoCanPost"] as const;
type Type = "" | keyof (typeof en)["words"]["types"];
type Line = [name: string, type: Type, members: string, about?: string, posting?: "MANAGERS"];

export const exampleNames = ["school", "agency", "many", "thousand", "list", "empty"] as const;
export type ExampleName = (typeof exampleNames)[number];

export interface Example {
  title: string;
  /** the header, and the rows below it */
  cells: string[][];
  /** whether they are filled into a sheet that the product's own "Prepare this sheet" made */
  isPrepared: boolean;
}

/** Some rows of each sheet need attention: a missing name, a mistyped address, too few people. */
export function exampleOf(name: ExampleName, language: Language): Example {
  const titles = language === "en" ? titlesEn : titlesPt;
  const title = titles[name];
  if (name === "empty") return { title, cells: [], isPrepared: false };
  if (name === "list") return { title, cells: ownList(language), isPrepared: false };
  const count = { many: 200, thousand: 1000 };
  const isLong = name === "many" || name === "thousand";
  const lines = isLong ? classes(count[name], language) : rows[language][name];
  return { title, cells: cellsOf(lines, language), isPrepared: true };
}

const titlesEn: Record<ExampleName, string> = {
  school: "A school’s classes",
  agency: "An agency’s clients",
  many: "200 classes",
  thousand: "1,000 classes",
  list: "A list of your own",
  empty: "An empty sheet",
};
const titlesPt: Record<ExampleName, string> = {
  school: "Turmas de uma escola",
  agency: "Clientes de uma agência",
  many: "200 turmas",
  thousand: "1.000 turmas",
  list: "Uma lista sua",
  empty: "Uma planilha vazia",
};

function cellsOf(lines: readonly Line[], language: Language): string[][] {
  const text = languages[language];
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
function ownList(language: Language): string[][] {
  return [
    language === "en" ? ["Course", "Teachers", "Room"] : ["Disciplina", "Professores", "Sala"],
    ["Aurora", "ana@example.com, bruno@example.com", "B 12"],
    ["Boreal", "carla@example.com", "B 14"],
    ["Cometa", "duda@example.com; enzo@example.com", "A 3"],
  ];
}

function classes(count: number, language: Language): Line[] {
  const stem = language === "en" ? "Class" : "Turma";
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, "0");
    return [`${stem} ${number}`, "SPACE", `teacher${number}@school.example, office@school.example`];
  });
}

const rows: Record<Language, Record<"school" | "agency", Line[]>> = {
  en: {
    school: [
      ["Class 7A", "SPACE", "ana@school.example, bruno@school.example", "Everything about 7A"],
      ["Class 7B", "SPACE", "carla@school.example; davi@school.example", "Everything about 7B"],
      ["", "SPACE", "elisa@school.example", "Everything about 7C"],
      ["Maths department", "", "groups/03q7bz1k, felix@school.example"],
      ["Parents’ council", "SPACE", "gina@parents.example, hugo(at)parents.example"],
      ["Announcements", "SPACE", "office@school.example", "News from the office", "MANAGERS"],
      ["", "GROUP_CHAT", "ines@school.example, joao@school.example, kim@school.example"],
      ["", "GROUP_CHAT", "lena@school.example"],
      ["", "DIRECT_MESSAGE", "Maria Nunes <maria@school.example>"],
      ["Chess club", "SPACE", "nina@school.example otto@school.example", "Thursdays at four"],
    ],
    agency: [
      ["Northwind – campaign", "SPACE", "ana@agency.example, petra@northwind.example", "Spring"],
      ["Contoso – website", "SPACE", "bruno@agency.example, quim@contoso.example", "Relaunch"],
      ["Fabrikam – print", "SPACE", "carla@agency.example rosa@fabrikam.example", "Catalogue"],
      ["", "SPACE", "davi@agency.example", "A client without a name yet"],
      ["All clients", "SPACE", "groups/01abcdef", "What concerns everybody", "MANAGERS"],
      ["", "GROUP_CHAT", "felix@agency.example, gina@agency.example"],
      ["", "DIRECT_MESSAGE", "hugo@agency.example, ines@agency.example"],
    ],
  },
  "pt-BR": {
    school: [
      ["Turma 7A", "SPACE", "ana@escola.example, bruno@escola.example", "Tudo sobre a 7A"],
      ["Turma 7B", "SPACE", "carla@escola.example; davi@escola.example", "Tudo sobre a 7B"],
      ["", "SPACE", "elisa@escola.example", "Tudo sobre a 7C"],
      ["Departamento de matemática", "", "groups/03q7bz1k, felix@escola.example"],
      ["Conselho de pais", "SPACE", "gina@pais.example, hugo(arroba)pais.example"],
      ["Avisos", "SPACE", "secretaria@escola.example", "Notícias da secretaria", "MANAGERS"],
      ["", "GROUP_CHAT", "ines@escola.example, joao@escola.example, kim@escola.example"],
      ["", "GROUP_CHAT", "lena@escola.example"],
      ["", "DIRECT_MESSAGE", "Maria Nunes <maria@escola.example>"],
      ["Clube de xadrez", "SPACE", "nina@escola.example otto@escola.example", "Quintas às quatro"],
    ],
    agency: [
      ["Vento Norte – campanha", "SPACE", "ana@agencia.example, petra@ventonorte.example"],
      ["Contoso – site", "SPACE", "bruno@agencia.example, quim@contoso.example", "Novo site"],
      ["Fabrikam – impressos", "SPACE", "carla@agencia.example rosa@fabrikam.example", "Catálogo"],
      ["", "SPACE", "davi@agencia.example", "Um cliente ainda sem nome"],
      ["Todos os clientes", "SPACE", "groups/01abcdef", "O que interessa a todos", "MANAGERS"],
      ["", "GROUP_CHAT", "felix@agencia.example, gina@agencia.example"],
      ["", "DIRECT_MESSAGE", "hugo@agencia.example, ines@agencia.example"],
    ],
  },
};
