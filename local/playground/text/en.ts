import { scriptFaultDescriptions } from "../../google/apps-script/faults";
import { sheetFaultDescriptions } from "../../google/apps-script/sheet-faults";
import { faultDescriptions } from "../../google/chat/faults";
import type { ExampleWords } from "../examples";
import { lineFaults } from "../line-faults";

const examples: ExampleWords = {
  titles: {
    school: "A school’s classes",
    agency: "An agency’s clients",
    many: "200 classes",
    thousand: "1,000 classes",
    list: "A list of your own",
    empty: "An empty sheet",
  },
  ownHeaders: ["Course", "Teachers", "Room"],
  className: "Class",
  rows: {
    school: [
      ["Class 7A", "SPACE", "ana@school.example, bruno@school.example", "Everything about 7A"],
      ["Class 7B", "SPACE", "carla@school.example; davi@school.example", "Everything about 7B"],
      ["", "SPACE", "elisa@school.example", "Everything about 7C"],
      ["Maths department", "", "groups/03q7bz1k, felix@school.example"],
      ["Parents’ council", "SPACE", "gina@parents.example, hugo(at)parents.example"],
      ["Announcements", "SPACE", "office@school.example", "News from the office", "MANAGERS"],
      ["", "GROUP_CHAT", "ines@school.example, joao@school.example, kim@school.example"],
      ["", "GROUP_CHAT", "lena@school.example"],
      ["", "DIRECT_MESSAGE", "Maria Nunes <maria@school.example>"],
      ["Chess club", "SPACE", "nina@school.example otto@school.example", "Thursdays at four"],
    ],
    agency: [
      ["Northwind – campaign", "SPACE", "ana@agency.example, petra@northwind.example", "Spring"],
      ["Contoso – website", "SPACE", "bruno@agency.example, quim@contoso.example", "Relaunch"],
      ["Fabrikam – print", "SPACE", "carla@agency.example rosa@fabrikam.example", "Catalogue"],
      ["", "SPACE", "davi@agency.example", "A client without a name yet"],
      ["All clients", "SPACE", "groups/01abcdef", "What concerns everybody", "MANAGERS"],
      ["", "GROUP_CHAT", "felix@agency.example, gina@agency.example"],
      ["", "DIRECT_MESSAGE", "hugo@agency.example, ines@agency.example"],
    ],
  },
};

export const en = {
  /** As its speakers call it. */
  name: "English",
  /** Of the page, by the attributes data-text and data-label in index.html. */
  title: "Chat Spaces playground",
  hint: "Everything here is a trial: no account is needed, and nothing reaches Google. Begin in the sidebar with “Create only the first one…”.",
  settings: "Start again with",
  sheet: "Sheet",
  language: "Language",
  clock: "Clock",
  stopped: "Stopped",
  realTime: "Real time",
  faster: "10 times faster",
  noWaiting: "No waiting",
  startAgain: "Start again",
  problems: "Simulate problems",
  form: "Answer the form…",
  formLabel: "Somebody fills in the form whose answers arrive in this sheet",
  tab: "Close the tab",
  tabLabel: "The sheet is closed, and time goes on",
  kill: "Kill next batch",
  killLabel: "Google ends the next batch at some call",
  other: "Someone else creates",
  otherLabel: "bruno@example.com creates spaces from this sheet",
  faultsTitle: "What goes wrong at Google",
  times: "It happens",
  always: "until it is switched off",
  once: "once",
  thrice: "three times",
  scopesTitle: "What you have allowed the script",
  closed:
    "The tab with the sheet is closed. Time goes on, and so does what you have switched on: look at Google Chat. To come back, click “Close the tab” again.",
  menus: "Menus",
  /** What a small screen shows one at a time. */
  views: "What is shown",
  sidebar: "Sidebar",

  lineTitle: "What goes wrong between the sidebar and the script",
  sheetTitle: "What the sheet is like",
  faults: {
    ...faultDescriptions,
    ...scriptFaultDescriptions,
    ...sheetFaultDescriptions,
    ...lineFaults,
  } as Record<string, string>,
  /** What Google's consent page says of the scopes, in our own words. */
  scopes: {
    "chat.spaces.create": "Create Chat spaces",
    "spreadsheets.currentonly": "See and change this spreadsheet",
    "script.container.ui": "Show sidebars and dialogs",
    "script.scriptapp": "Go on while you are away",
    "chat.memberships": "Add people to Chat spaces, and see who is in them",
    "chat.messages.create": "Post messages in Chat",
  } as Record<string, string>,
  consent: {
    title: "Google's consent page",
    wants: "Chat Spaces wants access to your account",
    allow: "Allow",
    cancel: "Cancel",
  },

  killed: (call: string) => `Google killed the batch at ${call}`,
  unanswered: "The answer is in the sheet. Nobody has switched on that it becomes a space.",
  mailed: (name: string, message: string) => `Google mails you that ${name} failed: ${message}`,
  dismiss: "Dismiss",
  closeSidebar: "Close the sidebar",
  closeDialog: "Close the dialog",
  closeForm: "Close the form",
  list: "Paste your own list…",
  ownList: {
    title: "Try it with your own list",
    how: "Select your list in any spreadsheet, with its headers, copy it, and paste it here. It stays in this page.",
    example: "Project\tPeople\nNorthwind\tana@example.com, bruno@example.com",
    use: "Use this list",
    cancel: "Cancel",
    tab: "Your list",
  },
  chat: {
    details: "The space that is open",
    none: "No spaces yet.",
    choose: "Choose a space to see what Chat keeps of it.",
    /** Chat names the app: https://developers.google.com/workspace/chat/authenticate-authorize */
    made: (creator: string) => `The app Chat Spaces created this for ${creator}`,
    members: (count: number) => (count === 1 ? "1 member" : `${count} members`),
    messages: (count: number) =>
      count === 0 ? "No messages" : count === 1 ? "1 message" : `${count} messages`,
    manager: "manager",
    invited: "invited",
  },
  grid: {
    content: "Content of the selected cell",
    tabs: "Sheets",
    tools: "Sheet tools",
    rows: (count: number) => (count === 1 ? "1 row" : `${count} rows`),
  },
  tools: {
    undo: "Undo",
    redo: "Redo",
    up: "Sort A → Z",
    down: "Sort Z → A",
    insert: "Insert row",
    copy: "Copy row below",
    remove: "Delete row",
    filter: "Filter out row",
    unfilter: "Remove filter",
    fit: "Fit column",
    add: "Add a sheet",
  },
  examples,
  /** The form whose answers arrive in the sheet. */
  formWords: {
    title: "New space",
    name: "What is it called?",
    people: "Who is in it?",
    submit: "Submit",
  },
};
