import type { FailureCode } from "../chat/failure";
import type { DraftProblemCode } from "../chat/space";
import type { RowProblemCode } from "../run/row-problems";
import type { Part } from "../sheet/template";
import { counting } from "./plural";

const plural = counting(",", (count) => (count === 1 ? 0 : 1));

type Problems = Record<
  DraftProblemCode | RowProblemCode,
  (found: string, limit: number, header: string) => string
>;
type Failures = Record<FailureCode, { what: (answer: string) => string; todo: string }>;

/** Of a column that the product writes. */
const filled = (found: string, header: string) =>
  `The column “${header}” is filled in already with “${found}”. If it is a column of your own, rename its header; otherwise empty the cell to create a space for this row.`;

/** What a person reads in English: here what the script and its page both say. */
export const en = {
  createSpace: {
    title: "Create one space",
    created: (name: string) => `Created the space “${name}”.`,
    open: (link: string) => `Open it in Google Chat: ${link}`,
    took: (ms: number) => `Chat took ${ms} ms.`,
    wholeAnswer: (answer: string) => `All that Chat answered: ${answer}`,
    notGranted: "The permission to create Chat spaces was not granted.",
    again: "Wait a little and click Create again: that never makes a second space.",
  },

  /** Headers of the sheet's columns: the first is written, all are recognised. */
  columns: {
    name: {
      headers: ["Space name", "Name", "Display name", "Team", "Class", "Project", "Client"],
      note: "The space's name: at most 128 characters. Needed for the type Space, and only there.",
    },
    type: {
      headers: ["Type", "Space type", "Kind"],
      note: "Space, Group chat or Direct message. Empty means Space.",
    },
    members: {
      headers: ["Members", "People", "Participants", "E-mails", "Emails", "Email", "Who"],
      note: "E-mail addresses, separated by comma, semicolon, space or line; at most 49, without you. A Google group is entered as groups/ID. A group chat needs at least 2 people, a direct message exactly 1.",
    },
    description: {
      headers: ["Description", "About"],
      note: "At most 150 characters. Not for direct messages.",
    },
    guidelines: {
      headers: ["Guidelines", "Rules"],
      note: "At most 5,000 characters. Not for direct messages.",
    },
    whoCanPost: {
      headers: ["Who can post", "Posting"],
      note: "Everyone or Managers only. Empty means Everyone. Only for the type Space.",
    },
    externalPeople: {
      headers: ["External people", "External", "Guests", "Allow external people"],
      note: "Yes or No. Yes allows people from outside your organisation. It cannot be changed later.",
    },
    history: {
      headers: ["History", "Chat history"],
      note: "On or Off. Empty means your organisation's setting.",
    },
    managers: {
      headers: ["Managers", "Space managers"],
      note: "Who manages the space: e-mail addresses, as in Members. They are members too and need not stand in both. Only for the type Space.",
    },
    welcome: {
      headers: ["Welcome message", "First message"],
      note: "Posted into the new space as you, once, after its people are in. *bold*, _italic_ and <https://…|links> work as in Chat. At most 32,000 bytes.",
    },
    audience: {
      headers: ["Who can find it", "Audience", "Access", "Discoverable"],
      note: "Members only, Everyone in the organisation, or a target audience as audiences/ID. Empty means Members only. Only for the type Space.",
    },
    status: {
      headers: ["Status"],
      note: "Written by Chat Spaces. A row that says Created is never touched again.",
    },
    space: { headers: ["Space", "Link"], note: "Written by Chat Spaces: the link to the space." },
    details: {
      headers: ["Details", "Result"],
      note: "Written by Chat Spaces: what happened and what to do.",
    },
    requestId: {
      headers: ["Request ID"],
      note: "Written by Chat Spaces: it keeps a row from becoming two spaces. Leave it as it is; do not copy it to another row.",
    },
  },

  /** Words in cells: the first is written and offered, all are recognised. */
  words: {
    types: {
      SPACE: ["Space", "Named space"],
      GROUP_CHAT: ["Group chat", "Group"],
      DIRECT_MESSAGE: ["Direct message", "DM", "Direct"],
    },
    posting: { EVERYONE: ["Everyone", "All"], MANAGERS: ["Managers only", "Managers"] },
    yes: ["Yes", "TRUE", "Y", "x", "1"],
    no: ["No", "FALSE", "N", "0"],
    on: ["On", "Yes", "TRUE"],
    off: ["Off", "No", "FALSE"],
    audiences: {
      none: ["Members only", "Members", "Private"],
      "audiences/default": [
        "Everyone in the organisation",
        "Everyone in the organization",
        "Organisation",
        "Organization",
      ],
    },
    statuses: {
      CREATED: ["Created"],
      CHECK_PEOPLE: ["Created – check people"],
      FAILED: ["Failed"],
      ATTENTION: ["Needs attention"],
      CREATING: ["Creating…"],
      UNKNOWN: ["Not known yet"],
    },
  },

  /** Why something filled in cannot become a space. Each ends with what to do. */
  problems: {
    nameMissing: () => "The space has no name. Enter one.",
    nameTooLong: (found: string, limit: number) =>
      `The name has ${found} characters and Chat allows ${limit}. Shorten it.`,
    nameHasControlCharacters: () =>
      "The name contains a line break or another invisible control character. Remove it.",
    nameNotAllowed: (found: string) =>
      `Only the type Space has a name. Remove “${found}” or choose the type Space.`,
    typeUnknown: (found: string) =>
      `“${found}” is not a type of space. Choose Space, Group chat or Direct message.`,
    memberInvalid: (found: string, count: number) =>
      count === 1
        ? `“${found}” is not an e-mail address. Correct it, or enter a Google group as groups/ID.`
        : `These are not e-mail addresses: ${found}. Correct them, or enter Google groups as groups/ID.`,
    membersAreNames: (found: string, count: number) =>
      `${count === 1 ? `“${found}” is a name` : `These are names: ${found}`}. Chat needs e-mail addresses: type them, or turn people chips into addresses with Data → Data extraction.`,
    membersTooMany: (found: string, limit: number) =>
      `There are ${found} members and Chat takes ${limit} when a space is created. For the type Space, put them into a Google group and enter it as groups/ID: the ID stands at the end of the address of the group's page in the Admin console. Or add the others in Chat afterwards.`,
    groupNotAllowed: (found: string) =>
      `Only the type Space takes Google groups. Remove “${found}” or choose the type Space.`,
    groupChatTooSmall: (found: string, limit: number) =>
      `A group chat needs at least ${limit} people besides you and has ${found}. Add members.`,
    directMessageNeedsOne: (found: string) =>
      `A direct message needs exactly 1 person besides you and has ${found}. Correct the members.`,
    managerInvalid: (found: string, count: number) =>
      count === 1
        ? `“${found}” cannot be a manager: Chat needs a person's e-mail address. Correct it.`
        : `These cannot be managers: ${found}. Chat needs people's e-mail addresses: correct them.`,
    managersNotAllowed: () =>
      "Only the type Space has managers. Empty the cell, or choose that type.",
    welcomeTooLong: (found: string, limit: number) =>
      `The welcome message has ${found} bytes and Chat takes ${limit}. Shorten it.`,
    descriptionTooLong: (found: string, limit: number) =>
      `The description has ${found} characters and Chat allows ${limit}. Shorten it.`,
    guidelinesTooLong: (found: string, limit: number) =>
      `The guidelines have ${found} characters and Chat allows ${limit}. Shorten them.`,
    detailsNotAllowed: () =>
      "A direct message has no description and no guidelines. Remove them or choose another type.",
    whoCanPostUnknown: (found: string) =>
      `“${found}” does not say who can post. Choose Everyone or Managers only.`,
    whoCanPostNotAllowed: () =>
      "Only the type Space limits who can post. Empty that field or choose the type Space.",
    externalPeopleUnknown: (found: string) =>
      `“${found}” does not say whether external people are allowed. Enter yes or no.`,
    historyUnknown: (found: string) =>
      `“${found}” does not say whether history is kept. Choose On or Off.`,
    audienceUnknown: (found: string) =>
      `“${found}” does not say who can find the space. Choose Members only, Everyone in the organisation, or enter audiences/ID.`,
    cellError: (found: string) =>
      `A formula in this row shows the error “${found}”. Correct the formula.`,
    statusUnknown: (found: string, _limit: number, header: string) =>
      `The status “${found}” is not from Chat Spaces. If “${header}” is a column of your own, rename its header; otherwise empty the cell.`,
    spaceFilled: (found: string, _limit: number, header: string) => filled(found, header),
    detailsFilled: (found: string, _limit: number, header: string) => filled(found, header),
    copied: () =>
      "This row is a copy of another one, Request ID included. For a space of its own click “Make it a new row” in the sidebar, or empty its Status, Space, Details and Request ID.",
    begunByAnother: () =>
      "Somebody else began this row and its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not, click “I looked: it does not exist” in the sidebar, or empty its Status, Details and Request ID.",
    begunLongAgo: () =>
      "This row was begun over a day ago and its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not, click “I looked: it does not exist” in the sidebar, or empty its Status, Details and Request ID.",
    changedSince: () =>
      "Chat may have created a space from what this row said before it was changed. Look in Chat whether that space exists: if so, write Created as its status and change the space there; if not, click “I looked: it does not exist” in the sidebar, or empty its Status, Details and Request ID.",
    requestIdUnknown: (found: string, _limit: number, header: string) =>
      `The Request ID “${found}” is not from Chat Spaces. If “${header}” is a column of your own, rename its header; otherwise show the column, if it is hidden, and empty the cell.`,
    requestIdLost: () =>
      "This row was begun and its Request ID is gone, so its outcome is not known. Look in Chat whether the space exists: if so, write Created as its status; if not, click “I looked: it does not exist” in the sidebar, or empty its Status and Details.",
    audienceNotAllowed: () =>
      "Only the type Space can be found by others. Choose Members only or the type Space.",
    displaced: (found: string) =>
      `This row shows the space “${found}”, which was created for a row with another name. If it is this row's space, click “Renamed: keep the space” in the sidebar; if not, “Another row's: make it a new row”.`,
  } satisfies Problems,

  run: {
    sheetNotGranted: "The permission to read and change this sheet was not granted.",
    notKnown:
      "Chat's answer did not arrive, so it is not known yet whether this space exists. Start again: Chat is asked for the same space, and never makes a second one.",
    busyMine:
      "You are creating spaces from this spreadsheet in another tab. Go on there; if that tab is closed, try again in a minute.",
    busyOther:
      "Somebody else is creating spaces from this spreadsheet. Try again when they are done.",
    created: (time: string) => `Created ${time}.`,
    readyDirectMessage: (time: string) =>
      `Ready ${time}. If you had a direct message with this person before, it is that one.`,
    restored:
      "Created. An interruption had left this row without its result; it was put right from its Request ID.",
    joinedUnknown: "Who has joined is not known: look at the space's members.",
    notYours: "This run is not under way any more. Check the sheet again to go on.",
    goOnLater: "Start it again later: it goes on where it stopped, and makes no space twice.",
    changedMeanwhile:
      " This row was changed while its space was created: the space is as the row was before.",
    otherName: (name: string) =>
      ` Chat made it under the name “${name}”, before this row was changed: rename it there, or leave it.`,
    waitingForQuota: "Chat's limit of new spaces per minute is used up. It goes on by itself.",
    paceInvalid: (found: string) =>
      `The script property SPACES_PER_MINUTE is “${found}”. Enter a number above 0, or remove it.`,
    sheetGone:
      "The sheet, or one of its columns, has been deleted. Bring it back, or choose another sheet and start again.",
    timeFormat: "yyyy-MM-dd HH:mm",
  },

  /** Why a sheet cannot be prepared. */
  unprepared: {
    reserved: (header: string) =>
      `“${header}” is the name of a column that Chat Spaces writes itself. If the column is your own, rename its header in the sheet; then it can be chosen.`,
    noHeader: (row: number) =>
      `Row ${row} holds addresses already, and no header above them says what each column is. Insert a row above the list with a header for each column, such as Name and Members.`,
    noColumns:
      "This sheet takes no new columns, because it is protected or cells of its header are merged. Have the protection removed or unmerge the cells, then prepare it again.",
  },

  setup: {
    title: "Connection to Chat",
    steps: {
      serviceOff: "Advanced Google Chat service, switched on in the script",
      scopeMissing: "Your permission to create spaces",
      apiDisabled: "Google Chat API, enabled in the Cloud project",
      chatOff: "Google Chat, turned on for your account",
      appNotConfigured: "Chat app, configured in the Cloud project",
      adminRestricted: "Your administrator's permission",
    },
    states: { done: "done", missing: "missing", unknown: "not known" },
  },

  /** Between what is put together of parts. */
  signs: { colon: ": ", stop: ". " },

  /** Two rows to start from in an empty sheet. */
  examples: [
    {
      name: "Class 7B",
      type: "Space",
      members: "ana@example.com, bruno@example.com",
      description: "Everything about class 7B",
    },
    { name: "", type: "Direct message", members: "colleague@example.com", description: "" },
  ] as Partial<Record<string, string>>[],
};

