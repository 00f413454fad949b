import type { StartOptions } from "../../local/google/load";
import type { Handler } from "../../src/run/firing";
import type { SidebarState } from "../../src/ui/sidebar";
import { type Execution, type Line, resultOf, Workbook } from "./workbook";

const MINUTE = 60_000;
const SCOPES = "https://www.googleapis.com/auth/";
const TRIGGERS = `${SCOPES}script.scriptapp`;

/** A person at the sidebar of a script that was pushed with every capability, unless it says not. */
class Desk extends Workbook {
  constructor(lines: readonly Line[] = [{ "Space name": "Team 1" }], options: StartOptions = {}) {
    super(lines, { capabilities: "all", ...options });
  }

  get triggers() {
    return [...this.google.appsScript.triggers];
  }

  turn(handler: Handler, isOn: boolean, who = this.me): Execution {
    return who.run("switchTrigger", { handler, isOn });
  }

  state(who = this.me) {
    const state = resultOf<SidebarState>(who.run("checkSheet", {}));
    if (state.state !== "checked") throw new Error(state.state);
    return state;
  }

  advance(minutes: number): Execution[] {
    return this.google.appsScript.advance(minutes * MINUTE);
  }
}

describe("the switch in the sidebar", () => {
  it("lets a run go on with the tab closed, and ends that again", () => {
    const desk = new Desk();
    expect(desk.state().background.triggers.continueRun.isOn).toBe(false);
    expect(resultOf(desk.turn("continueRun", true))).toBeNull();
    expect(desk.state().background.triggers.continueRun.isOn).toBe(true);
    desk.confirm();
    desk.advance(3);
    expect(desk.spaces).toHaveLength(1);
    resultOf(desk.turn("continueRun", false));
    expect(desk.triggers).toEqual([]);
    expect(desk.state().background.triggers.continueRun.isOn).toBe(false);
  });

  it("makes spaces of a form's answers for somebody who has never created one, in their language", () => {
    const desk = new Desk([]);
    const ana = desk.person("ana@example.com", "pt_BR");
    resultOf(desk.turn("createSpaceFromForm", true, ana));
    ana.locale = "";
    desk.google.appsScript.submitForm(["Printer", "bob@example.com"], desk.tab);
    expect(desk.rows()[0]).toMatchObject({ Status: "Criado", Space: "Printer" });
  });

  it("leaves at most one trigger of each kind, whatever was there, and those of others alone", () => {
    const desk = new Desk();
    const other = desk.person("other@example.com");
    for (const person of [desk.me, desk.me, desk.me, other]) {
      person.addTrigger("continueRun", { minutes: 1 });
    }
    desk.me.addTrigger("createSpaceFromForm");
    resultOf(desk.turn("continueRun", true));
    resultOf(desk.turn("continueRun", true));
    const of = (who: unknown) => desk.triggers.filter(({ person }) => person === who);
    expect(
      of(desk.me)
        .map(({ functionName }) => functionName)
        .sort(),
    ).toEqual(["continueRun", "createSpaceFromForm"]);
    resultOf(desk.turn("continueRun", false));
    expect(of(desk.me)).toHaveLength(1);
    expect(of(other)).toHaveLength(1);
  });

  it("sees a trigger that Google has disabled, and sets it anew with one click", () => {
    const desk = new Desk();
    const continueRun = () => desk.state().background.triggers.continueRun;
    resultOf(desk.turn("continueRun", true));
    desk.advance(2);
    const [disabled] = desk.triggers;
    Object.assign(disabled ?? {}, { due: undefined, everyMs: undefined });
    desk.advance(30);
    expect(continueRun()).toMatchObject({ isOn: false, isSilent: true });
    resultOf(desk.turn("continueRun", true));
    expect(continueRun()).toEqual({ isOn: true, isSilent: false, lastAt: null });
    expect(desk.triggers).toHaveLength(1);
    desk.confirm();
    desk.advance(2);
    expect(desk.spaces).toHaveLength(1);
  });

  it("leaves one trigger where it is clicked in two tabs at once", () => {
    const desk = new Desk();
    const { appsScript } = desk.google;
    appsScript.beforeCall = ({ name }) => {
      if (name !== "ScriptApp.newTrigger") return undefined;
      appsScript.beforeCall = undefined;
      desk.turn("continueRun", true);
      return undefined;
    };
    resultOf(desk.turn("continueRun", true));
    expect(desk.triggers).toHaveLength(1);
  });

  it("says where a permission is granted that it lacks, and switches nothing", () => {
    const desk = new Desk();
    for (const scope of [TRIGGERS, `${SCOPES}chat.spaces.create`]) {
      desk.me.granted.delete(scope);
      expect(resultOf(desk.turn("continueRun", true))).toMatchObject({
        state: "permissionMissing",
        link: expect.stringContaining(scope),
      });
      desk.me.granted.add(scope);
    }
    expect(desk.triggers).toEqual([]);
  });

  it("does not say what it cannot know before that is granted: a trigger may have been added by hand", () => {
    const desk = new Desk();
    desk.me.granted.delete(TRIGGERS);
    desk.me.addTrigger("createSpaceFromForm");
    expect(desk.state().background).toMatchObject({ canSwitch: true, isKnown: false });
    desk.me.granted.add(TRIGGERS);
    expect(desk.state().background).toMatchObject({
      isKnown: true,
      triggers: { createSpaceFromForm: { isOn: true } },
    });
  });

  it("says that it was lost where the permission was withdrawn, and goes on seeing what fires", () => {
    const desk = new Desk();
    resultOf(desk.turn("continueRun", true));
    desk.advance(2);
    desk.me.granted.delete(TRIGGERS);
    expect(desk.state().background).toMatchObject({
      canSwitch: true,
      triggers: { continueRun: { isOn: true } },
    });
    expect(resultOf(desk.turn("continueRun", false))).toMatchObject({ state: "permissionMissing" });
  });
});

