/**
 * Checked by the compiler alone (`npm run typecheck`): what holds the stand-ins for Apps Script to
 * Google's own types does notice each kind of difference.
 */
import { EnumValue, enumeration, Service, type StandIn } from "../local/google/apps-script/service";

type GoogleRange = GoogleAppsScript.Spreadsheet.Range;
type GoogleUi = GoogleAppsScript.Base.Ui;

export class Alike extends Service<undefined, GoogleRange> implements StandIn<Alike> {
  getRow = () => 1;
  setValue = (_value: string | number | null) => this;
  getNotes = (): string[][] => [];
}

export class OfAnotherName
  extends Service<undefined, GoogleRange>
  implements StandIn<OfAnotherName>
{
  // @ts-expect-error
  getRows = () => 1;
}

export class TakingMore extends Service<undefined, GoogleRange> implements StandIn<TakingMore> {
  // @ts-expect-error
  getRow = (_from: number) => 1;
}

export class TakingWhatIsNone
  extends Service<undefined, GoogleRange>
  implements StandIn<TakingWhatIsNone>
{
  // @ts-expect-error
  setNote = (_note: number) => this;
}

export class GivingAnother
  extends Service<undefined, GoogleRange>
  implements StandIn<GivingAnother>
{
  // @ts-expect-error
  getRow = () => "1";
}

export class GivingNothing
  extends Service<undefined, GoogleRange>
  implements StandIn<GivingNothing>
{
  // @ts-expect-error
  setValue(_value: string): void {}
}

/** Google's may be null there. */
export class GivingAlways
  extends Service<undefined, GoogleAppsScript.Spreadsheet.RichTextValue>
  implements StandIn<GivingAlways>
{
  // @ts-expect-error
  getLinkUrl = () => "";
}

export class WithEnumerations
  extends Service<undefined, GoogleUi>
  implements StandIn<WithEnumerations>
{
  readonly Button = enumeration<typeof GoogleAppsScript.Base.Button>("Button", "OK");
  // @ts-expect-error
  readonly ButtonSet = { PERHAPS: new EnumValue("ButtonSet", "PERHAPS") };
}
