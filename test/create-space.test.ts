import { readFileSync } from "node:fs";
import type { FaultName } from "../local/google/chat/faults";
import { type Google, type StartOptions, startGoogle } from "../local/google/load";

const manifest = JSON.parse(readFileSync("appsscript.json", "utf8"));

/** Opens the editor as a person whose language is the given one and clicks Run. */
function clickRun(google: Google, locale = "en") {
  return google.appsScript.person("ana@example.com", { locale }).run("createSpace");
}

function start(options?: StartOptions): Google {
  return startGoogle(options);
}

const logOf = ({ log }: ReturnType<typeof clickRun>) =>
  log.map(({ message }) => message).join("\n");

describe("Run in the editor", () => {
  it('creates the space "API-made" with one call', () => {
    const google = start();
    const execution = clickRun(google);
    expect(execution.status).toBe("completed");
    expect(google.chat.spaces.map(({ space }) => space.displayName)).toEqual(["API-made"]);
    expect(google.chat.journal.map(({ method }) => method)).toEqual(["spaces.create"]);
  });

  it("returns the created space and logs its name, resource name and link", () => {
    const google = start();
    const execution = clickRun(google);
    const [created] = google.chat.spaces;
    expect(execution.result).toMatchObject({ name: created?.space.name, spaceType: "SPACE" });
    expect(logOf(execution)).toContain("Created the space “API-made”.");
    expect(logOf(execution)).toContain(created?.space.name);
    expect(logOf(execution)).toContain(created?.space.spaceUri);
  });

  it("logs the answer and how long it took", () => {
    const google = start();
    google.chat.faults.switchOn("slow", { ms: 2345 });
    const { log, result } = clickRun(google);
    expect(JSON.parse(log[1]?.message ?? "")).toEqual(result);
    expect(log[2]?.message).toBe("Chat took 2345 ms.");
    const [{ space } = { space: {} }] = google.chat.spaces;
    expect(log[3]?.message).toBe(`All that Chat answered: ${JSON.stringify(space)}`);
  });

  it("speaks Portuguese to somebody whose language it is", () => {
    expect(logOf(clickRun(start(), "pt_BR"))).toContain("O espaço “API-made” foi criado.");
  });

  it.each([
    ["es_MX", "Se ha creado el espacio “API-made”."],
    ["fr", "L'espace «\u00a0API-made\u00a0» a été créé."],
    ["de_CH", "Der Gruppenbereich „API-made“ wurde erstellt."],
    ["ja", "スペース「API-made」を作成しました。"],
  ])("speaks the language of somebody whose locale is %s", (locale, sentence) => {
    expect(logOf(clickRun(start(), locale))).toContain(sentence);
  });

  it("speaks English to somebody whose language is not there yet", () => {
    expect(logOf(clickRun(start(), "ko"))).toContain("Created the space “API-made”.");
  });

  it("makes a new space at every click", () => {
    const google = start();
    clickRun(google);
    clickRun(google);
    expect(google.chat.spaces).toHaveLength(2);
  });
});

/** Every failure: how the set-up fails, what Google answers, and what the person reads. */
const failures: [FaultName, string, { en: string[]; pt: string[] }][] = [
  [
    "app-not-configured",
    "Google Chat app not found. To create a Chat app, you must turn on the Chat API and configure the app in the Google Cloud console.",
    {
      en: ["has no configured Chat app", "Configuration tab"],
      pt: ["não tem um app do Chat configurado", "guia Configuração"],
    },
  ],
  [
    "api-disabled",
    "Google Chat API has not been used in project",
    { en: ["is not enabled", "click Enable"], pt: ["não está ativada", "clique em Ativar"] },
  ],
  [
    "scope-missing",
    "Request had insufficient authentication scopes.",
    { en: ["was not granted", "tick every permission"], pt: ["não foi concedida", "marque todas"] },
  ],
  [
    "signed-out",
    "Request had invalid authentication credentials.",
    { en: ["did not accept the sign-in", "Reload"], pt: ["não aceitou o login", "Recarregue"] },
  ],
  [
    "chat-off",
    "Google Chat is turned off. To use Chat API, turn on Google Chat.",
    { en: ["turned off for your account", "Turn on"], pt: ["desativado na sua conta", "Ative"] },
  ],
  [
    "admin-restricted",
    "This organization's administrator restricts this Chat app from performing this action.",
    { en: ["does not let this Chat app", "API controls"], pt: ["não permite que este app", "API"] },
  ],
  [
    "permission-denied",
    "Permission denied to perform the requested action on the specified resource",
    {
      en: ["does not allow you", "Ask your administrator"],
      pt: ["não permite que você", "Pergunte"],
    },
  ],
  [
    "name-taken",
    "",
    { en: ["exists already", "Choose another name"], pt: ["Já existe", "Escolha outro nome"] },
  ],
  [
    "too-many-requests",
    "",
    { en: ["limit of new spaces per minute", "Wait"], pt: ["limite de novos espaços", "Espere"] },
  ],
  [
    "unavailable",
    "The service is currently unavailable.",
    {
      en: ["not available at the moment", "look in Chat"],
      pt: ["não está disponível", "veja no Chat"],
    },
  ],
  [
    "lost-before",
    "",
    {
      en: ["answer did not arrive", "Look in Chat"],
      pt: ["resposta do Chat não chegou", "Veja no Chat"],
    },
  ],
  ["server-error", "", { en: ["answer did not arrive"], pt: ["resposta do Chat não chegou"] }],
];

