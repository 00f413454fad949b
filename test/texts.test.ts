import { readScript } from "../local/google/load";
import { playgroundTexts } from "../local/playground/text";
import { help } from "../local/terminal/help";
import { say, sayLive, speak } from "../local/terminal/text";
import { COLUMNS, fold } from "../src/sheet/columns";
import { ALL_TEXTS, LANGUAGES, type Language } from "../src/text";
import { addedTextIn } from "../src/text/added";
import { en, enScript } from "../src/text/en";
import { allTextIn } from "../src/text/page";
import { counting } from "../src/text/plural";

const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** A whole language: what the sheet, the page, their script, the terminal and the playground say. */
function everythingIn(language: Language) {
  speak(language);
  return {
    ...allTextIn(language),
    added: addedTextIn(language),
    terminal: { ...say(), live: sayLive() },
    playground: playgroundTexts[language],
  };
}

/** Numbers stand for whatever a sentence is filled with: they are found again in it. */
const GAPS = [17, 23, 41, 59];

/** All sentences below something, each with its way to it. @param gaps what they are filled with */
function sentencesOf(texts: unknown, gaps: number[], way = ""): [way: string, sentence: string][] {
  if (typeof texts === "string") return [[way, texts]];
  if (typeof texts === "function") return sentencesOf(texts(...gaps), gaps, way);
  if (typeof texts !== "object" || texts === null) return [];
  return Object.entries(texts).flatMap(([name, each]) =>
    sentencesOf(each, gaps, `${way}.${name}`.replace(/^\./, "")),
  );
}

/** What is no sentence: words of cells, which languages may share, and what stands for a value. */
const NO_SENTENCE =
  /^words\.|\.headers\.|\bexamples\.|^playground\.name|\.language$|^run\.timeFormat|nextQuoted|question\.(yes|choices)|help\.(argument|command$|faultAbout|form|option\.[\w-]+\.0)/;

function spokenIn(language: Language, gaps = GAPS): [way: string, sentence: string][] {
  return sentencesOf(everythingIn(language), gaps).filter(([way]) => !NO_SENTENCE.test(way));
}

const numbersIn = (sentence: string) =>
  new Set(sentence.match(/\d+/g)?.filter((each) => GAPS.includes(Number(each))));

