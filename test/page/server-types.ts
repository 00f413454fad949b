/**
 * Checked by the compiler alone (`npm run typecheck`), as a part of the page: what the page asks of the
 * script is what the script has, by name, arguments and answer.
 */
import { call } from "../../src/page/server";

// @ts-expect-error
call("checkSheets", {});

// @ts-expect-error
call("selectRow", { sheetId: 1, row: "5" });

// @ts-expect-error
call("checkSheet", {}).then((answer) => answer.rows);

call("selectRow", { sheetId: 1, row: 5 });
