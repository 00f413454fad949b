import { Caller } from "./chat-api/caller";
import { functionDriver, googleAppsDriver, googleapisDriver } from "./chat-api/drivers";
import { meetingFaults } from "./chat-api/faults";
import { addingPeople } from "./chat-api/members";
import { sendingMessages } from "./chat-api/messages";
import { meetingQuotas } from "./chat-api/quotas";
import { readingSpacesAndPeople } from "./chat-api/reading";
import { sendingRequests } from "./chat-api/requests";
import { makingSpaces } from "./chat-api/spaces";

/** What holds of the Chat API however it is called. */
const contract = [
  makingSpaces,
  readingSpacesAndPeople,
  addingPeople,
  sendingMessages,
  sendingRequests,
  meetingQuotas,
  meetingFaults,
];

describe.each([functionDriver(), googleapisDriver(), googleAppsDriver()])(
  "the Chat API through $title",
  (driver) => {
    const caller = new Caller(driver);
    beforeEach(() => caller.start());
    afterAll(() => driver.close());
    for (const part of contract) part(caller);
  },
);