describe.each(LANGUAGES)("the texts in %s", (locale) => {
  const text = everythingIn(locale);
  const { check } = text.sidebar;

  it("name in a cell the very buttons that the sidebar has for it", () => {
    const said = (code: keyof typeof text.problems) => text.problems[code]("x", 1, "");
    expect(said("copied")).toContain(check.copied.button(1));
    for (const code of ["begunByAnother", "begunLongAgo", "requestIdLost"] as const) {
      expect(said(code)).toContain(check.uncertain.button(1));
    }
    expect(said("displaced")).toContain(check.displaced.keep(1));
    expect(said("displaced")).toContain(check.displaced.button(1));
  });

  it("begin in the playground with a button that is there", () => {
    expect(text.playground.hint).toContain(check.first);
  });

  it("name menu items as the menu does", () => {
    expect(text.help.steps.join(" ")).toContain(text.menu.createFromSheet);
    expect(text.prepared.isAsked).toContain(text.menu.createFromSheet);
    expect(text.form.notPrepared("")).toContain(text.menu.prepareSheet);
    expect(text.help.setup).toContain(text.menu.checkSetup);
  });

  it("name columns and words of cells as the sheet does", () => {
    const { columns, words, problems } = text;
    const first = (of: string[] = []) => of[0] ?? "";
    expect(problems.requestIdLost()).toContain(first(words.statuses.CREATED));
    for (const column of ["status", "details"] as const) {
      expect(problems.requestIdLost()).toContain(first(columns[column].headers));
    }
    for (const column of ["status", "space", "details", "requestId"] as const) {
      expect(problems.copied()).toContain(first(columns[column].headers));
    }
    expect(columns.status.note).toContain(first(words.statuses.CREATED));
    expect(text.sidebar.check.peopleHint).toContain(first(words.statuses.CREATED));
    for (const type of Object.values(words.types)) {
      expect(columns.type.note).toContain(first(type));
      expect(problems.typeUnknown("")).toContain(first(type));
    }
    for (const [column, kinds] of [
      ["whoCanPost", Object.values(words.posting)],
      ["externalPeople", [words.yes, words.no]],
      ["history", [words.on, words.off]],
      ["audience", Object.values(words.audiences)],
    ] as const) {
      for (const kind of kinds) expect(columns[column].note).toContain(first(kind));
    }
    for (const { type } of text.examples)
      expect(Object.values(words.types).map(first)).toContain(type);
  });

  it("say which language they are in, and call it by a name of its own", () => {
    expect(new Intl.Locale(text.sidebar.language).language).toBe(locale);
    const names = LANGUAGES.map((each) => playgroundTexts[each].name);
    expect(names.filter((name) => name === text.playground.name)).toHaveLength(1);
  });

  it("explain every status", () => {
    expect(Object.keys(text.help.statuses).sort()).toEqual(Object.keys(en.words.statuses).sort());
  });

  it("count as the language does", () => {
    const kindOf = new Intl.PluralRules(text.sidebar.language);
    for (const words of [check.create, text.sidebar.confirm.title, text.check.count]) {
      const form = (count: number) => words(count).replace(String(count), "#");
      for (const count of [0, 2, 17]) {
        const isSame = kindOf.select(count) === kindOf.select(1);
        if (isSame) expect(form(count)).toBe(form(1));
        else expect(form(count)).not.toBe(form(1));
      }
      const { format } = new Intl.NumberFormat(text.sidebar.language);
      expect(words(12345)).toContain(format(12345));
    }
  });

  it("say as much as the English ones, of whatever number", () => {
    for (const count of [0, 1, 2, 17]) {
      const gaps = [count, ...GAPS];
      const english = new Map(spokenIn("en", gaps));
      const own = new Map(spokenIn(locale, gaps));
      expect([...own.keys()]).toEqual([...english.keys()].filter((way) => own.has(way)));
      expect([...own.keys()].length).toBe(english.size);
      const spoken = [...own];
      expect(spoken.filter(([, said]) => /undefined|NaN|#|\[object/.test(said))).toEqual([]);
      const lacking = ([way, said]: [string, string]) => {
        const numbers = numbersIn(said);
        return [...numbersIn(english.get(way) ?? "")].some((each) => !numbers.has(each));
      };
      expect(spoken.filter(lacking)).toEqual([]);
    }
  });

  it("fit where they are shown", () => {
    const tooLong = (limit: number, sentences: [string, string][]) =>
      sentences.filter(([, sentence]) => sentence.length > limit);
    expect(tooLong(55, sentencesOf(text.menu, GAPS))).toEqual([]);
    expect(tooLong(30, sentencesOf(text.words.statuses, GAPS))).toEqual([]);
    for (const { headers, note } of Object.values(text.columns)) {
      expect(tooLong(35, sentencesOf(headers, GAPS))).toEqual([]);
      expect(tooLong(320, sentencesOf(note, GAPS))).toEqual([]);
    }
  });

  it("have the quotation marks and spaces of the language", () => {
    const wrong: Record<Language, RegExp> = {
      en: /[„«»「」]/,
      pt: /[„«»「」]/,
      es: /[„«»「」]|[^¿]*(?:^|[.:] )[^¿]*\?|[^¡\w]!/,
      fr: /[„“”「」]|(?<![\u00a0\u202f])[;?!»]|«(?!\u00a0)| [:;?!»]/,
      de: /[”«»「」]/,
      ja: /[„“”«»]|[!?;]/,
    };
    expect(spokenIn(locale).filter(([, sentence]) => wrong[locale].test(sentence))).toEqual([]);
  });
});

/** How many letters may be the same in two languages, as “Simular problemas” is. */
const MOST_SHARED = 20;

/** Words that a language shares with English. */
const SHARED: Partial<Record<Language, string[]>> = {
  es: ["Error"],
  fr: ["Copies", "Description", "Invitations", "17 invitations", "17 messages", "Options", "Type"],
  de: ["(optional)", "Name"],
};

it.each(OTHERS)("nothing is left in English in %s", (language) => {
  const english = new Map(spokenIn("en"));
  const shared = ["Chat Spaces", "Info", "Menus", ...(SHARED[language] ?? [])];
  const left = spokenIn(language).filter(
    ([way, sentence]) => /\p{L}{4}/u.test(sentence) && english.get(way) === sentence,
  );
  expect(left.filter(([, sentence]) => !shared.includes(sentence))).toEqual([]);
});

it.each(LANGUAGES)("nothing is left in %s of the language that it was copied from", (language) => {
  const sentencesIn = (each: Language) =>
    spokenIn(each).filter(([, sentence]) => sentence.length > MOST_SHARED);
  const others = LANGUAGES.filter((each) => each !== language).flatMap(sentencesIn);
  const said = new Set(others.map(([, sentence]) => sentence));
  expect(sentencesIn(language).filter(([, sentence]) => said.has(sentence))).toEqual([]);
});

describe("the words of all languages together", () => {
  it("mean one column each", () => {
    const meanings = new Map<string, string>();
    for (const { columns } of ALL_TEXTS) {
      for (const column of COLUMNS) {
        for (const header of columns[column].headers) {
          expect([header, meanings.get(fold(header)) ?? column]).toEqual([header, column]);
          expect(fold(header)).not.toBe("");
          meanings.set(fold(header), column);
        }
      }
    }
  });

  it.each([
    ["types", ({ words }) => words.types],
    ["posting", ({ words }) => words.posting],
    ["audiences", ({ words }) => words.audiences],
    ["statuses", ({ words }) => words.statuses],
    ["yes and no", ({ words: { yes, no } }) => ({ yes, no })],
    ["on and off", ({ words: { on, off } }) => ({ on, off })],
  ] as [string, (text: (typeof ALL_TEXTS)[number]) => Record<string, string[]>][])(
    "mean one thing each: %s",
    (_name, pick) => {
      const meanings = new Map<string, string>();
      for (const [meaning, words] of ALL_TEXTS.flatMap((text) => Object.entries(pick(text)))) {
        for (const word of words) {
          expect([word, meanings.get(fold(word)) ?? meaning]).toEqual([word, meaning]);
          expect(fold(word)).not.toBe("");
          meanings.set(fold(word), meaning);
        }
      }
    },
  );
});

it.each(LANGUAGES)("the terminal's help in %s fits on one screen", (language) => {
  speak(language);
  const lines = help().split("\n");
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(lines.filter((line) => columnsOf(line) > 100)).toEqual([]);
  expect(lines.join("\n")).toContain("start-over");
});

/** How many columns of a terminal it takes: an East Asian letter takes two. */
function columnsOf(line: string): number {
  return line.replace(/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]/g, "  ").length;
}

it("counts as a language does, of however many forms", () => {
  const plural = counting(".", (count) => (count < 2 ? 0 : 1));
  expect([0, 1, 2, 1234567].map((count) => plural(count, "# a", "# b"))).toEqual([
    "0 a",
    "1 a",
    "2 b",
    "1.234.567 b",
  ]);
  const kinds = new Intl.PluralRules("pl");
  const polish = counting<[string, string, string]>(" ", (count) =>
    ["one", "few", "many"].indexOf(kinds.select(count)),
  );
  expect([1, 3, 5, 22].map((count) => polish(count, "# a", "# b", "# c"))).toEqual([
    "1 a",
    "3 b",
    "5 c",
    "22 b",
  ]);
});

/** Names of members, of those within them too. */
function namesIn(texts: object): string[] {
  return Object.entries(texts).flatMap(([name, content]) => {
    const within = typeof content === "object" && !Array.isArray(content) ? namesIn(content) : [];
    return [name, ...within];
  });
}

it("are all used: what nobody says is loaded before every click", () => {
  const parts = readScript().code.split(/^\/\/ (?=src\/|node_modules\/)/m);
  const users = parts.filter((part) => !/^src\/text\/\w\w(-BR)?\.ts/.test(part)).join("");
  expect(parts.length).toBeGreaterThan(30);
  // Words of cells are looked up by what Chat calls them.
  const { words, ...sentences } = en;
  const unused = namesIn({ ...sentences, ...enScript }).filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(users),
  );
  expect(unused).toEqual([]);
});
