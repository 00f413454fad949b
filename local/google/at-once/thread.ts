/** A thread in which scripts run, one execution after the other, with nothing of Node in sight. */
import { parentPort, workerData } from "node:worker_threads";
import { loadStandIns, project } from "../load";
import { Channel, SCRIPT } from "./channel";

project.folder = workerData.folder;
const channel = new Channel(workerData.memory, SCRIPT);
function say(text: string): string {
  channel.send(text, announce);
  return channel.receive();
}

function announce(): void {
  if (channel.wantsNotice) parentPort?.postMessage(null);
}

const { ScriptSide } = loadStandIns();
const side = new ScriptSide(say, () => channel.time);
for (let text = channel.receive(); ; ) text = say(side.hear(text));
