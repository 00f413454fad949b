import { ChatApi, type ChatApiOptions } from "../../../local/google/chat/api";
import { type Answer, type Driver, definition, type Params } from "./drivers";

/** What Google says, as users have reported it. */
export const googleTexts = {
  appNotConfigured:
    "Google Chat app not found. To create a Chat app, you must turn on the Chat API and configure the app in the Google Cloud console.",
  apiDisabled: "Google Chat API has not been used in project ",
  scopeMissing: "Request had insufficient authentication scopes.",
  signedOut: "Request had invalid authentication credentials. Expected OAuth 2 access token, ",
  notSignedIn: "Request is missing required authentication credential. Expected OAuth 2 access ",
  chatOff: "Google Chat is turned off. To use Chat API, turn on Google Chat.",
  userName:
    "Missing or malformed user resource name in the request. Human user resource name must follow this format: users/{user}. App user resource name must be set as users/app.",
  permissionDenied: "Permission denied to perform the requested action on the specified resource",
  adminRestricted:
    "This organization's administrator restricts this Chat app from performing this action.",
  unavailable: "The service is currently unavailable.",
  methodNotFound: "Method not found.",
};

export const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
export const everyScope = ["chat.spaces", "chat.memberships", "chat.messages.create"].map(scope);
export const human = (user: string) => ({ member: { name: `users/${user}`, type: "HUMAN" } });
export const group = (id: string) => ({ groupMember: { name: `groups/${id}` } });
export const people = (count: number) =>
  Array.from({ length: count }, (_, i) => human(`person${i}@example.com`));
export const space = (more: object = {}) => ({
  spaceType: "SPACE",
  displayName: "API-made",
  ...more,
});
export const groupChat = { spaceType: "GROUP_CHAT" };
export const directMessage = { spaceType: "DIRECT_MESSAGE" };
export const letters = (count: number) => "x".repeat(count);

export function namesIn({ body }: Answer): string[] {
  return body.spaces.map((each: { displayName: string }) => each.displayName);
}

/** Ana, who calls the Chat API in one way. The API is another one in each test. */
export class Caller {
  now = 0;
  /** her token */
  ana = "";
  readonly clock = {
    now: () => this.now,
    sleep: (ms: number) => {
      this.now += ms;
    },
  };
  #api: ChatApi | undefined;

  constructor(readonly driver: Driver) {}

  get api(): ChatApi {
    if (!this.#api) throw new Error("There is no API before a test starts");
    return this.#api;
  }

  readonly start = async (options: Partial<ChatApiOptions> = {}): Promise<void> => {
    this.now = Date.UTC(2026, 0, 1);
    this.#api = new ChatApi({ definition, clock: this.clock, ...options });
    this.ana = this.api.signIn("ana@example.com", everyScope);
    await this.driver.open(this.api);
  };

  readonly create = (requestBody: object, more: Params = {}) =>
    this.driver.call(this.ana, "spaces.create", { requestBody, ...more });

  readonly setUp = (body: object, memberships: object[] = [], requestId?: string) =>
    this.driver.call(this.ana, "spaces.setup", {
      requestBody: { space: body, memberships, ...(requestId && { requestId }) },
    });

  readonly membersOf = (index = 0) => this.api.spaces[index]?.members.map((member) => member.who);
}
