import type { FailureCode } from "../../../src/chat/failure";
import type { RowProblemCode } from "../../../src/run/row-problems";
import type { ScriptFaultName } from "../../google/apps-script/faults";
import type { SheetFaultName } from "../../google/apps-script/sheet-faults";
import type { FaultTexts } from "../../google/fault-texts";
import { called } from "../called";
import type { CommandName, OptionName } from "../command-line";
import { CONNECTIONS, CONSENT, CREDENTIALS, DELEGATION } from "./addresses";

/** What a person reads in English who works in a terminal. */
export const en = {
  usage: {
    seeHelp: (command?: CommandName) =>
      `See ${called}${command ? ` ${command}` : ""} --help for what there is.`,
    unknownCommand: (word: string, near: string) =>
      `There is no command or function “${word}”. Did you mean “${near}”?`,
    unknownCommandAlone: (word: string) => `There is no command or function “${word}”.`,
    fileAlone: (file: string, word: string) =>
      `What should be done with ${file}? To see what would happen: ${called} check ${word}. To create its spaces: ${called} create ${word}`,
    unknownOption: (option: string, near: string) =>
      `There is no option ${option}. Did you mean --${near}?`,
    unknownOptionAlone: (option: string) => `There is no option ${option}.`,
    notOfCommand: (command: string, option: string) =>
      `“${command}” does not take --${option}. Leave it out.`,
    noValue: (option: string, value: string) => `--${option} takes no value. Leave out “${value}”.`,
    valueMissing: (option: string) => `--${option} needs a value behind it.`,
    tooMuch: (word: string) => `“${word}” is one word too many. Leave it out.`,
    fileMissing: (command: string) =>
      `“${command}” needs a CSV file. Write ${called} ${command} FILE.csv.`,
    functionMissing: `“run” needs a function's name. Write ${called} run createSpace.`,
    twoFiles: (one: string, other: string) =>
      `Only one sheet can be worked on. Name either ${one} or ${other}.`,
    localeUnknown: (value: string) =>
      `--locale ${value} is not a language. Write it as in --locale pt_BR.`,
    notPositive: (option: string, value: string) =>
      `--${option} ${value} is not a number above 0. Write one.`,
    tooLong: (option: string, value: string, limit: number) =>
      `--${option} ${value} is too long. Write at most ${limit} seconds.`,
    liveOnly: (option: string) => `--${option} is for real Chat. Add --live, or leave it out.`,
    faultLive: "--fault is for the stand-in on this machine. Leave out --live, or --fault.",
    faultUnknown: (fault: string) =>
      `--fault ${fault} is not a fault. Write NAME, or NAME:TIMES where Chat is to fail so often, with one of these names:`,
    faultOfPlayground: (fault: string, why: string) =>
      `--fault ${fault} changes nothing here: ${why}. Switch it on in the playground: npm run playground`,
    faultOfSheet: (fault: string) =>
      `--fault ${fault} is about a sheet. Write ${called} create FILE.csv --fault ${fault}`,
    reasonUnknown: (reason: string) =>
      `--reason ${reason} is none. Write --reason copied, --reason uncertain or --reason displaced.`,
    reasonNeeded:
      "With --yes, say which rows are meant: --reason copied, --reason uncertain or --reason displaced.",
    uncertainLive:
      "With the account that began it, most rows of unknown outcome are gone on with by themselves. Add --live, so that it is known which are yours.",
    jsonAndFile:
      "--json and the results cannot both go to standard output. Name a file: --out FILE.csv",
    asNeeded: "Say with --as PERSON as whom it is to run.",
    noSheet: (name: string) =>
      `${name} does nothing with a sheet. Leave out --sheet; for the spaces of its rows: ${called} create FILE.csv`,
    needsSheet: (name: string, command: string) =>
      `${name} needs a sheet. Write ${called} ${command} FILE.csv`,
    ofPage: (name: string) =>
      `${name} is called by the page in the spreadsheet, with what stands there, so it cannot be run by itself. In a terminal use ${called} check, create or start-over with a file.`,
  },

  /** How something failed that nobody had thought of. */
  unexpected: (message: string) =>
    `It failed unexpectedly: ${message}. Run it again; if it goes on, report it with this text.`,

  screen: {
    notWritten: (code: string) =>
      `Not everything could be written to standard output (${code}). The work goes on; send the output to a place with space.`,
  },

  file: {
    piped: "standard input",
    nothingPiped:
      "With “-” the sheet is read from standard input, and nothing is sent there. Send it a file: < FILE.csv",
    missing: (path: string) => `There is no file ${path}. Check its name and folder.`,
    gone: (path: string) =>
      `${path} is gone: somebody has moved or deleted it. Bring it back and run this again.`,
    notAFile: (path: string) =>
      `${path} is not a file. Name a CSV file, or send it: --sheet - < FILE.csv`,
    unreadable: (path: string, code: string) =>
      `${path} cannot be read (${code}). Check that you may read it and its folder.`,
    otherEncoding: (name: string) =>
      `${name} is not text in UTF-8 or UTF-16. In your spreadsheet program, save it again as “CSV UTF-8”.`,
    quote: (name: string, line: number) =>
      `${name} cannot be read as CSV: in line ${line} a quotation mark does not fit. A field with quotation marks in it is enclosed in others, and those inside are doubled: "a ""b"" c".`,
    openQuote: (name: string, line: number, start: string) =>
      `${name} cannot be read as CSV: the quotation mark that opens in line ${line}, at ${start}, is never closed. Close it, or double it if it belongs to the text.`,
    noColumns: (name: string, nameColumn: string, membersColumn: string) =>
      `${name} has no column “${nameColumn}” and none for “${membersColumn}”. Write these words above the columns, say which of its own are meant with --name-column HEADER and --members-column HEADER, or make a new file: ${called} template NEW.csv`,
    meant: {
      name: (header: string, option: string) =>
        `“${header}” seems to hold the names, and is not read. To read it, add ${option}; if it holds something else, add --name-column -`,
      members: (header: string, option: string) =>
        `“${header}” seems to hold the members, and is not read. To read it, add ${option}; if it holds something else, add --members-column -`,
    },
    noSuchColumn: (name: string, header: string, headers: string) =>
      `${name} has no column “${header}”. It has: ${headers}. Name one of these.`,
    resultColumn: (header: string) =>
      `“${header}” is a column for results, so it can hold nothing else. Write another word above it in the file, and name that.`,
    namesAsLinks: (name: string, header: string, nameColumn: string) =>
      `${name}: Texts that are no links stand below “${header}”, which is for the links to spaces. If they are the names, write “${nameColumn}” above them.`,
    columnsMissing: (columns: string) =>
      `The file lacks these columns: ${columns}. Somebody has taken them away meanwhile: run it again.`,
    nobodyNamed: (row: number) =>
      `Row ${row} does not say as whom its space is created. Fill in its column Create as, or say with --as PERSON who creates such rows.`,
    changed: (name: string, copy: string) =>
      `Another program has changed ${name} meanwhile, so nothing more was written to it. What was done is in the new file ${copy}: run this again on that one.`,
    locked: (name: string, pid: string, lock: string) =>
      `Another run is at work on ${name} (process ${pid}). Wait until it has ended; if there is no such run, delete ${lock}`,
    lockedElsewhere: (name: string, host: string, lock: string) =>
      `Another run is at work on ${name}, on the machine ${host}. Wait until it has ended; if there is no such run, delete ${lock}`,
    notLocked: (path: string, code: string) =>
      `The file ${path}, which keeps a second run away, cannot be made (${code}). Check that you may write in its folder and that there is space.`,
    hardLinked: (name: string) =>
      `${name} has a second name on this disk (a hard link), from which saving would part it. Work on a copy: --out FILE.csv`,
    noSpace: (name: string) =>
      `There is no space left for ${name}, so it was left as it was. Make space and run this again.`,
    noFolder: (folder: string) => `There is no folder ${folder}. Make it, or name another.`,
    notAllowed: (name: string, folder: string) =>
      `${name} may not be written in ${folder}. Change the rights of that folder, or work in another.`,
    notWritten: (name: string, code: string) =>
      `${name} could not be written (${code}). If it is open in a spreadsheet program, close it there; then run this again.`,
    outIsSheet: (name: string) =>
      `A trial never writes into the file that it tries, and --out names ${name} itself. Name another file.`,
    outNoTrial: (name: string) =>
      `${name} exists already and is not the result of a trial, so it is not written over. Name another file, or move that one away.`,
    outExists: (name: string) =>
      `${name} exists already, and a run for real needs a file of its own. Name another; or, to go on with that one, name it in the place of the sheet and leave out --out.`,
    outNeeded:
      "For real, the results need a file: it holds what is known of a row before Chat is asked. Name a new one: --out FILE.csv",
    templateNeedsFile: `“template” needs a file's name. Write ${called} template FILE.csv`,
    trial: (name: string) =>
      `${name} holds the results of a trial, which are made up. Use the file that was tried, without these results.`,
  },

  template: {
    made: (name: string, next: string) =>
      `${name} is made, with every column and two examples. Replace them with your rows, then: ${next}`,
    completed: (name: string, next: string) =>
      `${name} has every column now; what was there is as it was. Next: ${next}`,
    ownHeaders: (name: string, next: string) =>
      `${name} has the columns for the results now; what was there is as it was. Its own headers are read if you name them. Next: ${next}`,
  },

  question: {
    choices: "[y/N]",
    /** What is understood as a yes, beside the English words. */
    yes: ["y", "yes"],
    nobody:
      "Nobody can be asked here, since this is no terminal, and nothing is created unasked. Look with “check” at what would happen, then add --yes.",
    nothingCreated: "Nothing was created, and the file is as it was.",
    nothingDone: "Nothing was done.",
    run: (name: string) => `Run ${name} for real, at Google?`,
  },

  run: {
    whoseRows: "Which of these rows you began yourself is only known with --live.",
    timedOut: "A piece of the work took too long and was ended. Run it again.",
    /** For real; a trial begins anew. */
    goesOn: "It goes on where it stopped.",
    againTrial:
      "A trial begins anew each time. To go on with this one, run it on the file with its results.",
    ending: "Ending after the spaces at hand. Press Ctrl-C again to end at once.",
  },

  log: {
    levels: { notice: "Notice", log: "Info", info: "Info", warn: "Warn", error: "Error" },
    title: "Execution log",
    started: "Execution started",
    completed: "Execution completed",
    shown: "Shown",
  },

  trial: {
    spaces: "Spaces in the stand-in for Google Chat",
    none: "none",
    more: (count: number) => `… and ${count} more`,
    nothingReal: "This was a trial on your machine: nothing was created at Google.",
    results: (name: string) => `What the file would look like is in ${name}`,
    next: "To do it for real, see README.md.",
    nextSheet: "For real: the same with --live.",
  },

  startOver: {
    rows: {
      copied: (count: number) =>
        count === 1
          ? "1 row was copied with the result of another one:"
          : `${count} rows were copied with the results of others:`,
      uncertain: (count: number) =>
        count === 1 ? "1 row has an unknown outcome:" : `${count} rows have an unknown outcome:`,
      displaced: (count: number) =>
        count === 1
          ? "1 row shows a space with another name:"
          : `${count} rows show a space with another name:`,
    },
    confirm: {
      copied: "Should each become a space of its own, so that what they show is emptied?",
      uncertain:
        "Have you looked in Chat, and their spaces do not exist, so that they may be created anew?",
      displaced: "Is it another row's space, so that these rows become new ones?",
    },
    keep: "Were these rows renamed, so that they keep their spaces?",
    nobody:
      "Nobody can be asked here, since this is no terminal, and no result is emptied unasked. Look with “check” at the rows, then add --yes and --reason.",
    leftAlone: "The file is as it was.",
    nothing: "There is no row about which you must decide.",
    done: `Done. Next: ${called} check FILE.csv`,
  },

  /** In a terminal another remedy helps than in Apps Script. */
  remedies: {
    signedOut: `Sign in again: ${called} logout, then ${called} login.`,
    scopeMissing: `Sign in again and tick every box when Google asks: ${called} logout, then ${called} login.`,
    unexpected: "Update Chat Spaces; if it goes on, report it with this text.",
  } satisfies Partial<Record<FailureCode, string>>,

  /** The same of rows about which the sidebar asks. */
  rows: {
    copied: () =>
      `This row is a copy of another one, Request ID included. For a space of its own: ${called} start-over FILE.csv --reason copied`,
    begunByAnother: () =>
      `Somebody else began this row and its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not: ${called} start-over FILE.csv --live --reason uncertain`,
    begunLongAgo: () =>
      `This row was begun over a day ago and its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not: ${called} start-over FILE.csv --live --reason uncertain`,
    requestIdLost: () =>
      `This row was begun and its Request ID is gone, so its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not: ${called} start-over FILE.csv --live --reason uncertain`,
    displaced: (found: string) =>
      `This row shows the space “${found}”, which was created for a row with another name. If it is this row's space: ${called} start-over FILE.csv --reason displaced --keep; if not, the same without --keep.`,
  } satisfies Partial<Record<RowProblemCode, (found: string) => string>>,

  help: {
    usage: "Usage",
    form: "[--option …]",
    command: "COMMAND",
    commands: "Commands",
    options: "Options",
    examples: "Examples",
    intro:
      "Creates Google Chat spaces from the rows of a CSV file. Without --live everything is a trial\nagainst stand-ins for Google on this machine: nothing is created at Google.",
    more: `${called} COMMAND --help tells more about each.`,
    alone: "Without a command it runs createSpace, as Run does in the Apps Script editor.",
    exitCodes:
      "Exit code: 0 all is done; 2 rows failed or need attention, or people have not joined;\n1 it could not run, or you said no; 130 Ctrl-C",
    faults: "Names for --fault",
    /** Where a language has other words for a fault than the stand-ins. */
    faultAbout: {} as Partial<FaultTexts>,
    /** Why a fault is only to be met in the playground. */
    faultElsewhere: {
      "grant-lost": "no page stays open in a terminal",
      "typed-columns": "a CSV file has no drop-downs",
      "typed-columns-late": "a CSV file has no drop-downs",
      "merged-header": "a CSV file has no merged cells",
    } satisfies Partial<Record<ScriptFaultName | SheetFaultName, string>>,
    inPlayground: (why: string) => `(in the playground: ${why})`,
    argument: { FILE: "FILE.csv", FUNCTION: "FUNCTION" },
    about: {
      check: "says what would happen; writes nothing",
      create: "creates the spaces of the rows and writes what became of each",
      template: "makes a file with all columns, or adds those that a file lacks",
      connection: "says which steps to a working set-up are done; creates nothing",
      "start-over": "makes rows new that only you can decide about",
      login: "signs in with Google, in your browser",
      logout: "withdraws the sign-in at Google and deletes it here",
      run: "runs a global function of the script, as Run does in the editor",
    } satisfies Record<CommandName, string>,
    details: {
      check:
        "The first thing to do with a file. With --live it knows which interrupted rows are yours.\nExit code 2 where a row needs attention.",
      create:
        "Without --live it is a trial: the results go into a file beside yours (classes.trial.csv), or\nwhere --out says. With --live they go into the file itself: stop it as you like and run it\nagain; it goes on where it stopped, and makes no space twice. A trial begins anew each time; to go\non with one, name its file. One run at a time works on a file.",
      template: "What is there stays as it is.",
      connection:
        "Without --live it asks the stand-in. With --live it asks Chat, with a space that cannot exist.\nExit code 1 where a step is missing.",
      "start-over":
        "Of rows that were copied with a result, that show another row's space, or whose outcome is\nunknown. Each kind is shown and asked about; then their results are emptied. No space is deleted.",
      login: "The sign-in is kept in your own settings folder, readable by you alone.",
      logout: "",
      run: "Functions that the page in the spreadsheet calls cannot be run by themselves.",
    } satisfies Record<CommandName, string>,
    option: {
      sheet: ["FILE.csv", "the CSV file, where it does not stand behind the command; - reads it"],
      out: ["FILE.csv", "where the results go; - writes them to standard output"],
      "name-column": ["HEADER", "the file's own header above the names; - for none"],
      "members-column": ["HEADER", "the file's own header above the members; - for none"],
      reason: ["KIND", "just the rows that are copied, uncertain or displaced"],
      keep: ["", "rows that were renamed keep the space that they show"],
      "per-minute": ["N", "at most so many spaces a minute (default: 59)"],
      fault: ["NAME[:TIMES]", "lets the stand-ins fail in this way; without NAME it lists all"],
      live: ["", "for real, in Google Chat, as yourself after a sign-in in your browser"],
      yes: ["", "does not ask before it creates or empties; needed with nobody to ask"],
      "client-secrets": ["FILE", "the OAuth client's JSON (default: client_secrets.json)"],
      account: ["NAME", "your address: nobody else's sign-in is accepted; keeps accounts apart"],
      "no-browser": ["", "opens no browser: follow the printed link"],
      wait: ["SECONDS", "how long to wait for the sign-in (default: 300)"],
      key: ["FILE", "a service account's key, to act by domain-wide delegation"],
      as: ["PERSON", "with --key: as whom; the column Create as names others for their rows"],
      address: ["URL", "where Chat is (default: https://chat.googleapis.com)"],
      json: ["", "a line of JSON for each thing that happens; all for people goes to stderr"],
      locale: ["LOCALE", "your language, such as pt_BR (default: your system's)"],
      help: ["", "shows this; -h too"],
      version: ["", "shows the version"],
    } satisfies Record<OptionName, [value: string, about: string]>,
  },
};

