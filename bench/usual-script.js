/**
 * The script that people usually write: a space for each row, then a call for each member, then a
 * cell for each result. It is here to be compared with, in its own terms.
 */
function run() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rows = sheet.getDataRange().getValues();
  for (let i = 1; i < rows.length; i++) {
    try {
      const space = Chat.Spaces.create({ spaceType: "SPACE", displayName: rows[i][0] });
      const members = String(rows[i][2]).split(", ").filter(Boolean);
      for (const email of members) {
        const member = { member: { name: `users/${email}`, type: "HUMAN" } };
        Chat.Spaces.Members.create(member, space.name);
      }
      sheet.getRange(i + 1, 10).setValue("Created");
      sheet.getRange(i + 1, 11).setValue(space.spaceUri);
    } catch (error) {
      sheet.getRange(i + 1, 10).setValue("Failed");
      sheet.getRange(i + 1, 12).setValue(error.message);
    }
  }
}
