import type { FailureCode } from "../../../src/chat/failure";
import type { RowProblemCode } from "../../../src/run/row";
import type { ScriptFaultName } from "../../google/apps-script/faults";
import type { SheetFaultName } from "../../google/apps-script/sheet-faults";
import type { FaultName } from "../../google/chat/faults";
import { called } from "../called";
import type { CommandName, OptionName } from "../command-line";

/** What a person reads in English who works in a terminal. */
export const en = {
  usage: {
    seeHelp: (command?: CommandName) =>
      `See ${called}${command ? ` ${command}` : ""} --help for what there is.`,
    unknownCommand: (word: string, near: string) =>
      `There is no command or function “${word}”. Did you mean “${near}”?`,
    unknownCommandAlone: (word: string) => `There is no command or function “${word}”.`,
    fileAlone: (file: string) =>
      `What should be done with ${file}? To see what would happen: ${called} check ${file}. To create its spaces: ${called} create ${file}`,
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
    changed: (name: string) =>
      `Another program has changed ${name} meanwhile, so nothing more was written to it. Close it there and run this again.`,
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
    made: (name: string) =>
      `${name} is made, with every column and two examples. Replace them with your rows, then: ${called} check ${name}`,
    completed: (name: string) =>
      `${name} has every column now; what was there is as it was. Next: ${called} check ${name}`,
    ownHeaders: (name: string, options: string) =>
      `${name} has the columns for the results now; what was there is as it was. Its own headers are read if you name them. Next: ${called} check ${name} ${options}`,
  },

  question: {
    choices: "[y/N]",
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
    faultAbout: {} as Partial<Record<FaultName | ScriptFaultName | SheetFaultName, string>>,
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