/** What is said of signing in and of the way to Chat. */
export const enLive = {
  /** Where and as whom it runs: said first of all. */
  real: {
    as: (address: string, who: string, client: string) =>
      `For real at ${address}, as ${who}, with the client ${client}.`,
    delegated: (address: string, who: string, email: string) =>
      `For real at ${address}, as ${who}, by the service account ${email}.`,
    whoSignsIn: "the account that you sign in with",
    peopleOfSheet: "the people in the column Create as",
  },

  options: {
    keyNeeded: "--as PERSON needs a service account: --key FILE.",
    notAnAddress: (option: string) =>
      `--as takes the e-mail address of one person, and “${option}” is none. Write for example --as ana@example.com`,
    createAsNotAnAddress: (word: string) =>
      `The column Create as says “${word}”, which is no e-mail address. Enter the address of one person there.`,
    otherPerson: (person: string) =>
      `The column Create as names ${person}. To create spaces as other people, use a service account: --key FILE. To create them as yourself, empty the column.`,
    address: (google: string, address: string) =>
      `Chat is called at ${google}, or with a sign-in on this machine at an address of this machine, such as http://127.0.0.1:8080. ${address} is not allowed with this sign-in.`,
    tlsOff:
      "NODE_TLS_REJECT_UNAUTHORIZED is 0: anybody on the way could read your sign-in. Unset it; for a proxy of your organisation name its certificate in NODE_EXTRA_CA_CERTS.",
  },

  signIn: {
    link: (url: string) => `Sign in with Google in your browser:\n\n  ${url}\n`,
    ssh: (port: number) =>
      `Your browser is on another machine? There, first run: ssh -L ${port}:127.0.0.1:${port} THIS-MACHINE`,
    noBrowser: "No browser could be opened: follow the link above.",
    otherPermissions: "This version asks for other permissions than the last one.",
    doneAs: (person: string) => `Signed in as ${person}.`,
    done: "Signed in, as the account that you chose in the browser. Google says whose that is only where you name it: with --account you@example.com it is checked.",
    already:
      "You are signed in already. Google says as whom only where you name it: --account you@example.com",
    alreadyAs: (person: string) => `You are signed in already, as ${person}.`,
    out: "Signed out: Google has withdrawn the sign-in, and its file is deleted.",
    outBefore: "Signed out: the sign-in had ended already, and its file is deleted.",
    nobody: "Nobody was signed in here.",
    outHereOnly: (code: string) =>
      `The file with the sign-in is deleted, but Google did not withdraw the sign-in (${code}), so it stays valid there. Remove this app at ${CONNECTIONS}`,
  },

  errors: {
    access_denied: `Google did not let this app in: you declined, or its consent screen is in testing and you are not among its test users (${CONSENT}). Run it again and allow it.`,
    admin_policy_enforced:
      "Your organisation's administrator does not allow this app. Ask for it under Security → API controls in the Admin console.",
    invalid_client:
      "Google does not know this client or its secret any more. Download the OAuth client's JSON again.",
    invalid_scope: "Google does not give out the scopes that capabilities.json names. Check them.",
    org_internal:
      "This app is only for people of the organisation it belongs to. Sign in with such an account.",
    redirect_uri_mismatch:
      "The redirect URI is not registered with this OAuth client. Add it there, or use a client of the type Desktop app.",
    temporarily_unavailable: "Google's sign-in is not available at the moment. Try again later.",
  },

  endings: {
    "sign-in":
      "Google did not accept the code of this sign-in: it was used already or is too old. Run it again.",
    refresh:
      "The sign-in has ended or was withdrawn; that of an app in testing ends after 7 days. Sign in again.",
    "sign-out": "The sign-in had ended already.",
    delegation:
      "Google does not accept the key for this person. Check the person's address, the key, and this machine's clock.",
  },

  failures: {
    network: (code: string) =>
      `Google's sign-in could not be reached (${code}). Check the connection and try again.`,
    certificate: (code: string) =>
      `The certificate of Google's sign-in is not trusted here (${code}): somebody on the way reads along. If that is a proxy of your organisation, name its certificate in NODE_EXTRA_CA_CERTS; else use another network.`,
    oddAnswer: (code: string) =>
      `What came back is no answer of Google's sign-in (${code}): a network that wants you to sign in to it first, or a proxy, may answer in Google's place. Check that and run it again.`,
    other: (code: string) =>
      `The sign-in did not work (${code}). Run it again; if it goes on, remove this app at ${CONNECTIONS} first.`,
    as: (person: string, message: string) => `As ${person}: ${message}`,
    notGranted: (scopes: string) =>
      `You signed in and did not grant: ${scopes}. Run it again and tick every permission.`,
    otherAccount: (signedIn: string, account: string) =>
      `You signed in as ${signedIn}, and --account names ${account}. Nothing was created: run it again and choose ${account} in the browser, or name the other one.`,
    noAccount: (account: string) =>
      `Google did not say whether it was ${account} who signed in. Run it again and let Google tell your e-mail address, or leave --account out.`,
    timeout: (seconds: number) =>
      `Nobody signed in within ${seconds} seconds. Run it again when you are ready.`,
    portTaken: (port: number, code: string) =>
      `Port ${port} of this machine cannot be used (${code}), and the web client's redirect URI names it. End the program that uses it, or use a client of the type Desktop app.`,
    noRedirect:
      "This web client has no redirect URI on this machine. Add http://127.0.0.1:8765/ to its authorised redirect URIs and download its JSON again, or use a client of the type Desktop app.",
    delegation: (person: string, code: string, clientId: string, scopes: string) =>
      [
        `The service account may not act as ${person} (${code}): domain-wide delegation is not set up for it, or not for this scope.`,
        `An administrator sets it up at ${DELEGATION}`,
        "(Security → Access and data control → API controls → Manage domain-wide delegation → Add new):",
        `  Client ID     ${clientId}`,
        `  OAuth scopes  ${scopes}`,
        "It can take a while until it works.",
      ].join("\n"),
    noAnswer: (address: string, code: string) => `No answer from ${address} (${code}).`,
  },

  /** Pages in the browser. */
  pages: {
    language: "en",
    toGoogle: ["To Google's sign-in", "Go on to Google's sign-in"],
    done: ["Signed in", "Chat Spaces goes on in the terminal. You can close this page."],
    failed: ["Not signed in", "The terminal says why. You can close this page."],
    stray: ["Nothing here", "Chat Spaces waits for another page."],
  },

  settings: {
    insideProject: (folder: string) =>
      `Sign-ins are not kept inside of the project, in ${folder}. Set XDG_CONFIG_HOME to a folder elsewhere.`,
    notYours: (path: string) =>
      `${path} is not a file or folder of yours, so a sign-in there is not used: somebody else may have put it there. Delete it, or run this as the person it belongs to.`,
    wasOpen: (path: string) =>
      `The permissions of ${path} let others on this machine read a sign-in of yours. It is yours alone again; if somebody may have read it, run logout and sign in anew.`,
    notKept: (path: string, code: string) =>
      `${path} could not be written (${code}). Make room there, or make the folder yours.`,
    signInNotKept: (path: string, code: string) =>
      `The sign-in is good for this run and could not be kept in ${path} (${code}).`,
  },

  files: {
    download: `In the Google Cloud console (${CREDENTIALS}) create or open an OAuth client ID of the type Desktop app, download its JSON and save it`,
    newKey:
      "In the Google Cloud console, under IAM & Admin → Service Accounts → Keys, add a key of the type JSON and save it",
    remedy: (how: string, path: string) => `${how} as ${path}.`,
    missing: (path: string, remedy: string) => `There is no file ${path}. ${remedy}`,
    unreadable: (path: string, code: string) =>
      `${path} cannot be read (${code}). Check that it is a file and yours.`,
    notAFile: (path: string) =>
      `${path} is not a file. Name the file that Google gave you, no folder and no pipe.`,
    notJson: (path: string, remedy: string) =>
      `${path} is not JSON as Google gives it out. ${remedy}`,
    othersCanRead: (path: string) =>
      `Others on this machine can read ${path}. To keep it to yourself: chmod 600 ${path}`,
    isKey: (path: string) =>
      `${path} is a service-account key, which signs in nobody by itself. Use it with --key ${path} --as PERSON, or save an OAuth client's JSON there.`,
    isSignIn: (path: string, how: string) =>
      `${path} holds a stored sign-in, not an OAuth client: it was written over it. ${how} there again.`,
    twoClients: (path: string) =>
      `${path} describes two OAuth clients, “installed” and “web”. Keep the one that you want to use.`,
    noClient: (path: string, how: string) =>
      `${path} has neither “installed” nor “web”, so it describes no OAuth client. ${how} there.`,
    noClientId: (path: string, how: string) =>
      `${path} has no client_id as Google gives it out. ${how} there again.`,
    elsewhere: (path: string, how: string) =>
      `${path} wants to sign in elsewhere than at Google. ${how} there again.`,
    isClient: (path: string) =>
      `${path} is an OAuth client, not a service-account key. Use it with --client-secrets ${path} and without --key and --as.`,
    noKey: (path: string, how: string) =>
      `${path} is not a service-account key. ${how}, and name that file.`,
    keyDamaged: (path: string, how: string) =>
      `The private key in ${path} is damaged, so nothing can be signed with it. ${how} there again.`,
  },
};
