import { LANGUAGES } from "../../src/text";
import { scenarios } from "./scenarios";
import { Stage, Visitor } from "./visitor";

let stage: Stage;
let visitor: Visitor | undefined;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());
afterEach(() => visitor?.leave());

/** How many of the languages a state is seen in, each state in another; all with EVERY_LANGUAGE=1. */
const SEEN_IN = process.env.EVERY_LANGUAGE ? LANGUAGES.length : 1;

const states = Object.entries(scenarios).flatMap(([name, scenario], index) =>
  LANGUAGES.flatMap((language, place) => {
    const turn = (place + index) % (LANGUAGES.length / SEEN_IN);
    return turn < 1 ? [{ name, scenario, language }] : [];
  }),
);

it.each(states)("$name: no barrier and no cut text in $language", async (state) => {
  const { name, scenario, language } = state;
  visitor = await Visitor.arrive(stage, { ...scenario.with, language });
  await scenario.reach(visitor);
  await visitor.picture(`${language} ${name}`);
  expect(await visitor.findBarriers(visitor.ownFrames)).toEqual([]);
  expect(await visitor.findCutText()).toEqual([]);
  expect(visitor.complaints).toEqual([]);
});
