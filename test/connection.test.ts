import { readFileSync } from "node:fs";
import type { FaultName } from "../local/google/chat/faults";
import { type Google, type StartOptions, startGoogle } from "../local/google/load";
import type { Connection } from "../src/ui/connection";
import { resultOf } from "./sheet/workbook";

const manifest = JSON.parse(readFileSync("appsscript.json", "utf8"));
const CHAT = "https://www.googleapis.com/auth/chat.spaces.create";

interface Circumstances extends StartOptions {
  fault?: FaultName;
  isGranted?: boolean;
  locale?: string;
  prepare?: (google: Google) => void;
}

/** A person who looks, in the dialog and by Run: both must say the same, and create nothing. */
function look(around: Circumstances = {}) {
  const { fault, isGranted = true, locale = "en", prepare, ...options } = around;
  const google = startGoogle(options);
  prepare?.(google);
  if (fault) google.chat.faults.switchOn(fault);
  const person = google.appsScript.person("ana@example.com", { locale });
  if (!isGranted) person.granted.delete(CHAT);
  person.openSpreadsheet();
  const found = resultOf<Connection>(person.run("checkConnection"));
  const run = person.run("checkSetup");
  expect(google.chat.spaces).toEqual([]);
  const log = run.log.map(({ message }) => message).join("\n");
  const marks = found.steps.map(({ state }) => ({ done: "✓", missing: "✗", unknown: "–" })[state]);
  expect(log.match(/^[✓✗–]/gm)).toEqual(marks);
  return { ...found, marks: marks.join(""), said: found.found.join(" "), log, run, google };
}

describe("Check the connection to Chat", () => {
  it("calls it ready only where Chat refuses the request because of its member alone", () => {
    const { isReady, marks, log, google } = look();
    expect({ isReady, marks }).toEqual({ isReady: true, marks: "✓✓✓✓✓–" });
    expect(log).toMatch(
      /^✓ Advanced Google Chat service, .*: done\n(✓ .*: done\n){4}– .*: not known\n\nNothing is missing that can/,
    );
    expect(google.chat.journal.map(({ method, outcome }) => [method, outcome])).toEqual([
      ["spaces.setup", "INVALID_ARGUMENT"],
      ["spaces.setup", "INVALID_ARGUMENT"],
    ]);
  });

  it.each<FaultName>(["spaces-barred", "group-chats-barred"])(
    "does not claim an administrator's permission that it cannot see, with %s",
    (fault) => {
      const { marks, said, log } = look({ fault });
      expect(marks).toBe("✓✓✓✓✓–");
      expect(said).toMatch(/shows only when you create one: create one space to see\.$/);
      expect(log).not.toMatch(/ready|permission: done/);
    },
  );

  it.each<[FaultName, string, RegExp, RegExp]>([
    ["scope-missing", "✓✗––––", /was not granted\. Try again/, /myaccount\.google\.com/],
    ["api-disabled", "✓✓✗–––", /is not enabled .* Open/, /library\/chat.*project=\d+$/],
    ["chat-off", "✓✓✓✗––", /turned off for your account\. Turn on/, /mail\.google\.com/],
    ["app-not-configured", "✓✓✓✓✗–", /no configured Chat app\. Open/, /hangouts-chat$/],
    ["admin-restricted", "✓✓✓––✗", /administrator does not let .* Ask/, /admin\.google\.com/],
  ])("with %s says what is done, what is missing and what is not known", (fault, ...expected) => {
    const { isReady, marks, said, link, log } = look({ fault });
    const [steps, sentences, address] = expected;
    expect({ isReady, marks }).toEqual({ isReady: false, marks: steps });
    expect(said).toMatch(sentences);
    expect(link).toMatch(address);
    expect(log).toContain(`See ${link}`);
  });

  it.each<[FaultName, string, RegExp]>([
    ["permission-denied", "✓✓✓–––", /“Permission denied to perform .*” Ask your administrator/],
    [
      "direct-messages-barred",
      "✓✓✓–––",
      /did not allow a direct message .* Ask your administrator/,
    ],
    ["too-many-requests", "✓✓✓–––", /limit of new spaces .* So the rest is not known/],
    ["unavailable", "✓✓––––", /not available at the moment\. So the rest is not known/],
    ["server-error", "✓✓––––", /answer did not arrive.* So the rest is not known/],
    ["lost-before", "✓✓––––", /answer did not arrive.* So the rest is not known/],
    ["signed-out", "✓–––––", /did not accept the sign-in/],
  ])("with %s says what it is, and claims no more than is known", (fault, steps, sentences) => {
    const { isReady, marks, said, link } = look({ fault });
    expect({ isReady, marks, link }).toEqual({ isReady: false, marks: steps, link: "" });
    expect(said).toMatch(sentences);
  });

  it("waits out a failure that passes at once", () => {
    const prepare = ({ chat }: Google) => chat.faults.switchOn("unavailable", { times: 2 });
    expect(look({ prepare })).toMatchObject({ isReady: true });
  });

  it("does not call it ready where Chat answers what nobody expects", () => {
    const prepare = ({ chat }: Google) => {
      const body = JSON.stringify({ error: { code: 400, message: "No such thing." } });
      chat.handle = chat.receive = () => ({ status: 400, headers: {}, body }) as never;
      Object.assign(chat, { receive: undefined });
    };
    const { isReady, said } = look({ prepare });
    expect(isReady).toBe(false);
    expect(said).toMatch(/unexpected way: “No such thing\.” So it is not known/);
  });

  it("asks for the permission before it asks Chat, and leads to where it is granted", () => {
    const { marks, link, isGrant, run, google } = look({ isGranted: false });
    expect({ marks, isGrant }).toEqual({ marks: "✓✗––––", isGrant: true });
    expect(link).toMatch(/^https:\/\/script\.google\.com\/.*authorize/);
    expect(run).toMatchObject({ status: "failed", dialogs: [{ kind: "authorization" }] });
    expect(google.chat.journal).toEqual([]);
  });

  it("finds that Apps Script refuses Chat in the person's language", () => {
    const prepare = ({ appsScript }: Google) => appsScript.switchOn("refused-by-script");
    expect(look({ prepare, locale: "pt_BR" })).toMatchObject({
      marks: "✓✗––––",
      said: expect.stringMatching(/não foi concedida\. Tente de novo/),
    });
  });

  it("finds that the advanced service is off, granted or not", () => {
    const off = { manifest: { ...manifest, dependencies: {} } };
    expect(look(off)).toMatchObject({
      marks: "✗–––––",
      said: expect.stringMatching(/switched off in this script/),
    });
    expect(look({ ...off, isGranted: false })).toMatchObject({ marks: "✗✗––––" });
  });

  it("speaks Portuguese", () => {
    const { log } = look({ fault: "app-not-configured", locale: "pt_BR" });
    expect(log).toContain("✗ App do Chat, configurado no projeto do Cloud: falta");
    expect(log).toContain("– Permissão do seu administrador: não verificado");
  });

  it("is a dialog where it is chosen from the menu", () => {
    const person = startGoogle().appsScript.person("ana@example.com");
    person.openSpreadsheet();
    const { dialogs } = person.click("Chat Spaces", "Check the connection to Chat…");
    expect(dialogs).toEqual([{ kind: "dialog", title: "Connection to Chat", message: "" }]);
    expect(person.dialog?.html).toContain('data-view="connection"');
  });
});