/** What the script alone says. */
export const enScript = {
  menu: {
    title: "Chat Spaces",
    createFromSheet: "Create spaces from this sheet…",
    createSpace: "Create one space…",
    prepareSheet: "Prepare this sheet",
    checkSetup: "Check the connection to Chat…",
    help: "Help",
  },

  /** Of a new space: without claiming to know why. */
  notJoined: (joined: number, asked: number) => {
    const have = `${joined} of ${asked} ${joined === 1 ? "has" : "have"} joined.`;
    return asked - joined === 1
      ? `${have} The other may still have to accept, or Chat left them out: look at the space's members. If you listed yourself, it is you.`
      : `${have} The others may still have to accept, or Chat left them out: look at the space's members. If you listed yourself, one of them is you.`;
  },
  /** Of group chats and direct messages. */
  listedLater: "The link opens it; Chat lists it once somebody has written in it.",

  /** What rows with the same problem have in common, as a title above them. */
  problemGroups: {
    nameMissing: "No name",
    nameTooLong: "Name too long",
    nameHasControlCharacters: "Invisible characters in the name",
    nameNotAllowed: "A name where there can be none",
    typeUnknown: "Unknown type",
    memberInvalid: "Not an e-mail address",
    membersAreNames: "Names instead of e-mail addresses",
    membersTooMany: "Too many members",
    groupNotAllowed: "A Google group where there can be none",
    groupChatTooSmall: "Too few people for a group chat",
    directMessageNeedsOne: "Not exactly one person for a direct message",
    managerInvalid: "Managers without an e-mail address",
    managersNotAllowed: "Managers: only for the type Space",
    welcomeTooLong: "Welcome message too long",
    descriptionTooLong: "Description too long",
    guidelinesTooLong: "Guidelines too long",
    detailsNotAllowed: "Description or guidelines for a direct message",
    whoCanPostUnknown: "Unclear who can post",
    whoCanPostNotAllowed: "Who can post: only for the type Space",
    externalPeopleUnknown: "Unclear whether external people are allowed",
    historyUnknown: "Unclear whether history is kept",
    audienceUnknown: "Unclear who can find it",
    audienceNotAllowed: "Who can find it: only for the type Space",
    cellError: "A formula with an error",
    statusUnknown: "A status that is not from Chat Spaces",
    spaceFilled: "The column Space is filled in",
    detailsFilled: "The column Details is filled in",
    requestIdUnknown: "A Request ID that is not from Chat Spaces",
    requestIdLost: "Outcome not known",
    begunByAnother: "Outcome not known",
    begunLongAgo: "Outcome not known",
    changedSince: "Outcome not known",
    copied: "Copies",
    displaced: "Another name than its space",
  } satisfies Record<keyof Problems, string>,

  /** Headers that a person should look at. */
  headers: {
    twice: (header: string) =>
      `The column “${header}” stands twice. Only the first one is read: rename the other.`,
    near: (header: string, column: string) =>
      `The column “${header}” is not read. If it is meant to be “${column}”, correct its header.`,
  },

  /** What triggers say, while nobody looks. */
  background: {
    made: (made: number, left: number) =>
      `${plural(made, "# space", "# spaces")} created; ${plural(left, "# row is", "# rows are")} left.`,
    stopped: (time: string, why: string) => `Stopped ${time}. ${why}`,
    timeUsedUp: (minutes: number) => [
      `Triggers have worked for the ${minutes} minutes that Google gives them in a day.`,
      "It goes on by itself when there is time again; to go on now, open the sidebar.",
    ],
    minutesInvalid: (found: string) =>
      `The script property TRIGGER_MINUTES is “${found}”. Enter a number of at least 5, or remove it.`,
  },

  /** What is said of a form's answers. */
  form: {
    later: (limit: number, time: string) =>
      `The form has made ${plural(limit, "# space", "# spaces")} within an hour, and no more are allowed. This one follows when a trigger is at work after ${time}; to have it now, create it from the sidebar.`,
    limitInvalid: (found: string) =>
      `The script property FORM_SPACES_PER_HOUR is “${found}”. Enter a whole number above 0, or remove it.`,
    notPrepared: (columns: string) =>
      `A form's answer has arrived in a sheet that lacks ${columns}. Choose “Prepare this sheet” in its menu, and create the space of this answer from the sidebar.`,
  },

  /** What “Prepare this sheet” has done. */
  prepared: {
    nothing: "This sheet is ready: it has all that it needs.",
    nothingYet: "Nothing more can be prepared yet.",
    gone: (headers: string) => `The column “${headers}” that was chosen is not there any more.`,
    columns: (columns: string) => `Columns added: ${columns}.`,
    done: (parts: string) => `Set: ${parts}.`,
    parts: {
      notes: "notes on the headers",
      choices: "drop-downs",
      colours: "colours of the statuses",
      frozen: "a header that stays in view",
      layout: "column widths",
    } satisfies Record<Part, string>,
    isAsked:
      "Next open “Create spaces from this sheet…” and say which of your columns holds the name and which the members.",
    examples:
      "All columns are there: fill in one row for each space. The example rows show how; they are never created, so replace them.",
    withoutChoices: (columns: string) =>
      `The sheet takes no drop-down in ${columns}. Type the words instead: the note on each header has them.`,
    refused: (parts: string) => `The sheet did not allow: ${parts}. Everything works without.`,
  },

  /** What Chat said when it was asked whether it would make a space. */
  trial: {
    noAnswer: "Chat's answer did not arrive.",
    notAsked: ["So the rest is not known. Check again in a few minutes."],
    barred: (answer: string) => [
      `Chat did not allow a direct message to be begun as a trial, and answered: “${answer}”`,
      "Ask your administrator whether you may begin direct messages and create spaces; or create one space to see.",
    ],
    unclear: (answer: string) => [
      `Chat answered the trial in an unexpected way: “${answer}”`,
      "So it is not known whether spaces can be created. Create one space to see.",
    ],
    ready: [
      "Nothing is missing that can be checked without creating a space.",
      "Whether your administrator lets you create spaces and group chats shows only when you create one: create one space to see.",
    ],
  },

  /** What went wrong with Chat, and what to do about it. */
  failures: {
    serviceOff: {
      what: () => "The advanced Google Chat service is switched off in this script.",
      todo: "In the script editor click + beside Services, add Google Chat API, and try again.",
    },
    apiDisabled: {
      what: () => "The Google Chat API is not enabled in this script's Google Cloud project.",
      todo: "Open the Google Chat API in that project, click Enable, wait a few minutes and try again.",
    },
    appNotConfigured: {
      what: () => "This script's Google Cloud project has no configured Chat app.",
      todo: "Open the Google Chat API's Configuration tab in that project, fill in the app's name, avatar and description, save, and try again.",
    },
    scopeMissing: {
      what: () => en.createSpace.notGranted,
      todo: "Try again and tick every permission when Google asks; if Google does not ask, remove this script's access in your Google Account first.",
    },
    signedOut: {
      what: () => "Google did not accept the sign-in.",
      todo: "Reload the page, try again and authorise the script when Google asks.",
    },
    chatOff: {
      what: () => "Google Chat is turned off for your account.",
      todo: "Turn on Google Chat in Gmail's settings, or ask your administrator to turn it on.",
    },
    adminRestricted: {
      what: () => "Your organisation's administrator does not let this Chat app do this.",
      todo: "Ask the administrator to allow the app under Security → API controls in the Admin console.",
    },
    memberUnknown: {
      what: () => "Chat does not know one of the members.",
      todo: "Check each e-mail address; a Google group is entered as groups/ID, its e-mail address does not work.",
    },
    notAllowed: {
      what: () => "Chat does not allow you to create this space.",
      todo: "Ask your administrator whether you may create spaces and invite these people, or leave out people outside your organisation.",
    },
    nameTaken: {
      what: () => "A space with this name exists already in your organisation.",
      todo: "Choose another name.",
    },
    refused: {
      what: (answer: string) => `Chat refused this space and answered: “${answer}”`,
      todo: "Correct what it names and try again.",
    },
    quota: {
      what: () => "Chat's limit of new spaces per minute is used up.",
      todo: "Wait a few minutes and try again.",
    },
    unavailable: {
      what: () => "Chat is not available at the moment.",
      todo: "Wait a few minutes; before you try again, look in Chat whether the space is there.",
    },
    noAnswer: {
      what: (answer: string) =>
        `Chat's answer did not arrive, so the space may or may not exist.${answer && ` Google said: “${answer}”`}`,
      todo: "Look in Chat whether the space is there before you try again.",
    },
    oddAnswer: {
      what: () =>
        "Chat's answer does not say which space it made, so the space may or may not exist.",
      todo: "Look in Chat whether the space is there before you try again.",
    },
    unexpected: {
      what: (answer: string) => `The script itself failed: “${answer}”`,
      todo: "Push the newest version of Chat Spaces; if it goes on, report it with this text.",
    },
  } satisfies Failures,

  /** Where the remedy is found. */
  link: (link: string) => `See ${link}`,
  /** Between two findings within the quotation marks of a sentence. */
  nextQuoted: "”, “",
};

