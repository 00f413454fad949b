import type { ScriptFaultName } from "../../local/google/apps-script/faults";
import type { Confirmation } from "../../src/run/confirm";
import type { DialogResult } from "../../src/ui/create-space";
import type { Runs, SidebarState } from "../../src/ui/sidebar";
import { EVERY_KIND, expectEveryRowToHaveItsSpace, resultOf, Workbook } from "./workbook";

const AUTH = "https://www.googleapis.com/auth/";
const CHAT = `${AUTH}chat.spaces.create`;
const SHEET = `${AUTH}spreadsheets.currentonly`;
const PAGE = `${AUTH}script.container.ui`;
const GRANT_LINK = expect.stringMatching(/^https:\/\/script\.google\.com\/\S*authorize/);
const COUNT = 5;

const DRAFT = { name: "Film night", type: "SPACE", members: "", description: "" };
const REQUEST = { draft: DRAFT, requestId: "3f0f3d4e-0000-4000-8000-000000000000" };

function without(...scopes: string[]): Workbook {
  const workbook = new Workbook(EVERY_KIND);
  for (const scope of scopes) workbook.me.granted.delete(scope);
  return workbook;
}

function grant({ me }: Workbook): void {
  for (const scope of [CHAT, SHEET, PAGE]) me.granted.add(scope);
}

/** All that the sheet shows, and whether Chat was asked for anything. */
function stateOf({ tab, calls }: Workbook) {
  return JSON.stringify([tab.values(), calls.length]);
}

describe("the box for creating spaces, left unticked", () => {
  it("is what the sidebar says first, with the place to tick it", () => {
    const workbook = without(CHAT);
    const before = stateOf(workbook);
    const state = resultOf<SidebarState>(workbook.me.run("checkSheet", {}));
    expect(state).toEqual({ state: "permissionMissing", link: GRANT_LINK });
    expect(stateOf(workbook)).toBe(before);
  });

  it("keeps a confirmation from claiming any row; the same confirmation does it afterwards", () => {
    const workbook = new Workbook(EVERY_KIND);
    const { toConfirm } = workbook.checked();
    workbook.me.granted.delete(CHAT);
    const before = stateOf(workbook);
    const refused = resultOf<Confirmation>(workbook.confirmExecution(workbook.me, toConfirm));
    expect(refused).toEqual({ state: "permissionMissing", link: GRANT_LINK });
    expect(stateOf(workbook)).toBe(before);
    grant(workbook);
    workbook.goOn(workbook.confirm(workbook.me, toConfirm));
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });

  it("stops a run that was confirmed before Chat is asked, and puts back what rows showed", () => {
    const workbook = new Workbook(EVERY_KIND);
    const { runId, leases } = workbook.confirm();
    expect(workbook.column("Status")).toContain("Creating…");
    workbook.me.granted.delete(CHAT);
    for (const lease of leases) {
      expect(workbook.batch(runId, workbook.me, lease)).toMatchObject({
        state: "stopped",
        why: [
          expect.stringMatching(/was not granted/),
          expect.stringMatching(/tick every permission/),
          expect.stringContaining("authorize"),
        ],
        grant: GRANT_LINK,
        left: COUNT,
      });
    }
    expect(workbook.column("Status").join("")).toBe("");
    expect(workbook.calls).toHaveLength(0);
    grant(workbook);
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: COUNT });
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });

  it("is asked for by the dialog, which then makes the one space that was meant", () => {
    const workbook = without(CHAT);
    const refused = resultOf<DialogResult>(workbook.me.run("createSpaceFromDialog", REQUEST));
    expect(refused).toEqual({ state: "permissionMissing", link: GRANT_LINK });
    expect(workbook.calls).toHaveLength(0);
    grant(workbook);
    const made = resultOf<DialogResult>(workbook.me.run("createSpaceFromDialog", REQUEST));
    expect(made).toMatchObject({ state: "created", name: "Film night" });
  });

  it("is asked for by Google when createSpace is run, and the log says why", () => {
    const { me, calls, spaces } = without(CHAT);
    const execution = me.run("createSpace");
    expect(execution).toMatchObject({ status: "failed", dialogs: [{ kind: "authorization" }] });
    expect(execution.log).toMatchObject([
      {
        level: "error",
        message: expect.stringMatching(
          /^Failed to create space with error .*\n.*was not granted\.\n.*\nSee https:/,
        ),
      },
    ]);
    expect([calls, spaces]).toEqual([[], []]);
    me.granted.add(CHAT);
    expect(me.run("createSpace")).toMatchObject({ status: "completed", dialogs: [] });
  });

  it.each([
    "Create one space…",
    "Create spaces from this sheet…",
    "Prepare this sheet",
    "Check the connection to Chat…",
  ])(
    "and all others: the menu item %s has Google ask for what it needs, and changes nothing",
    (item) => {
      const workbook = without(CHAT, SHEET, PAGE);
      const before = stateOf(workbook);
      const execution = workbook.me.click("Chat Spaces", item);
      expect(execution).toMatchObject({ status: "failed", dialogs: [{ kind: "authorization" }] });
      expect(stateOf(workbook)).toBe(before);
      grant(workbook);
      expect(workbook.me.click("Chat Spaces", item).status).toBe("completed");
    },
  );
});

