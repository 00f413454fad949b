import { Page } from "../../local/google/at-once/page";
import { Scheduler } from "../../local/google/at-once/scheduler";
import { endFreeThreads } from "../../local/google/at-once/script-thread";
import { seeded } from "../../local/google/seeded";
import type { Confirmation } from "../../src/run/confirm";
import type { RunState } from "../../src/run/run-state";
import { upTo } from "../sample";
import { NAMED, teams } from "./lines";
import { whenChatIsAsked } from "./somebody";
import { HEADERS, isUnderWay, resultOf, Workbook } from "./workbook";

afterAll(endFreeThreads);

const column = (header: (typeof HEADERS)[number]) => HEADERS.indexOf(header) + 1;
const namesOf = ({ spaces }: Workbook) => spaces.map(({ space }) => space.displayName);

/** The most calls within any minute. */
function most({ calls }: Workbook): number {
  return Math.max(
    ...calls.map(({ at }) => calls.filter((o) => o.at >= at && o.at < at + 60_000).length),
  );
}

/** Chat answers something else than it did. */
function answerWith(workbook: Workbook, part: object): void {
  const chat = workbook.google.chat as unknown as {
    receive: (request: unknown) => { answer: () => { body: unknown } | null };
  };
  const receive = chat.receive.bind(chat);
  chat.receive = (request) => {
    const arrival = receive(request);
    const answer = () => {
      const response = arrival.answer();
      if (!response) return response;
      const isText = typeof response.body === "string";
      const body = isText ? JSON.parse(String(response.body)) : response.body;
      if (body.spaceUri) Object.assign(body, part);
      return { ...response, body: isText ? JSON.stringify(body) : body };
    };
    return { ...arrival, answer };
  };
}

/** Chat makes the space of the first row and nobody hears of it; then the run is cancelled. */
function loseTheAnswer(workbook: Workbook): void {
  workbook.google.chat.faults.switchOn("lost-after");
  const { runId, leases } = workbook.confirm();
  workbook.batch(runId, undefined, leases[0]);
  resultOf(workbook.me.run("cancelRun", { runId }));
  workbook.google.chat.faults.switchAllOff();
}

const isChat = (name: string) => name.startsWith("Chat.");

jest.setTimeout(120_000);

describe("a row whose answer was lost, and of which somebody has cleared the Status", () => {
  it("gets no second space from another person, who is asked to look first", () => {
    const workbook = new Workbook(teams(1));
    const bea = workbook.person("bea@example.com");
    loseTheAnswer(workbook);
    workbook.wait(120_000);
    workbook.tab.fill([[""]], 2, column("Status"));

    const check = workbook.checked(bea);
    expect(check).toMatchObject({ total: 0, attention: [{ row: 2, name: "Team 0" }] });
    expect(workbook.spaces).toHaveLength(1);
    const requestIds = check.requestIds.uncertain;
    resultOf(bea.run("startOver", { sheetId: 0, reason: "uncertain", requestIds }));
    expect(workbook.checked(bea).total).toBe(1);
  });

  it("gets its space under the same ID where its own person goes on", () => {
    const workbook = new Workbook(teams(1));
    loseTheAnswer(workbook);
    workbook.tab.fill([[""]], 2, column("Status"));
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(workbook.spaces).toHaveLength(1);
  });
});

describe("a row that says Creating… although Chat was never asked for it", () => {
  const untouched = (workbook: Workbook) =>
    workbook.column("Status").every((status) => status === "");

  it("is put back where workers begin after the run has stopped", () => {
    const workbook = new Workbook(teams(20));
    workbook.google.chat.faults.switchOn("api-disabled");
    const { runId, leases } = workbook.confirm();
    let isInside = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isInside || !isChat(name)) return undefined;
      isInside = true;
      workbook.batchExecution(runId, undefined, leases[1]);
      workbook.batchExecution(runId, undefined, leases[2]);
      return undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    workbook.google.appsScript.beforeCall = undefined;
    workbook.wait(200_000);
    workbook.opened();
    expect(untouched(workbook)).toBe(true);
    expect(workbook.checked(workbook.person("bea@example.com")).attention).toEqual([]);
  });

  it("is put back where cancelling was killed before it could do so", () => {
    const workbook = new Workbook(teams(6));
    const { runId } = workbook.confirm();
    workbook.google.appsScript.beforeCall = ({ name }) =>
      name.startsWith("Range.set") ? "kill" : undefined;
    workbook.me.run("cancelRun", { runId });
    workbook.google.appsScript.beforeCall = undefined;
    expect(untouched(workbook)).toBe(false);
    resultOf(workbook.me.run("cancelRun", { runId }));
    workbook.opened();
    expect(untouched(workbook)).toBe(true);
  });
});

