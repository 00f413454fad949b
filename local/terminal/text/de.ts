import { deFaults } from "../../google/fault-texts/de";
import { called } from "../called";
import type { LiveText, TerminalText } from ".";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** Was auf Deutsch liest, wer in einem Terminal arbeitet. */
export const de: TerminalText = {
  usage: {
    seeHelp: (command) => `Was es gibt, zeigt ${called}${command ? ` ${command}` : ""} --help`,
    unknownCommand: (word, near) =>
      `Einen Befehl oder eine Funktion „${word}“ gibt es nicht. Meinten Sie „${near}“?`,
    unknownCommandAlone: (word) => `Einen Befehl oder eine Funktion „${word}“ gibt es nicht.`,
    fileAlone: (file, word) =>
      `Was soll mit ${file} geschehen? Um zu sehen, was passieren würde: ${called} check ${word}. Um die Gruppenbereiche zu erstellen: ${called} create ${word}`,
    unknownOption: (option, near) => `Eine Option ${option} gibt es nicht. Meinten Sie --${near}?`,
    unknownOptionAlone: (option) => `Eine Option ${option} gibt es nicht.`,
    notOfCommand: (command, option) =>
      `„${command}“ kennt --${option} nicht. Lassen Sie die Option weg.`,
    noValue: (option, value) => `--${option} nimmt keinen Wert an. Lassen Sie „${value}“ weg.`,
    valueMissing: (option) => `Hinter --${option} fehlt ein Wert.`,
    tooMuch: (word) => `„${word}“ ist ein Wort zu viel. Lassen Sie es weg.`,
    fileMissing: (command) =>
      `„${command}“ braucht eine CSV-Datei. Schreiben Sie ${called} ${command} DATEI.csv.`,
    functionMissing: `„run“ braucht den Namen einer Funktion. Schreiben Sie ${called} run createSpace.`,
    twoFiles: (one, other) =>
      `Es kann nur eine Tabelle bearbeitet werden. Nennen Sie entweder ${one} oder ${other}.`,
    localeUnknown: (value) =>
      `--locale ${value} ist keine Sprache. Schreiben Sie sie wie in --locale de_AT.`,
    notPositive: (option, value) =>
      `--${option} ${value} ist keine Zahl über 0. Schreiben Sie eine.`,
    tooLong: (option, value, limit) =>
      `--${option} ${value} ist zu lang. Schreiben Sie höchstens ${limit} Sekunden.`,
    liveOnly: (option) =>
      `--${option} ist für das echte Chat. Fügen Sie --live hinzu oder lassen Sie die Option weg.`,
    faultLive:
      "--fault ist für den Simulator auf diesem Rechner. Lassen Sie --live oder --fault weg.",
    faultUnknown: (fault) =>
      `--fault ${fault} ist keine Störung. Schreiben Sie NAME, oder NAME:ANZAHL, wenn Chat so oft scheitern soll, mit einem dieser Namen:`,
    faultOfPlayground: (fault, why) =>
      `--fault ${fault} ändert hier nichts: ${why}. Schalten Sie es auf der Probierseite ein: npm run playground`,
    faultOfSheet: (fault) =>
      `--fault ${fault} betrifft eine Tabelle. Schreiben Sie ${called} create DATEI.csv --fault ${fault}`,
    reasonUnknown: (reason) =>
      `--reason ${reason} gibt es nicht. Schreiben Sie --reason copied, --reason uncertain oder --reason displaced.`,
    reasonNeeded:
      "Geben Sie bei --yes an, welche Zeilen gemeint sind: --reason copied, --reason uncertain oder --reason displaced.",
    uncertainLive:
      "Mit dem Konto, das sie begonnen hat, gehen die meisten Zeilen mit unbekanntem Ergebnis von selbst weiter. Fügen Sie --live hinzu, damit bekannt ist, welche Ihre sind.",
    jsonAndFile:
      "--json und die Ergebnisse können nicht beide in die Standardausgabe. Nennen Sie eine Datei: --out DATEI.csv",
    asNeeded: "Geben Sie mit --as PERSON an, in wessen Namen es laufen soll.",
    noSheet: (name) =>
      `${name} arbeitet mit keiner Tabelle. Lassen Sie --sheet weg; für die Gruppenbereiche ihrer Zeilen: ${called} create DATEI.csv`,
    needsSheet: (name, command) =>
      `${name} braucht eine Tabelle. Schreiben Sie ${called} ${command} DATEI.csv`,
    ofPage: (name) =>
      `${name} wird von der Seite in der Tabelle aufgerufen, mit dem, was dort steht, und kann daher nicht allein laufen. Im Terminal verwenden Sie ${called} check, create oder start-over mit einer Datei.`,
  },

  unexpected: (message) =>
    `Unerwarteter Fehler: ${message}. Starten Sie noch einmal; bleibt der Fehler, melden Sie ihn mit diesem Text.`,

  screen: {
    notWritten: (code) =>
      `Nicht alles konnte in die Standardausgabe geschrieben werden (${code}). Die Arbeit geht weiter; leiten Sie die Ausgabe dorthin, wo Platz ist.`,
  },

  file: {
    piped: "die Standardeingabe",
    nothingPiped:
      "Mit „-“ wird die Tabelle aus der Standardeingabe gelesen, und dort kommt nichts an. Leiten Sie eine Datei hinein: < DATEI.csv",
    missing: (path) => `Die Datei ${path} gibt es nicht. Prüfen Sie Namen und Ordner.`,
    gone: (path) =>
      `${path} ist verschwunden: Jemand hat die Datei verschoben oder gelöscht. Stellen Sie sie wieder her und starten Sie noch einmal.`,
    notAFile: (path) =>
      `${path} ist keine Datei. Nennen Sie eine CSV-Datei oder leiten Sie sie hinein: --sheet - < DATEI.csv`,
    unreadable: (path, code) =>
      `${path} kann nicht gelesen werden (${code}). Prüfen Sie, ob Sie die Datei und ihren Ordner lesen dürfen.`,
    otherEncoding: (name) =>
      `${name} ist kein Text in UTF-8 oder UTF-16. Speichern Sie die Datei in Ihrem Tabellenprogramm noch einmal als „CSV UTF-8“.`,
    quote: (name, line) =>
      `${name} kann nicht als CSV gelesen werden: In Zeile ${line} passt ein Anführungszeichen nicht. Ein Feld mit Anführungszeichen wird in weitere eingeschlossen, und die inneren werden verdoppelt: "a ""b"" c".`,
    openQuote: (name, line, start) =>
      `${name} kann nicht als CSV gelesen werden: Das Anführungszeichen, das in Zeile ${line} bei ${start} beginnt, wird nie geschlossen. Schließen Sie es, oder verdoppeln Sie es, wenn es zum Text gehört.`,
    noColumns: (name, nameColumn, membersColumn) =>
      `${name} hat weder eine Spalte „${nameColumn}“ noch eine Spalte „${membersColumn}“. Schreiben Sie diese Wörter über die Spalten, geben Sie mit --name-column ÜBERSCHRIFT und --members-column ÜBERSCHRIFT an, welche gemeint sind, oder legen Sie eine neue Datei an: ${called} template NEU.csv`,
    meant: {
      name: (header, option) =>
        `„${header}“ scheint die Namen zu enthalten und wird nicht gelesen. Damit sie gelesen wird, fügen Sie ${option} hinzu; enthält sie etwas anderes, fügen Sie --name-column - hinzu`,
      members: (header, option) =>
        `„${header}“ scheint die Mitglieder zu enthalten und wird nicht gelesen. Damit sie gelesen wird, fügen Sie ${option} hinzu; enthält sie etwas anderes, fügen Sie --members-column - hinzu`,
    },
    noSuchColumn: (name, header, headers) =>
      `${name} hat keine Spalte „${header}“. Es gibt: ${headers}. Nennen Sie eine davon.`,
    resultColumn: (header) =>
      `„${header}“ ist eine Spalte für Ergebnisse und kann daher nichts anderes enthalten. Schreiben Sie in der Datei ein anderes Wort darüber und nennen Sie dieses.`,
    namesAsLinks: (name, header, nameColumn) =>
      `${name}: Unter „${header}“, wo die Links zu den Gruppenbereichen stehen sollen, stehen Texte, die keine Links sind. Wenn es die Namen sind, schreiben Sie „${nameColumn}“ darüber.`,
    columnsMissing: (columns) =>
      `In der Datei fehlen diese Spalten: ${columns}. Jemand hat sie inzwischen entfernt: Starten Sie noch einmal.`,
    nobodyNamed: (row) =>
      `In Zeile ${row} steht nicht, in wessen Namen ihr Gruppenbereich erstellt wird. Füllen Sie die Spalte Erstellen als aus oder geben Sie mit --as PERSON an, wer solche Zeilen erstellt.`,
    changed: (name, copy) =>
      `Ein anderes Programm hat ${name} inzwischen geändert, deshalb wurde nichts mehr hineingeschrieben. Was getan wurde, steht in der neuen Datei ${copy}: Starten Sie noch einmal mit dieser.`,
    locked: (name, pid, lock) =>
      `Ein anderer Durchlauf arbeitet an ${name} (Prozess ${pid}). Warten Sie, bis er zu Ende ist; wenn es ihn nicht gibt, löschen Sie ${lock}`,
    lockedElsewhere: (name, host, lock) =>
      `Ein anderer Durchlauf arbeitet an ${name}, auf dem Rechner ${host}. Warten Sie, bis er zu Ende ist; wenn es ihn nicht gibt, löschen Sie ${lock}`,
    notLocked: (path, code) =>
      `Die Datei ${path}, die einen zweiten Durchlauf verhindert, kann nicht angelegt werden (${code}). Prüfen Sie, ob Sie in ihrem Ordner schreiben dürfen und ob Platz ist.`,
    hardLinked: (name) =>
      `${name} hat auf diesem Datenträger einen zweiten Namen (einen Hardlink), von dem das Speichern die Datei trennen würde. Arbeiten Sie mit einer Kopie: --out DATEI.csv`,
    noSpace: (name) =>
      `Für ${name} ist kein Platz mehr, deshalb blieb die Datei, wie sie war. Schaffen Sie Platz und starten Sie noch einmal.`,
    noFolder: (folder) =>
      `Den Ordner ${folder} gibt es nicht. Legen Sie ihn an oder nennen Sie einen anderen.`,
    notAllowed: (name, folder) =>
      `${name} darf nicht in ${folder} geschrieben werden. Ändern Sie die Rechte dieses Ordners oder arbeiten Sie in einem anderen.`,
    notWritten: (name, code) =>
      `${name} konnte nicht geschrieben werden (${code}). Wenn die Datei in einem Tabellenprogramm geöffnet ist, schließen Sie sie dort; starten Sie dann noch einmal.`,
    outIsSheet: (name) =>
      `Ein Probelauf schreibt nie in die Datei, die er ausprobiert, und --out nennt ${name} selbst. Nennen Sie eine andere Datei.`,
    outNoTrial: (name) =>
      `${name} gibt es schon und ist nicht das Ergebnis eines Probelaufs, deshalb wird nichts überschrieben. Nennen Sie eine andere Datei oder verschieben Sie diese.`,
    outExists: (name) =>
      `${name} gibt es schon, und ein echter Durchlauf braucht eine eigene Datei. Nennen Sie eine andere; oder nennen Sie diese anstelle der Tabelle und lassen Sie --out weg, um mit ihr weiterzumachen.`,
    outNeeded:
      "Bei einem echten Durchlauf brauchen die Ergebnisse eine Datei: In ihr steht, was über eine Zeile bekannt ist, bevor Chat gefragt wird. Nennen Sie eine neue: --out DATEI.csv",
    templateNeedsFile: `„template“ braucht den Namen einer Datei. Schreiben Sie ${called} template DATEI.csv`,
    trial: (name) =>
      `${name} enthält die Ergebnisse eines Probelaufs, und die sind erfunden. Verwenden Sie die ausprobierte Datei, ohne diese Ergebnisse.`,
  },

  template: {
    made: (name, next) =>
      `${name} ist angelegt, mit allen Spalten und zwei Beispielen. Ersetzen Sie sie durch Ihre Zeilen, dann: ${next}`,
    completed: (name, next) =>
      `${name} hat jetzt alle Spalten; was da war, blieb, wie es war. Weiter mit: ${next}`,
    ownHeaders: (name, next) =>
      `${name} hat jetzt die Spalten für die Ergebnisse; was da war, blieb, wie es war. Die eigenen Überschriften werden gelesen, wenn Sie sie nennen. Weiter mit: ${next}`,
  },

  question: {
    choices: "[j/N]",
    yes: ["j", "ja"],
    nobody:
      "Hier kann niemand gefragt werden, weil das kein Terminal ist, und ungefragt wird nichts erstellt. Sehen Sie mit „check“ nach, was passieren würde, und fügen Sie dann --yes hinzu.",
    nothingCreated: "Es wurde nichts erstellt, und die Datei ist, wie sie war.",
    nothingDone: "Es wurde nichts getan.",
    run: (name) => `${name} wirklich ausführen, bei Google?`,
  },

  run: {
    whoseRows: "Welche dieser Zeilen Sie selbst begonnen haben, ist nur mit --live bekannt.",
    timedOut: "Ein Teil der Arbeit dauerte zu lange und wurde beendet. Starten Sie noch einmal.",
    goesOn: "Es geht dort weiter, wo es aufgehört hat.",
    againTrial:
      "Ein Probelauf beginnt jedes Mal von vorn. Um mit diesem weiterzumachen, starten Sie ihn mit der Datei seiner Ergebnisse.",
    ending:
      "Schluss nach den Gruppenbereichen, die gerade erstellt werden. Noch einmal Strg-C beendet sofort.",
  },

  log: {
    levels: { notice: "Hinweis", log: "Info", info: "Info", warn: "Warnung", error: "Fehler" },
    title: "Ausführungsprotokoll",
    started: "Ausführung gestartet",
    completed: "Ausführung abgeschlossen",
    shown: "Gezeigt",
  },

  trial: {
    spaces: "Gruppenbereiche im Simulator von Google Chat",
    none: "keine",
    more: (count) => `… und ${count} weitere`,
    nothingReal: "Das war ein Probelauf auf Ihrem Rechner: Bei Google wurde nichts erstellt.",
    results: (name) => `Wie die Datei aussähe, steht in ${name}`,
    next: "Wie es wirklich geht, steht in README.md.",
    nextSheet: "Wirklich erstellen: dasselbe mit --live.",
  },

  startOver: {
    rows: {
      copied: (count) =>
        count === 1
          ? "1 Zeile wurde mit dem Ergebnis einer anderen kopiert:"
          : `${count} Zeilen wurden mit den Ergebnissen anderer kopiert:`,
      uncertain: (count) =>
        count === 1
          ? "1 Zeile hat ein unbekanntes Ergebnis:"
          : `${count} Zeilen haben ein unbekanntes Ergebnis:`,
      displaced: (count) =>
        count === 1
          ? "1 Zeile zeigt einen Gruppenbereich mit anderem Namen:"
          : `${count} Zeilen zeigen einen Gruppenbereich mit anderem Namen:`,
    },
    confirm: {
      copied:
        "Soll aus jeder ein eigener Gruppenbereich werden, sodass das, was sie zeigen, geleert wird?",
      uncertain:
        "Haben Sie in Chat nachgesehen, und es gibt ihre Gruppenbereiche nicht, sodass sie neu erstellt werden können?",
      displaced:
        "Ist es der Gruppenbereich einer anderen Zeile, sodass diese Zeilen zu neuen werden?",
    },
    keep: "Wurden diese Zeilen umbenannt, sodass sie ihre Gruppenbereiche behalten?",
    nobody:
      "Hier kann niemand gefragt werden, weil das kein Terminal ist, und ungefragt wird kein Ergebnis geleert. Sehen Sie sich die Zeilen mit „check“ an und fügen Sie dann --yes und --reason hinzu.",
    leftAlone: "Die Datei ist, wie sie war.",
    nothing: "Es gibt keine Zeile, über die Sie entscheiden müssten.",
    done: `Fertig. Weiter mit: ${called} check DATEI.csv`,
  },

  remedies: {
    signedOut: `Melden Sie sich neu an: ${called} logout, dann ${called} login.`,
    scopeMissing: `Melden Sie sich neu an und setzen Sie alle Häkchen, wenn Google fragt: ${called} logout, dann ${called} login.`,
    unexpected: "Aktualisieren Sie Chat Spaces; bleibt der Fehler, melden Sie ihn mit diesem Text.",
  },

  rows: {
    copied: () =>
      `Diese Zeile ist samt Anfrage-ID die Kopie einer anderen. Für einen eigenen Gruppenbereich: ${called} start-over DATEI.csv --reason copied`,
    begunByAnother: () =>
      `Jemand anderes hat diese Zeile begonnen, und das Ergebnis ist nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht: ${called} start-over DATEI.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `Diese Zeile wurde vor über einem Tag begonnen, und das Ergebnis ist nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht: ${called} start-over DATEI.csv --live --reason uncertain`,
    requestIdLost: () =>
      `Diese Zeile wurde begonnen, und ihre Anfrage-ID fehlt, daher ist das Ergebnis nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht: ${called} start-over DATEI.csv --live --reason uncertain`,
    displaced: (found) =>
      `Diese Zeile zeigt den Gruppenbereich „${found}“, der für eine Zeile mit anderem Namen erstellt wurde. Wenn er zu dieser Zeile gehört: ${called} start-over DATEI.csv --reason displaced --keep; wenn nicht, dasselbe ohne --keep.`,
  },

  help: {
    usage: "Aufruf",
    form: "[--option …]",
    command: "BEFEHL",
    commands: "Befehle",
    options: "Optionen",
    examples: "Beispiele",
    intro:
      "Erstellt Gruppenbereiche in Google Chat aus den Zeilen einer CSV-Datei. Ohne --live ist alles ein\nProbelauf mit einem Simulator von Google auf diesem Rechner: Bei Google wird nichts erstellt.",
    more: `${called} BEFEHL --help sagt mehr zu jedem.`,
    alone: "Ohne Befehl wird createSpace ausgeführt, wie mit „Ausführen“ im Apps Script-Editor.",
    exitCodes:
      "Exit-Code: 0 alles erledigt; 2 Zeilen sind fehlgeschlagen oder zu prüfen, oder Personen fehlen\nnoch; 1 es konnte nicht laufen, oder Sie haben Nein gesagt; 130 Strg-C",
    faults: "Namen für --fault",
    faultAbout: deFaults,
    faultElsewhere: {
      "grant-lost": "in einem Terminal bleibt keine Seite offen",
      "typed-columns": "eine CSV-Datei hat keine Drop-down-Menüs",
      "typed-columns-late": "eine CSV-Datei hat keine Drop-down-Menüs",
      "merged-header": "eine CSV-Datei hat keine verbundenen Zellen",
    },
    inPlayground: (why) => `(auf der Probierseite: ${why})`,
    argument: { FILE: "DATEI.csv", FUNCTION: "FUNKTION" },
    about: {
      check: "sagt, was passieren würde; schreibt nichts",
      create: "erstellt die Gruppenbereiche der Zeilen und schreibt, was aus jeder wurde",
      template: "legt eine Datei mit allen Spalten an oder ergänzt fehlende",
      connection: "sagt, welche Schritte der Einrichtung erledigt sind; erstellt nichts",
      "start-over": "macht Zeilen neu, über die nur Sie entscheiden können",
      login: "meldet Sie im Browser bei Google an",
      logout: "widerruft die Anmeldung bei Google und löscht sie hier",
      run: "führt eine globale Funktion des Skripts aus, wie „Ausführen“ im Editor",
    },
    details: {
      check:
        "Das Erste, was man mit einer Datei tut. Mit --live ist bekannt, welche unterbrochenen Zeilen Ihre\nsind. Exit-Code 2, wenn eine Zeile zu prüfen ist.",
      create:
        "Ohne --live ist es ein Probelauf: Die Ergebnisse kommen in eine Datei neben Ihrer\n(classes.trial.csv) oder dorthin, wo --out es sagt. Mit --live kommen sie in die Datei selbst:\nHalten Sie an, wann Sie wollen, und starten Sie noch einmal; es geht dort weiter, wo es aufgehört\nhat, und kein Gruppenbereich entsteht doppelt. Ein Probelauf beginnt jedes Mal von vorn; um mit\neinem weiterzumachen, nennen Sie seine Datei. An einer Datei arbeitet nur ein Durchlauf zugleich.",
      template: "Was da ist, bleibt, wie es ist.",
      connection:
        "Ohne --live wird der Simulator gefragt. Mit --live wird Chat gefragt, mit einem Gruppenbereich,\nden es nicht geben kann. Exit-Code 1, wenn ein Schritt fehlt.",
      "start-over":
        "Zeilen, die mit einem Ergebnis kopiert wurden, die den Gruppenbereich einer anderen Zeile zeigen\noder deren Ergebnis unbekannt ist. Jede Art wird gezeigt und erfragt; dann werden ihre Ergebnisse\ngeleert. Kein Gruppenbereich wird gelöscht.",
      login: "Die Anmeldung liegt in Ihrem eigenen Einstellungsordner, nur für Sie lesbar.",
      logout: "",
      run: "Funktionen, die die Seite in der Tabelle aufruft, können nicht allein laufen.",
    },
    option: {
      sheet: ["DATEI.csv", "die CSV-Datei, wenn sie nicht hinter dem Befehl steht; - für Eingabe"],
      out: ["DATEI.csv", "wohin die Ergebnisse kommen; - schreibt in die Standardausgabe"],
      "name-column": ["ÜBERSCHRIFT", "die eigene Überschrift über den Namen; - für keine"],
      "members-column": ["ÜBERSCHRIFT", "die eigene Überschrift über den Mitgliedern; - für keine"],
      reason: ["ART", "nur die Zeilen copied, uncertain oder displaced"],
      keep: ["", "umbenannte Zeilen behalten den Gruppenbereich, den sie zeigen"],
      "per-minute": ["N", "höchstens so viele Gruppenbereiche pro Minute (Standard: 59)"],
      fault: ["NAME[:ANZAHL]", "lässt den Simulator so scheitern; ohne NAME werden alle gezeigt"],
      live: ["", "wirklich, in Google Chat, in Ihrem Namen nach Anmeldung im Browser"],
      yes: ["", "fragt vor dem Erstellen oder Leeren nicht; nötig, wo niemand ist"],
      "client-secrets": ["DATEI", "das JSON des OAuth-Clients (Standard: client_secrets.json)"],
      account: ["NAME", "Ihre Adresse: keine andere Anmeldung gilt; trennt mehrere Konten"],
      "no-browser": ["", "öffnet keinen Browser: folgen Sie dem gezeigten Link"],
      wait: ["SEKUNDEN", "wie lange auf die Anmeldung gewartet wird (Standard: 300)"],
      key: ["DATEI", "der Schlüssel eines Dienstkontos mit domainweiter Delegierung"],
      as: ["PERSON", "mit --key: in wessen Namen; die Spalte Erstellen als nennt andere"],
      address: ["URL", "wo Chat ist (Standard: https://chat.googleapis.com)"],
      json: ["", "eine Zeile JSON je Ereignis; alles für Menschen geht nach stderr"],
      locale: ["SPRACHE", "Ihre Sprache, etwa de_AT (Standard: die des Systems)"],
      help: ["", "zeigt das hier; auch -h"],
      version: ["", "zeigt die Version"],
    },
  },
};

export const deLive: LiveText = {
  real: {
    as: (address, who, client) => `Wirklich bei ${address}, als ${who}, mit dem Client ${client}.`,
    delegated: (address, who, email) =>
      `Wirklich bei ${address}, als ${who}, über das Dienstkonto ${email}.`,
    whoSignsIn: "das Konto, mit dem Sie sich anmelden",
    peopleOfSheet: "die Personen in der Spalte Erstellen als",
  },

  options: {
    keyNeeded: "--as PERSON braucht ein Dienstkonto: --key DATEI.",
    notAnAddress: (option) =>
      `--as braucht die E-Mail-Adresse einer Person, und „${option}“ ist keine. Schreiben Sie zum Beispiel --as ana@example.com`,
    createAsNotAnAddress: (word) =>
      `In der Spalte Erstellen als steht „${word}“, und das ist keine E-Mail-Adresse. Geben Sie dort die Adresse einer Person ein.`,
    otherPerson: (person) =>
      `Die Spalte Erstellen als nennt ${person}. Um Gruppenbereiche im Namen anderer zu erstellen, verwenden Sie ein Dienstkonto: --key DATEI. Um sie im eigenen Namen zu erstellen, leeren Sie die Spalte.`,
    address: (google, address) =>
      `Chat wird bei ${google} aufgerufen oder, mit einer Anmeldung auf diesem Rechner, an einer Adresse dieses Rechners wie http://127.0.0.1:8080. ${address} ist mit dieser Anmeldung nicht erlaubt.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED ist 0: Jeder auf dem Weg könnte Ihre Anmeldung lesen. Entfernen Sie die Variable; für einen Proxy Ihrer Organisation geben Sie sein Zertifikat in NODE_EXTRA_CA_CERTS an.",
  },

  signIn: {
    link: (url) => `Melden Sie sich im Browser bei Google an:\n\n  ${url}\n`,
    ssh: (port) =>
      `Ihr Browser läuft auf einem anderen Rechner? Führen Sie dort zuerst aus: ssh -L ${port}:127.0.0.1:${port} DIESER-RECHNER`,
    noBrowser: "Es ließ sich kein Browser öffnen: Folgen Sie dem Link oben.",
    otherPermissions: "Diese Version bittet um andere Berechtigungen als die vorige.",
    doneAs: (person) => `Angemeldet als ${person}.`,
    done: "Angemeldet, mit dem Konto, das Sie im Browser gewählt haben. Welches das ist, sagt Google nur, wenn Sie es nennen: Mit --account sie@example.com wird es geprüft.",
    already:
      "Sie sind schon angemeldet. Mit welchem Konto, sagt Google nur, wenn Sie es nennen: --account sie@example.com",
    alreadyAs: (person) => `Sie sind schon angemeldet, als ${person}.`,
    out: "Abgemeldet: Google hat die Anmeldung widerrufen, und ihre Datei ist gelöscht.",
    outBefore: "Abgemeldet: Die Anmeldung war schon abgelaufen, und ihre Datei ist gelöscht.",
    nobody: "Hier war niemand angemeldet.",
    outHereOnly: (code) =>
      `Die Datei mit der Anmeldung ist gelöscht, aber Google hat die Anmeldung nicht widerrufen (${code}), sie bleibt dort also gültig. Entfernen Sie diese App unter ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google hat diese App nicht zugelassen: Sie haben abgelehnt, oder ihr Zustimmungsbildschirm ist im Test und Sie gehören nicht zu den Testnutzern (${CONSENT}). Starten Sie noch einmal und lassen Sie sie zu.`,
    admin_policy_enforced:
      "Der Administrator Ihrer Organisation lässt diese App nicht zu. Bitten Sie darum, in der Admin-Konsole unter Sicherheit → API-Steuerung.",
    invalid_client:
      "Google kennt diesen Client oder sein Secret nicht mehr. Laden Sie das JSON des OAuth-Clients noch einmal herunter.",
    invalid_scope:
      "Google erteilt die Berechtigungen nicht, die capabilities.json nennt. Prüfen Sie sie.",
    org_internal:
      "Diese App ist nur für Personen der Organisation, zu der sie gehört. Melden Sie sich mit einem solchen Konto an.",
    redirect_uri_mismatch:
      "Der Weiterleitungs-URI ist bei diesem OAuth-Client nicht eingetragen. Fügen Sie ihn dort hinzu oder verwenden Sie einen Client vom Typ Desktopanwendung.",
    temporarily_unavailable:
      "Die Anmeldung bei Google ist im Moment nicht verfügbar. Versuchen Sie es später noch einmal.",
  },

  endings: {
    "sign-in":
      "Google hat den Code dieser Anmeldung nicht akzeptiert: Er wurde schon verwendet oder ist zu alt. Starten Sie noch einmal.",
    refresh:
      "Die Anmeldung ist abgelaufen oder wurde widerrufen; die einer App im Test läuft nach 7 Tagen ab. Melden Sie sich neu an.",
    "sign-out": "Die Anmeldung war schon abgelaufen.",
    delegation:
      "Google akzeptiert den Schlüssel für diese Person nicht. Prüfen Sie die Adresse der Person, den Schlüssel und die Uhr dieses Rechners.",
  },

  failures: {
    network: (code) =>
      `Die Anmeldung bei Google war nicht erreichbar (${code}). Prüfen Sie die Verbindung und versuchen Sie es noch einmal.`,
    certificate: (code) =>
      `Dem Zertifikat der Anmeldung bei Google wird hier nicht vertraut (${code}): Jemand auf dem Weg liest mit. Wenn das ein Proxy Ihrer Organisation ist, geben Sie sein Zertifikat in NODE_EXTRA_CA_CERTS an; sonst verwenden Sie ein anderes Netz.`,
    oddAnswer: (code) =>
      `Was zurückkam, ist keine Antwort der Anmeldung bei Google (${code}): Vielleicht antwortet an ihrer Stelle ein Netz, das zuerst eine eigene Anmeldung verlangt, oder ein Proxy. Prüfen Sie das und starten Sie noch einmal.`,
    other: (code) =>
      `Die Anmeldung hat nicht funktioniert (${code}). Starten Sie noch einmal; bleibt der Fehler, entfernen Sie vorher diese App unter ${CONNECTIONS}`,
    as: (person, message) => `Als ${person}: ${message}`,
    notGranted: (scopes) =>
      `Sie haben sich angemeldet und nicht erteilt: ${scopes}. Starten Sie noch einmal und setzen Sie alle Häkchen.`,
    otherAccount: (signedIn, account) =>
      `Sie haben sich als ${signedIn} angemeldet, und --account nennt ${account}. Es wurde nichts erstellt: Starten Sie noch einmal und wählen Sie im Browser ${account}, oder nennen Sie das andere Konto.`,
    noAccount: (account) =>
      `Google hat nicht gesagt, ob sich ${account} angemeldet hat. Starten Sie noch einmal und lassen Sie Google Ihre E-Mail-Adresse nennen, oder lassen Sie --account weg.`,
    timeout: (seconds) =>
      `In ${seconds} Sekunden hat sich niemand angemeldet. Starten Sie noch einmal, wenn Sie so weit sind.`,
    portTaken: (port, code) =>
      `Port ${port} dieses Rechners ist nicht verwendbar (${code}), und der Weiterleitungs-URI des Webclients nennt ihn. Beenden Sie das Programm, das ihn belegt, oder verwenden Sie einen Client vom Typ Desktopanwendung.`,
    noRedirect:
      "Dieser Webclient hat keinen Weiterleitungs-URI auf diesem Rechner. Fügen Sie http://127.0.0.1:8765/ zu den autorisierten Weiterleitungs-URIs hinzu und laden Sie das JSON noch einmal herunter, oder verwenden Sie einen Client vom Typ Desktopanwendung.",
    delegation: (person, code, clientId, scopes) =>
      [
        `Das Dienstkonto darf nicht als ${person} handeln (${code}): Die domainweite Delegierung ist dafür nicht eingerichtet, oder nicht für diese Berechtigung.`,
        `Ein Administrator richtet sie hier ein: ${DELEGATION}`,
        "(Sicherheit → Zugriffs- und Datenkontrolle → API-Steuerung → Domainweite Delegierung verwalten → Neu hinzufügen):",
        `  Client-ID       ${clientId}`,
        `  OAuth-Bereiche  ${scopes}`,
        "Es kann eine Weile dauern, bis es funktioniert.",
      ].join("\n"),
    noAnswer: (address, code) => `Keine Antwort von ${address} (${code}).`,
  },

  pages: {
    language: "de",
    toGoogle: ["Zur Anmeldung bei Google", "Weiter zur Anmeldung bei Google"],
    done: ["Angemeldet", "Chat Spaces macht im Terminal weiter. Sie können diese Seite schließen."],
    failed: ["Nicht angemeldet", "Warum, steht im Terminal. Sie können diese Seite schließen."],
    stray: ["Hier ist nichts", "Chat Spaces wartet auf eine andere Seite."],
  },

  settings: {
    insideProject: (folder) =>
      `Anmeldungen werden nicht im Projekt gespeichert, in ${folder}. Setzen Sie XDG_CONFIG_HOME auf einen Ordner anderswo.`,
    notYours: (path) =>
      `${path} ist keine Datei und kein Ordner von Ihnen, deshalb wird eine Anmeldung dort nicht verwendet: Jemand anderes kann sie dort abgelegt haben. Löschen Sie das, oder starten Sie als die Person, der es gehört.`,
    wasOpen: (path) =>
      `Die Rechte von ${path} ließen andere auf diesem Rechner eine Anmeldung von Ihnen lesen. Jetzt gehört sie wieder Ihnen allein; wenn jemand sie gelesen haben kann, führen Sie logout aus und melden Sie sich neu an.`,
    notKept: (path, code) =>
      `${path} konnte nicht geschrieben werden (${code}). Schaffen Sie dort Platz oder machen Sie den Ordner zu Ihrem.`,
    signInNotKept: (path, code) =>
      `Die Anmeldung gilt für diesen Durchlauf und konnte nicht in ${path} gespeichert werden (${code}).`,
  },

  files: {
    download: `Erstellen oder öffnen Sie in der Google Cloud Console (${CREDENTIALS}) eine OAuth-Client-ID vom Typ Desktopanwendung, laden Sie ihr JSON herunter und speichern Sie es`,
    newKey:
      "Fügen Sie in der Google Cloud Console unter IAM und Verwaltung → Dienstkonten → Schlüssel einen Schlüssel vom Typ JSON hinzu und speichern Sie ihn",
    remedy: (how, path) => `${how} als ${path}.`,
    missing: (path, remedy) => `Die Datei ${path} gibt es nicht. ${remedy}`,
    unreadable: (path, code) =>
      `${path} kann nicht gelesen werden (${code}). Prüfen Sie, ob es eine Datei ist und Ihnen gehört.`,
    notAFile: (path) =>
      `${path} ist keine Datei. Nennen Sie die Datei, die Google Ihnen gegeben hat, keinen Ordner und keine Pipe.`,
    notJson: (path, remedy) => `${path} ist kein JSON, wie Google es ausgibt. ${remedy}`,
    othersCanRead: (path) =>
      `Andere auf diesem Rechner können ${path} lesen. Damit nur Sie es können: chmod 600 ${path}`,
    isKey: (path) =>
      `${path} ist der Schlüssel eines Dienstkontos, der allein niemanden anmeldet. Verwenden Sie ihn mit --key ${path} --as PERSON, oder speichern Sie dort das JSON eines OAuth-Clients.`,
    isSignIn: (path, how) =>
      `${path} enthält eine gespeicherte Anmeldung und keinen OAuth-Client: Er wurde damit überschrieben. ${how} noch einmal dort.`,
    twoClients: (path) =>
      `${path} beschreibt zwei OAuth-Clients, „installed“ und „web“. Behalten Sie den, den Sie verwenden wollen.`,
    noClient: (path, how) =>
      `${path} hat weder „installed“ noch „web“ und beschreibt daher keinen OAuth-Client. ${how} dort.`,
    noClientId: (path, how) =>
      `${path} hat keine client_id, wie Google sie ausgibt. ${how} noch einmal dort.`,
    elsewhere: (path, how) =>
      `${path} will sich anderswo als bei Google anmelden. ${how} noch einmal dort.`,
    isClient: (path) =>
      `${path} ist ein OAuth-Client und kein Schlüssel eines Dienstkontos. Verwenden Sie ihn mit --client-secrets ${path} und ohne --key und --as.`,
    noKey: (path, how) =>
      `${path} ist kein Schlüssel eines Dienstkontos. ${how}, und nennen Sie diese Datei.`,
    keyDamaged: (path, how) =>
      `Der private Schlüssel in ${path} ist beschädigt, damit lässt sich nichts signieren. ${how} noch einmal dort.`,
  },
};