describe("the permission to use the sheet, lost in the middle of a run", () => {
  it("stops the run, which goes on when it is granted again", () => {
    const workbook = new Workbook(EVERY_KIND);
    const { runId, leases } = workbook.confirm();
    workbook.me.granted.delete(SHEET);
    const stopped = workbook.batch(runId, workbook.me, leases[0]);
    expect(stopped).toMatchObject({
      state: "stopped",
      why: [
        "The permission to read and change this sheet was not granted.",
        expect.stringMatching(/^Try again and tick every permission/),
        expect.stringContaining("authorize"),
      ],
      grant: GRANT_LINK,
      runId,
      left: COUNT,
    });
    expect(workbook.calls).toHaveLength(0);
    grant(workbook);
    const { runs } = resultOf<{ runs: Runs }>(workbook.me.run("checkSheet", {}));
    expect(runs.underWay?.stopped).toMatchObject({ grant: GRANT_LINK });
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: COUNT });
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });

  it("leaves the sheet to somebody else, once another worker has seen that the run stopped", () => {
    const workbook = new Workbook(EVERY_KIND);
    const { runId, leases } = workbook.confirm();
    workbook.me.granted.delete(SHEET);
    workbook.batch(runId, workbook.me, leases[0]);
    grant(workbook);
    expect(workbook.batch(runId, workbook.me, leases[1])).toMatchObject({ state: "stopped" });
    expect(workbook.run(workbook.person("bea@example.com"))).toMatchObject({ state: "done" });
  });
});

/** Whatever Apps Script says of the permission, Chat or it refuses each call. */
const REFUSALS: [string, (workbook: Workbook) => void][] = [
  ["Chat's 403", ({ google }) => google.chat.faults.switchOn("scope-missing")],
  ["Apps Script's own sentence", ({ google }) => google.appsScript.switchOn("refused-by-script")],
];

describe.each(REFUSALS)(
  "a permission that seems granted, refused in the form of %s",
  (_, refuse) => {
    const mend = ({ google }: Workbook) => {
      google.chat.faults.switchAllOff();
      google.appsScript.faults.clear();
    };

    it.each(["en", "pt_BR"])(
      "stops the run with all rows as they were, and it goes on afterwards, in %s",
      (locale) => {
        const workbook = new Workbook(EVERY_KIND);
        workbook.me.locale = locale;
        const before = workbook.tab.values().map((row) => row.slice(0, -1));
        refuse(workbook);
        const confirmed = workbook.confirm();
        const stopped = workbook.goOn(confirmed);
        expect(stopped).toMatchObject({
          state: "stopped",
          why: [
            expect.stringMatching(/was not granted|não foi concedida/),
            expect.stringMatching(/tick every|marque todas/),
            expect.stringMatching(/https:/),
          ],
          grant: "",
          created: 0,
          failed: 0,
          left: COUNT,
        });
        expect(workbook.tab.values().map((row) => row.slice(0, -1))).toEqual(before);
        mend(workbook);
        const { runId } = confirmed;
        expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done" });
        expectEveryRowToHaveItsSpace(workbook, COUNT, /./);
      },
    );

    it("is said once by a trigger, which leaves the rows as they were and goes on later", () => {
      const workbook = new Workbook(EVERY_KIND);
      const before = workbook.column("Status");
      refuse(workbook);
      workbook.confirm();
      workbook.me.addTrigger("continueRun", { minutes: 1 });
      const { appsScript } = workbook.google;
      const failed = appsScript.advance(5 * 60_000).filter(({ status }) => status === "failed");
      expect(failed).toHaveLength(1);
      expect(failed[0]?.error?.message).toMatch(/was not granted\. .*tick every permission/);
      expect(workbook.column("Status")).toEqual(before);
      mend(workbook);
      appsScript.advance(20 * 60_000);
      expectEveryRowToHaveItsSpace(workbook, COUNT, /./);
    });

    it("is said by Run and by the dialog, with its remedy and not as a lost answer", () => {
      const workbook = new Workbook([]);
      refuse(workbook);
      const { status, error } = workbook.me.run("createSpace");
      expect({ status, message: error?.message }).toEqual({
        status: "failed",
        message: expect.stringMatching(/was not granted\.\nTry again and tick/),
      });
      const said = resultOf<DialogResult>(workbook.me.run("createSpaceFromDialog", REQUEST));
      expect(said).toMatchObject({
        state: "refused",
        why: [
          expect.stringMatching(/was not granted/),
          expect.stringMatching(/tick every/),
          expect.stringMatching(/https:/),
        ],
      });
    });
  },
);