describe("a row whose answer was lost and which was changed before it is tried again", () => {
  it("is not called Created with its new content: the person is asked to look", () => {
    const line = { "Space name": "Salaries", Members: "ana@example.com", "External people": "Yes" };
    const workbook = new Workbook([line]);
    loseTheAnswer(workbook);
    workbook.wait(120_000);
    workbook.tab.fill([["bruno@example.com"]], 2, column("Members"));

    const { total, attention, requestIds } = workbook.opened();
    expect(total).toBe(0);
    expect(attention).toMatchObject([{ row: 2 }]);
    expect(JSON.stringify(attention)).toMatch(/before it was changed/);
    const request = { sheetId: 0, reason: "uncertain", requestIds: requestIds.uncertain };
    resultOf(workbook.me.run("startOver", request));
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(workbook.calls.at(-1)?.body).toMatchObject({
      memberships: [{ member: { name: "users/bruno@example.com" } }],
    });
  });
});

describe("a row that is changed while its space is created", () => {
  it("says that the space is as it was before", () => {
    const workbook = new Workbook([{ "Space name": "Red", Members: "ana@example.com" }]);
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isChat(name)) workbook.tab.enter(2, column("Members"), "bruno@example.com");
      return undefined;
    };
    workbook.run();
    expect(workbook.column("Status")).toEqual(["Created"]);
    expect(workbook.rows()[0]?.Details).toMatch(/changed while its space was created/);
  });
});

describe("a copy of a created row", () => {
  it("is a copy, too, where only its Request ID was cleared", () => {
    const workbook = new Workbook(teams(2));
    workbook.run();
    workbook.tab.copyRow(2, 4);
    workbook.tab.fill([[""]], 4, column("Request ID"));
    const { attention, requestIds } = workbook.checked();
    expect(attention).toMatchObject([{ row: 4, name: "Team 0" }]);
    const request = { sheetId: 0, reason: "copied", requestIds: requestIds.copied };
    resultOf(workbook.me.run("startOver", request));
    expect(workbook.run()).toMatchObject({ state: "done", created: 1 });
    expect(namesOf(workbook)).toEqual(["Team 0", "Team 1", "Team 0"]);
  });
});

describe("one run at a time", () => {
  it("nobody else starts while a worker of mine is still within its piece of work", () => {
    const workbook = new Workbook(teams(80));
    const bea = workbook.person("bea@example.com");
    const { runId, leases } = workbook.confirm();
    // A bad day: five seconds a call, eight rows in hand.
    workbook.google.chat.faults.switchOn("slow", { ms: 5000 });
    let n = 0;
    let answer: unknown;
    let isInside = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isInside || !isChat(name) || ++n !== 8) return undefined;
      isInside = true;
      const { toConfirm } = workbook.checked(bea);
      answer = workbook.confirmExecution(bea, toConfirm).result;
      isInside = false;
      return undefined;
    };
    const mine = workbook.batch(runId, undefined, leases[0]);
    expect(answer).toMatchObject({ state: "busy" });
    expect(mine.state).not.toBe("busy");
  });
});

