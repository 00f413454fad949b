import { Caller } from "./caller";
import { functionDriver, googleAppsDriver, googleapisDriver } from "./drivers";
import { meetingFaults } from "./faults";
import { addingPeople } from "./members";
import { sendingMessages } from "./messages";
import { meetingQuotas } from "./quotas";
import { readingSpacesAndPeople } from "./reading";
import { sendingRequests } from "./requests";
import { makingSpaces } from "./spaces";

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
