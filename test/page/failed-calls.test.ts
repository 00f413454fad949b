import { ScriptRunError, serverError } from "../../local/google/apps-script/script-run";
import { failureKind, messageOf } from "../../src/page/failure";
import { patiently } from "../../src/page/patience";
import { CALL_MS, MINUTE, OFFLINE, PIECE, SECOND, SIGNED_OUT, Stage, waitingFor } from "./stage";

describe("a drive with a call that failed", () => {
  it("tells the server which piece was lost, and goes on", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index === 0 ? OFFLINE : undefined),
    });
    await stage.clock.pass(MINUTE);
    expect(stage.calls()[1]).toMatchObject({ at: CALL_MS + SECOND, request: { lost: ["a"] } });
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 20 } });
  });

  it("tells it again if that call failed too, and no more once it was heard", async () => {
    const stage = new Stage({
      workers: 1,
      leases: ["a"],
      batch: (index) => (index < 2 ? OFFLINE : undefined),
    });
    await stage.clock.pass(15 * SECOND);
    const lost = stage.calls().map(({ request }) => request.lost);
    expect(lost.slice(0, 4)).toEqual([undefined, ["a"], ["a", "new 1"], undefined]);
  });

  it("tells it although the others sleep", async () => {
    const stage = new Stage({
      workers: 2,
      leases: ["a", "b"],
      batch: (index) => [waitingFor(MINUTE, ""), OFFLINE][index],
    });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls()[2]).toMatchObject({ at: CALL_MS + SECOND, request: { lost: ["b"] } });
  });

  it("tries five times, after one, two, four and eight seconds, and reports what it was", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"], batch: () => OFFLINE, callMs: () => 0 });
    await stage.clock.pass(5 * MINUTE);
    expect(stage.times()).toEqual([0, 1, 3, 7, 15].map((seconds) => seconds * SECOND));
    expect(stage.state.ending).toEqual({ state: "failed", error: OFFLINE });
  });

  it("counts calls that were under way together once", async () => {
    const stage = new Stage({
      workers: 8,
      leases: [..."abcdefgh"],
      batch: (_, { at }) => (at < 10 * SECOND ? OFFLINE : undefined),
    });
    await stage.clock.pass(20 * SECOND);
    expect(stage.state).toMatchObject({ ending: null, failures: 0 });
    expect(stage.seen.some(({ failures }) => failures > 3)).toBe(false);
  });

  it("forgets the failures once a call is answered", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index % 3 === 2 ? undefined : OFFLINE),
    });
    await stage.clock.pass(10 * MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it("goes on where it was when the person tries again after the report", async () => {
    let isOffline = true;
    const stage = new Stage({ rows: 20, batch: () => (isOffline ? OFFLINE : undefined) });
    await stage.clock.pass(5 * MINUTE);
    expect(stage.state.ending).toMatchObject({ state: "failed" });
    isOffline = false;
    stage.drive.start();
    await stage.clock.pass(MINUTE);
    expect(stage.state).toMatchObject({ ending: { state: "done" }, progress: { created: 20 } });
  });

  it("tries as often again, and at once, when the person tries again in vain", async () => {
    const stage = new Stage({ workers: 1, leases: ["a"], batch: () => OFFLINE, callMs: () => 0 });
    await stage.clock.pass(15 * SECOND);
    stage.drive.start();
    await stage.clock.pass(5 * MINUTE);
    expect(stage.times().slice(5)).toEqual([15, 16, 18, 22, 30].map((second) => second * SECOND));
  });

  it("gives up a call that is not answered within the longest execution", async () => {
    const stage = new Stage({
      rows: 20,
      workers: 1,
      leases: ["a"],
      batch: (index) => (index === 0 ? "never" : undefined),
    });
    await stage.clock.pass(6.5 * MINUTE + SECOND);
    expect(stage.calls()[1]).toMatchObject({ request: { lost: ["a"] } });
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it.each([
    ["the sign-in has ended", SIGNED_OUT],
    ["the permission is gone", new Error("PERMISSION_DENIED")],
  ])("reports at once that %s, and starts no more", async (_, error) => {
    const stage = new Stage({
      workers: 3,
      leases: ["a", "b", "c"],
      batch: (index) => (index < 2 ? error : undefined),
      callMs: (index) => (index < 2 ? 500 : CALL_MS),
    });
    await stage.clock.pass(600);
    expect(stage.state.ending).toEqual({ state: "failed", error });
    expect(stage.seen.filter(({ ending }) => ending)).toHaveLength(1);
    await stage.clock.pass(MINUTE);
    expect(stage.calls()).toHaveLength(3);
  });
});

describe("a drive that has to stop", () => {
  it.each([
    { state: "stopped" as const, why: ["Chat is off.", "Turn it on."] },
    { state: "busy" as const, why: "Somebody else is at it." },
    { state: "cancelled" as const },
  ])("starts no more after $state, hears the others and reports it", async (answer) => {
    const stage = new Stage({
      workers: 4,
      leases: ["a", "b", "c", "d"],
      batch: (index) => (index === 0 ? answer : undefined),
      callMs: (index) => CALL_MS + index * SECOND,
    });
    await stage.clock.pass(5 * SECOND);
    expect(stage.state.ending).toBeNull();
    await stage.clock.pass(2 * SECOND);
    expect(stage.state).toMatchObject({ ending: answer, progress: { created: 3 * PIECE } });
    expect(stage.calls()).toHaveLength(4);
  });

  it("names the stop after which it goes on, and ends with the latest of which it heard", async () => {
    const stops = [{ state: "stopped" as const, stoppedAt: 900 }, { stoppedAt: 0 }];
    const stage = new Stage({ leases: ["a", "b"], stoppedAt: 500, batch: (index) => stops[index] });
    await stage.clock.pass(10 * SECOND);
    expect(stage.calls().map(({ request }) => request.stoppedAt)).toEqual([500, 500]);
    expect(stage.state).toMatchObject({
      ending: { state: "stopped" },
      progress: { stoppedAt: 900 },
    });
  });

  it("does not wait for the others for ever", async () => {
    const stage = new Stage({
      leases: ["a", "b"],
      batch: (index) => (index === 0 ? { state: "stopped", why: ["Chat is off."] } : "never"),
    });
    await stage.clock.pass(CALL_MS + 30 * SECOND);
    expect(stage.state.ending).toMatchObject({ state: "stopped" });
  });
});

describe("what a failed call means", () => {
  it.each([
    ["PERMISSION_DENIED", "accounts"],
    ["Exception: Authorization is required to perform that action.", "authorization"],
    ["Exception: Specified permissions are not sufficient to call Ui.alert.", "authorization"],
    ["Exception: É necessária autorização para realizar essa ação.", "authorization"],
    ["Exception: Você não tem permissão para chamar SpreadsheetApp.getUi.", "authorization"],
    ["例外: https://www.googleapis.com/auth/spreadsheets.currentonly", "authorization"],
    ["NetworkError: Connection failure due to HTTP 0", "connection"],
    ["We're sorry, a server error occurred. Please wait a bit and try again.", "passing"],
    ["Ocorreu um erro no servidor. Aguarde um pouco e tente novamente.", "passing"],
    ["Error: Somebody else is creating spaces.", "other"],
  ])("is told by its message: %s", (message, kind) => {
    expect(failureKind({ message })).toBe(kind);
  });

  it.each([
    [new Error("Error: The sheet is gone."), "The sheet is gone."],
    [{ message: "Exception: The sheet is gone." }, "The sheet is gone."],
    ["ScriptError: The sheet is gone.", "The sheet is gone."],
    ["ScriptError: Error: Exception: The sheet is gone.", "The sheet is gone."],
    [new ScriptRunError({ name: "Error", message: "It is gone: why?" }), "It is gone: why?"],
    [undefined, "undefined"],
  ])("is said without the error's own name: %p", (error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});

describe("a call that may be made twice", () => {
  const OWN = { message: "Error: Somebody else is creating spaces." };
  const SERVER_ERROR = new ScriptRunError(serverError("en"));

  /** @returns what it came to, how often it was tried, and what it waited in between */
  async function tryCall(...failures: unknown[]) {
    const waits: number[] = [];
    let tries = 0;
    let retries = 0;
    const ask = async () => {
      tries += 1;
      const failure = failures.shift();
      if (failure) throw failure;
      return "answer";
    };
    const outcome = await patiently(ask, {
      isOwn: (error) => error === OWN,
      wait: async (ms) => void waits.push(ms),
      onRetry: () => {
        retries += 1;
      },
    }).catch((error: unknown) => error);
    expect(retries).toBe(waits.length);
    return { outcome, tries, waits };
  }

  it.each([
    [SERVER_ERROR],
    [OFFLINE],
    [{ message: "Exception: Ein Serverfehler ist aufgetreten" }],
  ])("is tried three times where Google fails: %s", async (error) => {
    const [once, thrice] = [await tryCall(error, error), await tryCall(error, error, error)];
    expect(once).toEqual({ outcome: "answer", tries: 3, waits: [SECOND, 2 * SECOND] });
    expect(thrice).toMatchObject({ outcome: error, tries: 3 });
  });

  it.each([[OWN], [SIGNED_OUT]])("is not tried again in vain: %p", async (error) => {
    expect(await tryCall(error)).toEqual({ outcome: error, tries: 1, waits: [] });
  });
});