describe("cells", () => {
  it("a link that somebody has put beside a row stays a link when its neighbours are written", () => {
    const workbook = new Workbook(teams(3));
    const url = "https://example.com/wiki";
    const links = [{ start: 4, end: 8, url }];
    workbook.tab.change(3, column("Space"), { value: "see wiki", links });
    const { runId } = workbook.confirm();
    const { result } = workbook.me.run("createNextBatch", { runId, alone: true });
    expect(result).toMatchObject({ state: "done", created: 2 });
    expect(workbook.tab.cell(3, column("Space"))).toMatchObject({ value: "see wiki", links });
  });

  it("a long status that still means Failed concerns its own row", () => {
    const workbook = new Workbook([
      ...NAMED,
      { "Space name": "Eve", Status: `Failed${"!".repeat(10_000)}` },
    ]);
    expect(workbook.run()).toMatchObject({ state: "done" });
    expect(namesOf(workbook)).toEqual(expect.arrayContaining(["Ada", "Bea", "Cy", "Dee"]));
  });

  it("a forged claim in another row does not take a row's creation away", () => {
    const workbook = new Workbook(NAMED);
    const confirmation = workbook.confirm();
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    words[7] = "spaces/forged";
    words[8] = "https://evil.example/";
    words[9] = "0".repeat(32);
    workbook.tab.fill([[words.join(" ")]], 8, column("Request ID"));
    workbook.tab.fill([["Eve"]], 8, 1);
    workbook.goOn(confirmation);
    expect(workbook.links()).not.toContain("https://evil.example/");
    expect(namesOf(workbook).sort()).toEqual(["Ada", "Bea", "Cy", "Dee"]);
  });

  it("a forged claim with another row's ID, and longer than that one's, concerns its own row", () => {
    const workbook = new Workbook(NAMED.slice(0, 2));
    workbook.google.chat.faults.switchOn("lost-after");
    const { runId, leases } = workbook.confirm();
    workbook.batch(runId, workbook.me, leases[0]);
    workbook.google.chat.faults.switchAllOff();
    workbook.wait(60_000);
    const words = String(workbook.tab.cell(2, column("Request ID")).value).split(" ");
    words[5] = "0".repeat(32);
    workbook.tab.fill([[`${words.join(" ")}\nforged@example.com`]], 3, column("Request ID"));
    expect(workbook.goOn({ runId, leases: [] })).toMatchObject({ state: "done", created: 1 });
    expect(workbook.column("Status")).toEqual(["Created", ""]);
    expect(workbook.spaces).toHaveLength(1);
  });

  it.each([3, 20_000])(
    "a forged claim with a link of %i more characters is no link in the page, and stops no run",
    (length) => {
      const workbook = new Workbook(NAMED);
      workbook.run();
      const { tab } = workbook;
      const genuine = String(tab.cell(2, column("Request ID")).value);
      const words = genuine.split(" ");
      words[0] = "11111111-1111-4111-8111-111111111111";
      words[5] = "0".repeat(32);
      words[8] = `https://evil.example/${"x".repeat(length)}`;
      // Ada's own claim stands elsewhere, a forged one in her row.
      tab.fill([[genuine]], 7, column("Request ID"));
      tab.fill([[words.join(" ")]], 2, column("Request ID"));
      tab.fill([["Eve"]], 8, 1);
      const execution = workbook.confirmExecution(workbook.me, workbook.checked().toConfirm);
      expect(execution.status).toBe("completed");
      expect(JSON.stringify((execution.result as { orphans: unknown }).orphans)).not.toContain(
        "evil",
      );
    },
  );

  describe("a Request ID behind which somebody fills the cell up", () => {
    const fillUp = ({ tab }: Workbook, row: number) => {
      const claim = String(tab.cell(row, column("Request ID")).value);
      tab.enter(row, column("Request ID"), `${claim}\n`.padEnd(50_000, "x"));
    };

    it("has room for the space that Chat is just making", () => {
      const workbook = new Workbook(teams(1));
      const confirmation = workbook.confirm();
      whenChatIsAsked(workbook, () => fillUp(workbook, 2));
      expect(workbook.goOn(confirmation)).toMatchObject({ state: "done", created: 1 });
      expect(workbook.column("Status")).toEqual(["Created"]);
    });

    it("keeps no row from being put right", () => {
      const workbook = new Workbook(teams(2));
      const { toConfirm } = workbook.checked();
      workbook.goOn(workbook.confirm(workbook.me, toConfirm.slice(0, 1)));
      resultOf(workbook.me.run("cancelRun", { runId: workbook.confirm().runId }));
      fillUp(workbook, 3);
      workbook.tab.fill([[""], ["Creating…"]], 2, column("Status"));
      expect(workbook.opened()).toMatchObject({ stale: 0, done: 1 });
      expect(workbook.column("Status")).toEqual(["Created", ""]);
    });
  });

  it("text in Details stays as it was typed where a neighbour is written", () => {
    const tooLong = "x".repeat(200);
    const workbook = new Workbook([
      ...teams(2),
      { "Space name": tooLong, Status: "Failed" },
      { "Space name": tooLong, Status: "Needs attention" },
      ...teams(20),
    ]);
    workbook.tab.change(4, column("Details"), { value: "=IMPORTDATA(A1)" });
    workbook.tab.change(5, column("Details"), { value: "0123" });
    workbook.run();
    expect(workbook.tab.cell(4, column("Details"))).toMatchObject({
      value: "=IMPORTDATA(A1)",
      formula: "",
    });
    expect(workbook.tab.cell(5, column("Details")).value).toBe("0123");
  });

  it.each([
    [{ spaceUri: undefined }],
    [{ spaceUri: "http://chat.google.com/room/x" }],
    [{ spaceUri: "https://chat.google.com/a b" }],
  ])(
    "B5 a name like a formula is text, and the claim is one, whatever Chat answers: %j",
    (part) => {
      const workbook = new Workbook(teams(1));
      workbook.tab.change(2, 1, { value: "=IMPORTDATA(A1)" });
      answerWith(workbook, part);
      workbook.run();
      expect(workbook.tab.cell(2, column("Space"))).toMatchObject({
        value: "=IMPORTDATA(A1)",
        formula: "",
      });
      workbook.tab.fill([[""]], 2, column("Status"));
      expect(workbook.opened()).toMatchObject({ done: 1, attention: [] });
      expect(workbook.links()).toEqual([undefined]);
    },
  );
});

