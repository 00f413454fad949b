/**
 * A row a call, as Google's guide shows for one space: members go along with spaces.setup, but
 * nothing is remembered, paced or repeated. It is here to be compared with, in its own terms.
 * https://developers.google.com/workspace/chat/set-up-spaces
 */
function run() {
  const rows = SpreadsheetApp.getActiveSheet().getDataRange().getValues();
  for (const [displayName, , members] of rows.slice(1)) {
    try {
      const space = Chat.Spaces.setup({
        space: { spaceType: "SPACE", displayName },
        memberships: String(members)
          .split(", ")
          .filter(Boolean)
          .map((email) => ({ member: { name: `users/${email}`, type: "HUMAN" } })),
      });
      console.log("Created %s", space.name);
    } catch (error) {
      console.log("Failed with %s", error.message);
    }
  }
}
