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

describe.each(LANGUAGES)("in the language %s", (language) => {
  it.each(Object.entries(scenarios))(
    "%s has no barrier and no cut text",
    async (name, scenario) => {
      visitor = await Visitor.arrive(stage, { ...scenario.with, language });
      await scenario.reach(visitor);
      await visitor.picture(`${language} ${name}`);
      expect(await visitor.findBarriers()).toEqual([]);
      expect(await visitor.findCutText()).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    },
  );
});