describe("a space to which Chat gives another name", () => {
  it("is called by it, and the row says so", () => {
    const workbook = new Workbook(teams(1));
    answerWith(workbook, { displayName: "Team B" });
    workbook.run();
    expect(workbook.rows()[0]).toMatchObject({
      Status: "Created",
      Space: "Team B",
      Details: expect.stringMatching(
        /^Created [^.]+\. Chat made it under the name “Team B”, before/,
      ),
    });
  });

  it("is called by it alone where the row gives it none", () => {
    const workbook = new Workbook([
      { Type: "Group chat", Members: "ana@example.com, bo@example.com" },
    ]);
    answerWith(workbook, { displayName: "Ana and Bo" });
    workbook.run();
    expect(workbook.rows()[0]).toMatchObject({
      Space: "Ana and Bo",
      Details: expect.stringMatching(/^Created [^.]+\. The link opens it; [^.]+\.$/),
    });
  });
});

describe("two sheets", () => {
  it("leftover answers of a run in another sheet go into no row of this one", () => {
    const workbook = new Workbook(NAMED);
    const { appsScript } = workbook.google;
    const second = appsScript.spreadsheet.insertTab("Second");
    second.fill([[...HEADERS], ...NAMED.map((line) => HEADERS.map((h) => line[h] ?? ""))]);
    const { runId, leases } = workbook.confirm();
    let stage = 0;
    let next: Extract<Confirmation, { state: "confirmed" }> | undefined;
    appsScript.beforeCall = ({ name }) => {
      if (stage === 0 && isChat(name)) {
        stage = 1;
        resultOf(workbook.me.run("cancelRun", { runId }));
        const { toConfirm } = workbook.check({ sheetId: second.id }) as { toConfirm: string[] };
        // One as a test: the last row.
        next = resultOf(
          workbook.me.run("confirmRun", { sheetId: second.id, confirmed: toConfirm.slice(-1) }),
        );
        stage = 2;
      } else if (stage === 2 && name === "Lock.tryLock") return { kill: 0 };
      return undefined;
    };
    workbook.batchExecution(runId, undefined, leases[0]);
    appsScript.beforeCall = undefined;
    if (!next) throw new Error();
    workbook.goOn(next);
    const status = second
      .values()
      .slice(1)
      .map((line) => line[column("Status") - 1]);
    expect(status).toEqual(["", "", "", "Created"]);
  });
});

