import { type FaultName, faultNames } from "../../local/google/chat/faults";
import { SCHOOL } from "./scenarios";
import type { Visitor } from "./visitor";
import { countCreated, expectOneSpacePerRow, openForVisits } from "./visits";

let visitor: Visitor;
const arrive = openForVisits((arrived) => {
  visitor = arrived;
});

const SET_UP: [
  FaultName,
  "apiDisabled" | "appNotConfigured" | "scopeMissing" | "signedOut" | "chatOff" | "adminRestricted",
][] = [
  ["api-disabled", "apiDisabled"],
  ["app-not-configured", "appNotConfigured"],
  ["scope-missing", "scopeMissing"],
  ["signed-out", "signedOut"],
  ["chat-off", "chatOff"],
  ["admin-restricted", "adminRestricted"],
];

describe("with a set-up that is not complete", () => {
  it.each(SET_UP)(
    "%s stops the run with its remedy, and once mended it goes on",
    async (fault, code) => {
      const { texts, sidebar } = await arrive({});
      await visitor.switchFault(fault);
      await visitor.openSidebar();
      await visitor.create(SCHOOL);
      await visitor.heading(texts.sidebar.stopped.title).waitFor();
      await sidebar.getByText(texts.failures[code].what()).waitFor();
      await sidebar.getByText(texts.failures[code].todo).waitFor();
      const [status = ""] = texts.columns.status.headers;
      const [attention] = texts.words.statuses.ATTENTION;
      expect(new Set(await visitor.column(status))).toEqual(new Set(["", attention]));
      await visitor.switchFault(fault);
      await visitor.press(texts.sidebar.tryAgain);
      await visitor.heading(texts.sidebar.end.done).waitFor();
      await expectOneSpacePerRow(visitor, SCHOOL);
    },
  );

  it("checks the sheet anew where Check again is pressed after the stop", async () => {
    const { texts } = await arrive({});
    await visitor.switchFault("app-not-configured");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.stopped.title).waitFor();
    await visitor.switchFault("app-not-configured");
    await visitor.press(texts.sidebar.checkAgain);
    await visitor.heading(texts.check.count(SCHOOL)).waitFor();
    await visitor.create(SCHOOL);
    await visitor.heading(texts.sidebar.end.done).waitFor();
    await expectOneSpacePerRow(visitor, SCHOOL);
  });
});

describe("every fault that happens once", () => {
  it.each(faultNames)("%s: in the end each row has its one space", async (fault) => {
    await arrive({});
    await visitor.switchFault(fault, "1");
    await visitor.openSidebar();
    await visitor.create(SCHOOL);
    await untilAllAreCreated();
    await expectOneSpacePerRow(visitor, SCHOOL);
  });
});

/** Clicks what the sidebar offers until nothing is left to try again. */
async function untilAllAreCreated(): Promise<void> {
  const { end, stopped, failure, tryAgain, confirm } = visitor.texts.sidebar;
  const title = new RegExp(`^.?(${end.done}|${end.failed}|${stopped.title}|${failure.title})`);
  for (let tries = 0; tries < 5; tries += 1) {
    const heading = visitor.sidebar.getByRole("heading", { level: 1, name: title });
    await heading.waitFor();
    const isOver = new RegExp(`${end.done}|${end.failed}:`).test(
      (await heading.textContent()) ?? "",
    );
    if (!isOver) await visitor.press(tryAgain);
    else if ((await countCreated(visitor)) === SCHOOL) return;
    else {
      await visitor.press(end.retry(1));
      await visitor.press(confirm.button(1));
    }
  }
}