/** What is said around the script: by the sidebar, the dialog and the terminal. */
/* istanbul ignore next: the page says it, no test of the script does */
export const enPage = {
  check: {
    nothing:
      "There is nothing to create: every row has its space already, is empty, or needs attention.",
    examples: (count: number) =>
      plural(
        count,
        "# example row is left out: replace it by your own.",
        "# example rows are left out: replace them by your own.",
      ),
    types: {
      SPACE: (count: number) => plural(count, "# space", "# spaces"),
      GROUP_CHAT: (count: number) => plural(count, "# group chat", "# group chats"),
      DIRECT_MESSAGE: (count: number) => plural(count, "# direct message", "# direct messages"),
    },
    invitations: (count: number) => plural(count, "# invitation", "# invitations"),
    row: (number: number, name: string, reason: string) => `Row ${number}, ${name}: ${reason}`,
    sameName: (name: string, rows: string) => `“${name}” is the name of several rows: ${rows}`,
    confirm: "Create them now?",
    attention: (count: number) => plural(count, "# row needs attention", "# rows need attention"),
    count: (spaces: number) => plural(spaces, "# space to create", "# spaces to create"),
    people: (count: number) =>
      plural(count, "In # space not everybody has joined", "In # spaces not everybody has joined"),
    done: (count: number) =>
      plural(count, "# row has its space already", "# rows have their spaces already"),
    duration: (time: string) => `It will take about ${time}.`,
    more: (count: number) => plural(count, "… and # more", "… and # more"),
    /** Above rows with something in common. */
    group: (title: string, count: number) => `${title} (${count})`,
  },

  report: {
    again: "Start it again to go on.",
    lost: (name: string, link: string) =>
      `The row of “${name}” was deleted meanwhile; its space is ${link}`,
    created: (count: number) => plural(count, "# space created", "# spaces created"),
    failed: (count: number) => plural(count, "# row failed", "# rows failed"),
    left: (count: number) => plural(count, "# row is left", "# rows are left"),
    took: (time: string) => `It took ${time}.`,
  },

  /** @param ms milliseconds */
  duration: (ms: number) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return `${minutes} minutes`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },

  /** The sidebar: each state has a title, and says what to do. */
  sidebar: {
    /** Of these sentences, as https://www.rfc-editor.org/info/bcp47 names it. */
    language: "en",
    loading: "Checking the sheet…",
    working: "One moment…",
    checkAgain: "Check again",
    tryAgain: "Try again",
    back: "Back",
    lastRun: (when: string, isMine: boolean) =>
      `Last run: ${when}, by ${isMine ? "you" : "somebody else"}.`,
    /** Of rows that are not done, where none of those that the person chose can be created. */
    outside: (count: number) =>
      plural(
        count,
        "# row that has no space yet is outside of these. Choose all rows to see it.",
        "# rows that have no space yet are outside of these. Choose all rows to see them.",
      ),
    nothing: {
      title: "Nothing to create",
      todo: "Every row is empty or has its space already. Fill in rows and check again.",
    },
    notSetUp: {
      title: "This sheet is not prepared yet",
      missing: (columns: string) => `These columns are still needed: ${columns}.`,
      hint: "They are added beside the others. Nothing that is there is changed.",
      button: "Prepare this sheet",
      noHeader: "This list has no headers",
    },
    /** Which of a sheet's own headers mean what. */
    columns: {
      title: "Which columns hold what?",
      name: "Name of the space",
      members: "Members (e-mail addresses)",
      none: "– a new column –",
      example: (header: string, example: string) => `${header} (${example})`,
      unused: (headers: string) => `Not used: ${headers}`,
      keeps: "Your headers stay as they are. The answer is remembered for this sheet.",
      adds: "Columns for the results are added beside them.",
      button: "Use these columns",
      needed: "Choose a column for the name, for the members, or for both.",
      same: "One column cannot be both. Choose another one.",
      used: (name: string, members: string, unused: string) =>
        `Columns: ${[name, members].filter(Boolean).join(", ")}${unused && `; not used: ${unused}`}`,
      change: "Choose other columns…",
      more: (headers: string) => `Columns that you may add: ${headers}.`,
      addMore: "Add them",
    },
    permission: {
      title: "Your permission is needed",
      what: "Chat Spaces may not read this sheet and create Chat spaces for you yet.",
      todo: "Grant it in the tab that opens, and tick every box there. When you come back, it goes on by itself.",
      button: "Grant permission",
    },
    check: {
      none: "No row can be created as it is",
      sheet: (name: string) => `Sheet “${name}”`,
      headers: (count: number) => plural(count, "Look at # column", "Look at # columns"),
      types: { SPACE: "Spaces", GROUP_CHAT: "Group chats", DIRECT_MESSAGE: "Direct messages" },
      invitations: "Invitations",
      time: "Time it takes",
      about: (time: string) => `about ${time}`,
      done: "Rows with a space",
      leftOut: "These rows are left out. Click a row to go to it.",
      row: (number: number, name: string) => (name ? `Row ${number}, ${name}` : `Row ${number}`),
      selected: (number: number) => `Row ${number} is selected in the sheet.`,
      writeReasons: "Write the reasons beside the rows",
      written: "The reasons are written in the sheet.",
      choice: {
        legend: "Which rows",
        all: "All rows",
        visible: "Rows that the filter shows",
        selected: "Rows that are selected in the sheet",
      },
      copied: {
        title: (count: number) => plural(count, "# row is a copy", "# rows are copies"),
        text: (count: number) =>
          plural(
            count,
            "It was copied together with its Request ID. Should it become a space of its own?",
            "They were copied together with their Request IDs. Should each become a space of its own?",
          ),
        button: (count: number) => plural(count, "Make it a new row", "Make them new rows"),
      },
      uncertain: {
        title: (count: number) =>
          plural(
            count,
            "Of # row it is not known whether its space exists",
            "Of # rows it is not known whether their spaces exist",
          ),
        text: (count: number) =>
          plural(
            count,
            "Look in Chat. If the space is there, write Created as the row's status; if it is not:",
            "Look in Chat. Where a space is there, write Created as the row's status; for the others:",
          ),
        button: (count: number) =>
          plural(count, "I looked: it does not exist", "I looked: they do not exist"),
      },
      displaced: {
        title: (count: number) =>
          plural(
            count,
            "# row shows a space with another name",
            "# rows show a space with another name",
          ),
        text: (count: number) =>
          plural(
            count,
            "The row was renamed, or the space is another row's.",
            "The rows were renamed, or the spaces are other rows'.",
          ),
        keep: (count: number) =>
          plural(count, "Renamed: keep the space", "Renamed: keep the spaces"),
        button: (count: number) =>
          plural(count, "Another row's: make it a new row", "Other rows': make them new rows"),
      },
      failed: (count: number) => plural(count, "# row failed before", "# rows failed before"),
      failedHint: "They are tried again.",
      edited: (count: number) =>
        plural(
          count,
          "# row was changed after its space was created",
          "# rows were changed after their spaces were created",
        ),
      editedHint:
        "Chat knows nothing of that: whoever was added to Members is to be added in the space itself, and so is anything else to be changed there.",
      peopleHint:
        "The others may still have to accept, or Chat left them out. Look at the members of each space; when you have, write Created as the row's status.",
      sameNames: (count: number) =>
        plural(count, "# name appears twice or more", "# names appear twice or more"),
      rows: (rows: string) => `rows ${rows}`,
      create: (count: number) => plural(count, "Create # space…", "Create all # spaces…"),
      first: "Create only the first one…",
    },
    confirm: {
      title: (count: number) => plural(count, "Create # space now?", "Create # spaces now?"),
      one: (name: string) => `Create “${name}” now?`,
      invites: (count: number) =>
        plural(
          count,
          "# invitation is sent at once, in your name.",
          "# invitations are sent at once, in your name.",
        ),
      leftOut: (count: number) =>
        plural(
          count,
          "# row needs attention and is left out.",
          "# rows need attention and are left out.",
        ),
      stay: "Keep the sheet open. If you close it, nothing is lost: open this sidebar again to go on.",
      button: (count: number) => plural(count, "Create # space", "Create # spaces"),
    },
    progress: {
      title: "Creating spaces…",
      count: (done: string, total: string) => `${done} of ${total}`,
      starting: "Starting…",
      now: (name: string) => `Now: ${name}`,
      left: (time: string) => `About ${time} left`,
      cancel: "Cancel",
      cancelling: "Cancelling…",
      stopping: "It stops after the spaces that are being created now.",
      goesOn: (time: string, left: string) => `It goes on at ${time}, in ${left}.`,
      goesOnSoon: (left: string) => `It goes on in ${left}.`,
      mayClose: "You may close this: it goes on without you.",
      keepOpen: "Keep this open: with the tab closed it stops, and nothing is lost.",
      elsewhere: "It waits for spaces that are being created elsewhere, or were interrupted.",
      retrying: "The script did not answer. It is asked again by itself.",
      andMore: (names: string, count: number) => `${names} and ${count} more`,
    },
    refreshed: "The sheet has changed and was checked again.",
    /** What the person agrees to. */
    review: {
      changed: "Since you looked",
      added: (count: number) =>
        plural(count, "# row is new or was changed:", "# rows are new or were changed:"),
      gone: (count: number) =>
        plural(
          count,
          "# row that you saw is left out now: it was changed, or is there no more.",
          "# rows that you saw are left out now: they were changed, or are there no more.",
        ),
      nobody: "Nobody is invited: the spaces are yours alone at first.",
      forGood: "Spaces and invitations cannot be taken back here.",
      external: (count: number, total: number) => {
        const where = total === 1 ? "it" : count === total ? "all of them" : `${count} of them`;
        return `External people are allowed in ${where}. That cannot be changed later.`;
      },
      noExternal: (total: number) =>
        plural(
          total,
          "External people are not allowed in it. That cannot be changed later.",
          "External people are not allowed in any of them. That cannot be changed later.",
        ),
      spaces: "Whom each space invites",
      /** @param kind "" for a space with a name. */
      invites: (kind: string, people: string) =>
        [kind, people || "nobody but you"].filter(Boolean).join(": "),
      notShown: (count: number) =>
        plural(count, "# more is in the sheet.", "# more are in the sheet."),
      domains: (count: number) =>
        plural(count, "Where the invitations go: # domain", "Where the invitations go: # domains"),
      groups: "Google groups",
    },
    /** Of rows that are not as they were confirmed. */
    changed: (count: number) =>
      plural(
        count,
        "# row was changed since you looked and was left.",
        "# rows were changed since you looked and were left.",
      ),
    putRight: (count: number) =>
      plural(
        count,
        "# row was put right after an interruption.",
        "# rows were put right after an interruption.",
      ),
    underWay: {
      title: "You began creating spaces",
      since: (time: string, created: number) =>
        `Started ${time}. ${plural(created, "# space", "# spaces")} created so far.`,
      left: (spaces: number, invitations: number) =>
        `Of what you confirmed, ${plural(spaces, "# space is", "# spaces are")} left, with ${plural(invitations, "# invitation", "# invitations")}.`,
      atWork: "If another tab is at work on it, let it go on there.",
      atWorkAway: "It is at work now, without you or in another tab.",
      goesOn:
        "It goes on without you. To watch it, continue here; to see the sheet as it is now, check again.",
      todo: "Continue with just these, or check again to see the sheet as it is now.",
      button: (count: number) =>
        plural(count, "Continue: create # space", "Continue: create # spaces"),
    },
    /** What goes on without the person, by the function that does it. */
    away: {
      title: "While you are away",
      continueRun: {
        on: "If you close the tab, a run goes on without you. Should it stop, Google mails you why.",
        off: "If you close the tab, a run stops and loses nothing: open this sidebar again to go on.",
        byHand:
          "If you close the tab, a run stops and loses nothing, unless its trigger is switched on.",
        switchOn: "Go on without me",
      },
      createSpaceFromForm: {
        on: "New answers of the form become spaces by themselves.",
        off: "New answers of the form wait until you create their spaces here.",
        byHand:
          "New answers of the form become spaces by themselves if its trigger is switched on.",
        switchOn: "Make spaces of new answers",
      },
      switchOff: "Switch this off",
      switchedOn: "Switched on.",
      switchedOff: "Switched off.",
      silent:
        "It is switched on, but its trigger has not fired of late: Google may have disabled it.",
      switchAgain: "Switch it on again",
      last: (when: string) => `Its trigger last fired around ${when}.`,
      rights:
        "Whoever may edit this spreadsheet may also edit its script, and triggers run it with your rights.",
      permission: "Chat Spaces may not switch triggers on and off for you yet.",
      /** How it is switched by hand; Google's own words are those of its English pages. */
      steps: {
        open: "Open the script's page of triggers and click “Add Trigger”.",
        continueRun:
          "For a run choose “continueRun”, “Time-driven”, “Minutes timer” and “Every minute”.",
        createSpaceFromForm:
          "For a form choose “createSpaceFromForm”, “From spreadsheet” and “On form submit”.",
        save: "Click “Save”, and allow what Google asks.",
        end: "To switch it off, delete the trigger there.",
      },
      page: "The script's page of triggers",
      made: (count: number, when: string) =>
        `${plural(count, "# of them was", "# of them were")} created without you, the last one ${when}.`,
      stopped: (when: string) => `Stopped ${when}`,
      waiting: (count: number) =>
        plural(
          count,
          "# answer of the form waits for its space",
          "# answers of the form wait for their spaces",
        ),
      waitingHint: (count: number) =>
        plural(
          count,
          "It follows when a trigger is at work again. To have it now, create it here.",
          "They follow when a trigger is at work again. To have them now, create them here.",
        ),
    },
    busy: {
      title: "Spaces are being created already",
      since: (time: string, created: number) =>
        `Started at ${time}. ${plural(created, "# space", "# spaces")} created so far.`,
    },
    stopped: { title: "Stopped" },
    end: {
      done: "Done",
      problems: "Done, with problems",
      cancelled: "Cancelled",
      failed: "Failed",
      ofAll: (created: number, total: number) =>
        `${plural(created, "#", "#")} of ${plural(total, "# space", "# spaces")} created`,
      next: {
        done: "Every result is in the sheet.",
        problems:
          "What is created stays. Correct the rows that are listed here, or look at the sheet, and check again.",
        cancelled: "What is created stays. You can go on with the others at any time.",
        failed: "Nothing was created. Correct what is named here and try again.",
        stopped: "No row is lost: it goes on where it stopped, and no space is created twice.",
      },
      tooLate: (count: number) =>
        plural(
          count,
          "Cancelling came too late for # space.",
          "Cancelling came too late for # spaces.",
        ),
      spaces: "The new spaces",
      orphans: (count: number) =>
        plural(count, "# row was deleted meanwhile", "# rows were deleted meanwhile"),
      orphansHint: "Their spaces exist. Delete those in Chat that nobody needs.",
      orphanUnknown: (name: string) => `Look in Chat whether “${name}” exists.`,
      retry: (count: number) =>
        plural(count, "Try the failed row again…", "Try the # failed rows again…"),
      goOn: (count: number) =>
        plural(
          count,
          "Continue with the # row that is left…",
          "Continue with the # rows that are left…",
        ),
      others: (count: number) =>
        plural(count, "Create the other # space…", "Create the other # spaces…"),
    },
    failure: {
      title: "That did not work",
      accounts:
        "Google did not let this page reach the script: that happens when several Google accounts are signed in in one browser.",
      accountsTodo: "Open the sheet in a browser profile or private window with one account only.",
      signedOut: "Google does not let this page reach the script any more.",
      signedOutTodo:
        "Open it again from the menu: it goes on where it stopped, and nothing is made twice. If that does not help, reload the sheet and sign in with one account only.",
      connection: "The script could not be reached, or its answer did not arrive.",
      connectionTodo: "Check the internet connection and try again.",
      passing: "Google's servers had an error that passes.",
      passingTodo: "Wait a little and try again.",
      unanswered: "Google did not say whether it has begun; this is how the sheet is now.",
      other: (message: string) => `The script answered: “${message}”`,
      otherTodo: "Try again. If it goes on, close this and open it again from the menu.",
    },
    newTab: "(opens a new tab)",
  },

  /** The dialog Check the connection to Chat… */
  connection: {
    checking: "Asking Chat…",
    ready: "Nothing missing so far",
    missing: "Something is missing",
    unknown: "Not everything is known",
    /** Where each step is done. */
    mend: {
      serviceOff: "How to switch it on",
      scopeMissing: "Open your connections",
      apiDisabled: "Enable the API",
      chatOff: "Open Chat's settings",
      appNotConfigured: "Configure the Chat app",
      adminRestricted: "Open the Admin console",
    },
  },

  /** The dialog Help. */
  help: {
    title: "How Chat Spaces works",
    steps: [
      "One row of your list is one space. Open the sidebar with “Create spaces from this sheet…”: where your headers are your own, it asks once which column holds the name and which the members.",
      "It checks every row and shows whom each space would invite. Nothing is created before you confirm.",
      "Create only the first one to see how it looks in Chat, then the others. Rows that are hidden by a filter are left out, unless you choose all rows.",
      "You can cancel or close the tab at any time: open the sidebar again, and it goes on. No row becomes two spaces.",
      "Later, add rows and check again: only new rows are created.",
    ],
    statusTitle: "What the status of a row means",
    statuses: {
      CREATED: "The space exists; its link is beside it.",
      CHECK_PEOPLE: "The space exists, and not everybody has joined yet.",
      FAILED: "Chat refused it; Details says why. Correct the row and create again.",
      ATTENTION: "The row was left out; Details says what to correct.",
      CREATING: "Chat is being asked for it now.",
      UNKNOWN: "Chat's answer did not arrive; Details says what to do.",
    },
    columnsTitle: "What the columns take",
    away: "A run can go on with the tab closed, and each answer of a form can become a space. The sidebar says whether they do. Where it has no switch for it, it is done by hand:",
    setupTitle: "If it does not work",
    setup:
      "“Check the connection to Chat…” in the menu names the first step that is missing, and where to mend it.",
  },

  /** The dialog Create one space… */
  dialog: {
    type: "Type",
    name: "Name",
    members: "Members",
    membersHint: "E-mail addresses, without yours. Groups as groups/ID.",
    description: "Description",
    optional: "(optional)",
    create: "Create",
    creating: "Creating the space…",
    close: "Close",
    another: "Create another",
    created: (name: string) => `“${name}” is ready`,
    open: "Open in Google Chat",
    unsure: "The space may or may not have been created",
    asSent: "Until then the form stays as it was sent.",
    refused: "The space was not created",
  },
};