describe("quota", () => {
  it("the same lease started twice keeps the limit: the second one waits", () => {
    const workbook = new Workbook(teams(59));
    const { runId, leases } = workbook.confirm();
    let second: RunState | undefined;
    let soon = 0;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (!isChat(name)) return undefined;
      workbook.google.appsScript.beforeCall = undefined;
      second = workbook.batch(runId, undefined, leases[0]);
      soon = workbook.now + 2000;
      return undefined;
    };
    workbook.goOn({ runId, leases });
    expect(second).toMatchObject({ state: "waiting", runId, made: [], why: "", until: soon });
    expect(workbook.calls).toHaveLength(59);
    expect(most(workbook)).toBeLessThanOrEqual(59);
  });

  it("calls in flight of a cancelled run count in the next one", () => {
    const workbook = new Workbook(teams(140));
    const { runId, leases } = workbook.confirm();
    const waiting = [...leases];
    let isIn = false;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (isIn || !isChat(name)) return undefined;
      const lease = waiting.shift();
      if (lease) workbook.batchExecution(runId, undefined, lease);
      else {
        isIn = true;
        resultOf(workbook.me.run("cancelRun", { runId }));
        const next = workbook.confirm(workbook.me, workbook.checked().toConfirm);
        for (const l of next.leases) workbook.batch(next.runId, undefined, l);
      }
      return undefined;
    };
    workbook.batchExecution(runId, undefined, waiting.shift());
    workbook.google.appsScript.beforeCall = undefined;
    expect(most(workbook)).toBeLessThanOrEqual(59);
  });

  it("of a run that is cancelled at once, the next one need not wait for calls that were never made", () => {
    const workbook = new Workbook(teams(30));
    const { runId, leases } = workbook.confirm();
    const waiting = [...leases];
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (!isChat(name)) return undefined;
      const lease = waiting.shift();
      if (lease) workbook.batchExecution(runId, undefined, lease);
      else {
        workbook.google.appsScript.beforeCall = undefined;
        resultOf(workbook.me.run("cancelRun", { runId }));
      }
      return undefined;
    };
    workbook.batchExecution(runId, undefined, waiting.shift());
    const startedAt = workbook.now;
    workbook.goOn(workbook.confirm(workbook.me, workbook.checked().toConfirm));
    expect(workbook.spaces).toHaveLength(30);
    expect(workbook.now - startedAt).toBeLessThan(10_000);
  });

  it("calls that are tried again keep the limit", async () => {
    const workbook = new Workbook(teams(20), {
      time: { profile: "typical" },
      // One of the seeds with which a worker tries again what was taken from it meanwhile.
      random: seeded(24),
    });
    const { appsScript, chat } = workbook.google;
    appsScript.properties.set("script", new Map([["SPACES_PER_MINUTE", "20"]]));
    const seen = new Set<string>();
    chat.faults.switchOn("unavailable", {
      when: ({ requestId = "" }) => !seen.has(requestId) && Boolean(seen.add(requestId)),
    });
    const scheduler = new Scheduler(appsScript, { seed: 1, mostTurns: 200_000 });
    const page = new Page(scheduler, appsScript, workbook.me, "typical");
    page.createAll().catch(() => undefined);
    await scheduler.runAlongside();
    expect(workbook.calls.length).toBeGreaterThan(20);
    expect(most(workbook)).toBeLessThanOrEqual(20);
  });
});

describe("columns", () => {
  it.each(["sheet", "header"])("a run whose %s is gone says so", (what) => {
    const workbook = new Workbook(teams(70));
    const { runId } = workbook.confirm();
    if (what === "sheet") {
      workbook.google.appsScript.spreadsheet.insertTab("Second");
      workbook.google.appsScript.spreadsheet.deleteTab(workbook.tab);
    } else workbook.tab.fill([["Fase?"]], 1, column("Status"));
    let last: unknown;
    for (let i = 0; i < 50; i++) {
      const e = workbook.batchExecution(runId);
      last = e.status === "completed" ? e.result : e.error?.message;
      if (e.status !== "completed" || !isUnderWay(e.result as RunState)) break;
      workbook.wait(31_000);
    }
    expect(last).not.toMatchObject({ state: "waiting" });
  });
});

describe("the store", () => {
  it("eight answers of the longest kind fit", () => {
    const members = Array.from({ length: 40 }, (_, m) => `p${m}@例え例え例え例え例え.例え`).join(
      " ",
    );
    const lines = Array.from({ length: 64 }, (_, i) => ({
      "Space name": `${"語".repeat(100)}${i}`,
      Members: members,
    }));
    const workbook = new Workbook(lines);
    // Nobody has joined yet.
    answerWith(workbook, { membershipCount: { joinedDirectHumanUserCount: 1 } });
    expect(workbook.run()).toMatchObject({ state: "done", created: 64 });
  });

  it("takes of what a page sends with a confirmation only what is meant, however much it is", () => {
    const workbook = new Workbook(teams(1));
    const { toConfirm: confirmed } = workbook.checked();
    const selection = upTo(1000).map((row) => [2 * row, 2 * row]);
    const concluding = { rows: "selected", selection };
    const request = { sheetId: workbook.tab.id, confirmed, concluding };
    expect(workbook.me.run("confirmRun", request).result).toMatchObject({ state: "confirmed" });
  });
});

