/** `npm run chat-api -- --port 8080 --fault slow`: the stand-in for the Chat API over HTTP. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ChatApi } from "./api";
import { faultDescriptions, faultNames, isFaultName } from "./faults";
import { serve } from "./server";

const usage = `npm run chat-api -- [--port N] [--fault NAME …]
  --port N      where to listen on 127.0.0.1; 0, the default, takes a free port
  --fault NAME  lets every call fail in this way:
${faultNames.map((name) => `    ${name.padEnd(19)} ${faultDescriptions[name]}`).join("\n")}`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      fault: { type: "string", multiple: true, default: [] },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port ${values.port} is not a port.`);
  const api = newApi();
  for (const fault of values.fault) {
    if (!isFaultName(fault)) throw new Error(`--fault ${fault} is not a fault; see --help.`);
    api.faults.switchOn(fault);
  }
  const { address } = await serve(api, Number(values.port));
  const token = api.signIn(
    "you@example.com",
    ["chat.spaces", "chat.memberships"].map((name) => `https://www.googleapis.com/auth/${name}`),
  );
  console.log(`A stand-in for the Google Chat API answers at ${address}
Signed in as you@example.com. Try:
  curl ${address}/v1/spaces -H 'Authorization: Bearer ${token}' \\
    -H 'Content-Type: application/json' -d '{"spaceType":"SPACE","displayName":"API-made"}'
Ctrl+C ends it; nothing is kept.`);
}

/** With the definition that the build puts beside this file, on the real clock. */
function newApi(): ChatApi {
  const file = new URL("./chat-definition.json", import.meta.url);
  const clock = {
    now: Date.now,
    sleep: (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  };
  return new ChatApi({ definition: JSON.parse(readFileSync(file, "utf8")), clock });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
