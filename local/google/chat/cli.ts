/** `npm run chat-api -- --port 8080 --fault slow`: the stand-in for the Chat API over HTTP. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ChatApi } from "./api";
import { faultNames, isFaultName } from "./faults";
import { serve } from "./server";

const clock = {
  now: Date.now,
  sleep: (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

const options = {
  port: { type: "string", default: "0" },
  fault: { type: "string", multiple: true, default: [] as string[] },
} as const;

/** @throws Error that says what cannot be understood. */
function read() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(". ");
    throw new Error(`${what}. There are --port PORT and --fault NAME.`);
  }
}

async function main(): Promise<void> {
  const values = read();
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(
      `--port ${values.port} is no port. Name one from 1 to 65535, or 0 for a free one.`,
    );
  }
  // The build puts it beside this file.
  const definition = readFileSync(new URL("./chat-definition.json", import.meta.url), "utf8");
  const api = new ChatApi({ definition: JSON.parse(definition), clock });
  for (const fault of values.fault) {
    if (!isFaultName(fault)) throw new Error(`--fault takes one of ${faultNames.join(", ")}.`);
    api.faults.switchOn(fault);
  }
  const scope = "https://www.googleapis.com/auth/chat.";
  const scopes = ["spaces", "memberships", "messages.create"].map((name) => scope + name);
  const token = api.signIn("you@example.com", scopes, "try-me");
  const { address } = await serve(api, port).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`Port ${port} cannot be used (${error.code}). Name another one, or 0.`);
  });
  console.log(`A stand-in for the Google Chat API answers at ${address}
Signed in as you@example.com. Try:
  curl ${address}/v1/spaces -H 'Authorization: Bearer ${token}' \\
    -H 'Content-Type: application/json' -d '{"spaceType":"SPACE","displayName":"API-made"}'
Ctrl+C ends it; nothing is kept.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
