import { CALL_MS, MINUTE, OFFLINE, PIECE, SECOND, SIGNED_OUT, Stage, waitingFor } from "./stage";

describe("a drive that is cancelled", () => {
  it("says so to the server at once, starts no more, and ends when all have answered", async () => {
    const stage = new Stage({ leases: ["a", "b", "c", "d"] });
    await stage.clock.pass(500);
    stage.drive.cancel();
    expect(stage.times("cancelRun")).toEqual([500]);
    expect(stage.state).toMatchObject({ isCancelled: true, ending: null });
    await stage.clock.pass(400 + CALL_MS - 500);
    expect(stage.state).toMatchObject({ ending: { state: "cancelled" }, working: 0 });
    expect(stage.state.progress.created).toBe(3 * PIECE);
    expect(stage.calls()).toHaveLength(3);
  });

  it("ends at once while everybody sleeps", async () => {
    const stage = new Stage({ leases: ["a"], batch: () => waitingFor(MINUTE) });
    await stage.clock.pass(10 * SECOND);
    stage.drive.cancel();
    await stage.clock.pass(100);
    expect(stage.state).toMatchObject({ ending: { state: "cancelled" }, waiting: null });
  });

  it("says it again where that failed, and does not end before it was heard", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: (index) => (index < 2 ? OFFLINE : undefined),
    });
    stage.drive.cancel();
    await stage.clock.pass(3 * SECOND);
    expect(stage.state.ending).toBeNull();
    await stage.clock.pass(SECOND);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
    expect(stage.times("cancelRun")).toEqual([0, 1100, 3200]);
  });

  it("reports that it could not be said, and can be started again to say it", async () => {
    let isOffline = true;
    const stage = new Stage({ leases: ["a"], cancel: () => (isOffline ? OFFLINE : undefined) });
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "failed", error: OFFLINE });
    isOffline = false;
    stage.drive.start();
    await stage.clock.pass(SECOND);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
    expect(stage.calls()).toHaveLength(1);
  });

  it("reports at once that the sign-in has ended before it could be said", async () => {
    const stage = new Stage({ leases: ["a"], cancel: () => SIGNED_OUT });
    stage.drive.cancel();
    await stage.clock.pass(100);
    expect(stage.state.ending).toEqual({ state: "failed", error: SIGNED_OUT });
  });

  it("says it again where others held the lock all the time", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: (index) => (index === 0 ? waitingFor(2 * SECOND, "") : undefined),
    });
    stage.drive.cancel();
    await stage.clock.pass(3 * SECOND);
    expect(stage.times("cancelRun")).toEqual([0, 500]);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("is told where the run is not the person's any more", async () => {
    const gone = { state: "busy" as const, why: "Somebody else is at it." };
    const stage = new Stage({ leases: ["a"], cancel: () => gone });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual(gone);
  });

  it("is cancelled whatever becomes of the calls that were under way", async () => {
    const stage = new Stage({ leases: ["a"], batch: () => SIGNED_OUT });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("says it no more once the run has ended by itself", async () => {
    const stage = new Stage({ rows: PIECE, leases: ["a"], cancel: () => OFFLINE });
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.state.ending).toEqual({ state: "done" });
    expect(stage.calls("cancelRun")).toHaveLength(2);
  });

  it("needs no other word from the server where a worker has heard it", async () => {
    const stage = new Stage({
      leases: ["a"],
      cancel: () => "never",
      batch: () => ({ state: "cancelled" }),
    });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "cancelled" });
  });

  it("is done all the same if that was the last piece", async () => {
    const stage = new Stage({ rows: PIECE, leases: ["a"] });
    stage.drive.cancel();
    await stage.clock.pass(CALL_MS);
    expect(stage.state.ending).toEqual({ state: "done" });
  });

  it("is cancelled once, however often it is clicked", async () => {
    const stage = new Stage({ leases: ["a"] });
    stage.drive.cancel();
    stage.drive.cancel();
    await stage.clock.pass(MINUTE);
    expect(stage.calls("cancelRun")).toHaveLength(1);
  });
});
