import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

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
    const create = (body = '{"spaceType":"SPACE","displayName":"API-made"}') =>
      fetch(`${address}/v1/spaces`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body,
      });
    return { child, output, address, create };
  }

  test("takes a free port, prints its address and a token, and answers there", async () => {
    const { create } = await start("--port", "0");
    expect(await (await create()).json()).toMatchObject({ displayName: "API-made" });
  });

  test("goes on when a caller hangs up in the middle of a request", async () => {
    const { child, address, create } = await start();
    const { host, port } = new URL(address);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`POST /v1/spaces HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\n{`);
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

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"a":', "}"],
    ["objects where a text belongs", '{"displayName":', "}"],
  ])("refuses %s nested a hundred thousand deep, and goes on", async (_, open, close) => {
    const { create } = await start();
    const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    const response = await create(deep);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { status: "INVALID_ARGUMENT" } });
    expect((await create()).status).toBe(200);
  });

  test("reads no more than a megabyte of a request", async () => {
    const { address, create } = await start();
    const { port } = new URL(address);
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { "content-length": 10_000_000_000 };
      const sent = request({ port, path: "/v1/spaces", method: "POST", headers }, (response) =>
        text(response).then(resolve, reject),
      );
      sent.on("error", reject);
      sent.write("x".repeat(2_000_000));
    });
    expect(answer).toContain("exceeds the limit: 1000000 bytes");
    expect((await create()).status).toBe(200);
  });

  test("answers nobody who calls it by another name than this machine's", async () => {
    const { address, create } = await start();
    const { port } = new URL(address);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const headers = { host, authorization: "Bearer try-me" };
        const sent = request({ port, path: "/v1/spaces", headers }, (response) =>
          resolve(response.resume().statusCode),
        );
        sent.on("error", reject).end();
      });
    expect(await statusFor(`evil.example:${port}`)).toBe(403);
    expect(await statusFor("127.0.0.1")).toBe(403);
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect((await create()).status).toBe(200);
  });

  test("explains a port and an option that cannot be used", async () => {
    const { address } = await start();
    const { port } = new URL(address);
    expect((await start("--port", port)).output).toContain(
      `Port ${port} cannot be used (EADDRINUSE)`,
    );
    expect((await start("--port", "70000")).output).toContain("--port 70000 is no port");
    expect((await start("--prot", "1")).output).toMatch(/'--prot'\. There are --port/);
  });
});