describe.each(failures)("Run while Chat fails with %s", (fault, answer, sentences) => {
  it.each(["en", "pt"] as const)(
    "fails and says what happened and what to do, in %s",
    (language) => {
      const google = start();
      google.chat.faults.switchOn(fault);
      const execution = clickRun(google, language === "pt" ? "pt_BR" : "en");
      expect(execution.status).toBe("failed");
      expect(logOf(execution)).toContain(`Failed to create space with error ${answer}`);
      for (const sentence of sentences[language]) {
        expect(logOf(execution)).toContain(sentence);
        expect(execution.error?.message).toContain(sentence);
      }
      expect(google.chat.spaces).toHaveLength(0);
    },
  );
});

describe.each(failures.slice(0, 6))("Run while the set-up fails with %s", (fault) => {
  it("says where it is mended", () => {
    const google = start();
    google.chat.faults.switchOn(fault);
    expect(logOf(clickRun(google))).toMatch(/See https:\/\/\S+$/);
  });
});

describe("Run without the API enabled", () => {
  it("leads to the very project that Google names", () => {
    const google = start();
    google.chat.faults.switchOn("api-disabled");
    const log = logOf(clickRun(google));
    const [, project] = /in project (\d+)/.exec(log) ?? [];
    expect(log).toContain(`chat.googleapis.com?project=${project}`);
  });
});

describe("Run with a wrong manifest", () => {
  it("says that the permission is missing where the Chat scope is not declared", () => {
    const oauthScopes = manifest.oauthScopes.filter((scope: string) => !scope.includes("chat"));
    const execution = clickRun(start({ manifest: { ...manifest, oauthScopes } }));
    expect(execution.status).toBe("failed");
    expect(logOf(execution)).toContain("Request had insufficient authentication scopes.");
    expect(logOf(execution)).toContain("The permission to create Chat spaces was not granted.");
  });

  it("says that the service is off where the manifest does not enable it", () => {
    const execution = clickRun(start({ manifest: { ...manifest, dependencies: {} } }));
    expect(execution.status).toBe("failed");
    expect(logOf(execution)).toContain("Chat is not defined");
    expect(logOf(execution)).toContain("The advanced Google Chat service is switched off");
  });

  it("says so in Portuguese too", () => {
    const google = start({ manifest: { ...manifest, dependencies: {} } });
    expect(logOf(clickRun(google, "pt_BR"))).toContain(
      "O serviço avançado do Google Chat está desativado",
    );
  });
});

describe("Run where Google's service is not what the script takes it for", () => {
  it("says that the script itself failed, tries nothing again, and asks for a report", () => {
    const google = start();
    Object.assign(google.chat, { receive: undefined });
    const execution = clickRun(google);
    expect(execution.error?.message).toMatch(
      /^The script itself failed: “.* is not a function”\n.*report it with this text/,
    );
    expect(execution.endedAt).toBe(execution.startedAt);
  });
});

describe("Run while Chat fails for a moment", () => {
  it("tries again under the same request ID, so a lost answer makes no second space", () => {
    const google = start();
    google.chat.faults.switchOn("lost-after", { times: 1 });
    expect(clickRun(google).status).toBe("completed");
    expect(google.chat.spaces).toHaveLength(1);
    const requestIds = google.chat.journal.map(({ requestId }) => requestId);
    expect(requestIds).toHaveLength(2);
    expect(new Set(requestIds).size).toBe(1);
  });

  it.each(["too-many-requests", "unavailable", "server-error", "lost-before"] as const)(
    "waits within Google's formula and succeeds after three times %s",
    (fault) => {
      const google = start();
      google.chat.faults.switchOn(fault, { times: 3 });
      expect(clickRun(google).status).toBe("completed");
      const times = google.chat.journal.map(({ at }) => at);
      const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(waits).toHaveLength(3);
      for (const [retry, wait] of waits.entries()) {
        expect(wait).toBeLessThanOrEqual(2 ** retry * 1000 + 1000);
      }
    },
  );

  it("gives up after six tries", () => {
    const google = start();
    google.chat.faults.switchOn("unavailable");
    clickRun(google);
    expect(google.chat.journal).toHaveLength(6);
  });

  it("does not repeat what no retry can mend", () => {
    const google = start();
    google.chat.faults.switchOn("app-not-configured");
    clickRun(google);
    expect(google.chat.journal).toHaveLength(1);
  });

  it("ends by itself before Google's six minutes where every answer is slow", () => {
    const google = start();
    google.chat.faults.switchOn("slow", { ms: 70_000 });
    google.chat.faults.switchOn("unavailable");
    const execution = clickRun(google);
    expect(execution.status).toBe("failed");
    expect(execution.endedAt - execution.startedAt).toBeLessThan(360_000);
  });

  it("is ended by Google after six minutes, and only then", () => {
    const google = start();
    google.chat.faults.switchOn("slow", { ms: 400_000 });
    expect(clickRun(google).status).toBe("timed out");
  });
});
