import type { AddedText, CommonText, PageText, ScriptText } from "./languages";
import { counting } from "./plural";

const plural = counting(".", (count) => (count === 1 ? 0 : 1));

const filled = (found: string, header: string) =>
  `In der Spalte „${header}“ steht schon „${found}“. Wenn das Ihre eigene Spalte ist, ändern Sie ihre Überschrift; sonst leeren Sie die Zelle, damit für diese Zeile ein Gruppenbereich erstellt wird.`;

/** Was eine Person auf Deutsch liest. */
export const de: CommonText = {
  createSpace: {
    title: "Einen Gruppenbereich erstellen",
    created: (name) => `Der Gruppenbereich „${name}“ wurde erstellt.`,
    open: (link) => `In Google Chat öffnen: ${link}`,
    took: (ms) => `Chat brauchte ${ms} ms.`,
    wholeAnswer: (answer) => `Die ganze Antwort von Chat: ${answer}`,
    notGranted: "Die Berechtigung, Gruppenbereiche in Chat zu erstellen, wurde nicht erteilt.",
    again:
      "Warten Sie kurz und klicken Sie noch einmal auf „Erstellen“: Dadurch entsteht nie ein zweiter Gruppenbereich.",
  },

  columns: {
    name: {
      headers: [
        "Name des Gruppenbereichs",
        "Name",
        "Anzeigename",
        "Team",
        "Klasse",
        "Projekt",
        "Kunde",
      ],
      note: "Der Name des Gruppenbereichs: höchstens 128 Zeichen. Nötig beim Typ Gruppenbereich, und nur dort.",
    },
    type: {
      headers: ["Typ", "Art"],
      note: "Gruppenbereich, Gruppenchat oder Direktnachricht. Leer bedeutet Gruppenbereich.",
    },
    members: {
      headers: [
        "Mitglieder",
        "Personen",
        "Teilnehmer",
        "Teilnehmende",
        "E-Mail-Adressen",
        "E-Mail-Adresse",
        "E-Mails",
        "E-Mail",
        "Wer",
      ],
      note: "E-Mail-Adressen, getrennt durch Komma, Semikolon, Leerzeichen oder Zeilenumbruch; höchstens 49, Sie selbst nicht mitgezählt. Eine Google-Gruppe wird als groups/ID eingetragen. Ein Gruppenchat braucht mindestens 2 Personen, eine Direktnachricht genau 1.",
    },
    description: {
      headers: ["Beschreibung", "Thema"],
      note: "Höchstens 150 Zeichen. Nicht bei Direktnachrichten.",
    },
    guidelines: {
      headers: ["Richtlinien", "Regeln"],
      note: "Höchstens 5.000 Zeichen. Nicht bei Direktnachrichten.",
    },
    whoCanPost: {
      headers: ["Wer kann posten", "Wer darf posten", "Posten"],
      note: "Alle oder Nur Administratoren. Leer bedeutet Alle. Nur beim Typ Gruppenbereich.",
    },
    externalPeople: {
      headers: ["Externe Personen", "Externe", "Gäste", "Externe Personen zulassen"],
      note: "Ja oder Nein. Ja lässt Personen von außerhalb Ihrer Organisation zu. Das lässt sich später nicht ändern.",
    },
    history: {
      headers: ["Verlauf", "Chatverlauf"],
      note: "Aktiviert oder Deaktiviert. Leer bedeutet die Einstellung Ihrer Organisation.",
    },
    managers: {
      headers: ["Administratoren", "Bereichsadministratoren"],
      note: "Wer den Gruppenbereich verwaltet: E-Mail-Adressen wie unter Mitglieder. Sie sind auch Mitglieder und müssen nicht in beiden Spalten stehen. Nur beim Typ Gruppenbereich.",
    },
    welcome: {
      headers: ["Begrüßung", "Willkommensnachricht", "Erste Nachricht"],
      note: "Wird in Ihrem Namen einmal im neuen Gruppenbereich gepostet, sobald alle hinzugefügt sind. *fett*, _kursiv_ und <https://…|Links> wirken wie in Chat. Höchstens 32.000 Byte.",
    },
    audience: {
      headers: ["Wer kann ihn finden", "Zielgruppe", "Zugriff"],
      note: "Nur Mitglieder, Alle in der Organisation oder eine Zielgruppe als audiences/ID. Leer bedeutet Nur Mitglieder. Nur beim Typ Gruppenbereich.",
    },
    status: {
      headers: ["Status"],
      note: "Schreibt Chat Spaces. Eine Zeile, in der Erstellt steht, wird nie wieder angerührt.",
    },
    space: {
      headers: ["Gruppenbereich", "Link"],
      note: "Schreibt Chat Spaces: den Link zum Gruppenbereich.",
    },
    details: {
      headers: ["Details", "Ergebnis"],
      note: "Schreibt Chat Spaces: was geschehen ist und was zu tun ist.",
    },
    requestId: {
      headers: ["Anfrage-ID"],
      note: "Schreibt Chat Spaces: Sie verhindert, dass aus einer Zeile zwei Gruppenbereiche werden. Lassen Sie sie, wie sie ist, und kopieren Sie sie nicht in eine andere Zeile.",
    },
  },

  words: {
    types: {
      SPACE: ["Gruppenbereich", "Benannter Gruppenbereich", "Bereich"],
      GROUP_CHAT: ["Gruppenchat", "Gruppenunterhaltung", "Gruppe"],
      DIRECT_MESSAGE: ["Direktnachricht", "DN", "Direkt"],
    },
    posting: { EVERYONE: ["Alle"], MANAGERS: ["Nur Administratoren", "Administratoren"] },
    yes: ["Ja", "WAHR", "J", "x", "1"],
    no: ["Nein", "FALSCH", "N", "0"],
    on: ["Aktiviert", "Ja", "WAHR", "An", "Ein"],
    off: ["Deaktiviert", "Nein", "FALSCH", "Aus"],
    audiences: {
      none: ["Nur Mitglieder", "Mitglieder", "Privat"],
      "audiences/default": ["Alle in der Organisation", "Organisation"],
    },
    statuses: {
      CREATED: ["Erstellt"],
      CHECK_PEOPLE: ["Erstellt – Mitglieder prüfen"],
      FAILED: ["Fehlgeschlagen"],
      ATTENTION: ["Bitte prüfen"],
      CREATING: ["Wird erstellt…"],
      UNKNOWN: ["Noch nicht bekannt"],
    },
  },

  problems: {
    nameMissing: () => "Der Gruppenbereich hat keinen Namen. Geben Sie einen ein.",
    nameTooLong: (found, limit) =>
      `Der Name hat ${found} Zeichen, Chat erlaubt ${limit}. Kürzen Sie ihn.`,
    nameHasControlCharacters: () =>
      "Der Name enthält einen Zeilenumbruch oder ein anderes unsichtbares Steuerzeichen. Entfernen Sie es.",
    nameNotAllowed: (found) =>
      `Nur der Typ Gruppenbereich hat einen Namen. Entfernen Sie „${found}“ oder wählen Sie den Typ Gruppenbereich.`,
    typeUnknown: (found) =>
      `„${found}“ ist kein gültiger Typ. Wählen Sie Gruppenbereich, Gruppenchat oder Direktnachricht.`,
    memberInvalid: (found, count) =>
      count === 1
        ? `„${found}“ ist keine E-Mail-Adresse. Korrigieren Sie sie oder tragen Sie eine Google-Gruppe als groups/ID ein.`
        : `Das sind keine E-Mail-Adressen: ${found}. Korrigieren Sie sie oder tragen Sie Google-Gruppen als groups/ID ein.`,
    membersAreNames: (found, count) =>
      `${count === 1 ? `„${found}“ ist ein Name` : `Das sind Namen: ${found}`}. Chat braucht E-Mail-Adressen: Geben Sie sie ein oder wandeln Sie Personen-Chips mit Daten → Datenextraktion in Adressen um.`,
    membersTooMany: (found, limit) =>
      `Es sind ${found} Mitglieder, und Chat nimmt beim Erstellen ${limit} an. Beim Typ Gruppenbereich können Sie sie in einer Google-Gruppe zusammenfassen und diese als groups/ID eintragen: Die ID steht am Ende der Adresse, die die Seite der Gruppe in der Admin-Konsole hat. Oder fügen Sie die übrigen danach in Chat hinzu.`,
    groupNotAllowed: (found) =>
      `Nur der Typ Gruppenbereich nimmt Google-Gruppen an. Entfernen Sie „${found}“ oder wählen Sie den Typ Gruppenbereich.`,
    groupChatTooSmall: (found, limit) =>
      `Ein Gruppenchat braucht außer Ihnen mindestens ${limit} Personen und hat ${found}. Fügen Sie Mitglieder hinzu.`,
    directMessageNeedsOne: (found) =>
      `Eine Direktnachricht braucht außer Ihnen genau 1 Person und hat ${found}. Korrigieren Sie die Mitglieder.`,
    managerInvalid: (found, count) =>
      count === 1
        ? `„${found}“ kann kein Administrator sein: Chat braucht die E-Mail-Adresse einer Person. Korrigieren Sie den Eintrag.`
        : `Diese können keine Administratoren sein: ${found}. Chat braucht E-Mail-Adressen von Personen. Korrigieren Sie die Einträge.`,
    managersNotAllowed: () =>
      "Nur der Typ Gruppenbereich hat Administratoren. Leeren Sie die Zelle oder wählen Sie diesen Typ.",
    welcomeTooLong: (found, limit) =>
      `Die Begrüßung hat ${found} Byte, Chat erlaubt ${limit}. Kürzen Sie sie.`,
    descriptionTooLong: (found, limit) =>
      `Die Beschreibung hat ${found} Zeichen, Chat erlaubt ${limit}. Kürzen Sie sie.`,
    guidelinesTooLong: (found, limit) =>
      `Die Richtlinien haben ${found} Zeichen, Chat erlaubt ${limit}. Kürzen Sie sie.`,
    detailsNotAllowed: () =>
      "Eine Direktnachricht hat weder Beschreibung noch Richtlinien. Entfernen Sie sie oder wählen Sie einen anderen Typ.",
    whoCanPostUnknown: (found) =>
      `„${found}“ sagt nicht, wer posten kann. Wählen Sie Alle oder Nur Administratoren.`,
    whoCanPostNotAllowed: () =>
      "Nur beim Typ Gruppenbereich lässt sich festlegen, wer posten kann. Leeren Sie dieses Feld oder wählen Sie den Typ Gruppenbereich.",
    externalPeopleUnknown: (found) =>
      `„${found}“ sagt nicht, ob externe Personen zugelassen sind. Geben Sie Ja oder Nein ein.`,
    historyUnknown: (found) =>
      `„${found}“ sagt nicht, ob der Verlauf gespeichert wird. Wählen Sie Aktiviert oder Deaktiviert.`,
    audienceUnknown: (found) =>
      `„${found}“ sagt nicht, wer den Gruppenbereich finden kann. Wählen Sie Nur Mitglieder oder Alle in der Organisation oder geben Sie audiences/ID ein.`,
    cellError: (found) =>
      `Eine Formel in dieser Zeile zeigt den Fehler „${found}“. Korrigieren Sie die Formel.`,
    statusUnknown: (found, _limit, header) =>
      `Der Status „${found}“ stammt nicht von Chat Spaces. Wenn „${header}“ Ihre eigene Spalte ist, ändern Sie ihre Überschrift; sonst leeren Sie die Zelle.`,
    spaceFilled: (found, _limit, header) => filled(found, header),
    detailsFilled: (found, _limit, header) => filled(found, header),
    copied: () =>
      "Diese Zeile ist samt Anfrage-ID die Kopie einer anderen. Damit sie einen eigenen Gruppenbereich bekommt, klicken Sie in der Seitenleiste auf „Als neue Zeile behandeln“ oder leeren Sie Status, Gruppenbereich, Details und Anfrage-ID.",
    begunByAnother: () =>
      "Jemand anderes hat diese Zeile begonnen, und das Ergebnis ist nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht, klicken Sie in der Seitenleiste auf „Nachgesehen: gibt es nicht“ oder leeren Sie Status, Details und Anfrage-ID.",
    begunLongAgo: () =>
      "Diese Zeile wurde vor über einem Tag begonnen, und das Ergebnis ist nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht, klicken Sie in der Seitenleiste auf „Nachgesehen: gibt es nicht“ oder leeren Sie Status, Details und Anfrage-ID.",
    changedSince: () =>
      "Chat hat vielleicht einen Gruppenbereich mit dem erstellt, was vor der Änderung in dieser Zeile stand. Sehen Sie in Chat nach, ob es ihn gibt: Wenn ja, schreiben Sie Erstellt als Status und ändern Sie den Gruppenbereich dort; wenn nicht, klicken Sie in der Seitenleiste auf „Nachgesehen: gibt es nicht“ oder leeren Sie Status, Details und Anfrage-ID.",
    requestIdUnknown: (found, _limit, header) =>
      `Die Anfrage-ID „${found}“ stammt nicht von Chat Spaces. Wenn „${header}“ Ihre eigene Spalte ist, ändern Sie ihre Überschrift; sonst blenden Sie die Spalte ein, falls sie ausgeblendet ist, und leeren Sie die Zelle.`,
    requestIdLost: () =>
      "Diese Zeile wurde begonnen, und ihre Anfrage-ID fehlt, daher ist das Ergebnis nicht bekannt. Sehen Sie in Chat nach, ob es den Gruppenbereich gibt: Wenn ja, schreiben Sie Erstellt als Status; wenn nicht, klicken Sie in der Seitenleiste auf „Nachgesehen: gibt es nicht“ oder leeren Sie Status und Details.",
    audienceNotAllowed: () =>
      "Nur der Typ Gruppenbereich kann von anderen gefunden werden. Wählen Sie Nur Mitglieder oder den Typ Gruppenbereich.",
    displaced: (found) =>
      `Diese Zeile zeigt den Gruppenbereich „${found}“, der für eine Zeile mit anderem Namen erstellt wurde. Ist er der Gruppenbereich dieser Zeile, klicken Sie in der Seitenleiste auf „Umbenannt: Gruppenbereich behalten“; sonst auf „Aus anderer Zeile: als neue Zeile behandeln“.`,
  },

  run: {
    sheetNotGranted:
      "Die Berechtigung, dieses Tabellenblatt zu lesen und zu ändern, wurde nicht erteilt.",
    notKnown:
      "Die Antwort von Chat ist nicht angekommen, daher ist noch nicht bekannt, ob es diesen Gruppenbereich gibt. Starten Sie noch einmal: Chat wird um denselben Gruppenbereich gebeten und erstellt nie einen zweiten.",
    busyMine:
      "Sie erstellen in einem anderen Tab gerade Gruppenbereiche aus dieser Tabelle. Machen Sie dort weiter; falls dieser Tab geschlossen ist, versuchen Sie es in einer Minute noch einmal.",
    busyOther:
      "Jemand anderes erstellt gerade Gruppenbereiche aus dieser Tabelle. Versuchen Sie es noch einmal, wenn das abgeschlossen ist.",
    created: (time) => `Erstellt am ${time}.`,
    readyDirectMessage: (time) =>
      `Bereit am ${time}. Falls Sie mit dieser Person schon eine Direktnachricht hatten, ist es diese.`,
    restored:
      "Erstellt. Nach einer Unterbrechung fehlte in dieser Zeile das Ergebnis; es wurde anhand der Anfrage-ID nachgetragen.",
    joinedUnknown:
      "Wer beigetreten ist, ist nicht bekannt: Sehen Sie sich die Mitglieder des Gruppenbereichs an.",
    notYours:
      "Dieser Durchlauf ist nicht mehr im Gange. Prüfen Sie das Tabellenblatt noch einmal, um weiterzumachen.",
    goOnLater:
      "Starten Sie später noch einmal: Es geht dort weiter, wo es aufgehört hat, und kein Gruppenbereich entsteht doppelt.",
    changedMeanwhile:
      " Diese Zeile wurde geändert, während ihr Gruppenbereich erstellt wurde: Er entspricht der Zeile vor der Änderung.",
    otherName: (name) =>
      ` Chat hat ihn unter dem Namen „${name}“ erstellt, bevor diese Zeile geändert wurde: Benennen Sie ihn dort um oder lassen Sie es dabei.`,
    waitingForQuota:
      "Das Limit von Chat für neue Gruppenbereiche pro Minute ist ausgeschöpft. Es geht von selbst weiter.",
    paceInvalid: (found) =>
      `Die Skripteigenschaft SPACES_PER_MINUTE ist „${found}“. Geben Sie eine Zahl über 0 ein oder entfernen Sie sie.`,
    sheetGone:
      "Das Tabellenblatt oder eine seiner Spalten wurde gelöscht. Stellen Sie das Gelöschte wieder her oder wählen Sie ein anderes Tabellenblatt und beginnen Sie von vorn.",
    timeFormat: "dd.MM.yyyy HH:mm",
  },

  unprepared: {
    reserved: (header) =>
      `„${header}“ ist der Name einer Spalte, die Chat Spaces selbst schreibt. Wenn es Ihre eigene Spalte ist, ändern Sie ihre Überschrift im Tabellenblatt; dann können Sie sie wählen.`,
    noHeader: (row) =>
      `In Zeile ${row} stehen schon Adressen, und keine Überschrift darüber sagt, was in welcher Spalte steht. Fügen Sie über der Liste eine Zeile mit einer Überschrift für jede Spalte ein, etwa Name und Mitglieder.`,
    noColumns:
      "In diesem Tabellenblatt sind keine neuen Spalten möglich, weil es geschützt ist oder Zellen seiner Kopfzeile verbunden sind. Lassen Sie den Schutz aufheben oder heben Sie die Verbindung der Zellen auf und bereiten Sie es dann noch einmal vor.",
  },

  setup: {
    title: "Verbindung zu Chat",
    steps: {
      serviceOff: "Erweiterter Dienst „Google Chat“, im Skript aktiviert",
      scopeMissing: "Ihre Berechtigung, Gruppenbereiche zu erstellen",
      apiDisabled: "Google Chat API, im Cloud-Projekt aktiviert",
      chatOff: "Google Chat, für Ihr Konto aktiviert",
      appNotConfigured: "Chat-App, im Cloud-Projekt konfiguriert",
      adminRestricted: "Erlaubnis Ihres Administrators",
    },
    states: { done: "erledigt", missing: "fehlt", unknown: "nicht bekannt" },
  },

  signs: { colon: ": ", stop: ". " },

  examples: [
    {
      name: "Klasse 7b",
      type: "Gruppenbereich",
      members: "ana@example.com, bruno@example.com",
      description: "Alles rund um die Klasse 7b",
    },
    { name: "", type: "Direktnachricht", members: "kollegin@example.com", description: "" },
  ],
};