/** What is said where people can be added to spaces that exist. */
export const enAdded = {
  added: (count: number, time: string, names: string) =>
    plural(count, `# person added, ${time}: ${names}.`, `# people added, ${time}: ${names}.`),
  already: (count: number) => plural(count, "# was there already.", "# were there already."),
  invited: (count: number, names: string) =>
    plural(count, `# has to accept first: ${names}.`, `# have to accept first: ${names}.`),
  refused: (count: number, names: string) =>
    plural(count, `# was not added: ${names}.`, `# were not added: ${names}.`),
  tooMany: (found: number, limit: number) =>
    `Only ${limit} of its ${found} members can be added from this row. Add the others in Chat.`,
  /** Whether it was done, where the answer is lost or odd. */
  unsure: {
    members: (answer: string) =>
      `Chat did not say whether people were added or roles changed.${answer && ` Google said: “${answer}”`}`,
    welcome: (answer: string) =>
      `Chat did not say whether the message was posted.${answer && ` Google said: “${answer}”`}`,
  },
  toAdd: (count: number) =>
    plural(count, "# person is still to be added.", "# people are still to be added."),
  unreadable: (words: string) => `“${words}” is no address, so nobody is added for it.`,
  managers: (count: number) => plural(count, "# was made a manager.", "# were made managers."),
  notGranted: {
    members: "The permission to add people to Chat spaces was not granted.",
    welcome: "The permission to post messages in Chat was not granted.",
  },
  stillManagers: (count: number, names: string) =>
    plural(count, `# is still a manager: ${names}.`, `# are still managers: ${names}.`),
  unproven: (space: string) =>
    `That its space is ${space} was not written by you: compare it with the space's address in Chat first.`,
  notManagers: (count: number, names: string) =>
    plural(
      count,
      `# could not be made a manager: ${names}.`,
      `# could not be made managers: ${names}.`,
    ),
  toChange: (count: number) =>
    plural(count, "# role is still to be changed.", "# roles are still to be changed."),
  posted: "The welcome message was posted.",
  notPosted: (why: string) => `The welcome message was not posted: ${why}.`,
  toPost: "The welcome message is still to be posted.",
  gone: (count: number, names: string) =>
    plural(
      count,
      `# is in the space and stands no longer in this row: ${names}. Remove them in Chat if they should leave.`,
      `# are in the space and stand no longer in this row: ${names}. Remove them in Chat if they should leave.`,
    ),
  waitingForQuota: "Chat's limit of people added per minute is used up. It goes on by itself.",
  inRun: (count: number) => plural(count, "# person added", "# people added"),
  rolesInRun: (count: number) => plural(count, "# role changed", "# roles changed"),
  messagesInRun: (count: number) =>
    plural(count, "# welcome message posted", "# welcome messages posted"),
  why: {
    memberUnknown: "Chat does not know this address",
    notAllowed: "not allowed, by the space or by your organisation",
  } as Partial<Record<FailureCode, string>>,
  check: (people: number, spaces: number) =>
    `${plural(people, "# person", "# people")} to add to ${plural(spaces, "# space", "# spaces")}`,
  checkManagers: (count: number) => plural(count, "# manager to set", "# managers to set"),
  checkNoManagers: (count: number) =>
    plural(count, "# manager to become a member", "# managers to become members"),
  checkMessages: (count: number) =>
    plural(count, "# welcome message to post", "# welcome messages to post"),
  button: (people: number) => plural(people, "Add # person…", "Add # people…"),
  confirm: (people: number) => plural(people, "Add # person", "Add # people"),
  changeButton: (count: number) => plural(count, "Make # change…", "Make # changes…"),
  confirmChange: (count: number) => plural(count, "Make # change", "Make # changes"),
  manager: (name: string) => `${name} (manager)`,
  becomesManager: (name: string) => `${name} becomes a manager`,
  becomesMember: (name: string) => `${name} becomes a member`,
  message: "the welcome message",
  welcome: (text: string) => `Welcome message: ${text}`,
  later: (people: number) =>
    plural(
      people,
      "# more person is added after their space was made, with a call to Chat.",
      "# more people are added after their spaces were made, each with a call to Chat.",
    ),
  laterManagers: (count: number) =>
    plural(
      count,
      "# manager is set after their space was made.",
      "# managers are set after their spaces were made.",
    ),
  laterMessages: (count: number) =>
    plural(
      count,
      "# welcome message is posted as you, after everybody was added.",
      "# welcome messages are posted as you, after everybody was added.",
    ),
  forGood: "They are invited at once. Nobody is removed from a space here.",
  goneTitle: (count: number) =>
    plural(
      count,
      "In # row people stand no longer who are in its space",
      "In # rows people stand no longer who are in their spaces",
    ),
  goneHint: "Nobody is removed here. Remove them in Chat if they should leave.",
  andMore: (names: string, more: number) => `${names} and ${plural(more, "# more", "# more")}`,
};