describe("a refusal of Apps Script's in a language that the script does not know", () => {
  const inKorean = () => {
    const workbook = new Workbook(EVERY_KIND);
    workbook.me.locale = "ko";
    return workbook;
  };
  /** The grant goes at the first call of Chat, after it was looked at. */
  const loseGrant = ({ google, me }: Workbook) => {
    google.appsScript.switchOn("refused-by-script");
    google.appsScript.beforeCall = ({ name }) => {
      if (name.startsWith("Chat.")) me.granted.delete(CHAT);
      return undefined;
    };
  };
  const grantAgain = (workbook: Workbook) => {
    workbook.google.appsScript.faults.clear();
    workbook.google.appsScript.beforeCall = undefined;
    grant(workbook);
  };

  it("stops a run at once with all rows as they were, and it goes on afterwards", () => {
    const workbook = inKorean();
    const before = workbook.tab.values().map((row) => row.slice(0, -1));
    const confirmed = workbook.confirm();
    const began = workbook.now;
    loseGrant(workbook);
    expect(workbook.goOn(confirmed)).toMatchObject({
      state: "stopped",
      why: [
        expect.stringMatching(/was not granted/),
        expect.stringMatching(/tick every/),
        expect.stringMatching(/authorize/),
      ],
      grant: GRANT_LINK,
      left: COUNT,
    });
    expect(workbook.now - began).toBeLessThan(10_000);
    expect(workbook.tab.values().map((row) => row.slice(0, -1))).toEqual(before);
    grantAgain(workbook);
    workbook.goOn({ runId: confirmed.runId, leases: [] });
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });

  it("is the missing permission for Run and the dialog too", () => {
    const workbook = inKorean();
    loseGrant(workbook);
    const { error } = workbook.me.run("createSpace");
    expect(error?.message).toMatch(/was not granted\.\nTry again and tick/);
    grant(workbook);
    const said = resultOf<DialogResult>(workbook.me.run("createSpaceFromDialog", REQUEST));
    expect(said).toMatchObject({
      state: "refused",
      why: [
        expect.stringMatching(/was not granted/),
        expect.stringMatching(/tick every/),
        expect.stringMatching(/https:/),
      ],
    });
  });

  it("is waited out, and then shown in Google's own words, where no permission is known to be missing", () => {
    const workbook = inKorean();
    const confirmed = workbook.confirm();
    workbook.google.appsScript.switchOn("refused-by-script");
    const waiting = workbook.batch(confirmed.runId, workbook.me, confirmed.leases[0]);
    expect(waiting).toMatchObject({
      state: "waiting",
      why: expect.stringMatching(/Google said: “이 작업.*”$/),
    });
    const stopped = workbook.goOn({ runId: confirmed.runId, leases: [] });
    expect(stopped).toMatchObject({
      state: "stopped",
      why: [expect.stringMatching(/Google said: “이 작업/), expect.stringMatching(/goes on/)],
    });
    grantAgain(workbook);
    workbook.goOn({ runId: confirmed.runId, leases: [] });
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });
});

describe("a page that stayed open and has lost its grant", () => {
  it("cannot start an execution; opened again from the menu, its run goes on", () => {
    const workbook = new Workbook(EVERY_KIND);
    const lost: ScriptFaultName = "grant-lost";
    workbook.me.click("Chat Spaces", "Create spaces from this sheet…");
    const confirmed = workbook.confirm();
    workbook.google.appsScript.switchOn(lost);
    const refused = workbook.me.call("createNextBatch", { runId: confirmed.runId });
    expect(refused).toMatchObject({ status: "failed", callCount: 0 });
    workbook.google.appsScript.faults.delete(lost);
    expect(workbook.goOn(confirmed)).toMatchObject({ state: "done" });
    expectEveryRowToHaveItsSpace(workbook, COUNT);
  });
});
