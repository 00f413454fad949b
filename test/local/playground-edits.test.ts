import { Tab } from "../../local/google/apps-script/document";
import {
  changeCells,
  copyRowsBelow,
  deleteRows,
  type Edit,
  History,
  insertRows,
  sortRows,
} from "../../local/playground/edits";

const AREA = { row: 1, column: 1, rows: 1, columns: 1 };
const LIST = [["Name"], ["Comet"], ["Aurora"], ["Boreal"]];

/** A person at a sheet. */
function sit() {
  const tab = new Tab(0, "Sheet1").fill(LIST);
  const history = new History();
  const names = () => tab.values().map(([name]) => name);
  const perform = (edit: Edit) => history.perform(tab, AREA, edit);
  const type = (row: number, value: string) =>
    perform(
      changeCells(
        tab,
        tab.rowsFrom(row, 1).map((found) => {
          return { row: found, column: 1, part: tab.typed(row, 1, value) };
        }),
      ),
    );
  return { tab, history, names, perform, type };
}

describe("what a person undoes", () => {
  it("is the last thing that they did, and then the one before", () => {
    const { history, names, type } = sit();
    type(2, "Delta");
    type(3, "Echo");
    history.undo();
    expect(names()).toEqual(["Name", "Delta", "Aurora", "Boreal"]);
    history.undo();
    expect(names()).toEqual(LIST.flat());
    expect(history.undo()).toBeUndefined();
    history.redo();
    history.redo();
    expect(names()).toEqual(["Name", "Delta", "Echo", "Boreal"]);
    expect(history.redo()).toBeUndefined();
  });

  it("cannot be done again once they did something else", () => {
    const { history, names, type } = sit();
    type(2, "Delta");
    history.undo();
    type(2, "Echo");
    expect(history.redo()).toBeUndefined();
    expect(names()[1]).toBe("Echo");
  });

  it("is found in its row, wherever somebody else has moved that", () => {
    const { tab, history, names, type } = sit();
    type(2, "Zeta");
    tab.insertRows(2);
    tab.sort(1);
    history.undo();
    expect(names()).toEqual(["Name", "Aurora", "Boreal", "Comet"]);
  });

  it("leaves what somebody else has written there since", () => {
    const { tab, history, names, type } = sit();
    type(2, "Delta");
    tab.enter(2, 1, "written by the script");
    history.undo();
    expect(names()[1]).toBe("written by the script");
  });

  it("brings deleted rows back with all that was in them, and a header as the header", () => {
    const { tab, history, names, perform } = sit();
    tab.change(1, 1, { note: "What it is called" });
    perform(deleteRows(tab, [...tab.rowsFrom(1, 1), ...tab.rowsFrom(3, 1)]));
    expect(names()).toEqual(["Comet", "Boreal"]);
    history.undo();
    expect(names()).toEqual(LIST.flat());
    expect(tab.cell(1, 1).note).toBe("What it is called");
    history.redo();
    expect(names()).toEqual(["Comet", "Boreal"]);
  });

  it("brings sorted rows back into their order, with a row that came in between", () => {
    const { tab, history, names, perform } = sit();
    perform(sortRows(tab, 1, true));
    expect(names()).toEqual(["Name", "Aurora", "Boreal", "Comet"]);
    tab.fill([["New"]], 5);
    history.undo();
    expect(names()).toEqual([...LIST.flat(), "New"]);
  });

  it("takes inserted and copied rows away, and gives them back with what was written there", () => {
    const { tab, history, names, perform } = sit();
    perform(insertRows(tab, 3, 2));
    perform(copyRowsBelow(tab, 2, 1));
    expect(names()).toEqual(["Name", "Comet", "Comet", "", "", "Aurora", "Boreal"]);
    tab.enter(3, 1, "Comet II");
    history.undo();
    history.undo();
    expect(names()).toEqual(LIST.flat());
    history.redo();
    history.redo();
    expect(names()).toEqual(["Name", "Comet", "Comet II", "", "", "Aurora", "Boreal"]);
  });
});