describe("a run of which there is much to keep, in letters of three bytes", () => {
  const ROWS = 64;
  const GONE = 24;
  const nameOf = (row: number) => `${row} ${"漢".repeat(90)}`;

  function deleteRow(workbook: Workbook, name: string): void {
    workbook.tab.deleteRows(workbook.column("Space name").indexOf(name) + 2);
  }

  /**
   * All workers are killed: three when they have made their spaces, whose rows are then deleted, the
   * others while they ask Chat, so that nobody knows of their rows. Then the run stops.
   * @param link to each space, but for its number.
   */
  function crowded(link: string) {
    const workbook = new Workbook(upTo(ROWS).map((row) => ({ "Space name": nameOf(row) })));
    workbook.me.locale = "ja";
    let links = 0;
    answerWith(workbook, {
      get spaceUri() {
        links += 1;
        return `${link}${links}`;
      },
    });
    const { appsScript, chat } = workbook.google;
    const { runId, leases } = workbook.confirm();
    for (const [index, lease] of leases.entries()) {
      const isLast = (name: string) => (index < 3 ? name === "Lock.tryLock" : isChat(name));
      appsScript.beforeCall = ({ name }) => (isLast(name) ? "kill" : undefined);
      workbook.batchExecution(runId, undefined, lease);
    }
    appsScript.beforeCall = undefined;
    expect(workbook.spaces).toHaveLength(GONE);
    for (const name of namesOf(workbook)) deleteRow(workbook, String(name));
    workbook.wait(200_000);
    const goOn = () => workbook.goOn({ runId, leases: [] });
    chat.faults.switchOn("app-not-configured");
    expect(goOn()).toMatchObject({ state: "stopped", created: GONE, left: ROWS - GONE });
    chat.faults.switchAllOff();
    return { workbook, goOn };
  }

  const LINK = `https://chat.google.com/room/${"A".repeat(70)}`;

  it("keeps the link to each space whose row is gone, and the run goes on", () => {
    const { workbook, goOn } = crowded(LINK);
    expect(goOn()).toMatchObject({
      state: "done",
      left: 0,
      orphans: upTo(GONE).map((number) => ({
        text: expect.stringMatching(/^\d+ 漢{10}/),
        url: `${LINK}${number}`,
      })),
    });
    expect(workbook.spaces).toHaveLength(ROWS);
  });

  it("tells of a row that is deleted, too, and of which nobody knows", () => {
    const { workbook, goOn } = crowded(LINK);
    deleteRow(workbook, nameOf(8));
    const orphans = expect.arrayContaining([{ text: expect.stringMatching(/^8 漢{10}/), url: "" }]);
    expect(goOn()).toMatchObject({ state: "done", left: 0, orphans });
  });

  it("leaves out the oldest spaces whose row is gone only where even their links do not fit", () => {
    const link = `${LINK}${"A".repeat(200)}`;
    const { workbook, goOn } = crowded(link);
    const done = goOn();
    expect(done).toMatchObject({ state: "done", left: 0 });
    const urls = "orphans" in done ? done.orphans.map(({ url }) => url) : [];
    expect(urls.length).toBeGreaterThan(GONE / 2);
    expect(urls).toEqual(
      upTo(GONE)
        .slice(-urls.length)
        .map((number) => `${link}${number}`),
    );
    expect(workbook.spaces).toHaveLength(ROWS);
  });
});

describe("cancel", () => {
  it("nothing is asked for once a run was cancelled while its worker slept", () => {
    const workbook = new Workbook(teams(100));
    const { runId, leases } = workbook.confirm();
    let callsThen = -1;
    workbook.google.appsScript.beforeCall = ({ name }) => {
      if (callsThen >= 0 || name !== "Utilities.sleep") return undefined;
      callsThen = workbook.calls.length;
      resultOf(workbook.me.run("cancelRun", { runId }));
      return undefined;
    };
    workbook.goOn({ runId, leases });
    expect(callsThen).toBeGreaterThan(0);
    expect(workbook.calls).toHaveLength(callsThen);
  });

  it("startOver touches only rows about which a person is asked", () => {
    const workbook = new Workbook([
      { "Space name": "mine", "Request ID": "my own", Details: "precious", Status: "custom" },
    ]);
    workbook.me.run("startOver", { sheetId: 0, reason: "foreign", requestIds: ["my own"] });
    expect(workbook.column("Details")).toEqual(["precious"]);
  });
});