describe("without the capability", () => {
  it("a trigger that was added by hand is known from its firing, and is not switched", () => {
    const desk = new Desk([{ "Space name": "Team 1" }], { capabilities: "none" });
    const continueRun = () => desk.state().background.triggers.continueRun;
    expect(desk.state().background.canSwitch).toBe(false);
    expect(continueRun()).toEqual({ isOn: false, isSilent: false, lastAt: null });
    const trigger = desk.me.addTrigger("continueRun", { minutes: 1 });
    for (const minutes of [2, 43]) {
      desk.advance(minutes);
      expect(continueRun()).toMatchObject({ isOn: true });
    }
    expect(resultOf(desk.turn("continueRun", false))).toBeNull();
    expect(desk.triggers).toHaveLength(1);
    desk.google.appsScript.triggers.delete(trigger);
    desk.wait(30 * MINUTE);
    expect(continueRun()).toMatchObject({ isOn: false, lastAt: expect.any(Number) });
  });

  it("a form's trigger that was added by hand is known from its firing, too", () => {
    const desk = new Desk([], { capabilities: "none" });
    const isOn = () => desk.state().background.triggers.createSpaceFromForm.isOn;
    desk.me.addTrigger("createSpaceFromForm");
    expect(isOn()).toBe(false);
    desk.google.appsScript.submitForm(["Printer", ""], desk.tab);
    expect(isOn()).toBe(true);
  });
});

describe("who comes back", () => {
  const teams = Array.from({ length: 30 }, (_, index) => ({ "Space name": `Team ${index}` }));

  it("reads what was created without them, and when last", () => {
    const desk = new Desk(teams);
    resultOf(desk.turn("continueRun", true));
    const { runId, leases } = desk.confirm();
    const [lease = ""] = leases;
    desk.batch(runId, desk.me, lease);
    const before = desk.spaces.length;
    desk.advance(3);
    const { last } = desk.state().runs;
    expect(last?.away).toEqual({ created: 30 - before, at: expect.any(Number) });
  });

  it("reads why it stopped and when, until it goes on", () => {
    const desk = new Desk(teams);
    resultOf(desk.turn("continueRun", true));
    desk.confirm();
    desk.google.chat.faults.switchOn("app-not-configured");
    desk.advance(2);
    const { underWay } = desk.state().runs;
    expect(underWay?.stopped).toMatchObject({ at: expect.any(Number) });
    expect(underWay?.stopped?.why.join(" ")).toMatch(/no configured Chat app/);
    desk.google.chat.faults.switchOff("app-not-configured");
    desk.advance(20);
    expect(desk.state().runs).toMatchObject({ underWay: null, last: { stopped: null } });
  });

  it("reads beside no row why it stopped where Chat was asked for all that are left", () => {
    const desk = new Desk();
    resultOf(desk.turn("continueRun", true));
    desk.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = desk.confirm();
    desk.batch(runId, desk.me, leases[0]);
    const before = desk.rows();
    expect(before[0]?.Status).toBe("Not known yet");
    desk.google.chat.faults.switchAllOff();
    desk.google.chat.faults.switchOn("app-not-configured");
    const mailed = desk.advance(3).flatMap(({ error }) => error?.message ?? []);
    expect(mailed.join(" ")).toMatch(/no configured Chat app/);
    expect(desk.rows()).toEqual(before);
    expect(desk.state().runs.underWay?.stopped?.why.join(" ")).toMatch(/no configured Chat app/);
  });

  it("reads how many answers of the form wait, and why", () => {
    const desk = new Desk([]);
    expect(desk.state().hasForm).toBe(false);
    resultOf(desk.turn("createSpaceFromForm", true));
    desk.google.chat.faults.switchOn("app-not-configured");
    desk.google.appsScript.submitForm(["Printer", ""], desk.tab);
    const { answers, background, hasForm } = desk.state();
    expect(hasForm).toBe(true);
    expect(answers).toBe(1);
    expect(background.stopped?.why.join(" ")).toMatch(/no configured Chat app/);
    desk.google.chat.faults.switchOff("app-not-configured");
    desk.run();
    expect(desk.state()).toMatchObject({ answers: 0, done: 1 });
  });
});