export const deScript: ScriptText = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "Gruppenbereiche aus diesem Tabellenblatt erstellen…",
    createSpace: "Einen Gruppenbereich erstellen…",
    prepareSheet: "Dieses Tabellenblatt vorbereiten",
    checkSetup: "Verbindung zu Chat prüfen…",
    help: "Hilfe",
  },

  notJoined: (joined, asked) => {
    const have = `${joined} von ${asked} ${joined === 1 ? "ist" : "sind"} beigetreten.`;
    return asked - joined === 1
      ? `${have} Die fehlende Person muss vielleicht noch zustimmen, oder Chat hat sie nicht aufgenommen: Sehen Sie sich die Mitglieder des Gruppenbereichs an. Wenn Sie sich selbst eingetragen haben, sind Sie es.`
      : `${have} Die übrigen müssen vielleicht noch zustimmen, oder Chat hat sie nicht aufgenommen: Sehen Sie sich die Mitglieder des Gruppenbereichs an. Wenn Sie sich selbst eingetragen haben, sind Sie eine dieser Personen.`;
  },
  listedLater:
    "Der Link öffnet den Chat; in der Liste steht er, sobald jemand etwas darin schreibt.",

  problemGroups: {
    nameMissing: "Kein Name",
    nameTooLong: "Name zu lang",
    nameHasControlCharacters: "Unsichtbare Zeichen im Namen",
    nameNotAllowed: "Ein Name, wo keiner stehen kann",
    typeUnknown: "Unbekannter Typ",
    memberInvalid: "Keine E-Mail-Adresse",
    membersAreNames: "Namen statt E-Mail-Adressen",
    membersTooMany: "Zu viele Mitglieder",
    groupNotAllowed: "Eine Google-Gruppe, wo keine stehen kann",
    groupChatTooSmall: "Zu wenige Personen für einen Gruppenchat",
    directMessageNeedsOne: "Nicht genau eine Person für eine Direktnachricht",
    managerInvalid: "Administratoren ohne E-Mail-Adresse",
    managersNotAllowed: "Administratoren: nur beim Typ Gruppenbereich",
    welcomeTooLong: "Begrüßung zu lang",
    descriptionTooLong: "Beschreibung zu lang",
    guidelinesTooLong: "Richtlinien zu lang",
    detailsNotAllowed: "Beschreibung oder Richtlinien bei einer Direktnachricht",
    whoCanPostUnknown: "Unklar, wer posten kann",
    whoCanPostNotAllowed: "Wer kann posten: nur beim Typ Gruppenbereich",
    externalPeopleUnknown: "Unklar, ob externe Personen zugelassen sind",
    historyUnknown: "Unklar, ob der Verlauf gespeichert wird",
    audienceUnknown: "Unklar, wer ihn finden kann",
    audienceNotAllowed: "Wer kann ihn finden: nur beim Typ Gruppenbereich",
    cellError: "Eine Formel mit Fehler",
    statusUnknown: "Ein Status, der nicht von Chat Spaces stammt",
    spaceFilled: "Die Spalte Gruppenbereich ist schon ausgefüllt",
    detailsFilled: "Die Spalte Details ist schon ausgefüllt",
    requestIdUnknown: "Eine Anfrage-ID, die nicht von Chat Spaces stammt",
    requestIdLost: "Ergebnis nicht bekannt",
    begunByAnother: "Ergebnis nicht bekannt",
    begunLongAgo: "Ergebnis nicht bekannt",
    changedSince: "Ergebnis nicht bekannt",
    copied: "Kopien",
    displaced: "Anderer Name als der des Gruppenbereichs",
  },

  headers: {
    twice: (header) =>
      `Die Spalte „${header}“ gibt es zweimal. Nur die erste wird gelesen: Benennen Sie die andere um.`,
    near: (header, column) =>
      `Die Spalte „${header}“ wird nicht gelesen. Falls „${column}“ gemeint ist, korrigieren Sie die Überschrift.`,
  },

  background: {
    made: (made, left) =>
      `${plural(made, "# Gruppenbereich erstellt", "# Gruppenbereiche erstellt")}; ${plural(left, "# Zeile ist übrig", "# Zeilen sind übrig")}.`,
    stopped: (time, why) => `Angehalten am ${time}. ${why}`,
    timeUsedUp: (minutes) => [
      `Die Trigger haben die ${minutes} Minuten aufgebraucht, die Google ihnen am Tag gibt.`,
      "Es geht von selbst weiter, wenn wieder Zeit da ist; um jetzt weiterzumachen, öffnen Sie die Seitenleiste.",
    ],
    minutesInvalid: (found) =>
      `Die Skripteigenschaft TRIGGER_MINUTES ist „${found}“. Geben Sie eine Zahl ab 5 ein oder entfernen Sie sie.`,
  },

  form: {
    later: (limit, time) =>
      `Das Formular hat innerhalb einer Stunde ${plural(limit, "# Gruppenbereich", "# Gruppenbereiche")} erstellt, mehr sind nicht erlaubt. Dieser folgt, wenn nach ${time} ein Trigger läuft; wenn Sie ihn jetzt brauchen, erstellen Sie ihn in der Seitenleiste.`,
    limitInvalid: (found) =>
      `Die Skripteigenschaft FORM_SPACES_PER_HOUR ist „${found}“. Geben Sie eine ganze Zahl über 0 ein oder entfernen Sie sie.`,
    notPrepared: (columns) =>
      `Eine Formularantwort ist in einem Tabellenblatt angekommen, in dem Folgendes fehlt: ${columns}. Wählen Sie dort im Menü „Dieses Tabellenblatt vorbereiten“ und erstellen Sie den Gruppenbereich für diese Antwort in der Seitenleiste.`,
  },

  prepared: {
    nothing: "Dieses Tabellenblatt ist fertig: Es hat alles, was es braucht.",
    nothingYet: "Mehr kann im Moment nicht vorbereitet werden.",
    gone: (headers) => `Die gewählte Spalte „${headers}“ gibt es nicht mehr.`,
    columns: (columns) => `Hinzugefügte Spalten: ${columns}.`,
    done: (parts) => `Eingerichtet: ${parts}.`,
    parts: {
      notes: "Notizen an den Überschriften",
      choices: "Drop-down-Menüs",
      colours: "Farben für den Status",
      frozen: "eine Kopfzeile, die sichtbar bleibt",
      layout: "Spaltenbreiten",
    },
    isAsked:
      "Öffnen Sie nun „Gruppenbereiche aus diesem Tabellenblatt erstellen…“ und geben Sie an, welche Ihrer Spalten den Namen und welche die Mitglieder enthält.",
    examples:
      "Alle Spalten sind da: Füllen Sie für jeden Gruppenbereich eine Zeile aus. Die Beispielzeilen zeigen, wie; aus ihnen wird nie etwas erstellt, ersetzen Sie sie also.",
    withoutChoices: (columns) =>
      `Im Tabellenblatt ist kein Drop-down-Menü möglich in: ${columns}. Geben Sie die Wörter selbst ein: Sie stehen in der Notiz an der Überschrift.`,
    refused: (parts) =>
      `Nicht möglich in diesem Tabellenblatt: ${parts}. Alles funktioniert auch so.`,
  },

  trial: {
    noAnswer: "Die Antwort von Chat ist nicht angekommen.",
    notAsked: [
      "Daher ist das Übrige nicht bekannt. Prüfen Sie es in ein paar Minuten noch einmal.",
    ],
    barred: (answer) => [
      `Chat hat nicht erlaubt, zur Probe eine Direktnachricht zu beginnen, und geantwortet: „${answer}“`,
      "Fragen Sie Ihren Administrator, ob Sie Direktnachrichten beginnen und Gruppenbereiche erstellen dürfen; oder probieren Sie es mit einem Gruppenbereich aus.",
    ],
    unclear: (answer) => [
      `Chat hat auf die Probe unerwartet geantwortet: „${answer}“`,
      "Daher ist nicht bekannt, ob Gruppenbereiche erstellt werden können. Probieren Sie es mit einem Gruppenbereich aus.",
    ],
    ready: [
      "Es fehlt nichts, was sich prüfen lässt, ohne einen Gruppenbereich zu erstellen.",
      "Ob Ihr Administrator Sie Gruppenbereiche und Gruppenchats erstellen lässt, zeigt sich erst beim Erstellen: Probieren Sie es mit einem Gruppenbereich aus.",
    ],
  },

  failures: {
    serviceOff: {
      what: () => "Der erweiterte Dienst „Google Chat“ ist in diesem Skript nicht aktiviert.",
      todo: "Klicken Sie im Skripteditor auf das + neben „Dienste“, fügen Sie die Google Chat API hinzu und versuchen Sie es noch einmal.",
    },
    apiDisabled: {
      what: () => "Die Google Chat API ist im Google Cloud-Projekt dieses Skripts nicht aktiviert.",
      todo: "Öffnen Sie in diesem Projekt die Google Chat API, klicken Sie auf „Aktivieren“, warten Sie ein paar Minuten und versuchen Sie es noch einmal.",
    },
    appNotConfigured: {
      what: () => "Im Google Cloud-Projekt dieses Skripts ist keine Chat-App konfiguriert.",
      todo: "Öffnen Sie in diesem Projekt den Tab „Konfiguration“ der Google Chat API, geben Sie Name, Avatar und Beschreibung der App ein, speichern Sie und versuchen Sie es noch einmal.",
    },
    scopeMissing: {
      what: () => de.createSpace.notGranted,
      todo: "Versuchen Sie es noch einmal und setzen Sie bei allen Berechtigungen ein Häkchen, wenn Google danach fragt; fragt Google nicht, entfernen Sie vorher in Ihrem Google-Konto den Zugriff dieses Skripts.",
    },
    signedOut: {
      what: () => "Google hat die Anmeldung nicht akzeptiert.",
      todo: "Laden Sie die Seite neu, versuchen Sie es noch einmal und autorisieren Sie das Skript, wenn Google danach fragt.",
    },
    chatOff: {
      what: () => "Google Chat ist für Ihr Konto deaktiviert.",
      todo: "Aktivieren Sie Google Chat in den Gmail-Einstellungen oder bitten Sie Ihren Administrator darum.",
    },
    adminRestricted: {
      what: () => "Der Administrator Ihrer Organisation erlaubt dieser Chat-App das nicht.",
      todo: "Bitten Sie den Administrator, die App in der Admin-Konsole unter Sicherheit → API-Steuerung zuzulassen.",
    },
    memberUnknown: {
      what: () => "Chat kennt eines der Mitglieder nicht.",
      todo: "Prüfen Sie jede E-Mail-Adresse; eine Google-Gruppe wird als groups/ID eingetragen, ihre E-Mail-Adresse funktioniert nicht.",
    },
    notAllowed: {
      what: () => "Chat erlaubt Ihnen nicht, diesen Gruppenbereich zu erstellen.",
      todo: "Fragen Sie Ihren Administrator, ob Sie Gruppenbereiche erstellen und diese Personen einladen dürfen, oder lassen Sie Personen von außerhalb Ihrer Organisation weg.",
    },
    nameTaken: {
      what: () => "In Ihrer Organisation gibt es schon einen Gruppenbereich mit diesem Namen.",
      todo: "Wählen Sie einen anderen Namen.",
    },
    refused: {
      what: (answer) => `Chat hat diesen Gruppenbereich abgelehnt und geantwortet: „${answer}“`,
      todo: "Korrigieren Sie, was die Antwort nennt, und versuchen Sie es noch einmal.",
    },
    quota: {
      what: () => "Das Limit von Chat für neue Gruppenbereiche pro Minute ist ausgeschöpft.",
      todo: "Warten Sie ein paar Minuten und versuchen Sie es noch einmal.",
    },
    unavailable: {
      what: () => "Chat ist im Moment nicht verfügbar.",
      todo: "Warten Sie ein paar Minuten; sehen Sie in Chat nach, ob der Gruppenbereich da ist, bevor Sie es noch einmal versuchen.",
    },
    noAnswer: {
      what: (answer) =>
        `Die Antwort von Chat ist nicht angekommen, daher gibt es den Gruppenbereich vielleicht, vielleicht auch nicht.${answer && ` Google meldet: „${answer}“`}`,
      todo: "Sehen Sie in Chat nach, ob der Gruppenbereich da ist, bevor Sie es noch einmal versuchen.",
    },
    oddAnswer: {
      what: () =>
        "Die Antwort von Chat sagt nicht, welchen Gruppenbereich es erstellt hat, daher gibt es ihn vielleicht, vielleicht auch nicht.",
      todo: "Sehen Sie in Chat nach, ob der Gruppenbereich da ist, bevor Sie es noch einmal versuchen.",
    },
    unexpected: {
      what: (answer) => `Das Skript selbst ist gescheitert: „${answer}“`,
      todo: "Übertragen Sie die neueste Version von Chat Spaces; wenn der Fehler bleibt, melden Sie ihn mit diesem Text.",
    },
  },

  link: (link) => `Siehe ${link}`,
  nextQuoted: "“, „",
};

