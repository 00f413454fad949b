/**
 * The thread in which the bundle runs. It blocks, as Apps Script does, while the main thread is free
 * to sign in, to call Chat and to hear Ctrl-C. No token ever gets here.
 */
import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from "node:worker_threads";
import type { HttpResponse } from "../chat/api";
import type { Host } from "../csv/sheet-run";
import { startAppsScript } from "../load";
import { work } from "../work";
import {
  ANSWERED,
  type Answer,
  CANCELLED,
  type Message,
  type Question,
  type WorkerData,
} from "./bridge";

function run(port: MessagePort, { job, flags }: WorkerData): void {
  let asked = 0;
  const send = (message: Message) => port.postMessage(message);

  const appsScript = startAppsScript({
    clock: { now: Date.now, sleep: (ms) => sleep(new Int32Array(new SharedArrayBuffer(4)), 0, ms) },
    chat: {
      // The stand-in asks for a token and sends it along: the person's name does for both.
      signIn: (person) => encodeURIComponent(person),
      handle({ headers, method, path, body }) {
        const person = decodeURIComponent((headers.authorization ?? "").replace("Bearer ", ""));
        const answer = ask({ ask: "chat", person, request: { method, path, body } });
        return isResponse(answer) ? answer : null;
      },
    },
  });
  // Rows that were tried against the stand-in for Chat are known by the place in their Request ID.
  appsScript.spreadsheet.id = "csv-file";

  const host: Host = {
    print: (print) => send({ print }),
    progress: (progress) => send({ progress }),
    signIn: (people) => void ask({ ask: "signIn", people }),
    confirm: (question) => ask({ ask: "confirm", question }) === true,
    pause: (until) => sleep(flags, CANCELLED, until - Date.now()),
    get isCancelled() {
      return Atomics.load(flags, CANCELLED) !== 0;
    },
  };

  try {
    send({ exitCode: work(appsScript, job, host) });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  }

  /** @throws Error if that is the answer */
  function ask(question: Question): Answer {
    asked += 1;
    send({ number: asked, question });
    Atomics.wait(flags, ANSWERED, asked - 1);
    const { number, answer } = receiveMessageOnPort(port)?.message ?? {};
    if (number !== asked) throw new Error("An answer does not belong to its question");
    if (typeof answer === "object" && answer && "error" in answer) throw new Error(answer.error);
    return answer;
  }
}

function isResponse(answer: Answer): answer is HttpResponse {
  return typeof answer === "object" && answer !== null && "status" in answer;
}

/** Until the number changes, or for so many milliseconds. */
function sleep(numbers: Int32Array, index: number, ms: number): void {
  Atomics.wait(numbers, index, 0, Math.max(0, ms));
}

if (parentPort) run(parentPort, workerData);
