import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

describe("npm run chat-api", () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill();
  });

  /** Starts the command and waits for what it prints first. */
  async function start(...args: string[]) {
    const child = spawn(process.execPath, ["build/chat-api.mjs", ...args]);
    running.push(child);
    const printed = await Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
    const output = String(printed);
    const address = /answers at (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1] ?? "";
    const token = /Bearer ([^']+)/.exec(output)?.[1] ?? "";
    const create = () =>
      fetch(`${address}/v1/spaces`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: '{"spaceType":"SPACE","displayName":"API-made"}',
      });
    return { child, output, address, create };
  }

  test("takes a free port, prints its address and a token, and answers there", async () => {
    const { create } = await start("--port", "0");
    expect(await (await create()).json()).toMatchObject({ displayName: "API-made" });
  });

  test("goes on when a caller hangs up in the middle of a request", async () => {
    const { child, address, create } = await start();
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    socket.write("POST /v1/spaces HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    await create(); // By then the first request has arrived.
    socket.destroy();
    expect((await create()).status).toBe(200);
    expect((await create()).status).toBe(200);
    expect(child.exitCode).toBeNull();
  });

  test("lets every call fail where a fault is named, and names them all for a wrong one", async () => {
    const { create } = await start("--fault", "unavailable");
    expect((await create()).status).toBe(503);
    expect((await start("--fault", "no-such")).output).toMatch(/one of lost-before, .*name-taken/);
  });
});