/* istanbul ignore next: the page says it, no test of the script does */
export const dePage: PageText = {
  check: {
    nothing:
      "Es gibt nichts zu erstellen: Jede Zeile hat schon ihren Gruppenbereich, ist leer oder muss geprüft werden.",
    examples: (count) =>
      plural(
        count,
        "# Beispielzeile wird ausgelassen: Ersetzen Sie sie durch Ihre eigene.",
        "# Beispielzeilen werden ausgelassen: Ersetzen Sie sie durch Ihre eigenen.",
      ),
    types: {
      SPACE: (count) => plural(count, "# Gruppenbereich", "# Gruppenbereiche"),
      GROUP_CHAT: (count) => plural(count, "# Gruppenchat", "# Gruppenchats"),
      DIRECT_MESSAGE: (count) => plural(count, "# Direktnachricht", "# Direktnachrichten"),
    },
    invitations: (count) => plural(count, "# Einladung", "# Einladungen"),
    row: (number, name, reason) => `Zeile ${number}, ${name}: ${reason}`,
    sameName: (name, rows) => `„${name}“ ist der Name mehrerer Zeilen: ${rows}`,
    confirm: "Jetzt erstellen?",
    attention: (count) =>
      plural(count, "# Zeile muss geprüft werden", "# Zeilen müssen geprüft werden"),
    count: (spaces) =>
      plural(spaces, "# Gruppenbereich zu erstellen", "# Gruppenbereiche zu erstellen"),
    people: (count) =>
      plural(
        count,
        "In # Gruppenbereich sind noch nicht alle beigetreten",
        "In # Gruppenbereichen sind noch nicht alle beigetreten",
      ),
    done: (count) =>
      plural(
        count,
        "# Zeile hat schon ihren Gruppenbereich",
        "# Zeilen haben schon ihren Gruppenbereich",
      ),
    duration: (time) => `Dauer: etwa ${time}.`,
    more: (count) => plural(count, "… und # weitere", "… und # weitere"),
    group: (title, count) => `${title} (${count})`,
  },

  report: {
    again: "Starten Sie noch einmal, um weiterzumachen.",
    lost: (name, link) =>
      `Die Zeile von „${name}“ wurde inzwischen gelöscht; ihr Gruppenbereich ist ${link}`,
    created: (count) => plural(count, "# Gruppenbereich erstellt", "# Gruppenbereiche erstellt"),
    failed: (count) => plural(count, "# Zeile fehlgeschlagen", "# Zeilen fehlgeschlagen"),
    left: (count) => plural(count, "# Zeile ist übrig", "# Zeilen sind übrig"),
    took: (time) => `Dauer: ${time}.`,
  },

  duration: (ms) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return seconds === 1 ? "1 Sekunde" : `${seconds} Sekunden`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} Minuten`;
    return `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`;
  },

  sidebar: {
    language: "de",
    loading: "Das Tabellenblatt wird geprüft…",
    working: "Einen Moment…",
    checkAgain: "Noch einmal prüfen",
    tryAgain: "Noch einmal versuchen",
    back: "Zurück",
    lastRun: (when, isMine) =>
      `Letzter Durchlauf: ${when}, von ${isMine ? "Ihnen" : "jemand anderem"}.`,
    outside: (count) =>
      plural(
        count,
        "# Zeile ohne Gruppenbereich gehört nicht zu diesen. Wählen Sie alle Zeilen, um sie zu sehen.",
        "# Zeilen ohne Gruppenbereich gehören nicht zu diesen. Wählen Sie alle Zeilen, um sie zu sehen.",
      ),
    nothing: {
      title: "Nichts zu erstellen",
      todo: "Jede Zeile ist leer oder hat schon ihren Gruppenbereich. Füllen Sie Zeilen aus und prüfen Sie noch einmal.",
    },
    notSetUp: {
      title: "Dieses Tabellenblatt ist noch nicht vorbereitet",
      missing: (columns) => `Diese Spalten fehlen noch: ${columns}.`,
      hint: "Sie werden neben den anderen hinzugefügt. Nichts Vorhandenes wird geändert.",
      button: "Dieses Tabellenblatt vorbereiten",
      noHeader: "Diese Liste hat keine Überschriften",
    },
    columns: {
      title: "Was steht in welcher Spalte?",
      name: "Name des Gruppenbereichs",
      members: "Mitglieder (E-Mail-Adressen)",
      none: "– eine neue Spalte –",
      example: (header, example) => `${header} (${example})`,
      unused: (headers) => `Nicht verwendet: ${headers}`,
      keeps:
        "Ihre Überschriften bleiben, wie sie sind. Die Antwort wird für dieses Tabellenblatt gespeichert.",
      adds: "Daneben werden Spalten für die Ergebnisse hinzugefügt.",
      button: "Diese Spalten verwenden",
      needed: "Wählen Sie eine Spalte für den Namen, für die Mitglieder oder für beides.",
      same: "Eine Spalte kann nicht beides sein. Wählen Sie eine andere.",
      used: (name, members, unused) =>
        `Spalten: ${[name, members].filter(Boolean).join(", ")}${unused && `; nicht verwendet: ${unused}`}`,
      change: "Andere Spalten wählen…",
      more: (headers) => `Spalten, die Sie hinzufügen können: ${headers}.`,
      addMore: "Hinzufügen",
    },
    permission: {
      title: "Ihre Berechtigung ist nötig",
      what: "Chat Spaces darf dieses Tabellenblatt noch nicht für Sie lesen und keine Gruppenbereiche in Chat erstellen.",
      todo: "Erteilen Sie die Berechtigung im Tab, der sich öffnet, und setzen Sie dort alle Häkchen. Wenn Sie zurückkommen, geht es von selbst weiter.",
      button: "Berechtigung erteilen",
    },
    check: {
      none: "Aus keiner Zeile kann so etwas erstellt werden",
      sheet: (name) => `Tabellenblatt „${name}“`,
      headers: (count) => plural(count, "# Spalte ansehen", "# Spalten ansehen"),
      types: {
        SPACE: "Gruppenbereiche",
        GROUP_CHAT: "Gruppenchats",
        DIRECT_MESSAGE: "Direktnachrichten",
      },
      invitations: "Einladungen",
      time: "Dauer",
      about: (time) => `etwa ${time}`,
      done: "Zeilen mit Gruppenbereich",
      leftOut:
        "Diese Zeilen werden ausgelassen. Klicken Sie auf eine Zeile, um zu ihr zu gelangen.",
      row: (number, name) => (name ? `Zeile ${number}, ${name}` : `Zeile ${number}`),
      selected: (number) => `Zeile ${number} ist im Tabellenblatt ausgewählt.`,
      writeReasons: "Gründe neben die Zeilen schreiben",
      written: "Die Gründe stehen im Tabellenblatt.",
      choice: {
        legend: "Welche Zeilen",
        all: "Alle Zeilen",
        visible: "Zeilen, die der Filter zeigt",
        selected: "Im Tabellenblatt ausgewählte Zeilen",
      },
      copied: {
        title: (count) => plural(count, "# Zeile ist eine Kopie", "# Zeilen sind Kopien"),
        text: (count) =>
          plural(
            count,
            "Sie wurde samt Anfrage-ID kopiert. Soll ein eigener Gruppenbereich daraus werden?",
            "Sie wurden samt Anfrage-ID kopiert. Soll aus jeder ein eigener Gruppenbereich werden?",
          ),
        button: (count) => plural(count, "Als neue Zeile behandeln", "Als neue Zeilen behandeln"),
      },
      uncertain: {
        title: (count) =>
          plural(
            count,
            "Bei # Zeile ist nicht bekannt, ob es ihren Gruppenbereich gibt",
            "Bei # Zeilen ist nicht bekannt, ob es ihren Gruppenbereich gibt",
          ),
        text: (count) =>
          plural(
            count,
            "Sehen Sie in Chat nach. Ist der Gruppenbereich da, schreiben Sie Erstellt als Status der Zeile; sonst:",
            "Sehen Sie in Chat nach. Wo ein Gruppenbereich da ist, schreiben Sie Erstellt als Status der Zeile; für die übrigen:",
          ),
        button: (count) =>
          plural(count, "Nachgesehen: gibt es nicht", "Nachgesehen: gibt es alle nicht"),
      },
      displaced: {
        title: (count) =>
          plural(
            count,
            "# Zeile zeigt einen Gruppenbereich mit anderem Namen",
            "# Zeilen zeigen einen Gruppenbereich mit anderem Namen",
          ),
        text: (count) =>
          plural(
            count,
            "Die Zeile wurde umbenannt, oder der Gruppenbereich gehört zu einer anderen Zeile.",
            "Die Zeilen wurden umbenannt, oder die Gruppenbereiche gehören zu anderen Zeilen.",
          ),
        keep: (count) =>
          plural(
            count,
            "Umbenannt: Gruppenbereich behalten",
            "Umbenannt: Gruppenbereiche behalten",
          ),
        button: (count) =>
          plural(
            count,
            "Aus anderer Zeile: als neue Zeile behandeln",
            "Aus anderen Zeilen: als neue Zeilen behandeln",
          ),
      },
      failed: (count) =>
        plural(count, "# Zeile ist zuvor fehlgeschlagen", "# Zeilen sind zuvor fehlgeschlagen"),
      failedHint: "Sie werden noch einmal versucht.",
      edited: (count) =>
        plural(
          count,
          "# Zeile wurde nach dem Erstellen ihres Gruppenbereichs geändert",
          "# Zeilen wurden nach dem Erstellen ihres Gruppenbereichs geändert",
        ),
      editedHint:
        "Chat weiß davon nichts: Wer unter Mitglieder dazugekommen ist, muss im Gruppenbereich selbst hinzugefügt werden, und auch alles andere ist dort zu ändern.",
      peopleHint:
        "Die übrigen müssen vielleicht noch zustimmen, oder Chat hat sie nicht aufgenommen. Sehen Sie sich die Mitglieder jedes Gruppenbereichs an; schreiben Sie danach Erstellt als Status der Zeile.",
      sameNames: (count) =>
        plural(count, "# Name kommt mehrfach vor", "# Namen kommen mehrfach vor"),
      rows: (rows) => `Zeilen ${rows}`,
      create: (count) =>
        plural(count, "# Gruppenbereich erstellen…", "Alle # Gruppenbereiche erstellen…"),
      first: "Nur den ersten erstellen…",
    },
    confirm: {
      title: (count) =>
        plural(count, "# Gruppenbereich jetzt erstellen?", "# Gruppenbereiche jetzt erstellen?"),
      one: (name) => `„${name}“ jetzt erstellen?`,
      invites: (count) =>
        plural(
          count,
          "# Einladung wird sofort in Ihrem Namen verschickt.",
          "# Einladungen werden sofort in Ihrem Namen verschickt.",
        ),
      leftOut: (count) =>
        plural(
          count,
          "# Zeile muss geprüft werden und wird ausgelassen.",
          "# Zeilen müssen geprüft werden und werden ausgelassen.",
        ),
      stay: "Lassen Sie die Tabelle geöffnet. Wenn Sie sie schließen, geht nichts verloren: Öffnen Sie diese Seitenleiste wieder, um weiterzumachen.",
      button: (count) => plural(count, "# Gruppenbereich erstellen", "# Gruppenbereiche erstellen"),
    },
    progress: {
      title: "Gruppenbereiche werden erstellt…",
      count: (done, total) => `${done} von ${total}`,
      starting: "Es geht los…",
      now: (name) => `Gerade: ${name}`,
      left: (time) => `Noch etwa ${time}`,
      cancel: "Abbrechen",
      cancelling: "Wird abgebrochen…",
      stopping: "Nach den Gruppenbereichen, die gerade erstellt werden, ist Schluss.",
      goesOn: (time, left) => `Weiter um ${time}, in ${left}.`,
      goesOnSoon: (left) => `Weiter in ${left}.`,
      mayClose: "Sie können das hier schließen: Es geht ohne Sie weiter.",
      keepOpen:
        "Lassen Sie das hier geöffnet: Mit dem Schließen des Tabs hält es an, und nichts geht verloren.",
      elsewhere:
        "Es wird auf Gruppenbereiche gewartet, die anderswo erstellt werden oder unterbrochen wurden.",
      retrying: "Das Skript hat nicht geantwortet. Es wird von selbst noch einmal gefragt.",
      andMore: (names, count) => `${names} und ${count} weitere`,
    },
    refreshed: "Das Tabellenblatt hat sich geändert und wurde noch einmal geprüft.",
    review: {
      changed: "Seit Ihrer Prüfung",
      added: (count) =>
        plural(
          count,
          "# Zeile ist neu oder wurde geändert:",
          "# Zeilen sind neu oder wurden geändert:",
        ),
      gone: (count) =>
        plural(
          count,
          "# Zeile, die Sie gesehen haben, wird jetzt ausgelassen: Sie wurde geändert oder ist nicht mehr da.",
          "# Zeilen, die Sie gesehen haben, werden jetzt ausgelassen: Sie wurden geändert oder sind nicht mehr da.",
        ),
      nobody: "Niemand wird eingeladen: Die Gruppenbereiche gehören zunächst Ihnen allein.",
      forGood: "Gruppenbereiche und Einladungen lassen sich hier nicht zurücknehmen.",
      external: (count, total) => {
        const where = total === 1 ? "darin" : count === total ? "in allen" : `in ${count} davon`;
        return `Externe Personen sind ${where} zugelassen. Das lässt sich später nicht ändern.`;
      },
      noExternal: (total) =>
        plural(
          total,
          "Externe Personen sind darin nicht zugelassen. Das lässt sich später nicht ändern.",
          "Externe Personen sind in keinem davon zugelassen. Das lässt sich später nicht ändern.",
        ),
      spaces: "Wen jeder Gruppenbereich einlädt",
      invites: (kind, people) => [kind, people || "niemand außer Ihnen"].filter(Boolean).join(": "),
      notShown: (count) =>
        plural(count, "# weiterer steht im Tabellenblatt.", "# weitere stehen im Tabellenblatt."),
      domains: (count) =>
        plural(
          count,
          "Wohin die Einladungen gehen: # Domain",
          "Wohin die Einladungen gehen: # Domains",
        ),
      groups: "Google-Gruppen",
    },
    changed: (count) =>
      plural(
        count,
        "# Zeile wurde seit Ihrer Prüfung geändert und ausgelassen.",
        "# Zeilen wurden seit Ihrer Prüfung geändert und ausgelassen.",
      ),
    putRight: (count) =>
      plural(
        count,
        "# Zeile wurde nach einer Unterbrechung in Ordnung gebracht.",
        "# Zeilen wurden nach einer Unterbrechung in Ordnung gebracht.",
      ),
    underWay: {
      title: "Sie haben begonnen, Gruppenbereiche zu erstellen",
      since: (time, created) =>
        `Begonnen am ${time}. Bisher ${plural(created, "# Gruppenbereich erstellt", "# Gruppenbereiche erstellt")}.`,
      left: (spaces, invitations) =>
        `Von dem, was Sie bestätigt haben, ${plural(spaces, "ist # Gruppenbereich", "sind # Gruppenbereiche")} übrig, mit ${plural(invitations, "# Einladung", "# Einladungen")}.`,
      atWork: "Falls ein anderer Tab daran arbeitet, lassen Sie es dort weitergehen.",
      atWorkAway: "Es läuft gerade, ohne Sie oder in einem anderen Tab.",
      goesOn:
        "Es geht ohne Sie weiter. Zum Zusehen machen Sie hier weiter; um das Tabellenblatt zu sehen, wie es jetzt ist, prüfen Sie noch einmal.",
      todo: "Machen Sie nur mit diesen weiter, oder prüfen Sie noch einmal, um das Tabellenblatt zu sehen, wie es jetzt ist.",
      button: (count) =>
        plural(count, "Weiter: # Gruppenbereich erstellen", "Weiter: # Gruppenbereiche erstellen"),
    },
    away: {
      title: "Während Sie weg sind",
      continueRun: {
        on: "Wenn Sie den Tab schließen, geht es ohne Sie weiter. Sollte es anhalten, schreibt Google Ihnen, warum.",
        off: "Wenn Sie den Tab schließen, hält es an, und nichts geht verloren: Öffnen Sie diese Seitenleiste wieder, um weiterzumachen.",
        byHand:
          "Wenn Sie den Tab schließen, hält es an, und nichts geht verloren, es sei denn, der Trigger dafür ist aktiviert.",
        switchOn: "Ohne mich weitermachen",
      },
      createSpaceFromForm: {
        on: "Aus neuen Antworten des Formulars werden von selbst Gruppenbereiche.",
        off: "Neue Antworten des Formulars warten, bis Sie ihre Gruppenbereiche hier erstellen.",
        byHand:
          "Aus neuen Antworten des Formulars werden von selbst Gruppenbereiche, wenn der Trigger dafür aktiviert ist.",
        switchOn: "Aus neuen Antworten Gruppenbereiche machen",
      },
      switchOff: "Deaktivieren",
      switchedOn: "Aktiviert.",
      switchedOff: "Deaktiviert.",
      silent:
        "Das ist aktiviert, aber der Trigger ist in letzter Zeit nicht gelaufen: Vielleicht hat Google ihn deaktiviert.",
      switchAgain: "Wieder aktivieren",
      last: (when) => `Der Trigger ist zuletzt etwa am ${when} gelaufen.`,
      rights:
        "Wer diese Tabelle bearbeiten darf, darf auch ihr Skript bearbeiten, und Trigger führen es mit Ihren Rechten aus.",
      permission: "Chat Spaces darf noch keine Trigger für Sie aktivieren und deaktivieren.",
      steps: {
        open: "Öffnen Sie die Trigger-Seite des Skripts und klicken Sie auf die Schaltfläche, die einen Trigger hinzufügt.",
        continueRun:
          "Zum Weitermachen wählen Sie die Funktion „continueRun“, eine zeitgesteuerte Ereignisquelle, den Minuten-Timer und den Abstand von einer Minute.",
        createSpaceFromForm:
          "Für ein Formular wählen Sie die Funktion „createSpaceFromForm“, die Tabelle als Ereignisquelle und das Senden des Formulars als Ereignis.",
        save: "Speichern Sie und erlauben Sie, worum Google bittet.",
        end: "Zum Deaktivieren löschen Sie den Trigger auf dieser Seite.",
      },
      page: "Die Trigger-Seite des Skripts",
      made: (count, when) =>
        `${plural(count, "# davon wurde", "# davon wurden")} ohne Sie erstellt, zuletzt am ${when}.`,
      stopped: (when) => `Angehalten am ${when}`,
      waiting: (count) =>
        plural(
          count,
          "# Antwort des Formulars wartet auf ihren Gruppenbereich",
          "# Antworten des Formulars warten auf ihren Gruppenbereich",
        ),
      waitingHint: (count) =>
        plural(
          count,
          "Er folgt, sobald wieder ein Trigger läuft. Wenn Sie ihn jetzt brauchen, erstellen Sie ihn hier.",
          "Sie folgen, sobald wieder ein Trigger läuft. Wenn Sie sie jetzt brauchen, erstellen Sie sie hier.",
        ),
    },
    busy: {
      title: "Es werden schon Gruppenbereiche erstellt",
      since: (time, created) =>
        `Begonnen um ${time}. Bisher ${plural(created, "# Gruppenbereich erstellt", "# Gruppenbereiche erstellt")}.`,
    },
    stopped: { title: "Angehalten" },
    end: {
      done: "Fertig",
      problems: "Fertig, mit Problemen",
      cancelled: "Abgebrochen",
      failed: "Fehlgeschlagen",
      ofAll: (created, total) =>
        `${plural(created, "#", "#")} von ${plural(total, "# Gruppenbereich erstellt", "# Gruppenbereichen erstellt")}`,
      next: {
        done: "Alle Ergebnisse stehen im Tabellenblatt.",
        problems:
          "Was erstellt ist, bleibt. Korrigieren Sie die hier aufgeführten Zeilen oder sehen Sie im Tabellenblatt nach und prüfen Sie noch einmal.",
        cancelled: "Was erstellt ist, bleibt. Mit den übrigen können Sie jederzeit weitermachen.",
        failed:
          "Es wurde nichts erstellt. Korrigieren Sie, was hier steht, und versuchen Sie es noch einmal.",
        stopped:
          "Keine Zeile geht verloren: Es geht dort weiter, wo es aufgehört hat, und kein Gruppenbereich entsteht doppelt.",
      },
      tooLate: (count) =>
        plural(
          count,
          "Für # Gruppenbereich kam das Abbrechen zu spät.",
          "Für # Gruppenbereiche kam das Abbrechen zu spät.",
        ),
      spaces: "Die neuen Gruppenbereiche",
      orphans: (count) =>
        plural(count, "# Zeile wurde inzwischen gelöscht", "# Zeilen wurden inzwischen gelöscht"),
      orphansHint:
        "Ihre Gruppenbereiche gibt es. Löschen Sie in Chat diejenigen, die niemand braucht.",
      orphanUnknown: (name) => `Sehen Sie in Chat nach, ob es „${name}“ gibt.`,
      retry: (count) =>
        plural(
          count,
          "Die fehlgeschlagene Zeile noch einmal versuchen…",
          "Die # fehlgeschlagenen Zeilen noch einmal versuchen…",
        ),
      goOn: (count) =>
        plural(
          count,
          "Mit der übrigen Zeile weitermachen…",
          "Mit den # übrigen Zeilen weitermachen…",
        ),
      others: (count) =>
        plural(
          count,
          "Den anderen Gruppenbereich erstellen…",
          "Die anderen # Gruppenbereiche erstellen…",
        ),
    },
    failure: {
      title: "Das hat nicht geklappt",
      accounts:
        "Google hat diese Seite nicht auf das Skript zugreifen lassen: Das kommt vor, wenn in einem Browser mehrere Google-Konten angemeldet sind.",
      accountsTodo:
        "Öffnen Sie die Tabelle in einem Browserprofil oder privaten Fenster mit nur einem Konto.",
      signedOut: "Google lässt diese Seite nicht mehr auf das Skript zugreifen.",
      signedOutTodo:
        "Öffnen Sie sie noch einmal über das Menü: Es geht dort weiter, wo es aufgehört hat, und nichts entsteht doppelt. Hilft das nicht, laden Sie die Tabelle neu und melden Sie sich mit nur einem Konto an.",
      connection: "Das Skript war nicht erreichbar, oder seine Antwort ist nicht angekommen.",
      connectionTodo: "Prüfen Sie die Internetverbindung und versuchen Sie es noch einmal.",
      passing: "Die Server von Google hatten einen vorübergehenden Fehler.",
      passingTodo: "Warten Sie kurz und versuchen Sie es noch einmal.",
      unanswered:
        "Google hat nicht gemeldet, ob es begonnen hat; so sieht das Tabellenblatt jetzt aus.",
      other: (message) => `Das Skript hat geantwortet: „${message}“`,
      otherTodo:
        "Versuchen Sie es noch einmal. Bleibt der Fehler, schließen Sie das hier und öffnen Sie es wieder über das Menü.",
    },
    newTab: "(öffnet einen neuen Tab)",
  },

  connection: {
    checking: "Chat wird gefragt…",
    ready: "Bisher fehlt nichts",
    missing: "Etwas fehlt",
    unknown: "Nicht alles ist bekannt",
    mend: {
      serviceOff: "So wird er aktiviert",
      scopeMissing: "Ihre Verbindungen öffnen",
      apiDisabled: "Die API aktivieren",
      chatOff: "Chat-Einstellungen öffnen",
      appNotConfigured: "Die Chat-App konfigurieren",
      adminRestricted: "Die Admin-Konsole öffnen",
    },
  },

  help: {
    title: "So funktioniert Chat Spaces",
    steps: [
      "Jede Zeile Ihrer Liste ist ein Gruppenbereich. Öffnen Sie die Seitenleiste mit „Gruppenbereiche aus diesem Tabellenblatt erstellen…“: Haben Ihre Spalten eigene Überschriften, fragt sie einmal, welche Spalte den Namen und welche die Mitglieder enthält.",
      "Sie prüft jede Zeile und zeigt, wen jeder Gruppenbereich einladen würde. Bevor Sie bestätigen, wird nichts erstellt.",
      "Erstellen Sie zuerst nur den ersten, um zu sehen, wie er in Chat aussieht, dann die übrigen. Zeilen, die ein Filter ausblendet, werden ausgelassen, außer Sie wählen alle Zeilen.",
      "Sie können jederzeit abbrechen oder den Tab schließen: Öffnen Sie die Seitenleiste wieder, und es geht weiter. Aus keiner Zeile werden zwei Gruppenbereiche.",
      "Fügen Sie später Zeilen hinzu und prüfen Sie noch einmal: Nur aus neuen Zeilen wird etwas erstellt.",
    ],
    statusTitle: "Was der Status einer Zeile bedeutet",
    statuses: {
      CREATED: "Der Gruppenbereich besteht; sein Link steht daneben.",
      CHECK_PEOPLE: "Der Gruppenbereich besteht, aber noch nicht alle sind beigetreten.",
      FAILED:
        "Chat hat ihn abgelehnt; unter Details steht, warum. Korrigieren Sie die Zeile und erstellen Sie noch einmal.",
      ATTENTION: "Die Zeile wurde ausgelassen; unter Details steht, was zu korrigieren ist.",
      CREATING: "Chat wird gerade darum gebeten.",
      UNKNOWN: "Die Antwort von Chat ist nicht angekommen; unter Details steht, was zu tun ist.",
    },
    columnsTitle: "Was in welche Spalte gehört",
    away: "Das Erstellen kann bei geschlossenem Tab weitergehen, und aus jeder Antwort eines Formulars kann ein Gruppenbereich werden. Ob das so ist, steht in der Seitenleiste. Wo sie keinen Schalter dafür hat, geht es von Hand:",
    setupTitle: "Wenn es nicht funktioniert",
    setup:
      "„Verbindung zu Chat prüfen…“ im Menü nennt den ersten Schritt, der fehlt, und wo er sich nachholen lässt.",
  },

  dialog: {
    type: "Typ",
    name: "Name",
    members: "Mitglieder",
    membersHint: "E-Mail-Adressen, ohne Ihre eigene. Gruppen als groups/ID.",
    description: "Beschreibung",
    optional: "(optional)",
    create: "Erstellen",
    creating: "Der Gruppenbereich wird erstellt…",
    close: "Schließen",
    another: "Noch einen erstellen",
    created: (name) => `„${name}“ ist bereit`,
    open: "In Google Chat öffnen",
    unsure: "Der Gruppenbereich wurde vielleicht erstellt, vielleicht auch nicht",
    asSent: "Bis dahin bleibt das Formular, wie es abgeschickt wurde.",
    refused: "Der Gruppenbereich wurde nicht erstellt",
  },
};

export const deAdded: AddedText = {
  added: (count, time, names) =>
    plural(
      count,
      `# Person hinzugefügt, ${time}: ${names}.`,
      `# Personen hinzugefügt, ${time}: ${names}.`,
    ),
  already: (count) => plural(count, "# war schon da.", "# waren schon da."),
  invited: (count, names) =>
    plural(count, `# muss erst zustimmen: ${names}.`, `# müssen erst zustimmen: ${names}.`),
  refused: (count, names) =>
    plural(count, `# wurde nicht hinzugefügt: ${names}.`, `# wurden nicht hinzugefügt: ${names}.`),
  tooMany: (found, limit) =>
    `Von den ${found} Mitgliedern dieser Zeile können nur ${limit} von hier aus hinzugefügt werden. Fügen Sie die übrigen in Chat hinzu.`,
  unsure: {
    members: (answer) =>
      `Chat hat nicht gesagt, ob Personen hinzugefügt oder Rollen geändert wurden.${answer && ` Google meldet: „${answer}“`}`,
    welcome: (answer) =>
      `Chat hat nicht gesagt, ob die Nachricht gepostet wurde.${answer && ` Google meldet: „${answer}“`}`,
  },
  toAdd: (count) =>
    plural(count, "# Person ist noch hinzuzufügen.", "# Personen sind noch hinzuzufügen."),
  unreadable: (words) => `„${words}“ ist keine Adresse, dafür wird also niemand hinzugefügt.`,
  managers: (count) => plural(count, "# wurde zum Administrator.", "# wurden zu Administratoren."),
  notGranted: {
    members:
      "Die Berechtigung, Personen zu Gruppenbereichen in Chat hinzuzufügen, wurde nicht erteilt.",
    welcome: "Die Berechtigung, in Chat Nachrichten zu posten, wurde nicht erteilt.",
  },
  stillManagers: (count, names) =>
    plural(
      count,
      `# ist weiterhin Administrator: ${names}.`,
      `# sind weiterhin Administratoren: ${names}.`,
    ),
  unproven: (space) =>
    `Dass ${space} dazu gehört, haben nicht Sie eingetragen: Vergleichen Sie es vorher mit der Adresse in Chat.`,
  notManagers: (count, names) =>
    plural(
      count,
      `# konnte nicht zum Administrator werden: ${names}.`,
      `# konnten nicht zu Administratoren werden: ${names}.`,
    ),
  toChange: (count) =>
    plural(count, "# Rolle ist noch zu ändern.", "# Rollen sind noch zu ändern."),
  posted: "Die Begrüßung wurde gepostet.",
  notPosted: (why) => `Die Begrüßung wurde nicht gepostet: ${why}.`,
  toPost: "Die Begrüßung ist noch zu posten.",
  gone: (count, names) =>
    plural(
      count,
      `# ist im Gruppenbereich und steht nicht mehr in dieser Zeile: ${names}. Entfernen Sie in Chat, wer gehen soll.`,
      `# sind im Gruppenbereich und stehen nicht mehr in dieser Zeile: ${names}. Entfernen Sie in Chat, wer gehen soll.`,
    ),
  waitingForQuota:
    "Das Limit von Chat für hinzugefügte Personen pro Minute ist ausgeschöpft. Es geht von selbst weiter.",
  inRun: (count) => plural(count, "# Person hinzugefügt", "# Personen hinzugefügt"),
  rolesInRun: (count) => plural(count, "# Rolle geändert", "# Rollen geändert"),
  messagesInRun: (count) => plural(count, "# Begrüßung gepostet", "# Begrüßungen gepostet"),
  why: {
    memberUnknown: "Chat kennt diese Adresse nicht",
    notAllowed: "vom Gruppenbereich oder von Ihrer Organisation nicht erlaubt",
  },
  check: (people, spaces) =>
    `${plural(people, "# Person", "# Personen")} zu ${plural(spaces, "# Gruppenbereich", "# Gruppenbereichen")} hinzuzufügen`,
  checkManagers: (count) =>
    plural(count, "# Administrator festzulegen", "# Administratoren festzulegen"),
  checkNoManagers: (count) =>
    plural(
      count,
      "# Administrator wird wieder Mitglied",
      "# Administratoren werden wieder Mitglieder",
    ),
  checkMessages: (count) => plural(count, "# Begrüßung zu posten", "# Begrüßungen zu posten"),
  button: (people) => plural(people, "# Person hinzufügen…", "# Personen hinzufügen…"),
  confirm: (people) => plural(people, "# Person hinzufügen", "# Personen hinzufügen"),
  changeButton: (count) => plural(count, "# Änderung vornehmen…", "# Änderungen vornehmen…"),
  confirmChange: (count) => plural(count, "# Änderung vornehmen", "# Änderungen vornehmen"),
  manager: (name) => `${name} (verwaltet)`,
  becomesManager: (name) => `${name} verwaltet künftig`,
  becomesMember: (name) => `${name} ist künftig Mitglied`,
  message: "die Begrüßung",
  welcome: (text) => `Begrüßung: ${text}`,
  later: (people) =>
    plural(
      people,
      "# weitere Person wird nach dem Erstellen ihres Gruppenbereichs hinzugefügt, mit einem Aufruf von Chat.",
      "# weitere Personen werden nach dem Erstellen ihrer Gruppenbereiche hinzugefügt, jede mit einem Aufruf von Chat.",
    ),
  laterManagers: (count) =>
    plural(
      count,
      "# Administrator wird nach dem Erstellen des Gruppenbereichs festgelegt.",
      "# Administratoren werden nach dem Erstellen der Gruppenbereiche festgelegt.",
    ),
  laterMessages: (count) =>
    plural(
      count,
      "# Begrüßung wird in Ihrem Namen gepostet, sobald alle hinzugefügt sind.",
      "# Begrüßungen werden in Ihrem Namen gepostet, sobald alle hinzugefügt sind.",
    ),
  forGood: "Sie werden sofort eingeladen. Niemand wird hier aus einem Gruppenbereich entfernt.",
  goneTitle: (count) =>
    plural(
      count,
      "In # Zeile fehlen Personen, die im Gruppenbereich sind",
      "In # Zeilen fehlen Personen, die im Gruppenbereich sind",
    ),
  goneHint: "Niemand wird hier entfernt. Entfernen Sie in Chat, wer gehen soll.",
  andMore: (names, more) => `${names} und ${plural(more, "# weitere", "# weitere")}`,
};
